export interface Range {
  least: number
  most: number
}

/** The range of some values, 0 to 0 where there are none. */
export function rangeOf(values: ArrayLike<number>): Range {
  if (values.length === 0) return { least: 0, most: 0 }
  let [least, most] = [Infinity, -Infinity]
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i])
    most = Math.max(most, values[i])
  }
  return { least, most }
}

/** Share of ink for a value, 0 (paper) at the least to 1 at the most; where all values are equal, 0. */
export function inkShare(value: number, { least, most }: Range): number {
  return most > least ? Math.min(1, Math.max(0, (value - least) / (most - least))) : 0
}

/** Values as ink bytes, 0 to 255. */
export function inkOf(values: ArrayLike<number>, range: Range): Uint8Array {
  return Uint8Array.from({ length: values.length }, (_, i) => Math.round(255 * inkShare(values[i], range)))
}
