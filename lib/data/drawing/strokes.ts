/** One line of the pen: x0, y0, x1, y1, … with the pad's side as unit, y downwards. Never changed once made. */
export type Stroke = readonly number[]

/** What is on the pad: a test digit under the ink, if one was picked, and the strokes in the order they were made. */
export interface Drawing {
  /** Index into the test digits that the page ships, or null. */
  testDigit: number | null
  strokes: readonly Stroke[]
  /** Width of the pen in pad sides, of all strokes; PEN where it is not said. */
  pen?: number
}

export const EMPTY: Drawing = { testDigit: null, strokes: [] }

/** The pen's width in pad sides, until the reader takes another: that of a felt pen on a sheet of this size. */
export const PEN = 0.06

/** The pens that can be taken, from thin to thick. */
export const PEN_RANGE = { from: 0.02, to: 0.1 } as const

export const penOf = (drawing: Drawing) => drawing.pen ?? PEN

/** Strokes no longer than this (pad sides), or than the pen is wide, are a blot and no digit. */
const BLOT = 0.04

/** No point of the strokes lies on the pad. */
export const isBeside = (strokes: readonly Stroke[]) =>
  strokes.every((stroke) =>
    stroke.every((x, i) => i % 2 === 1 || [x, stroke[i + 1]].some((value) => value < 0 || value > 1)),
  )

/** All points lie so close together that the pen has covered whatever they are. */
export const isBlot = (drawing: Drawing) => extent(drawing.strokes) < Math.max(BLOT, penOf(drawing))

export const isEmpty = (drawing: Drawing) => drawing.testDigit === null && drawing.strokes.length === 0

/** The longer side of the box around all points of the strokes on the pad, in pad sides; 0 without strokes. */
export function extent(strokes: readonly Stroke[]): number {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  const onPad = (value: number) => Math.min(1, Math.max(0, value))
  for (const stroke of strokes) {
    for (let i = 0; i < stroke.length; i += 2) {
      const [x, y] = [onPad(stroke[i]), onPad(stroke[i + 1])]
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
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
