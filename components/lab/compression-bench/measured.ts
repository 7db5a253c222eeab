import results from '@/docs/compression.json'
import { layerKinds, type CompressionSetting } from '@/lib/formats/coding/compress-network'

export type MeasuredRow = (typeof results.grid)[number]

export const measured = results
/** What the bench begins with: see docs/compression.md. */
export const CHOSEN: CompressionSetting = results.chosen
/** Much as Deep Compression has AlexNet: 8 bits in convolutions, 5 in dense layers, about a tenth of all weights left. */
export const PAPER: CompressionSetting = {
  conv: { pruned: 0.65, bits: 8 },
  dense: { pruned: 0.9, bits: 5 },
}
export const GENTLE: CompressionSetting = { conv: { pruned: 0, bits: 8 }, dense: { pruned: 0, bits: 8 } }

/** A step of a bit counts as much as a tenth of the weights. */
const BIT = 0.1

const distance = (a: CompressionSetting, b: CompressionSetting) =>
  layerKinds.reduce(
    (sum, kind) =>
      sum + Math.abs(a[kind].pruned - b[kind].pruned) + BIT * Math.abs(a[kind].bits - b[kind].bits),
    0,
  )

/** What was measured next to a setting, and whether it is that very one. */
export function nearestMeasured(
  setting: CompressionSetting,
  grid: readonly MeasuredRow[] = results.grid,
): { row: MeasuredRow; exact: boolean } {
  const row = grid.reduce((best, one) =>
    distance(one.setting, setting) < distance(best.setting, setting) ? one : best,
  )
  return { row, exact: distance(row.setting, setting) < 1e-9 }
}

/** Half the sum of the differences: how much probability would have to be moved, 0 to 1. */
export const movedShare = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / 2
