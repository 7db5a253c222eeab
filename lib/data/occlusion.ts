/**
 * Occlusion: a square of paper slides over the picture, and what the network then answers tells how much it needed the
 * part that is hidden (Zeiler and Fergus 2014, section 4.2, with a grey square on photos).
 */
export interface OcclusionGeometry {
  /** The picture's rows and columns. */
  side: number
  /** The square's, in pixels. */
  size: number
  /** From one place of the square to the next, in pixels. */
  stride: number
}

/** The square used here: about as large as the pen is thick, moved by half its width. */
export const OCCLUSION_SQUARE = { size: 4, stride: 2 } as const

/** First rows (or columns) of the square: every `stride` pixels, and once at the far edge. */
export function coverStarts({ side, size, stride }: OcclusionGeometry): number[] {
  const last = side - size
  const starts = Array.from({ length: Math.floor(last / stride) + 1 }, (_, i) => i * stride)
  return starts.at(-1) === last ? starts : [...starts, last]
}

/** Upper left corners of all squares, row by row. */
export function coverPlaces(geometry: OcclusionGeometry): { x: number; y: number }[] {
  const starts = coverStarts(geometry)
  return starts.flatMap((y) => starts.map((x) => ({ x, y })))
}

/**
 * How far hiding each square lowers the probability of a class: -1 to 1 by square, below 0 where it rises.
 * @param covered [squares x classes], probabilities with each square hidden
 * @param whole the class's probability with nothing hidden
 */
export function occlusionDrops(
  covered: ArrayLike<number>,
  classes: number,
  target: number,
  whole: number,
): Float32Array {
  return Float32Array.from(
    { length: covered.length / classes },
    (_, square) => whole - covered[square * classes + target],
  )
}

/** The same by pixel, [side x side]: the mean over the squares that hide it. */
export function spreadDrops(geometry: OcclusionGeometry, drops: ArrayLike<number>): Float32Array {
  const { side, size } = geometry
  const sums = new Float32Array(side * side)
  const hidden = new Int32Array(side * side)
  coverPlaces(geometry).forEach(({ x, y }, square) => {
    for (let row = y; row < y + size; row++)
      for (let column = x; column < x + size; column++) {
        sums[row * side + column] += drops[square]
        hidden[row * side + column]++
      }
  })
  return sums.map((sum, at) => (hidden[at] === 0 ? 0 : sum / hidden[at]))
}
