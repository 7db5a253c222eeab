import { DIGIT_CLASSES, DIGIT_SIDE } from './mnist'
import { coverPlaces, occlusionDrops, spreadDrops } from './occlusion'

/** What a worker has found out about one digit; classes are the ten digits. */
export interface FoundReasons {
  /** Rows and columns of the network's input. */
  side: number
  probabilities: ArrayLike<number>
  /** [10 x side x side] */
  gradientTimesInput: Float32Array
  square: { size: number; stride: number }
  /** [squares x 10], the squares row by row. */
  covered: Float32Array
}

/** One place of the sliding square. */
export interface HiddenSquare {
  /** Its upper left pixel in the network's input. */
  x: number
  y: number
  /** How far hiding it lowers the probability, or the log odds of one class against another: below 0 where it rises. */
  drop: number
  /** The ten probabilities with it hidden. */
  then: Float32Array
}

export interface Reasons {
  /** [side x side] each. */
  gradient: Float32Array
  occlusion: Float32Array
  /** The square whose hiding lowers the class most, and the one whose hiding raises it most. */
  support: HiddenSquare
  oppose: HiddenSquare
}

/**
 * What speaks for a class, and against it, pixel by pixel and square by square.
 * @param minus another class: then all is about the first against the second. The gradient is that of the difference of
 *   their scores, and a square counts by how far it lowers ln(p / p'), their log odds: the same difference of scores, and
 *   telling also where both probabilities are tiny.
 */
export function reasonsFor(found: FoundReasons, digit: number, minus: number | null = null): Reasons {
  const { side, square, covered, probabilities, gradientTimesInput } = found
  const geometry = { side, ...square }
  const less = (a: Float32Array, b: Float32Array) => a.map((value, i) => value - b[i])
  const gradientOf = (of: number) => gradientTimesInput.subarray(of * side * side, (of + 1) * side * side)
  const gradient = minus === null ? gradientOf(digit) : less(gradientOf(digit), gradientOf(minus))
  const drops =
    minus === null
      ? occlusionDrops(covered, DIGIT_CLASSES, digit, probabilities[digit])
      : oddsDrops(covered, probabilities, digit, minus)
  const places = coverPlaces(geometry)
  const squareOf = (at: number): HiddenSquare => ({
    ...places[at],
    drop: drops[at],
    then: covered.subarray(at * DIGIT_CLASSES, (at + 1) * DIGIT_CLASSES),
  })
  return {
    gradient,
    occlusion: spreadDrops(geometry, drops),
    support: squareOf(drops.indexOf(Math.max(...drops))),
    oppose: squareOf(drops.indexOf(Math.min(...drops))),
  }
}

/** Below the smallest probability that softmax puts out in single precision; its logarithm stays a number. */
const LEAST = 1e-38

const logOdds = (p: number, other: number) => Math.log(Math.max(LEAST, p) / Math.max(LEAST, other))

function oddsDrops(
  covered: Float32Array,
  probabilities: ArrayLike<number>,
  digit: number,
  minus: number,
): Float32Array {
  const whole = logOdds(probabilities[digit], probabilities[minus])
  return Float32Array.from({ length: covered.length / DIGIT_CLASSES }, (_, square) => {
    const at = square * DIGIT_CLASSES
    return whole - logOdds(covered[at + digit], covered[at + minus])
  })
}

export interface InkBox {
  left: number
  top: number
  /** The last column and row with ink. */
  right: number
  bottom: number
}

/** The smallest box around a digit's ink (bytes above 40, so that faint edges do not count); the whole field without any. */
export function inkBox(digit: Uint8Array): InkBox {
  const box = { left: DIGIT_SIDE, top: DIGIT_SIDE, right: -1, bottom: -1 }
  digit.forEach((ink, i) => {
    if (ink <= 40) return
    const [column, row] = [i % DIGIT_SIDE, Math.floor(i / DIGIT_SIDE)]
    box.left = Math.min(box.left, column)
    box.right = Math.max(box.right, column)
    box.top = Math.min(box.top, row)
    box.bottom = Math.max(box.bottom, row)
  })
  return box.right < 0 ? { left: 0, top: 0, right: DIGIT_SIDE - 1, bottom: DIGIT_SIDE - 1 } : box
}

/**
 * Where a point lies in a digit: its box in three by three parts, 0 top left, 1 top, … 8 bottom right; points outside
 * belong to the part that is nearest.
 * @param x, y in pixels of the 28x28 picture
 */
export function partOf({ left, top, right, bottom }: InkBox, x: number, y: number): number {
  const third = (at: number, from: number, to: number) =>
    Math.min(2, Math.max(0, Math.floor((3 * (at - from)) / (to + 1 - from))))
  return 3 * third(y, top, bottom) + third(x, left, right)
}

/** The part in which a hidden square lies, of a digit in the middle of the network's input. */
export function partOfSquare(box: InkBox, { x, y }: HiddenSquare, { side, square }: FoundReasons): number {
  const border = (side - DIGIT_SIDE) / 2
  return partOf(box, x + square.size / 2 - border, y + square.size / 2 - border)
}

/** Sums of a map [side x side] over the nine parts of a digit in its middle. */
export function partSums(values: ArrayLike<number>, side: number, box: InkBox): number[] {
  const border = (side - DIGIT_SIDE) / 2
  const sums = Array<number>(9).fill(0)
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      sums[partOf(box, column - border, row - border)] += values[row * side + column]
  return sums
}

/** The digit in the middle of the network's input, the border empty. */
export function framed(pixels: Uint8Array, side: number): Uint8Array {
  const border = (side - DIGIT_SIDE) / 2
  const all = new Uint8Array(side * side)
  for (let row = 0; row < DIGIT_SIDE; row++)
    all.set(pixels.subarray(row * DIGIT_SIDE, (row + 1) * DIGIT_SIDE), (row + border) * side + border)
  return all
}
