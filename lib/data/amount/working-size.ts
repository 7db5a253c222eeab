import type { InkPicture } from './reading'

/** Where ink begins and paper ends, as a share of the darkest ink. */
export const INK_LEVEL = 0.4

/** The ink is scaled down, never up, until all of it is at most this high, in pixels: three times what LeNet sees. */
const MOST_HEIGHT = 64
/** Paper kept around the ink, pixels of the scaled picture. */
const EDGE = 2
/** A line of digits that is wider than this many times its height is cut off: no amount is so long. */
const MOST_WIDTHS = 24

export interface WorkingPicture extends InkPicture {
  /** Pixels of the given picture per working pixel, and where the working picture's corner lies in the given one. */
  perPixel: number
  left: number
  top: number
}

/**
 * The inked part of a picture at a size that makes no answer depend on that of the original, scaled by area averaging;
 * the darkest ink becomes 1.
 * @returns null where there is no ink
 */
export function atWorkingSize({ ink, width, height }: InkPicture): WorkingPicture | null {
  let darkest = 0
  for (const value of ink) if (value > darkest) darkest = value
  if (!(darkest > 0.05)) return null
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!(ink[y * width + x] >= INK_LEVEL * darkest)) continue
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
    }
  }
  const perPixel = Math.max(1, (bottom - top) / MOST_HEIGHT)
  const from = { x: left - EDGE * perPixel, y: top - EDGE * perPixel }
  const columns = Math.min(
    Math.ceil((right - left) / perPixel) + 2 * EDGE,
    MOST_WIDTHS * (MOST_HEIGHT + 2 * EDGE),
  )
  const rows = Math.ceil((bottom - top) / perPixel) + 2 * EDGE

  // First the columns, then the rows: averaging over a rectangle is averaging along both axes.
  const narrow = new Float32Array(columns * height)
  const firstRow = Math.max(0, Math.floor(from.y))
  const lastRow = Math.min(height, Math.ceil(from.y + rows * perPixel))
  for (let x = 0; x < columns; x++) {
    const [a, b] = [from.x + x * perPixel, from.x + (x + 1) * perPixel]
    for (let source = Math.max(0, Math.floor(a)); source < Math.min(width, b); source++) {
      const share = Math.min(b, source + 1) - Math.max(a, source)
      if (share <= 0) continue
      for (let y = firstRow; y < lastRow; y++) {
        const value = ink[y * width + source]
        if (value > 0) narrow[y * columns + x] += value * share
      }
    }
  }
  const scaled = new Float32Array(columns * rows)
  const scale = 1 / (perPixel * perPixel * darkest)
  for (let y = 0; y < rows; y++) {
    const [a, b] = [from.y + y * perPixel, from.y + (y + 1) * perPixel]
    for (let source = Math.max(0, Math.floor(a)); source < Math.min(height, b); source++) {
      const share = (Math.min(b, source + 1) - Math.max(a, source)) * scale
      if (share <= 0) continue
      for (let x = 0; x < columns; x++) scaled[y * columns + x] += narrow[source * columns + x] * share
    }
  }
  for (let i = 0; i < scaled.length; i++) if (scaled[i] > 1) scaled[i] = 1
  return { ink: scaled, width: columns, height: rows, perPixel, left: from.x, top: from.y }
}
