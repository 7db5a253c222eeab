import type { Stroke } from '../drawing/strokes'

/** Straight lines with sharp corners: a corner that is named twice is not rounded when the line is smoothed. */
function straight(...points: number[]): number[] {
  return points.flatMap((_, i) => (i % 2 ? [] : [points[i], points[i + 1], points[i], points[i + 1]]))
}

/** Points on an ellipse around cx, cy, from one angle to another, in degrees (0 is right, 90 is down). */
function arc(cx: number, cy: number, rx: number, ry: number, from: number, to: number): number[] {
  const steps = Math.ceil(Math.abs(to - from) / 12)
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / steps) * Math.PI) / 180
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)]
  }).flat()
}

function heart(): number[] {
  const steps = 48
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = (2 * Math.PI * i) / steps
    const x = 16 * Math.sin(t) ** 3
    const y = 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t)
    return [0.5 + x / 46, 0.47 - y / 46]
  }).flat()
}

/** Every other value is an x: each stroke moved and scaled, its middle (0.5, 0.5) to cx. */
const placed = (strokes: readonly Stroke[], scale: number, cx: number): Stroke[] =>
  strokes.map((stroke) => stroke.map((value, i) => (value - 0.5) * scale + (i % 2 ? 0.5 : cx)))

const four: readonly Stroke[] = [straight(0.44, 0.2, 0.28, 0.56, 0.72, 0.56), straight(0.6, 0.3, 0.56, 0.82)]
const two: readonly Stroke[] = [[...arc(0.5, 0.36, 0.18, 0.16, 190, 380), ...straight(0.3, 0.8, 0.72, 0.8)]]

/**
 * What is drawn with the pen, as strokes on the pad (pad sides). All of it is ours: no face of a real person, and no
 * character but the plainest form of it.
 */
export const drawnLimits = {
  digit: four,
  'two-digits': [...placed(four, 0.72, 0.28), ...placed(two, 0.72, 0.72)],
  'letter-a': [straight(0.26, 0.82, 0.5, 0.18, 0.74, 0.82), straight(0.35, 0.6, 0.65, 0.6)],
  'letter-s': [[...arc(0.5, 0.34, 0.17, 0.16, -30, -270), ...arc(0.5, 0.66, 0.17, 0.16, -90, 150)]],
  character: [
    straight(0.26, 0.34, 0.28, 0.6),
    straight(0.26, 0.34, 0.74, 0.34, 0.72, 0.6),
    straight(0.28, 0.58, 0.72, 0.58),
    straight(0.5, 0.14, 0.5, 0.88),
  ],
  heart: [heart()],
  face: [
    arc(0.5, 0.5, 0.38, 0.38, -90, 270),
    [0.37, 0.4],
    [0.63, 0.4],
    straight(0.5, 0.48, 0.5, 0.56),
    arc(0.5, 0.5, 0.2, 0.2, 30, 150),
  ],
} satisfies Record<string, readonly Stroke[]>

export type DrawnLimit = keyof typeof drawnLimits
