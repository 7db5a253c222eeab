/** How weights spread: counts in equal stretches from -reach to reach, and how many lie further out. */
export interface WeightHistogram {
  reach: number
  counts: number[]
  outside: number
}

/** Beyond so many deviations there are too few to be seen. */
const DEVIATIONS = 4

/** @param bins odd, so that one is around 0 */
export function weightHistogram(values: Float32Array, bins: number): WeightHistogram {
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += values[i] * values[i]
  const reach = DEVIATIONS * Math.sqrt(squares / values.length) || 1
  const counts = new Array<number>(bins).fill(0)
  let outside = 0
  for (let i = 0; i < values.length; i++) {
    const bin = Math.floor(((values[i] + reach) / (2 * reach)) * bins)
    if (bin >= 0 && bin < bins) counts[bin]++
    else outside++
  }
  return { reach, counts, outside }
}
