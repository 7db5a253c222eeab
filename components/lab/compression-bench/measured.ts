import results from '@/docs/compression.json'
import { layerKinds, type CompressionSetting } from '@/lib/formats/coding/compress-network'

export type MeasuredRow = (typeof results.grid)[number]

export const measured = results
/** What the bench begins with: see docs/compression.md. */
export const CHOSEN: CompressionSetting = results.chosen
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
