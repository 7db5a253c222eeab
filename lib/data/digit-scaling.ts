import { DIGIT_MEAN, DIGIT_STD, INPUT_SIDE } from './digit-input'
import { DIGIT_SIDE } from './mnist'

/**
 * What a pixel becomes before the network sees it.
 * - '1998': -0.1 (paper) to 1.175 (ink), LeCun et al. 1998, section II.B.
 * - 'unit': 0 (paper) to 1 (ink).
 * - 'standardised': MNIST's mean taken off and divided by its standard deviation, about -0.42 to 2.82.
 */
export const pixelScalings = ['1998', 'unit', 'standardised'] as const
export type PixelScaling = (typeof pixelScalings)[number]

/** The paper's two ends: white background and black ink. */
const PAPER_1998 = -0.1
const INK_1998 = 1.175

/** One pixel, 0 (paper) to 255 (ink), scaled. */
export function scalePixel(byte: number, scaling: PixelScaling): number {
  const ink = byte / 255
  switch (scaling) {
    case '1998':
      return PAPER_1998 + (INK_1998 - PAPER_1998) * ink
    case 'unit':
      return ink
    case 'standardised':
      return (ink - DIGIT_MEAN) / DIGIT_STD
    default:
      return scaling satisfies never
  }
}

const tableOf = (scaling: PixelScaling) =>
  Float32Array.from({ length: 256 }, (_, byte) => scalePixel(byte, scaling))

const tables: Readonly<Record<PixelScaling, Float32Array>> = {
  '1998': tableOf('1998'),
  unit: tableOf('unit'),
  standardised: tableOf('standardised'),
}

const BORDER = (INPUT_SIDE - DIGIT_SIDE) / 2

/**
 * Writes one digit as LeNet's input: 28x28 bytes (row-major, 0 paper to 255 ink) from `pixels` at `offset` become 32x32
 * floats (HxWx1) in `out` at `outOffset`, scaled, with a border of two pixels of paper. With 'standardised' it writes
 * what `writeDigitInput` writes.
 */
export function writeScaledDigit(
  pixels: Uint8Array,
  offset: number,
  out: Float32Array,
  outOffset: number,
  scaling: PixelScaling,
): void {
  const table = tables[scaling]
  out.fill(table[0], outOffset, outOffset + INPUT_SIDE * INPUT_SIDE)
  for (let y = 0; y < DIGIT_SIDE; y++) {
    const from = offset + y * DIGIT_SIDE
    const to = outOffset + (y + BORDER) * INPUT_SIDE + BORDER
    for (let x = 0; x < DIGIT_SIDE; x++) out[to + x] = table[pixels[from + x]]
  }
}
