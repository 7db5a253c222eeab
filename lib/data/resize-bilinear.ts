/** Part of a picture that was scaled as a whole, in pixels of the scaled picture. */
export interface ScaledWindow {
  /** Size of the whole picture after scaling. */
  width: number
  height: number
  /** The window that is wanted of it. */
  x: number
  y: number
  columns: number
  rows: number
}

/** A piece of a picture: its RGBA bytes, where it lies in the picture, and how large the whole picture is. */
export interface PicturePiece {
  rgba: Uint8ClampedArray
  /** Place and size of the piece. */
  x: number
  y: number
  columns: number
  rows: number
  /** Size of the whole picture. */
  width: number
  height: number
}

interface Tap {
  /** First source pixel. */
  start: number
  /** Shares of this and the following ones; they sum to 1. */
  weights: Float64Array
}

/**
 * Along one axis, the shares of source pixels in each target pixel: the triangle of bilinear interpolation, as wide as
 * two target pixels where the picture shrinks (Pillow's Resample.c, precompute_coeffs, which torchvision scales with).
 */
function triangle(length: number, target: number, first: number, count: number): Tap[] {
  const scale = length / target
  const support = Math.max(scale, 1)
  return Array.from({ length: count }, (_, i) => {
    const centre = (first + i + 0.5) * scale
    const start = Math.max(0, Math.trunc(centre - support + 0.5))
    const end = Math.min(length, Math.trunc(centre + support + 0.5))
    const weights = Float64Array.from({ length: end - start }, (_, k) =>
      Math.max(0, 1 - Math.abs((start + k - centre + 0.5) / support)),
    )
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return { start, weights: weights.map((weight) => weight / sum) }
  })
}

/** Source pixels that a window needs, along one axis: from, and how many. */
function reach(length: number, target: number, first: number, count: number): [from: number, size: number] {
  const taps = [...triangle(length, target, first, 1), ...triangle(length, target, first + count - 1, 1)]
  const last = taps[1]
  return [taps[0].start, last.start + last.weights.length - taps[0].start]
}

/** The piece of a picture that {@link resizeBilinear} reads to make a window. */
export function pieceFor(
  { width, height }: { width: number; height: number },
  window: ScaledWindow,
): Omit<PicturePiece, 'rgba'> {
  const [x, columns] = reach(width, window.width, window.x, window.columns)
  const [y, rows] = reach(height, window.height, window.y, window.rows)
  return { x, y, columns, rows, width, height }
}

/**
 * A window of a picture that is scaled as a whole, as Pillow's `resize(..., BILINEAR)` does and torchvision's `Resize` on
 * its pictures: along the rows first, then along the columns, rounded to bytes after each.
 *
 * @param piece opaque; at least what {@link pieceFor} says
 * @returns RGBA bytes, `window.columns` x `window.rows`, opaque
 * @throws RangeError when the piece does not hold what the window needs, or not as many bytes as it says
 */
export function resizeBilinear(piece: PicturePiece, window: ScaledWindow): Uint8ClampedArray<ArrayBuffer> {
  const { rgba } = piece
  if (rgba.length !== piece.columns * piece.rows * 4)
    throw new RangeError(`${rgba.length} bytes are no ${piece.columns} x ${piece.rows} picture`)
  const needed = pieceFor(piece, window)
  const inside =
    needed.x >= piece.x &&
    needed.y >= piece.y &&
    needed.x + needed.columns <= piece.x + piece.columns &&
    needed.y + needed.rows <= piece.y + piece.rows
  if (!inside) throw new RangeError('the piece lacks pixels of the window')
  const across = triangle(piece.width, window.width, window.x, window.columns)
  const down = triangle(piece.height, window.height, window.y, window.rows)

  // Only the rows that the window reads.
  const strip = new Uint8ClampedArray(needed.rows * window.columns * 3)
  for (let row = 0; row < needed.rows; row++) {
    const line = (needed.y + row - piece.y) * piece.columns
    across.forEach(({ start, weights }, column) => {
      let red = 0
      let green = 0
      let blue = 0
      let from = (line + start - piece.x) * 4
      for (const weight of weights) {
        red += rgba[from] * weight
        green += rgba[from + 1] * weight
        blue += rgba[from + 2] * weight
        from += 4
      }
      const to = (row * window.columns + column) * 3
      strip[to] = red // clamped and rounded by the array
      strip[to + 1] = green
      strip[to + 2] = blue
    })
  }
  const out = new Uint8ClampedArray(window.columns * window.rows * 4).fill(255)
  const stride = window.columns * 3
  down.forEach(({ start, weights }, row) => {
    for (let column = 0; column < window.columns; column++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0
        let from = (start - needed.y) * stride + column * 3 + c
        for (const weight of weights) {
          sum += strip[from] * weight
          from += stride
        }
        out[(row * window.columns + column) * 4 + c] = sum
      }
    }
  })
  return out
}
