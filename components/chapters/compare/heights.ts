import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what it needs as it is shown first, so that nothing below
 * jumps when it comes; tests/browser/every-page.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  both: 'min-h-[125rem] @min-[18.75rem]:min-h-[120rem] @min-[21.75rem]:min-h-[112.5rem] @min-[25.75rem]:min-h-[107.75rem] @min-[27rem]:min-h-[102.75rem] @min-[33.5rem]:min-h-[97.75rem] @min-[36rem]:min-h-[84.5rem] @min-[37rem]:min-h-[82.25rem] @min-[38.75rem]:min-h-[77.25rem] @min-[41.5rem]:min-h-[72.25rem] @min-[46.5rem]:min-h-[67.25rem] @min-[58.5rem]:min-h-[62.25rem] [&:lang(zh)]:min-h-[117.5rem] @min-[19.25rem]:[&:lang(zh)]:min-h-[112.5rem] @min-[22.5rem]:[&:lang(zh)]:min-h-[107.5rem] @min-[25.75rem]:[&:lang(zh)]:min-h-[99rem] @min-[35rem]:[&:lang(zh)]:min-h-[94rem] @min-[36rem]:[&:lang(zh)]:min-h-[77.25rem] @min-[38rem]:[&:lang(zh)]:min-h-[72.25rem] @min-[42rem]:[&:lang(zh)]:min-h-[67.25rem] @min-[53.5rem]:[&:lang(zh)]:min-h-[62.25rem]',
  towers:
    'min-h-[43.5rem] @min-[32.25rem]:min-h-[35.75rem] @min-[42rem]:min-h-[21.75rem] @max-[32.25rem]:[&:lang(zh)]:min-h-[41rem] @min-[26rem]:@max-[32.25rem]:[&:lang(zh)]:min-h-[35.75rem]',
  stacks: 'min-h-[53.5rem] @min-[36rem]:min-h-[47rem] @min-[42rem]:min-h-[30rem]',
  folding: 'min-h-[64rem] @min-[16.75rem]:min-h-[58.5rem] @min-[42rem]:min-h-[31.25rem]',
  'race-norm': 'min-h-[59.5rem] @min-[27.25rem]:min-h-[54.5rem] @min-[36rem]:min-h-[36rem]',
  depthwise: 'min-h-[46.25rem] @min-[42rem]:min-h-[23.5rem]',
  'race-separable': 'min-h-[59.5rem] @min-[27.25rem]:min-h-[54.5rem] @min-[36rem]:min-h-[36rem]',
  later: 'min-h-[39.5rem] @min-[23rem]:min-h-[34.25rem] [&:lang(zh)]:min-h-[34.25rem]',
}
