/** One line of the pen: x0, y0, x1, y1, … with the pad's side as unit, y downwards. Never changed once made. */
export type Stroke = readonly number[]

/** What is on the pad: a test digit under the ink, if one was picked, and the strokes in the order they were made. */
export interface Drawing {
  /** Index into the test digits that the page ships, or null. */
  testDigit: number | null
  strokes: readonly Stroke[]
}

export const EMPTY: Drawing = { testDigit: null, strokes: [] }

/**
 * The pen's width in pad sides. A digit that fills two thirds of the pad is scaled to 20 pixels, the pen to two to
 * three of them: as thick as most lines in MNIST.
 */
export const PEN = 0.08

/** Ink whose points all lie this close together (pad sides) is a blot, not a digit: one and a half pens. */
export const BLOT = 1.5 * PEN

export const isEmpty = (drawing: Drawing) => drawing.testDigit === null && drawing.strokes.length === 0

/** The longer side of the box around all points of the strokes, in pad sides; 0 without strokes. */
export function extent(strokes: readonly Stroke[]): number {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const stroke of strokes) {
    for (let i = 0; i < stroke.length; i += 2) {
      left = Math.min(left, stroke[i])
      right = Math.max(right, stroke[i])
      top = Math.min(top, stroke[i + 1])
      bottom = Math.max(bottom, stroke[i + 1])
    }
  }
  return Math.max(0, right - left, bottom - top)
}

/** Pieces of a curve are cut this short (pad sides): three pixels of the picture made from it. */
const PIECE = 0.012

/**
 * The smooth line through a stroke, as corner points of short straight pieces: a quadratic curve between the middles of
 * neighbouring samples, each sample being the control point. What is shown and what is read are both drawn from it.
 */
export function smooth(stroke: Stroke): number[] {
  const samples = stroke.length / 2
  const line = [stroke[0], stroke[1]]
  for (let i = 1; i + 1 < samples; i++) {
    const [x0, y0] = line.slice(-2)
    const [cx, cy] = [stroke[2 * i], stroke[2 * i + 1]]
    const [x1, y1] = [(cx + stroke[2 * i + 2]) / 2, (cy + stroke[2 * i + 3]) / 2]
    const length = Math.hypot(cx - x0, cy - y0) + Math.hypot(x1 - cx, y1 - cy)
    const pieces = Math.max(1, Math.ceil(length / PIECE))
    for (let k = 1; k <= pieces; k++) {
      const t = k / pieces
      const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t]
      line.push(a * x0 + b * cx + c * x1, a * y0 + b * cy + c * y1)
    }
  }
  if (samples > 1) line.push(stroke[2 * samples - 2], stroke[2 * samples - 1])
  return line
}
