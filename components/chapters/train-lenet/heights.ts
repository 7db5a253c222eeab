import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what its highest setting needs there, so that nothing below
 * jumps; tests/browser/every-page.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  loss: 'min-h-[29.75rem] @2xl:min-h-64',
  softmax: 'min-h-[43.25rem] @[30rem]:min-h-[39rem] @xl:min-h-[34rem] @3xl:min-h-[27.5rem]',
  valley: 'min-h-[43.75rem] @[18.5rem]:min-h-[40.5rem] @2xl:min-h-[21.5rem]',
  'two-units':
    'min-h-[53.5rem] @[23.25rem]:min-h-[50.25rem] @md:min-h-[48.25rem] @xl:min-h-[42.75rem] @2xl:min-h-[41.75rem] @3xl:min-h-96',
  kernel:
    'min-h-[77.125rem] @[17.5rem]:min-h-[66.375rem] @xs:min-h-[63.875rem] @[22.375rem]:min-h-[60.625rem] @[27rem]:min-h-[49.875rem] @md:min-h-[46.875rem] @xl:min-h-[43.125rem] @[44.875rem]:min-h-[40.25rem] @[51.4375rem]:min-h-[32.375rem] @4xl:min-h-[30.375rem]',
  batch: 'min-h-[56.75rem] @xs:min-h-[52rem] @md:min-h-[48.5rem] @xl:min-h-[45rem] @2xl:min-h-[30.25rem]',
  bowl: 'min-h-[44.25rem] @2xl:min-h-[25.25rem]',
  polynomial:
    'min-h-[65.25rem] @min-[20.5rem]:min-h-[62rem] @lg:min-h-[59.5rem] @xl:min-h-[54rem] @2xl:min-h-[35rem]',
}
