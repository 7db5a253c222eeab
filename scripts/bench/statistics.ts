/** The middle value; the mean of the two middle ones where their number is even; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Largest difference between two lists, in units of the standard deviation of `expected`; NaN counts as Infinity. */
export function relativeError(expected: ArrayLike<number>, got: ArrayLike<number>): number {
  const list = Array.from(expected)
  if (list.length !== got.length) return Infinity
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length
  const deviation = Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length)
  const worst = list.reduce((most, value, i) => Math.max(most, Math.abs(value - got[i])), 0)
  return Number.isNaN(worst) ? Infinity : worst / deviation
}
