import type { AmountReading, Cut } from '@/lib/data/amount/reading'
import { STRIP_HEIGHT, STRIP_WIDTH } from '@/lib/data/amount/strip'

/** The part of the amount box that the graph stands on, in pixels of the strip. */
export interface GraphFrame {
  left: number
  width: number
  top: number
  height: number
  /** Height of the arcs' room above the ink. */
  room: number
}

/** The least that is shown of the box, and paper on both sides of the ink. */
const LEAST_WIDTH = 300
const EDGE = 14

/** The middle of a cut's line from left to right. */
export function placeOf({ line }: Cut): number {
  const xs = line.filter((_, i) => i % 2 === 0)
  return xs.reduce((sum, x) => sum + x, 0) / xs.length
}

/** The ink with a little paper around it, and room for arcs above. */
export function frameOf(cuts: readonly Cut[]): GraphFrame {
  const places = cuts.map(placeOf)
  const [first, last] = [Math.min(...places), Math.max(...places)]
  const width = Math.min(STRIP_WIDTH, Math.max(LEAST_WIDTH, last - first + 2 * EDGE))
  const left = Math.min(STRIP_WIDTH - width, Math.max(0, (first + last) / 2 - width / 2))
  const ys = cuts.flatMap(({ line }) => line.filter((_, i) => i % 2 === 1))
  const top = Math.max(0, Math.floor(Math.min(...ys) - EDGE))
  const height = Math.min(STRIP_HEIGHT, Math.ceil(Math.max(...ys) + EDGE)) - top
  return { left: Math.floor(left), width: Math.round(width), top, height, room: 0.36 * width }
}

export interface DrawnArc {
  segment: number
  /** SVG path from cut to cut, in the frame's own units: x from its left edge, y from its top. */
  path: string
  /** Where its digit stands. */
  top: { x: number; y: number }
}

/** Arcs over the ink: the more cuts one spans, the higher it is. */
export function arcsOf({ cuts, segments }: AmountReading, frame: GraphFrame): DrawnArc[] {
  const most = Math.max(1, ...segments.map(({ from, to }) => to - from))
  return segments.map(({ from, to }, segment) => {
    const [a, b] = [placeOf(cuts[from]) - frame.left, placeOf(cuts[to]) - frame.left]
    const base = frame.room
    const height = frame.room * (0.3 + 0.55 * ((to - from - 1) / Math.max(1, most - 1)))
    const [x, y] = [(a + b) / 2, base - height]
    // A cubic curve is three quarters as high as its handles.
    const handle = base - (height * 4) / 3
    const lean = (b - a) * 0.15
    return {
      segment,
      path: `M${a.toFixed(1)} ${base}C${(a + lean).toFixed(1)} ${handle.toFixed(1)} ${(b - lean).toFixed(1)} ${handle.toFixed(1)} ${b.toFixed(1)} ${base}`,
      top: { x, y },
    }
  })
}
