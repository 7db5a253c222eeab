import type { Plane } from './plane'

/** A picture to be shown: bytes row by row, one a pixel (0 black to 255 white) or four (RGBA). */
export interface StagePicture {
  pixels: Uint8ClampedArray<ArrayBuffer>
  channels: 1 | 4
  width: number
  height: number
}

/** No picture of a step is shown larger than this, in pixels. */
const SHOWN_SIDE = 720

/** Pixels of the original in one of the shown picture, along each side. */
const factorFor = (width: number, height: number) =>
  Math.max(1, Math.ceil(Math.max(width, height) / SHOWN_SIDE))

/** Each shown pixel is the mean of a square of the original; what does not fill a square at the far edges is left out. */
function shrink(
  width: number,
  height: number,
  channels: 1 | 4,
  value: (pixel: number, channel: number) => number,
): StagePicture {
  const factor = Math.min(factorFor(width, height), width, height)
  const small = { width: Math.floor(width / factor), height: Math.floor(height / factor) }
  const pixels = new Uint8ClampedArray(small.width * small.height * channels)
  for (let y = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++)
      for (let c = 0; c < channels; c++) {
        let sum = 0
        for (let dy = 0; dy < factor; dy++)
          for (let dx = 0; dx < factor; dx++) sum += value((y * factor + dy) * width + x * factor + dx, c)
        pixels[(y * small.width + x) * channels + c] = sum / (factor * factor)
      }
  return { pixels, channels, ...small }
}

/** A photograph, RGBA, made small enough to be shown. */
export const photoPicture = (rgba: Uint8ClampedArray, width: number, height: number) =>
  shrink(width, height, 4, (pixel, channel) => rgba[4 * pixel + channel])

/** A plane of brightness, 0 black to 1 white. */
export const brightnessPicture = ({ values, width, height }: Plane) =>
  shrink(width, height, 1, (pixel) => 255 * Math.min(1, values[pixel]))

/** A plane or mask of ink, 0 paper to 1 ink, as black on white. */
export const inkPicture = (
  values: Float32Array | Uint8Array,
  { width, height }: { width: number; height: number },
) => shrink(width, height, 1, (pixel) => 255 * (1 - values[pixel]))
