/**
 * Winograd's minimal filtering F(m, r) for m outputs of a filter with r taps (Winograd 1980; for convolutional networks
 * Lavin and Gray 2015), made as Toom and Cook multiply polynomials: both are evaluated at m + r - 1 points, here 0, some
 * pairs +-p, and infinity; what is multiplied is the values at these points.
 */

/** The number of points, which is that of the inputs of a tile on a side. */
export type Side = 6 | 8

/**
 * One of each pair of points. Small numbers near 1 keep the powers of all points of like size, on which the error in
 * float32 depends (Barabasz et al. 2020, "Error analysis and improving the accuracy of Winograd convolution for deep
 * neural networks").
 */
const PAIRS: Record<Side, readonly number[]> = { 6: [Math.SQRT1_2, Math.SQRT2], 8: [1, 2, 0.5] }

/** The points but infinity: 0, a, -a, b, -b, ... */
const finitePoints = (side: Side) => [0, ...PAIRS[side].flatMap((p) => [p, -p])]

/** G, [side, taps] row by row: the value of the filter, as a polynomial, at each point. */
export function filterMatrix(side: Side, taps: number): Float64Array {
  const powers = finitePoints(side).map((point) => Array.from({ length: taps }, (_, k) => point ** k))
  const infinity = Array.from({ length: taps }, (_, k) => (k === taps - 1 ? 1 : 0))
  return Float64Array.from([...powers, infinity].flat())
}

/** What interpolation divides by at one of the points: N'(p), the product of its distances to the others. */
const divisor = (side: Side, point: number) =>
  finitePoints(side).reduce((product, other) => (other === point ? product : product * (point - other)), 1)

/** The numbers that winograd.ts in the kernels reads, in its order. */
export function coefficients(side: Side): Float32Array {
  const pairs = PAIRS[side]
  const signed = pairs.flatMap((p) => [p, -p])
  const [A, B, C] = pairs.map((p) => p * p)
  const input =
    side === 6
      ? [...signed, -A, -B, -(A + B), A * B]
      : [
          ...[-(A + B + C), A * B + A * C + B * C, -A * B * C],
          ...[-(B + C), B * C, -(A + C), A * C, -(A + B), A * B],
          ...signed,
        ]
  const output = Array.from({ length: side - 1 }, (_, k) => pairs.map((p) => p ** k / divisor(side, p)))
  return Float32Array.from([...input, 1 / divisor(side, 0), ...output.flat()])
}
