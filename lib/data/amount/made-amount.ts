import { DIGIT_PIXELS, DIGIT_SIDE } from '../mnist'
import { createRandom, mixSeed } from '../random'
import { STRIP_HEIGHT, STRIP_WIDTH } from './strip'

/** How amounts are made of single digits; all are drawn evenly from their range. */
export const AMOUNT_RANGES = {
  /** Digits of an amount. */
  digits: { least: 1, most: 6 },
  /** Gap between two neighbours in shares of the mean of their widths; below 0 they overlap. */
  gap: { least: -0.15, most: 0.4 },
  /** Size of each digit, where 1 makes the 20 pixels of MNIST half as high as the box. */
  scale: { least: 0.85, most: 1.15 },
  /** How far each digit lies above or below the line, in heights of the box. */
  rise: { least: -0.05, most: 0.05 },
} as const

/** Which digits, and how they lie. */
export interface MadeAmount {
  /** Numbers of the digits in the set they are taken from. */
  indices: number[]
  /** The amount, as '170'. */
  text: string
  gaps: number[]
  scales: number[]
  rises: number[]
}

/**
 * One amount for each seed, made of digits that are drawn at random: as many zeros as ones, but none in front of others.
 * @param labels of the digits that may be taken
 * @param gap another range for the gaps than that of {@link AMOUNT_RANGES}
 */
export function makeAmount(
  seed: number,
  labels: ArrayLike<number>,
  gap: { least: number; most: number } = AMOUNT_RANGES.gap,
): MadeAmount {
  const random = createRandom(mixSeed(seed, 1998))
  const within = ({ least, most }: { least: number; most: number }) => least + random() * (most - least)
  const { least, most } = AMOUNT_RANGES.digits
  const length = least + Math.floor(random() * (most - least + 1))
  const byDigit = Array.from({ length: 10 }, () => [] as number[])
  for (let i = 0; i < labels.length; i++) byDigit[labels[i]].push(i)
  const digits = Array.from({ length }, (_, place) =>
    place === 0 && length > 1 ? 1 + Math.floor(random() * 9) : Math.floor(random() * 10),
  )
  return {
    indices: digits.map((digit) => byDigit[digit][Math.floor(random() * byDigit[digit].length)]),
    text: digits.join(''),
    gaps: digits.slice(1).map(() => within(gap)),
    scales: digits.map(() => within(AMOUNT_RANGES.scale)),
    rises: digits.map(() => within(AMOUNT_RANGES.rise)),
  }
}

/** Height of a digit of scale 1 in heights of the box, and the paper that stays free at both ends of it. */
const DIGIT_HEIGHT = 0.5
const FREE = 0.04

/** Where each digit's ink goes, in pixels of the strip: one layer a digit, so that tests know which ink is whose. */
export function layersOf(made: MadeAmount, pixelsOf: (index: number) => Uint8Array): Float32Array[] {
  const digits = made.indices.map((index) => inkOf(pixelsOf(index)))
  const unit = (DIGIT_HEIGHT * STRIP_HEIGHT) / 20
  const widths = digits.map(({ width }, i) => width * unit * made.scales[i])
  const gaps = made.gaps.map((gap, i) => (gap * (widths[i] + widths[i + 1])) / 2)
  const wide = [...widths, ...gaps].reduce((sum, length) => sum + length, 0)
  const room = STRIP_WIDTH * (1 - 2 * FREE)
  const shrink = Math.min(1, room / wide)
  let x = STRIP_WIDTH / 2 - (wide * shrink) / 2
  return digits.map((digit, i) => {
    const scale = unit * made.scales[i] * shrink
    const middle = STRIP_HEIGHT * (0.5 + made.rises[i])
    const layer = place(digit, x, middle - (digit.height * scale) / 2, scale)
    x += widths[i] * shrink + (gaps[i] ?? 0) * shrink
    return layer
  })
}

/** The amount as ink in the box: the darker of what lies over one another. */
export function drawAmount(made: MadeAmount, pixelsOf: (index: number) => Uint8Array): Float32Array {
  const ink = new Float32Array(STRIP_WIDTH * STRIP_HEIGHT)
  for (const layer of layersOf(made, pixelsOf))
    for (let i = 0; i < ink.length; i++) if (layer[i] > ink[i]) ink[i] = layer[i]
  return ink
}

interface DigitInk {
  width: number
  height: number
  /** Ink at column x and row y of the box around it, 0 to 1; 0 outside. */
  at(x: number, y: number): number
}

function inkOf(pixels: Uint8Array): DigitInk {
  let [left, top, right, bottom] = [DIGIT_SIDE, DIGIT_SIDE, 0, 0]
  for (let i = 0; i < DIGIT_PIXELS; i++) {
    if (pixels[i] === 0) continue
    const [x, y] = [i % DIGIT_SIDE, Math.floor(i / DIGIT_SIDE)]
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  }
  const [width, height] = [right - left, bottom - top]
  return {
    width,
    height,
    at: (x, y) =>
      x < 0 || y < 0 || x >= width || y >= height ? 0 : pixels[(top + y) * DIGIT_SIDE + left + x] / 255,
  }
}

/** Scaled with linear interpolation, so that the edges stay soft. */
function place(digit: DigitInk, left: number, top: number, scale: number): Float32Array {
  const layer = new Float32Array(STRIP_WIDTH * STRIP_HEIGHT)
  for (let y = Math.max(0, Math.floor(top - scale)); y < top + (digit.height + 1) * scale; y++) {
    if (y >= STRIP_HEIGHT) break
    for (let x = Math.max(0, Math.floor(left - scale)); x < left + (digit.width + 1) * scale; x++) {
      if (x >= STRIP_WIDTH) break
      const [sx, sy] = [(x + 0.5 - left) / scale - 0.5, (y + 0.5 - top) / scale - 0.5]
      const [x0, y0] = [Math.floor(sx), Math.floor(sy)]
      const [fx, fy] = [sx - x0, sy - y0]
      const upper = digit.at(x0, y0) * (1 - fx) + digit.at(x0 + 1, y0) * fx
      const lower = digit.at(x0, y0 + 1) * (1 - fx) + digit.at(x0 + 1, y0 + 1) * fx
      layer[y * STRIP_WIDTH + x] = upper * (1 - fy) + lower * fy
    }
  }
  return layer
}
