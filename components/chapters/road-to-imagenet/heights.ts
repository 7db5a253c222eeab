import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what it needs as it is shown first, so that nothing below
 * jumps when it comes; tests/browser/every-page.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  shrink: 'min-h-[calc(20.9rem+50cqw)] @2xl:min-h-[max(18.2rem,calc(50cqw_-_7.3rem))]',
  chain:
    'min-h-[38.75rem] @min-[19rem]:min-h-[35.25rem] @min-[27rem]:min-h-[30.1rem] @min-[42rem]:min-h-[28.5rem] @min-[47.25rem]:min-h-[25rem]',
  scale: 'min-h-[22.5rem] @min-[17rem]:min-h-[20rem] @min-[21rem]:min-h-[17.75rem]',
  contest:
    'min-h-[39.75rem] @min-[17.25rem]:min-h-[37.5rem] @min-[18.5rem]:min-h-[36.1rem] @min-[19.75rem]:min-h-[32.75rem] @min-[23.5rem]:min-h-[31.5rem] @min-[29.5rem]:min-h-[30rem] @2xl:min-h-[28.6rem] [&:lang(zh)]:min-h-[34.25rem] @min-[27.5rem]:[&:lang(zh)]:min-h-[28.5rem]',
}
