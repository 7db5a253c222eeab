import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what its highest setting needs there, so that nothing below
 * jumps; tests/browser/every-page.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  // What C1 needs, which is open at first: with room for the highest layer a phone would show a screen of nothing.
  layers:
    'min-h-[152.5rem] @min-[18rem]:min-h-[145.5rem] @min-[21.5rem]:min-h-[140rem] @min-[40.5rem]:min-h-[143.5rem] @min-[44rem]:min-h-[73rem] @min-[54rem]:min-h-[71.5rem]',
  unfold:
    'min-h-[123rem] @min-[24rem]:min-h-[121rem] @min-[36rem]:min-h-[81rem] @min-[44rem]:min-h-[53rem] @min-[60rem]:min-h-[42rem]',
  connections: 'min-h-[25rem] @min-[36rem]:min-h-[26.5rem] @min-[44rem]:min-h-[22.5rem]',
  subsampling: 'min-h-[70.75rem] @min-[28rem]:min-h-[76.75rem] @min-[44rem]:min-h-[41.25rem]',
  squash: 'min-h-[calc(17.25rem+62.5cqw)] @min-[44rem]:min-h-[calc(4.75rem+37.5cqw)]',
  codes: 'min-h-[58rem] @min-[23rem]:min-h-[53.5rem] @min-[44rem]:min-h-[25rem]',
}
