/** Most bits that a step of the index may take. */
export const MOST_INDEX_BITS = 8

/** How many runs of so many zeros stand before a weight that is kept; those behind the last one need no index. */
function countGaps(mask: Uint8Array): Float64Array {
  const counts = new Float64Array(mask.length + 1)
  let gap = 0
  for (let i = 0; i < mask.length; i++) {
    if (mask[i]) {
      counts[gap]++
      gap = 0
    } else gap++
  }
  return counts
}

/** Steps that gaps take where a step has so many bits: see {@link gapSteps}. */
function stepsFor(counts: Float64Array, bits: number): number {
  const skip = 2 ** bits - 1
  let steps = 0
  for (let gap = 0; gap < counts.length; gap++)
    if (counts[gap]) steps += counts[gap] * (1 + Math.floor(gap / skip))
  return steps
}

/**
 * Bits of a step with which the index takes the fewest bits, 1 to {@link MOST_INDEX_BITS}, and its steps. Deep Compression
 * has 4 in AlexNet (Han, Mao and Dally 2016, section 2); which is the least depends on how many weights are left.
 */
export function shortestIndex(mask: Uint8Array): { bits: number; steps: number } {
  const counts = countGaps(mask)
  let best = { bits: 1, steps: stepsFor(counts, 1) }
  for (let bits = 2; bits <= MOST_INDEX_BITS; bits++) {
    const steps = stepsFor(counts, bits)
    if (steps * bits < best.steps * best.bits) best = { bits, steps }
  }
  return best
}

/**
 * Where weights are kept, said relatively as in Deep Compression, section 2, figure 2: for each the zeros before it. The
 * greatest step, 2^bits - 1, is that many zeros and no weight; there, it is followed by a zero that is stored as a weight.
 */
export function gapSteps(
  mask: Uint8Array,
  { bits, steps: count }: { bits: number; steps: number },
): Uint8Array {
  const skip = 2 ** bits - 1
  const steps = new Uint8Array(count)
  let [gap, at] = [0, 0]
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) {
      gap++
      continue
    }
    for (; gap >= skip; gap -= skip) steps[at++] = skip
    steps[at++] = gap
    gap = 0
  }
  return steps
}

/** Places of the weights that steps name, calling `put` with each and its number. */
export function eachPlace(steps: Uint8Array, bits: number, put: (place: number, nth: number) => void): void {
  const skip = 2 ** bits - 1
  let [place, nth] = [0, 0]
  for (let i = 0; i < steps.length; i++) {
    place += steps[i]
    if (steps[i] < skip) put(place++, nth++)
  }
}
