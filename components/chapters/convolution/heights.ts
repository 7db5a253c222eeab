import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what its highest setting needs there, so that nothing below
 * jumps; tests/browser/every-page.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  numbers:
    'min-h-[calc(35.25rem+180cqw)] @min-[28rem]:min-h-[calc(93.5rem_-_40cqw)] @min-[40rem]:min-h-[calc(25.75rem+25cqw)]',
  slide:
    'min-h-[calc(85.75rem+10cqw)] @min-[22rem]:min-h-[calc(81.25rem+35cqw)] @min-[40rem]:min-h-[calc(72.75rem+50cqw)] @min-[48rem]:min-h-[calc(50.75rem+35cqw)] @min-[60rem]:min-h-[calc(52.25rem+15cqw)]',
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
  field:
    'min-h-[calc(83.5rem_-_60cqw)] @min-[20rem]:min-h-[calc(68.75rem_-_5cqw)] @min-[28rem]:min-h-[calc(81rem_-_60cqw)] @min-[36rem]:min-h-[calc(31.75rem+25cqw)] @min-[60rem]:min-h-[calc(28rem+15cqw)]',
  shift:
    'min-h-[calc(44rem+100cqw)] @min-[22rem]:min-h-[calc(52rem+50cqw)] @min-[44rem]:min-h-[calc(25.75rem+20cqw)]',
}
