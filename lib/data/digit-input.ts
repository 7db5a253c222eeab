import { DIGIT_SIDE } from './mnist'

/** Mean and standard deviation of all pixels (0 to 1) of MNIST's 60,000 training digits, measured; see the tests. */
export const DIGIT_MEAN = 0.1307
export const DIGIT_STD = 0.3081

/** LeNet-5 sees 32x32: the digit with a border of paper (LeCun et al. 1998, section II.B says why). */
export const INPUT_SIDE = 32
const BORDER = (INPUT_SIDE - DIGIT_SIDE) / 2

const standardised = Float32Array.from({ length: 256 }, (_, byte) => (byte / 255 - DIGIT_MEAN) / DIGIT_STD)

/**
 * Writes one digit as LeNet's input: 28x28 bytes (row-major, 0 paper to 255 ink) from `pixels` at `offset` become 32x32
 * floats (HxWx1) in `out` at `outOffset`, standardised to (p / 255 - mean) / deviation, about -0.42 (paper) to 2.82
 * (ink), with a border of two pixels of paper.
 */
export function writeDigitInput(
  pixels: Uint8Array,
  offset: number,
  out: Float32Array,
  outOffset: number,
): void {
  out.fill(standardised[0], outOffset, outOffset + INPUT_SIDE * INPUT_SIDE)
  for (let y = 0; y < DIGIT_SIDE; y++) {
    const from = offset + y * DIGIT_SIDE
    const to = outOffset + (y + BORDER) * INPUT_SIDE + BORDER
    for (let x = 0; x < DIGIT_SIDE; x++) out[to + x] = standardised[pixels[from + x]]
  }
}
