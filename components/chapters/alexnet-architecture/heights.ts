import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what the figure needs there at first, with the longer of the
 * two languages, so that nothing below jumps; tests/browser/every-page.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  alexnet:
    'min-h-[170.5rem] @min-[16.5rem]:min-h-[165rem] @min-[19.5rem]:min-h-[156.75rem] @min-[22.5rem]:min-h-[152.5rem] @min-[34rem]:min-h-[144rem] @min-[44rem]:min-h-[104.5rem] @min-[60rem]:min-h-[79.5rem] [&:lang(zh)]:min-h-[166.5rem] @min-[16.25rem]:[&:lang(zh)]:min-h-[161rem] @min-[18.5rem]:[&:lang(zh)]:min-h-[155rem] @min-[19.75rem]:[&:lang(zh)]:min-h-[150.75rem] @min-[34rem]:[&:lang(zh)]:min-h-[140rem] @min-[44rem]:[&:lang(zh)]:min-h-[101.5rem] @min-[60rem]:[&:lang(zh)]:min-h-[78.75rem]',
  fit: 'min-h-[45.25rem] @min-[17.25rem]:min-h-[43rem] @min-[36rem]:min-h-[36rem]',
  columns:
    'min-h-[62.5rem] @min-[22.5rem]:min-h-[60rem] @min-[25rem]:min-h-[58.75rem] @min-[44rem]:min-h-[43.5rem]',
  budget:
    'min-h-[56.75rem] @min-[19.75rem]:min-h-[51.75rem] @min-[21.25rem]:min-h-[50.75rem] @min-[24.75rem]:min-h-[45rem] @min-[40rem]:min-h-[43.25rem] [&:lang(zh)]:min-h-[54.5rem] @min-[21.5rem]:[&:lang(zh)]:min-h-[48.5rem] @min-[40rem]:[&:lang(zh)]:min-h-[42.75rem]',
  crops: 'min-h-[36.5rem] @min-[36rem]:min-h-[18.5rem]',
}
