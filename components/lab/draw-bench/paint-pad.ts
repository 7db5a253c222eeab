import { paintInk } from '@/components/viz/paint-ink'
import { penOf, smooth, type Drawing, type Stroke } from '@/lib/data/drawing/strokes'

/** The smooth line of a stroke, worked out once: strokes never change. */
const lines = new WeakMap<Stroke, number[]>()

function lineOf(stroke: Stroke): number[] {
  const line = lines.get(stroke) ?? smooth(stroke)
  lines.set(stroke, line)
  return line
}

/** Paints the whole drawing anew on a square canvas of any size, in the canvas's text colour. */
export function paintPad(canvas: HTMLCanvasElement, drawing: Drawing, under: Uint8Array | null): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const side = canvas.width
  const colour = getComputedStyle(canvas).color
  context.clearRect(0, 0, side, side)
  if (under) {
    const small = document.createElement('canvas')
    small.width = small.height = 28
    paintInk(small, under, colour)
    context.imageSmoothingEnabled = false
    context.drawImage(small, 0, 0, side, side)
  }
  context.strokeStyle = colour
  context.lineWidth = penOf(drawing) * side
  context.lineCap = context.lineJoin = 'round'
  for (const stroke of drawing.strokes) {
    const line = lineOf(stroke)
    context.beginPath()
    context.moveTo(line[0] * side, line[1] * side)
    if (line.length === 2) context.lineTo(line[0] * side, line[1] * side) // a dot: round ends make it visible
    for (let i = 2; i < line.length; i += 2) context.lineTo(line[i] * side, line[i + 1] * side)
    context.stroke()
  }
}
