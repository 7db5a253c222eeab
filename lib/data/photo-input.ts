import type { PhotoPreparation } from './photo-preparation'

/** AlexNet-64 sees 64x64 RGB. */
export const PHOTO_SIDE = 64

interface Piece {
  source: number
  weight: number
}

/** Along one axis: the source pixels under each target pixel, with the share of the target that each covers. */
function coverage(length: number, side: number): Piece[][] {
  const step = length / side
  return Array.from({ length: side }, (_, target) => {
    const from = target * step
    const to = (target + 1) * step
    const pieces: Piece[] = []
    for (let source = Math.floor(from); source < Math.min(to, length); source++) {
      const weight = (Math.min(to, source + 1) - Math.max(from, source)) / step
      if (weight > 0) pieces.push({ source, weight })
    }
    return pieces
  })
}

/**
 * Scales an already square picture to `side` x `side` by area averaging: each new pixel is the mean of what it covers,
 * so nothing is skipped however large the photo is (the filter that the network was trained with). Transparent parts
 * are laid on white first.
 *
 * @param rgba width x height x 4 bytes, alpha not premultiplied (as a canvas gives them)
 * @returns side x side x 4 bytes, opaque
 * @throws RangeError when the size and the number of bytes contradict each other
 */
export function resizeArea(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  side: number,
): Uint8ClampedArray<ArrayBuffer> {
  if (rgba.length !== width * height * 4 || rgba.length === 0)
    throw new RangeError(`${rgba.length} bytes are no ${width} x ${height} picture`)
  const columns = coverage(width, side)
  const rows = coverage(height, side)
  const out = new Uint8ClampedArray(side * side * 4)
  const strip = new Float64Array(width * 3) // a row of targets, averaged over its source rows only
  for (let y = 0; y < side; y++) {
    strip.fill(0)
    for (const { source, weight } of rows[y]) {
      for (let x = 0; x < width; x++) {
        const from = (source * width + x) * 4
        const opacity = rgba[from + 3] / 255
        const white = 255 * (1 - opacity)
        for (let c = 0; c < 3; c++) strip[x * 3 + c] += (rgba[from + c] * opacity + white) * weight
      }
    }
    for (let x = 0; x < side; x++) {
      const to = (y * side + x) * 4
      for (let c = 0; c < 3; c++) {
        let sum = 0
        for (const { source, weight } of columns[x]) sum += strip[source * 3 + c] * weight
        out[to + c] = sum // clamped and rounded by the array
      }
      out[to + 3] = 255
    }
  }
  return out
}

/**
 * Writes a picture as a network's input: RGBA bytes (side x side, alpha ignored) become HxWx3 floats in `out`, each
 * channel / 255, less the mean, over the deviation: with ImageNet's numbers about -2.1 to 2.6.
 */
export function writePhotoInput(
  rgba: Uint8ClampedArray,
  side: number,
  out: Float32Array,
  { mean, deviation }: Pick<PhotoPreparation, 'mean' | 'deviation'>,
): void {
  for (let pixel = 0; pixel < side * side; pixel++) {
    for (let c = 0; c < 3; c++) {
      out[pixel * 3 + c] = (rgba[pixel * 4 + c] / 255 - mean[c]) / deviation[c]
    }
  }
}

/** Pictures, RGBA bytes each, as one batch of inputs: [n, side, side, 3]. */
export function photoInputs(
  pictures: readonly Uint8ClampedArray[],
  preparation: Pick<PhotoPreparation, 'side' | 'mean' | 'deviation'>,
): Float32Array<ArrayBuffer> {
  const { side } = preparation
  const size = side * side * 3
  const inputs = new Float32Array(pictures.length * size)
  pictures.forEach((rgba, i) =>
    writePhotoInput(rgba, side, inputs.subarray(i * size, (i + 1) * size), preparation),
  )
  return inputs
}
