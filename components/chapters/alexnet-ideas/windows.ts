import { pool2d } from '@/lib/nn/reference/pool2d'

/** Rows and columns of the map. */
export const SIDE = 7
export const MOST_SHIFT = 2

/** A slanted stroke with some noise; two columns more than are shown, so that it can be moved. */
const wide = [
  [0, 1, 0, 0, 2, 8, 9, 1, 0],
  [1, 0, 0, 1, 7, 9, 3, 0, 1],
  [0, 0, 2, 6, 9, 4, 0, 0, 0],
  [0, 1, 5, 9, 5, 0, 1, 0, 2],
  [1, 4, 9, 6, 1, 0, 0, 1, 0],
  [3, 9, 7, 1, 0, 2, 0, 0, 1],
  [8, 8, 2, 0, 0, 0, 1, 0, 0],
]

/** The map after it has moved `shift` pixels to the right, row by row; 0 to {@link MOST_SHIFT}. */
export const mapAt = (shift: number): number[] =>
  wide.flatMap((row) => row.slice(MOST_SHIFT - shift, MOST_SHIFT - shift + SIDE))

const pooledAt = (size: number, shift: number) =>
  pool2d(mapAt(shift), { batch: 1, height: SIDE, width: SIDE, channels: 1, size, stride: 2, mode: 'max' })

/** How many pooled values are others than before the map has moved. */
export function changedCells(size: number, shift: number): number {
  const before = pooledAt(size, 0)
  return Array.from(pooledAt(size, shift)).filter((value, i) => value !== before[i]).length
}
