/**
 * One-dimensional codebooks: so many values that stand for all of a block's weights. Learned on a histogram, so that the
 * time hardly depends on how many weights there are.
 */
export interface Codebook {
  /** What each code stands for, ascending. */
  levels: Float32Array<ArrayBuffer>
  /** Histogram bin to code; a value lies in bin floor((value - least) * scale). */
  codeOfBin: Uint8Array
  least: number
  scale: number
}

/** Fine enough for 256 levels of a bell curve that reaches eight deviations to either side. */
const BINS = 16384
const ROUNDS = 25

interface Histogram {
  least: number
  scale: number
  /** Of the values in all bins before each bin: how many, and their sum; one more entry for all. */
  countBefore: Float64Array
  sumBefore: Float64Array
  mean: number
  deviation: number
}

function histogramOf(values: Float32Array): Histogram {
  let [least, most, sum, squares] = [Infinity, -Infinity, 0, 0]
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value < least) least = value
    if (value > most) most = value
    sum += value
    squares += value * value
  }
  const scale = most > least ? (BINS - 1) / (most - least) : 0
  const [counts, sums] = [new Float64Array(BINS), new Float64Array(BINS)]
  for (let i = 0; i < values.length; i++) {
    const bin = ((values[i] - least) * scale) | 0
    counts[bin]++
    sums[bin] += values[i]
  }
  const [countBefore, sumBefore] = [new Float64Array(BINS + 1), new Float64Array(BINS + 1)]
  for (let bin = 0; bin < BINS; bin++) {
    countBefore[bin + 1] = countBefore[bin] + counts[bin]
    sumBefore[bin + 1] = sumBefore[bin] + sums[bin]
  }
  const mean = sum / values.length
  const deviation = Math.sqrt(Math.max(0, squares / values.length - mean * mean))
  return { least, scale, countBefore, sumBefore, mean, deviation }
}

const binOf = ({ least, scale }: Histogram, value: number) =>
  Math.max(0, Math.min(BINS, Math.round((value - least) * scale)))

/** The mean of each cell; of an empty one, its middle. */
function means({ least, scale, countBefore, sumBefore }: Histogram, edges: Int32Array): Float64Array {
  return Float64Array.from({ length: edges.length - 1 }, (_, cell) => {
    const [from, to] = [edges[cell], edges[cell + 1]]
    const count = countBefore[to] - countBefore[from]
    if (count > 0) return (sumBefore[to] - sumBefore[from]) / count
    return least + (scale > 0 ? (from + to) / 2 / scale : 0)
  })
}

/** First bin of each cell, and the end: cells of equal width around the mean, the outer two reaching on. */
function evenEdges(histogram: Histogram, size: number, width: number): Int32Array {
  const edges = Int32Array.from({ length: size + 1 }, (_, i) =>
    binOf(histogram, histogram.mean + (i - size / 2) * width),
  )
  edges[0] = 0
  edges[size] = BINS
  return edges
}

/** Lloyd's algorithm (k-means in one dimension), from cells that hold equal shares of the cube root of the density. */
function nearestEdges(histogram: Histogram, size: number): Int32Array {
  const { countBefore } = histogram
  const group = BINS / 512 // the density, smoothed
  const roots = new Float64Array(513)
  for (let g = 0; g < 512; g++)
    roots[g + 1] = roots[g] + Math.cbrt(countBefore[(g + 1) * group] - countBefore[g * group])
  const edges = new Int32Array(size + 1)
  for (let cell = 1, g = 0; cell < size; cell++) {
    const share = (roots[512] * cell) / size
    while (roots[g + 1] < share) g++
    const within = (share - roots[g]) / (roots[g + 1] - roots[g] || 1)
    edges[cell] = Math.round((g + within) * group)
  }
  edges[size] = BINS
  for (let round = 0; round < ROUNDS; round++) {
    const levels = means(histogram, edges)
    for (let cell = 1; cell < size; cell++)
      edges[cell] = Math.max(edges[cell - 1], binOf(histogram, (levels[cell - 1] + levels[cell]) / 2))
  }
  return edges
}

/**
 * A codebook for these values (finite, at least one).
 * @param size number of codes, 2 to 256
 * @param width null: codes as near to the values as so many can be (k-means), which is best where each code takes the
 *   same number of bits. A number: cells of equal width, in standard deviations of the values, each standing for the mean of
 *   what falls into it; their codes take far fewer bits when entropy-coded (Gish and Pierce 1968: nearly the best there is).
 */
export function learnCodebook(values: Float32Array, size: number, width: number | null): Codebook {
  const histogram = histogramOf(values)
  const { deviation, least, scale } = histogram
  const edges =
    width === null || !(deviation > 0)
      ? nearestEdges(histogram, size)
      : evenEdges(histogram, size, width * deviation)
  const codeOfBin = new Uint8Array(BINS)
  for (let cell = 0; cell < size; cell++)
    codeOfBin.fill(cell, edges[cell], Math.max(edges[cell], edges[cell + 1]))
  // Rounding, and cells without values, must not leave a level below the one before.
  const levels = Float32Array.from(means(histogram, edges))
  for (let cell = 1; cell < size; cell++) levels[cell] = Math.max(levels[cell], levels[cell - 1])
  return { levels, codeOfBin, least, scale }
}

/** The code of a value that was among those the codebook was learned from. */
export const codeOf = ({ codeOfBin, least, scale }: Codebook, value: number): number =>
  codeOfBin[((value - least) * scale) | 0]
