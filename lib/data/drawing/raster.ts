import { PEN, smooth, type Stroke } from './strokes'

/** Side of the picture made from the strokes, in pixels. Fixed, so that no answer depends on a screen. */
export const SIDE = 280

/** Blackens one straight piece with round ends: each pixel takes the share that a disc of ink covers, at most 1. */
function inkPiece(ink: Float32Array, x0: number, y0: number, x1: number, y1: number, radius: number) {
  const reach = radius + 1
  const left = Math.max(0, Math.floor(Math.min(x0, x1) - reach))
  const right = Math.min(SIDE - 1, Math.ceil(Math.max(x0, x1) + reach))
  const top = Math.max(0, Math.floor(Math.min(y0, y1) - reach))
  const bottom = Math.min(SIDE - 1, Math.ceil(Math.max(y0, y1) + reach))
  const [dx, dy] = [x1 - x0, y1 - y0]
  const squared = dx * dx + dy * dy
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const at = y * SIDE + x
      if (ink[at] === 1) continue // pieces overlap a lot
      // From the pixel's centre to the nearest point of the piece.
      const [px, py] = [x + 0.5 - x0, y + 0.5 - y0]
      const along = squared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / squared)) : 0
      const [ox, oy] = [px - along * dx, py - along * dy]
      const share = Math.min(1, radius + 0.5 - Math.sqrt(ox * ox + oy * oy))
      if (share > ink[at]) ink[at] = share
    }
  }
}

function inkStroke(ink: Float32Array, stroke: Stroke, pen: number) {
  const line = smooth(stroke)
  const radius = (pen * SIDE) / 2
  if (line.length === 2) inkPiece(ink, line[0] * SIDE, line[1] * SIDE, line[0] * SIDE, line[1] * SIDE, radius)
  for (let i = 2; i < line.length; i += 2)
    inkPiece(ink, line[i - 2] * SIDE, line[i - 1] * SIDE, line[i] * SIDE, line[i + 1] * SIDE, radius)
}

/** 28x28 ink bytes under the strokes, each pixel a square of 10x10. */
function inkPicture(ink: Float32Array, pixels: Uint8Array, side = 28) {
  const cell = SIDE / side
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++)
      ink[y * SIDE + x] = pixels[Math.floor(y / cell) * side + Math.floor(x / cell)] / 255
}

/**
 * Makes pictures of strokes: SIDE x SIDE, row by row, 0 paper to 1 ink, anti-aliased, computed here rather than read back
 * from a canvas (browsers that fend off fingerprinting return noise there). Finished strokes are kept from one picture to
 * the next, so that a long drawing costs no more than its last stroke, as long as the pen (its width in pad sides) is the same.
 */
export function createRaster() {
  const kept = new Float32Array(SIDE * SIDE)
  let keptStrokes: readonly Stroke[] = []
  let keptUnder: Uint8Array | null = null
  let keptPen = 0

  return (strokes: readonly Stroke[], under: Uint8Array | null = null, pen = PEN): Float32Array => {
    const finished = strokes.slice(0, -1)
    const continues =
      under === keptUnder && pen === keptPen && keptStrokes.every((stroke, i) => stroke === finished[i])
    if (!continues) {
      kept.fill(0)
      if (under) inkPicture(kept, under)
      keptStrokes = []
    }
    finished.slice(keptStrokes.length).forEach((stroke) => inkStroke(kept, stroke, pen))
    keptStrokes = finished
    keptUnder = under
    keptPen = pen
    const ink = kept.slice()
    if (strokes.length > 0) inkStroke(ink, strokes[strokes.length - 1], pen)
    return ink
  }
}
