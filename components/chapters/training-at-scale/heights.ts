import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what it needs as it is shown first, so that nothing below
 * jumps when it comes; tests/browser/every-page.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  traffic: 'min-h-[78.25rem] @min-[19rem]:min-h-[73.25rem] @min-[42rem]:min-h-[45.25rem]',
  memory:
    'min-h-[56rem] @min-[19.75rem]:min-h-[50.5rem] @min-[30rem]:min-h-[45.25rem] @min-[36rem]:min-h-[40.25rem] @min-[51rem]:min-h-[32.25rem] @min-[48.25rem]:[&:lang(zh)]:min-h-[32.25rem]',
  'then-now': 'min-h-[61rem] @min-[42rem]:min-h-[29.25rem]',
  ball: 'min-h-[86.75rem] @min-[21.875rem]:min-h-[84rem] @min-[26.25rem]:min-h-[81rem] @min-[36rem]:min-h-[74.75rem] @min-[42rem]:min-h-[57rem] @min-[53.25rem]:min-h-[61.75rem] @min-[59.5rem]:min-h-[62.75rem] [&:lang(zh)]:min-h-[88.25rem] @min-[18.75rem]:[&:lang(zh)]:min-h-[83.25rem] @min-[23.75rem]:[&:lang(zh)]:min-h-[79.25rem] @min-[33.5rem]:[&:lang(zh)]:min-h-[81rem] @min-[36rem]:[&:lang(zh)]:min-h-[74.75rem] @min-[42rem]:[&:lang(zh)]:min-h-[54rem] @min-[50.75rem]:[&:lang(zh)]:min-h-[58.5rem] @min-[57rem]:[&:lang(zh)]:min-h-[61.5rem]',
  update:
    'min-h-[87.5rem] @min-[26rem]:min-h-[80.25rem] @min-[36rem]:min-h-[49rem] @min-[48rem]:min-h-[39.5rem] @min-[50rem]:min-h-[34.5rem] @min-[24.5rem]:@max-[26rem]:[&:lang(zh)]:min-h-[80.25rem]',
  decay:
    'min-h-[61.5rem] @min-[22.25rem]:min-h-[55.25rem] @min-[25.5rem]:min-h-[49.75rem] @min-[36rem]:min-h-[44.75rem] @min-[48rem]:min-h-[30rem] @min-[49rem]:min-h-[27.75rem] @min-[48rem]:[&:lang(zh)]:min-h-[27.75rem] @max-[25.5rem]:[&:lang(zh)]:min-h-[55.25rem] @max-[20.5rem]:[&:lang(zh)]:min-h-[61.25rem]',
  'decay-race': 'min-h-[57rem] @min-[36rem]:min-h-[36rem]',
  'decay-fit':
    'min-h-[52.5rem] @min-[23.25rem]:min-h-[48rem] @min-[38.5rem]:min-h-[43.5rem] @min-[42rem]:min-h-[26.5rem]',
  schedule:
    'min-h-[76rem] @min-[18.5rem]:min-h-[71.5rem] @min-[36rem]:min-h-[59rem] @min-[48rem]:min-h-[33.5rem]',
  'schedule-race': 'min-h-[75.25rem] @min-[28rem]:min-h-[69.75rem] @min-[36rem]:min-h-[53rem]',
}
