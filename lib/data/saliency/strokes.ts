/** One stroke of a round brush; all lengths are shares of the picture's side, so that a stroke fits every size of it. */
export interface Stroke {
  /** Half the brush's width. */
  radius: number
  /** x and y of each point in turn, 0 to 1 within the picture; at least one point. */
  points: readonly number[]
}

/** Square of the distance of a point from a line between two points. */
function distance2(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0]
  const length2 = dx * dx + dy * dy
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length2))
  return (x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2
}

/** The pixels that strokes cover, [side x side]: 1 where a pixel's middle lies within the brush, else 0. */
export function strokeMask(strokes: readonly Stroke[], side: number): Uint8Array<ArrayBuffer> {
  const mask = new Uint8Array(side * side)
  for (const { radius, points } of strokes) {
    // Never less than the pixel under the brush.
    const reach = Math.max(radius * side, Math.SQRT1_2)
    for (let i = 0; i < points.length; i += 2) {
      const from = Math.max(0, i - 2)
      const [x0, y0, x1, y1] = [points[from], points[from + 1], points[i], points[i + 1]].map((v) => v * side)
      const top = Math.max(0, Math.floor(Math.min(y0, y1) - reach))
      const bottom = Math.min(side - 1, Math.ceil(Math.max(y0, y1) + reach))
      const left = Math.max(0, Math.floor(Math.min(x0, x1) - reach))
      const right = Math.min(side - 1, Math.ceil(Math.max(x0, x1) + reach))
      for (let y = top; y <= bottom; y++)
        for (let x = left; x <= right; x++)
          if (distance2(x + 0.5, y + 0.5, x0, y0, x1, y1) <= reach * reach) mask[y * side + x] = 1
    }
  }
  return mask
}

/** Pixels that a mask covers. */
export const maskedCount = (mask: Uint8Array): number => mask.reduce((sum, covered) => sum + covered, 0)
