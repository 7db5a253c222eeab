import { expect } from 'vitest'

/** Numbers from -1 to 1, the same on every machine (mulberry32). */
export function randomValues(length: number, seed: number): Float64Array {
  let state = seed
  return Float64Array.from({ length }, () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1
  })
}

/** Central differences of a scalar function. */
export function numericGradient(
  f: (x: Float64Array) => number,
  at: ArrayLike<number>,
  h = 1e-5,
): Float64Array {
  const x = Float64Array.from(at)
  return x.map((value, index) => {
    x[index] = value + h
    const above = f(x)
    x[index] = value - h
    const below = f(x)
    x[index] = value
    return (above - below) / (2 * h)
  })
}

/** Sum of products: with random weights, it makes one number of a tensor so that every output counts differently. */
export function weighted(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value, index) => sum + value * weights[index], 0)
}

export function greatestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length)
  // One NaN makes the result NaN, which no later comparison accepts.
  return Array.from(a).reduce((worst, value, index) => Math.max(worst, Math.abs(value - b[index])), 0)
}

export function expectClose(a: ArrayLike<number>, b: ArrayLike<number>, tolerance = 1e-8): void {
  expect(a.length).toBeGreaterThan(0)
  expect(greatestDifference(a, b)).toBeLessThan(tolerance)
}
