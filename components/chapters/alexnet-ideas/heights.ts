import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what it needs as it is shown first, so that nothing below
 * jumps when it comes; tests/browser/every-page.spec.ts measures them.
 */
const race = 'min-h-[58.25rem] @min-[28rem]:min-h-[53.75rem] @min-[36rem]:min-h-[36rem]'

export const heights: Readonly<Record<keyof typeof figures, string>> = {
  'race-relu': 'min-h-[57rem] @min-[36rem]:min-h-[36rem]',
  'race-deep':
    'min-h-[66rem] @min-[24.75rem]:min-h-[61rem] @min-[36rem]:min-h-[41.25rem] @min-[20.5rem]:[&:lang(zh)]:min-h-[61rem] @min-[36rem]:[&:lang(zh)]:min-h-[41.25rem]',
  slopes: 'min-h-[60.75rem] @min-[36rem]:min-h-[55.25rem] @min-[42rem]:min-h-[21.75rem]',
  windows: 'min-h-[52.5rem] @min-[24.25rem]:min-h-[47.25rem] @min-[32rem]:min-h-[31.25rem]',
  'race-pooling': race,
  neighbours: 'min-h-[62.5rem] @min-[36rem]:min-h-[46.5rem]',
  'real-map':
    'min-h-[76.5rem] @min-[18.75rem]:min-h-[72.25rem] @min-[36rem]:min-h-[63.75rem] @min-[42rem]:min-h-[65rem] @min-[48rem]:min-h-[40.5rem] @min-[16.5rem]:[&:lang(zh)]:min-h-[72.25rem] @min-[36rem]:[&:lang(zh)]:min-h-[63.75rem] @min-[42rem]:[&:lang(zh)]:min-h-[65rem] @min-[48rem]:[&:lang(zh)]:min-h-[40.5rem]',
  thinned:
    'min-h-[51rem] @min-[19.75rem]:min-h-[45.5rem] @min-[42rem]:min-h-[33.5rem] @min-[43.75rem]:min-h-[27.5rem] @min-[50.75rem]:min-h-[22.5rem] [&:lang(zh)]:min-h-[54rem] @min-[16.75rem]:[&:lang(zh)]:min-h-[48.25rem] @min-[18.75rem]:[&:lang(zh)]:min-h-[44.75rem] @min-[42rem]:[&:lang(zh)]:min-h-[28.75rem] @min-[43.75rem]:[&:lang(zh)]:min-h-[23.75rem]',
  'race-dropout': race,
  crops: 'min-h-[36.5rem] @min-[36rem]:min-h-[18.5rem]',
  colours:
    'min-h-[46.25rem] @min-[25.5rem]:min-h-[51rem] @min-[34.5rem]:min-h-[54rem] @min-[42rem]:min-h-[30.5rem]',
  'race-augmentation': 'min-h-[59.5rem] @min-[27.25rem]:min-h-[54.5rem] @min-[36rem]:min-h-[36rem]',
}
