import { describe, expect, it } from 'vitest'
import {
  drawSets,
  fitPolynomial,
  NOISE,
  truth,
  typicalError,
} from '@/components/chapters/train-lenet/polynomial'

/** Least squares with plain powers by the normal equations and elimination: good enough for small degrees. */
function naiveFit(points: readonly { x: number; y: number }[], degree: number): (x: number) => number {
  const n = degree + 1
  const rows = Array.from({ length: n }, (_, i) => [
    ...Array.from({ length: n }, (_, j) => points.reduce((sum, { x }) => sum + x ** (i + j), 0)),
    points.reduce((sum, { x, y }) => sum + y * x ** i, 0),
  ])
  for (let c = 0; c < n; c++) {
    const pivot = rows
      .slice(c)
      .reduce((best, row, i) => (Math.abs(row[c]) > Math.abs(rows[best][c]) ? c + i : best), c)
    ;[rows[c], rows[pivot]] = [rows[pivot], rows[c]]
    for (let r = 0; r < n; r++)
      if (r !== c) {
        const factor = rows[r][c] / rows[c][c]
        rows[r] = rows[r].map((value, k) => value - factor * rows[c][k])
      }
  }
  return (x) => rows.reduce((sum, row, i) => sum + (row[n] / row[i]) * x ** i, 0)
}

const places = [-1, -0.6, -0.1, 0.3, 0.95]

describe('fitting a polynomial', () => {
  const { training } = drawSets(20, 1)

  it.each([0, 1, 2, 3, 5])('of degree %d agrees with the normal equations', (degree) => {
    const fit = fitPolynomial(training, degree)
    const naive = naiveFit(training, degree)
    for (const x of places) expect(fit(x)).toBeCloseTo(naive(x), 7)
  })

  it('finds a polynomial again from its points', () => {
    const cubic = (x: number) => 1 - 2 * x + 0.5 * x ** 3
    const fit = fitPolynomial(
      training.map(({ x }) => ({ x, y: cubic(x) })),
      7,
    )
    for (const x of places) expect(fit(x)).toBeCloseTo(cubic(x), 8)
  })

  it('goes through every point where it has as much freedom as there are points', () => {
    const { training: seven } = drawSets(7, 4)
    expect(typicalError(fitPolynomial(seven, 6), seven)).toBeLessThan(1e-9)
    expect(typicalError(fitPolynomial(seven, 12), seven)).toBeLessThan(1e-9)
  })

  it('never fits the training points worse with more freedom', () => {
    for (const seed of [1, 2, 3]) {
      const { training: points } = drawSets(14, seed)
      const errors = Array.from({ length: 13 }, (_, degree) =>
        typicalError(fitPolynomial(points, degree), points),
      )
      for (let d = 1; d < errors.length; d++) expect(errors[d]).toBeLessThanOrEqual(errors[d - 1] + 1e-9)
    }
  })
})

describe('the three sets', () => {
  it('are the same for the same seed and share no point', () => {
    expect(drawSets(14, 1)).toEqual(drawSets(14, 1))
    const { training, validation, test } = drawSets(14, 1)
    const xs = [...training, ...validation, ...test].map(({ x }) => x)
    expect(new Set(xs).size).toBe(xs.length)
    expect(training).toHaveLength(14)
    expect(test).toHaveLength(200)
    for (const x of xs) expect(Math.abs(x)).toBeLessThanOrEqual(1)
  })

  it('lie about the truth with the noise that is said', () => {
    const { test } = drawSets(14, 2)
    const off = Math.sqrt(test.reduce((sum, { x, y }) => sum + (y - truth(x)) ** 2, 0) / test.length)
    expect(off).toBeGreaterThan(0.85 * NOISE)
    expect(off).toBeLessThan(1.15 * NOISE)
  })

  it('show over-fitting in the figure as it opens: training error falls, validation and test errors rise', () => {
    const { training, validation, test } = drawSets(14, 1)
    const at = (degree: number) => {
      const fit = fitPolynomial(training, degree)
      return [training, validation, test].map((set) => typicalError(fit, set))
    }
    const [modest, wild] = [at(3), at(12)]
    expect(wild[0]).toBeLessThan(0.5 * modest[0])
    expect(wild[1]).toBeGreaterThan(2 * modest[1])
    expect(wild[2]).toBeGreaterThan(2 * modest[2])
  })
})
