import { IMAGENET_MEAN } from '../photo-preparation'

/** Places of the sliding square along a side, about: what it moves by is a whole number of pixels. */
const CELLS = 16

export interface CoverSteps {
  /** How far the square moves each time, in pixels. */
  stride: number
  /** Sides of the squares to choose from, in pixels. */
  sizes: readonly [number, number, number, number]
}

/** Squares from an eighth of the picture's side to three eighths, moved by a sixteenth. */
export function coverSteps(side: number): CoverSteps {
  const stride = Math.max(1, Math.round(side / CELLS))
  return { stride, sizes: [2 * stride, 3 * stride, 4 * stride, 6 * stride] }
}

/** A picture of ImageNet's mean colour, which to a network is as good as nothing: RGBA bytes, side x side. */
export function coverColour(side: number): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let pixel = 0; pixel < side * side; pixel++)
    IMAGENET_MEAN.forEach((mean, c) => (rgba[pixel * 4 + c] = 255 * mean))
  return rgba
}

/**
 * A picture with one square of it hidden.
 * @param paper what the square shows, a picture of the same size
 * @param place upper left corner of the square, in pixels
 */
export function coveredPicture(
  rgba: Uint8ClampedArray,
  paper: Uint8ClampedArray,
  side: number,
  { x, y }: { x: number; y: number },
  size: number,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(rgba)
  for (let row = y; row < Math.min(side, y + size); row++) {
    const [from, to] = [(row * side + x) * 4, (row * side + Math.min(side, x + size)) * 4]
    out.set(paper.subarray(from, to), from)
  }
  return out
}
