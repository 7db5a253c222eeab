/** Standard deviation of some values. */
export function deviation(values: ArrayLike<number>): number {
  const list = Array.from(values)
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length
  return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length)
}
