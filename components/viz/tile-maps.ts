import type { Shape } from '@/lib/nn/shapes'
import { inkOf, rangeOf } from './ink-of'
import { planeOf, planeSize } from './plane'

/** Maps of a layer side by side in one picture of ink bytes. */
export interface TiledMaps {
  pixels: Uint8Array
  columns: number
  rows: number
}

/** Pixels of paper between two maps. */
const GAP = 1

/**
 * All maps of one layer for one example, `across` in a row, drawn over the layer's own range from paper (least) to ink
 * (most). A vector is one map, laid out in rows.
 * @param values NHWC without the batch, flattened
 */
export function tileMaps(values: ArrayLike<number>, shape: Shape, across: number): TiledMaps {
  const count = shape.length === 3 ? shape[2] : 1
  const size = planeSize(shape)
  const range = rangeOf(values)
  const inRow = Math.min(across, count)
  const columns = inRow * (size.columns + GAP) - GAP
  const rows = Math.ceil(count / inRow) * (size.rows + GAP) - GAP
  const pixels = new Uint8Array(columns * rows)
  for (let map = 0; map < count; map++) {
    const ink = inkOf(planeOf(values, shape, map).values, range)
    const left = (map % inRow) * (size.columns + GAP)
    const top = Math.floor(map / inRow) * (size.rows + GAP)
    for (let y = 0; y < size.rows; y++)
      pixels.set(ink.subarray(y * size.columns, (y + 1) * size.columns), (top + y) * columns + left)
  }
  return { pixels, columns, rows }
}
