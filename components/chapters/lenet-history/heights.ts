import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what its highest setting needs there, so that nothing below
 * jumps; tests/browser/lenet-history.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  timeline: 'min-h-[52rem] @xl:min-h-[40rem] @2xl:min-h-[23rem]',
  comparison: 'min-h-[72rem] @xl:min-h-[60rem] @3xl:min-h-[48rem]',
  mnist: 'min-h-[60rem] @2xl:min-h-[36rem]',
}
