import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what its highest setting needs there, so that nothing below
 * jumps; tests/browser/road-to-imagenet.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  shrink: 'min-h-[40rem] @2xl:min-h-[24rem]',
  chain: 'min-h-[36rem] @2xl:min-h-[29rem]',
  scale: 'min-h-[24rem] @2xl:min-h-[19rem]',
  contest: 'min-h-[40rem] @xl:min-h-[31rem]',
}
