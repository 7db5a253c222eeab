const HALF = 1 << 16

/** The key in which `count` keys from the greatest on are exhausted, and how many of that key itself are among them. */
function cut(counts: Uint32Array, count: number): { key: number; within: number } {
  let left = count
  for (let key = counts.length - 1; ; key--) {
    if (left <= counts[key]) return { key, within: left }
    left -= counts[key]
  }
}

/**
 * Which weights stay when only the `kept` largest in magnitude do (Han et al. 2015, "Learning both weights and
 * connections", section 3): 1 or 0 for each. Of equal ones the earlier stay, so that exactly so many do.
 *
 * A magnitude's 32 bits, read as a whole number, are in the order of the magnitudes: two counts by 16 bits each find the
 * least one that stays, without sorting millions of them.
 * @param values finite
 * @param kept 1 to the number of values
 */
export function keepLargest(values: Float32Array, kept: number): Uint8Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  const upper = new Uint32Array(HALF >> 1)
  for (let i = 0; i < bits.length; i++) upper[(bits[i] & 0x7fffffff) >>> 16]++
  const high = cut(upper, kept)
  const lower = new Uint32Array(HALF)
  for (let i = 0; i < bits.length; i++)
    if ((bits[i] & 0x7fffffff) >>> 16 === high.key) lower[bits[i] & 0xffff]++
  const low = cut(lower, high.within)
  const least = high.key * HALF + low.key
  const mask = new Uint8Array(values.length)
  let equal = low.within
  for (let i = 0; i < bits.length; i++) {
    const magnitude = bits[i] & 0x7fffffff
    if (magnitude > least || (magnitude === least && equal-- > 0)) mask[i] = 1
  }
  return mask
}
