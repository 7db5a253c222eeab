import { rowsOf, type Place } from '@/lib/nn/reference/unfold'
import type { Shape } from '@/lib/nn/shapes'
import type { Cell } from './walk'

/** One map of a layer, or all of a vector laid out in rows. */
export interface Plane {
  rows: number
  columns: number
  /** Row by row. */
  values: Float64Array
}

/** Rows and columns in which a layer's output is drawn. */
export function planeSize(shape: Shape): { rows: number; columns: number } {
  return shape.length === 3 ? { rows: shape[0], columns: shape[1] } : rowsOf(shape[0])
}

/** Map `map` of values in NHWC order (of one example); of a vector, the whole of it. */
export function planeOf(values: ArrayLike<number>, shape: Shape, map: number): Plane {
  const size = planeSize(shape)
  const [step, first] = shape.length === 3 ? [shape[2], map] : [1, 0]
  const picked = Float64Array.from({ length: size.rows * size.columns }, (_, i) => values[i * step + first])
  return { ...size, values: picked }
}

/** The output that stands at a cell of such a plane. */
export function placeAt(shape: Shape, map: number, { row, column }: Cell): Place {
  if (shape.length === 3) return { row, column, channel: map }
  return { row: 0, column: 0, channel: row * planeSize(shape).columns + column }
}
