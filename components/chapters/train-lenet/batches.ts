import { createRandom, shuffleInPlace } from '@/lib/data/random'

/** Deals the numbers 0 to count - 1, shuffled by `seed`, into batches; the last takes what is left over. */
export function deal(count: number, batch: number, seed: number): number[][] {
  const order = shuffleInPlace(
    Uint32Array.from({ length: count }, (_, i) => i),
    createRandom(seed),
  )
  return Array.from({ length: Math.ceil(count / batch) }, (_, i) => [
    ...order.subarray(i * batch, (i + 1) * batch),
  ])
}

/** Mean of some rows of vectors, e.g. the gradient of a batch from those of its digits. */
export function meanOf(vectors: readonly (readonly number[])[], rows: readonly number[]): number[] {
  return vectors[0].map((_, axis) => rows.reduce((sum, row) => sum + vectors[row][axis], 0) / rows.length)
}

/** Root mean square of the distances from `centre`: how far a batch's gradient typically is from that of all digits. */
export function typicalDistance(points: readonly (readonly number[])[], centre: readonly number[]): number {
  const squares = points.map((point) =>
    point.reduce((sum, value, axis) => sum + (value - centre[axis]) ** 2, 0),
  )
  return Math.sqrt(squares.reduce((a, b) => a + b, 0) / points.length)
}
