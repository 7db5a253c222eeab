import { DIGIT_PIXELS, DIGIT_SIDE } from './mnist'
import { createRandom, mixSeed } from './random'

/** How far a distorted digit may differ from the original; each is drawn uniformly from both directions. */
export interface Distortion {
  /** Degrees. */
  rotation: number
  /** Share of the size: 0.1 means 0.9 to 1.1, for width and height apart (scaling and squeezing). */
  scale: number
  /** Horizontal shear: pixels sideways a pixel of height. */
  shear: number
  /** Pixels. */
  shift: number
}

/**
 * Distorted copies of digits, as LeCun et al. 1998 §III.B made them (translation, scaling, squeezing, horizontal
 * shear) and, beyond the paper, rotation. Bilinear sampling about the middle; what falls outside is paper.
 * @param pixels [n x 784] bytes, 0 paper to 255 ink
 * @param seed decides all n distortions
 * @returns as many bytes, new
 */
export function distortDigits(
  pixels: Uint8Array,
  distortion: Distortion,
  seed: number,
): Uint8Array<ArrayBuffer> {
  const random = createRandom(mixSeed(seed, 4001))
  const within = (range: number) => (2 * random() - 1) * range
  const out = new Uint8Array(pixels.length)
  for (let start = 0; start < pixels.length; start += DIGIT_PIXELS) {
    const angle = (within(distortion.rotation) * Math.PI) / 180
    const wide = 1 / (1 + within(distortion.scale))
    const high = 1 / (1 + within(distortion.scale))
    const shear = within(distortion.shear)
    const [dx, dy] = [within(distortion.shift), within(distortion.shift)]
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    // From a place in the copy back to the place in the original: turn, then shear, then stretch.
    const map = [wide * (cos - shear * sin), wide * (sin + shear * cos), -high * sin, high * cos]
    sample(
      pixels.subarray(start, start + DIGIT_PIXELS),
      out.subarray(start, start + DIGIT_PIXELS),
      map,
      dx,
      dy,
    )
  }
  return out
}

function sample(from: Uint8Array, to: Uint8Array, [a, b, c, d]: number[], dx: number, dy: number): void {
  const middle = (DIGIT_SIDE - 1) / 2
  for (let y = 0; y < DIGIT_SIDE; y++) {
    for (let x = 0; x < DIGIT_SIDE; x++) {
      const [u, v] = [x - middle - dx, y - middle - dy]
      to[y * DIGIT_SIDE + x] = Math.round(inkAt(from, a * u + b * v + middle, c * u + d * v + middle))
    }
  }
}

/** Ink between the pixels of a digit of 784 bytes, bilinear: x to the right and y down, in pixels; outside is paper. */
export function inkAt(digit: Uint8Array, x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const fx = x - left
  const fy = y - top
  const upper = inkOf(digit, left, top) * (1 - fx) + inkOf(digit, left + 1, top) * fx
  const lower = inkOf(digit, left, top + 1) * (1 - fx) + inkOf(digit, left + 1, top + 1) * fx
  return upper * (1 - fy) + lower * fy
}

const inkOf = (digit: Uint8Array, column: number, row: number) =>
  column < 0 || row < 0 || column >= DIGIT_SIDE || row >= DIGIT_SIDE ? 0 : digit[row * DIGIT_SIDE + column]
