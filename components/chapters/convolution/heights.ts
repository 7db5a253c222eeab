import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what its highest setting needs there, so that nothing below
 * jumps; tests/browser/every-page.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  numbers:
    'min-h-[calc(35.25rem+180cqw)] @min-[28rem]:min-h-[calc(93.5rem_-_40cqw)] @min-[40rem]:min-h-[calc(25.75rem+25cqw)] [&:lang(zh)]:min-h-[calc(30.75rem+195cqw)] @min-[24.5rem]:[&:lang(zh)]:min-h-[77.25rem] @min-[40rem]:[&:lang(zh)]:min-h-[calc(25.25rem+25cqw)]',
  slide:
    'min-h-[calc(86.25rem+15cqw)] @min-[24.5rem]:min-h-[calc(74rem+55cqw)] @min-[48rem]:min-h-[calc(45.5rem+45cqw)] @min-[60rem]:min-h-[59.5rem]',
  sizes:
    'min-h-[calc(60.25rem+25cqw)] @min-[22rem]:min-h-[calc(52.25rem+40cqw)] @min-[40rem]:min-h-[calc(43.5rem+50cqw)] @min-[46rem]:min-h-[calc(19.75rem+35cqw)]',
  channels:
    'min-h-[calc(53.25rem+115cqw)] @min-[22rem]:min-h-[79rem] @min-[36rem]:min-h-[70rem] @min-[44rem]:min-h-[41.75rem]',
  pooling:
    'min-h-[calc(59.75rem+40cqw)] @min-[26rem]:min-h-[calc(63rem+25cqw)] @min-[40rem]:min-h-[calc(51rem+50cqw)] @min-[46rem]:min-h-[calc(12.25rem+45cqw)]',
  trained:
    'min-h-[calc(29.25rem+140cqw)] @min-[36rem]:min-h-[calc(17.5rem+115cqw)] @min-[44rem]:min-h-[calc(8.75rem+50cqw)]',
  sharing:
    'min-h-[calc(71.25rem_-_10cqw)] @min-[30rem]:min-h-[calc(49rem+20cqw)] @min-[46rem]:min-h-[calc(18.25rem+20cqw)]',
  // What the three layers of the start need: six of them would leave a phone half a screen of nothing.
  field:
    'min-h-[calc(86rem_-_85cqw)] @min-[17.25rem]:min-h-[calc(71rem_-_20cqw)] @min-[27rem]:min-h-[calc(65rem_-_20cqw)] @min-[36rem]:min-h-[calc(39.25rem+10cqw)] @min-[60rem]:min-h-[36.75rem] [&:lang(zh)]:min-h-[calc(81rem_-_90cqw)] @min-[24rem]:[&:lang(zh)]:min-h-[calc(73rem_-_55cqw)] @min-[32.25rem]:[&:lang(zh)]:min-h-[calc(32.75rem+70cqw)] @min-[36rem]:[&:lang(zh)]:min-h-[calc(31.25rem+25cqw)] @min-[60rem]:[&:lang(zh)]:min-h-[36.75rem]',
  shift:
    'min-h-[calc(56.5rem+30cqw)] @min-[35.5rem]:min-h-[calc(42.75rem+70cqw)] @min-[44rem]:min-h-[calc(21.75rem+25cqw)] [&:lang(zh)]:min-h-[calc(54.25rem+20cqw)] @min-[31.25rem]:[&:lang(zh)]:min-h-[calc(29.25rem+100cqw)] @min-[44rem]:[&:lang(zh)]:min-h-[calc(21.75rem+25cqw)]',
}
