/** A digit as pen strokes: x0, y0, x1, y1, … with the digit's height as unit, the middle of its box at 0, 0. */
export type Skeleton = readonly (readonly number[])[]

/** Points on an ellipse around cx, cy, from one angle to another, in degrees (0 is right, 90 is down). */
function arc(cx: number, cy: number, rx: number, ry: number, from: number, to: number): number[] {
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) / 12))
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / steps) * Math.PI) / 180
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)]
  }).flat()
}

/** One plain way to write each digit. */
export const skeletons: readonly Skeleton[] = [
  [arc(0, 0, 0.32, 0.5, -80, 285)],
  [[0.06, -0.5, -0.02, 0.5]],
  [[...arc(0, -0.25, 0.28, 0.25, 190, 380), -0.3, 0.5, 0.34, 0.5]],
  [[...arc(0, -0.25, 0.27, 0.25, 200, 440), ...arc(0, 0.25, 0.3, 0.25, -90, 160)]],
  [
    [-0.14, -0.5, -0.3, 0.08, 0.32, 0.08],
    [0.2, -0.45, 0.14, 0.5],
  ],
  [
    [-0.22, -0.5, -0.24, -0.08, ...arc(-0.02, 0.19, 0.31, 0.31, -120, 140)],
    [-0.22, -0.5, 0.3, -0.5],
  ],
  [[0.18, -0.5, -0.12, -0.15, -0.27, 0.2, ...arc(0, 0.24, 0.27, 0.26, 180, -190)]],
  [[-0.3, -0.46, 0.3, -0.5, 0.02, 0.02, -0.1, 0.5]],
  [
    [
      ...arc(0, -0.25, 0.23, 0.25, -60, -270),
      ...arc(0, 0.25, 0.27, 0.25, -90, 270),
      ...arc(0, -0.25, 0.23, 0.25, 90, -60),
    ],
  ],
  [[...arc(-0.02, -0.22, 0.26, 0.27, -10, -370), 0.2, 0.05, 0.14, 0.5]],
]

/** A skeleton in pad sides: `size` high, its middle at cx, cy. */
export function placed(skeleton: Skeleton, size = 0.6, cx = 0.5, cy = 0.5): number[][] {
  return skeleton.map((stroke) => stroke.map((value, i) => value * size + (i % 2 === 0 ? cx : cy)))
}
