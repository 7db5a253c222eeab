import { createRandom, mixSeed, randomNormal } from '@/lib/data/random'

export interface Point {
  x: number // -1 to 1
  y: number
}

/** What the points would lie on without noise. */
export const truth = (x: number): number => Math.sin(2.6 * x)

/** Standard deviation of the noise: no fit can have a smaller error than about this on points it has not seen. */
export const NOISE = 0.25

/** Points at random places with noise, the same for the same seed. */
export function drawPoints(count: number, seed: number): Point[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => {
    const x = 2 * random() - 1
    return { x, y: truth(x) + NOISE * randomNormal(random) }
  })
}

export interface Sets {
  training: Point[]
  validation: Point[]
  test: Point[]
}

/** Three sets from one source, none of whose points is in two of them. */
export function drawSets(training: number, seed: number): Sets {
  const of = (count: number, which: number) => drawPoints(count, mixSeed(seed, which))
  return { training: of(training, 1), validation: of(10, 2), test: of(200, 3) }
}

/** The first `count` Chebyshev polynomials at x: powers would be too alike for the fit to tell them apart. */
function chebyshev(x: number, count: number): number[] {
  const values = [1, x]
  while (values.length < count) values.push(2 * x * values.at(-1)! - values.at(-2)!)
  return values.slice(0, count)
}

/** A polynomial that has been fitted, as a function. */
export type Fit = (x: number) => number

/**
 * Weights of the polynomial of this degree, one for each Chebyshev polynomial, with the smallest sum of squared errors on
 * the points plus `decay` times the sum of the squared weights (least squares by Householder reflections). Where the points
 * leave it open (fewer different places than degree + 1), the degree is lowered.
 */
export function fitWeights(points: readonly Point[], degree: number, decay = 0): number[] {
  const columns = Math.min(degree, new Set(points.map(({ x }) => x)).size - 1) + 1
  const rows = points.map(({ x }) => chebyshev(x, columns))
  const right = points.map(({ y }) => y)
  // Decay is an error like any other: each weight, times the root of it, should have been 0.
  if (decay > 0)
    for (let c = 0; c < columns; c++) {
      rows.push(Array.from({ length: columns }, (_, i) => (i === c ? Math.sqrt(decay) : 0)))
      right.push(0)
    }
  for (let c = 0; c < columns; c++) reflect(rows, right, c)
  const weights = new Array<number>(columns).fill(0)
  for (let c = columns - 1; c >= 0; c--) {
    const known = weights.reduce((sum, weight, i) => (i > c ? sum + weight * rows[c][i] : sum), 0)
    weights[c] = (right[c] - known) / rows[c][c]
  }
  return weights
}

/** The polynomial with these weights. */
export const polynomialOf =
  (weights: readonly number[]): Fit =>
  (x) =>
    chebyshev(x, weights.length).reduce((sum, value, i) => sum + value * weights[i], 0)

/** The polynomial of this degree that fits the points best. */
export const fitPolynomial = (points: readonly Point[], degree: number): Fit =>
  polynomialOf(fitWeights(points, degree))

/** Makes column `c` zero below its diagonal, in place, by a reflection that keeps all lengths. */
function reflect(rows: number[][], right: number[], c: number): void {
  const column = rows.slice(c).map((row) => row[c])
  const length = Math.hypot(...column)
  const mirror = column.map((value, i) => (i === 0 ? value + (value < 0 ? -length : length) : value))
  const squared = mirror.reduce((sum, value) => sum + value * value, 0)
  if (squared === 0) return
  const turn = (read: (row: number) => number, write: (row: number, value: number) => void) => {
    const along = mirror.reduce((sum, value, i) => sum + value * read(c + i), 0)
    mirror.forEach((value, i) => write(c + i, read(c + i) - (2 * along * value) / squared))
  }
  for (let j = c; j < rows[0].length; j++)
    turn(
      (row) => rows[row][j],
      (row, value) => (rows[row][j] = value),
    )
  turn(
    (row) => right[row],
    (row, value) => (right[row] = value),
  )
}

/** Root of the mean squared error: how far off the fit typically is, in units of y. */
export function typicalError(fit: Fit, points: readonly Point[]): number {
  return Math.sqrt(points.reduce((sum, { x, y }) => sum + (fit(x) - y) ** 2, 0) / points.length)
}
