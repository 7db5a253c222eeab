import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what its highest setting needs there, so that nothing below
 * jumps; tests/browser/every-page.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  // What C1 needs, which is open at first: with room for the highest layer a phone would show a screen of nothing.
  layers:
    'min-h-[calc(166rem_-_80cqw)] @min-[18rem]:min-h-[calc(163.25rem_-_100cqw)] @min-[21.5rem]:min-h-[calc(131.75rem+20cqw)] @min-[40.5rem]:min-h-[calc(99.5rem+100cqw)] @min-[44rem]:min-h-[calc(76.25rem_-_10cqw)] [&:lang(zh)]:min-h-[calc(161rem_-_95cqw)] @min-[18rem]:[&:lang(zh)]:min-h-[calc(141.75rem_-_35cqw)] @min-[29rem]:[&:lang(zh)]:min-h-[calc(113.25rem+70cqw)] @min-[44rem]:[&:lang(zh)]:min-h-[calc(66.25rem+5cqw)]',
  unfold:
    'min-h-[130rem] @min-[16.25rem]:min-h-[126rem] @min-[17.25rem]:min-h-[121rem] @min-[36rem]:min-h-[81rem] @min-[44rem]:min-h-[53rem] @min-[50rem]:min-h-[50.5rem] @min-[60rem]:min-h-[42rem]',
  connections: 'min-h-[25rem] @min-[36rem]:min-h-[26.5rem] @min-[44rem]:min-h-[22.5rem]',
  subsampling:
    'min-h-[calc(78.75rem_-_50cqw)] @min-[19.5rem]:min-h-[calc(50.25rem+80cqw)] @min-[36rem]:min-h-[calc(32.25rem+100cqw)] @min-[44rem]:min-h-[calc(27.25rem+25cqw)]',
  squash: 'min-h-[calc(17.25rem+62.5cqw)] @min-[44rem]:min-h-[calc(4.75rem+37.5cqw)]',
  codes: 'min-h-[58rem] @min-[23rem]:min-h-[53.5rem] @min-[44rem]:min-h-[25rem]',
}
