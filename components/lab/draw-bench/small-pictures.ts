import { INPUT_SIDE } from '@/lib/data/digit-input'
import { DIGIT_SIDE } from '@/lib/data/mnist'
import { SIDE } from '@/lib/data/drawing/raster'

/** Side of the pictures of the pad in the row of steps, in pixels. */
export const SMALL_SIDE = 70

/** The pad's picture (SIDE x SIDE, 0 paper to 1 ink) as SMALL_SIDE x SMALL_SIDE bytes, each the mean of a square. */
export function smaller(ink: Float32Array): Uint8Array {
  const cell = SIDE / SMALL_SIDE
  const sums = new Float32Array(SMALL_SIDE * SMALL_SIDE)
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++)
      sums[Math.floor(y / cell) * SMALL_SIDE + Math.floor(x / cell)] += ink[y * SIDE + x]
  return Uint8Array.from(sums, (sum) => Math.round((255 * sum) / (cell * cell)))
}

/** A digit with the border of paper that LeNet expects: 32x32 bytes. */
export function bordered(pixels: Uint8Array): Uint8Array {
  const border = (INPUT_SIDE - DIGIT_SIDE) / 2
  const picture = new Uint8Array(INPUT_SIDE * INPUT_SIDE)
  for (let y = 0; y < DIGIT_SIDE; y++)
    picture.set(pixels.subarray(y * DIGIT_SIDE, (y + 1) * DIGIT_SIDE), (y + border) * INPUT_SIDE + border)
  return picture
}
