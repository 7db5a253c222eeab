import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what it needs as it is shown first, so that nothing below
 * jumps when it comes; tests/browser/every-page.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  timeline:
    'min-h-[67rem] @min-[18.5rem]:min-h-[61.5rem] @min-[24.5rem]:min-h-[58.75rem] @xl:min-h-[46.25rem] @2xl:min-h-[28rem] @min-[46rem]:min-h-[25rem] [&:lang(zh)]:min-h-[62.5rem] @min-[24.75rem]:[&:lang(zh)]:min-h-[57.25rem] @xl:[&:lang(zh)]:min-h-[40.25rem] @2xl:[&:lang(zh)]:min-h-[23.75rem]',
  comparison:
    'min-h-[92rem] @min-[17.5rem]:min-h-[86.5rem] @min-[30rem]:min-h-[63.25rem] @min-[43.5rem]:min-h-[58.25rem] @3xl:min-h-[46.25rem]',
  mnist:
    'min-h-[85.25rem] @min-[18rem]:min-h-[74.25rem] @min-[19.75rem]:min-h-[69rem] @min-[20.75rem]:min-h-[63.75rem] @min-[23.75rem]:min-h-[58.75rem] @min-[26.5rem]:min-h-[53.75rem] @min-[29.75rem]:min-h-[50.25rem] @xl:min-h-[46.75rem] @2xl:min-h-[38.5rem] @min-[44rem]:min-h-[35.5rem]',
}
