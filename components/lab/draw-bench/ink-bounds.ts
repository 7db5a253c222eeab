/** The smallest box of whole pixels around all ink of a square picture (0 paper), in pixels; null when there is none. */
export function inkBounds(pixels: Uint8Array, side = 28) {
  let [left, top, right, bottom] = [side, side, -1, -1]
  pixels.forEach((ink, i) => {
    if (ink === 0) return
    const [x, y] = [i % side, Math.floor(i / side)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  })
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}
