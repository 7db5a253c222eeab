import { smooth, type Stroke } from '../drawing/strokes'
import type { InkPicture } from './reading'

/** The picture made of what is written into the amount box: pixels. Fixed, so that no answer depends on a screen. */
export const STRIP_WIDTH = 640
export const STRIP_HEIGHT = 200
/** Width of the box in heights of it. */
export const STRIP_RATIO = STRIP_WIDTH / STRIP_HEIGHT

/** Width of the pen that the reader writes with, in heights of the box. */
export const STRIP_PEN = 0.06

/** Lines are to come out so thick once a digit is 20 pixels high: a little thinner than on the pad for one digit. */
const LINE = 2.2
/** The pen that the ink is read with is never thinner or thicker, in heights of the box. */
const READING_PEN = { least: 0.03, most: 0.13 }

/**
 * The pen that makes lines as thick, beside the height of what is written, as in MNIST: the upper quartile of the heights
 * of the strokes stands for the height of the digits, of which some strokes are only parts.
 */
export function readingPen(strokes: readonly Stroke[]): number {
  if (strokes.length === 0) return STRIP_PEN
  const heights = strokes
    .map((stroke) => {
      const ys = stroke.filter((_, i) => i % 2 === 1)
      return Math.max(...ys) - Math.min(...ys)
    })
    .sort((a, b) => b - a)
  const height = heights[Math.floor(heights.length / 4)]
  return Math.min(READING_PEN.most, Math.max(READING_PEN.least, (LINE * height) / (20 - LINE)))
}

/**
 * The picture of the amount box that is read: what lies under the ink, if anything, and the strokes, anti-aliased.
 * @param strokes x0, y0, x1, y1, … from 0 to 1 along the width and the height of the box
 * @param under STRIP_WIDTH x STRIP_HEIGHT values, 0 paper to 1 ink
 * @param pen in heights of the box
 */
export function stripOf(
  strokes: readonly Stroke[],
  under: Float32Array | null = null,
  pen: number = under ? STRIP_PEN : readingPen(strokes),
): InkPicture {
  const ink = under ? under.slice() : new Float32Array(STRIP_WIDTH * STRIP_HEIGHT)
  for (const stroke of strokes) inkStroke(ink, stroke, pen)
  return { ink, width: STRIP_WIDTH, height: STRIP_HEIGHT }
}

/** The smooth line through a stroke, with the height of the box as unit along both axes. */
export const stripLine = (stroke: Stroke): number[] =>
  smooth(stroke.map((value, i) => (i % 2 === 0 ? value * STRIP_RATIO : value)))

function inkStroke(ink: Float32Array, stroke: Stroke, pen: number) {
  const line = stripLine(stroke).map((value) => value * STRIP_HEIGHT)
  if (line.length === 2) line.push(line[0], line[1])
  for (let i = 2; i < line.length; i += 2)
    inkPiece(ink, line[i - 2], line[i - 1], line[i], line[i + 1], (pen * STRIP_HEIGHT) / 2)
}

/** Blackens one straight piece with round ends: each pixel takes the share that a disc of ink covers, at most 1. */
function inkPiece(ink: Float32Array, x0: number, y0: number, x1: number, y1: number, radius: number) {
  const reach = radius + 1
  const left = Math.max(0, Math.floor(Math.min(x0, x1) - reach))
  const right = Math.min(STRIP_WIDTH - 1, Math.ceil(Math.max(x0, x1) + reach))
  const top = Math.max(0, Math.floor(Math.min(y0, y1) - reach))
  const bottom = Math.min(STRIP_HEIGHT - 1, Math.ceil(Math.max(y0, y1) + reach))
  const [dx, dy] = [x1 - x0, y1 - y0]
  const squared = dx * dx + dy * dy
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const [px, py] = [x + 0.5 - x0, y + 0.5 - y0]
      const along = squared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / squared)) : 0
      const share = Math.min(1, radius + 0.5 - Math.hypot(px - along * dx, py - along * dy))
      const at = y * STRIP_WIDTH + x
      if (share > ink[at]) ink[at] = share
    }
  }
}
