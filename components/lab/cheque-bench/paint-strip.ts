import { paintInk } from '@/components/viz/paint-ink'
import { STRIP_HEIGHT, STRIP_PEN, STRIP_WIDTH, stripLine } from '@/lib/data/amount/strip'
import type { Stroke } from '@/lib/data/drawing/strokes'

/** The smooth line of a stroke, worked out once: strokes never change. */
const lines = new WeakMap<Stroke, number[]>()

function lineOf(stroke: Stroke): number[] {
  const line = lines.get(stroke) ?? stripLine(stroke)
  lines.set(stroke, line)
  return line
}

/** Ink from 0 to 1 as bytes. */
export const bytesOf = (ink: Float32Array) => Uint8Array.from(ink, (value) => Math.round(255 * value))

/** Paints the amount box anew on a canvas of any size, in the canvas's text colour. */
export function paintStrip(
  canvas: HTMLCanvasElement,
  strokes: readonly Stroke[],
  under: Float32Array | null,
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { width, height } = canvas
  const colour = getComputedStyle(canvas).color
  context.clearRect(0, 0, width, height)
  if (under) {
    const small = document.createElement('canvas')
    small.width = STRIP_WIDTH
    small.height = STRIP_HEIGHT
    paintInk(small, bytesOf(under), colour)
    context.drawImage(small, 0, 0, width, height)
  }
  context.strokeStyle = colour
  context.lineWidth = STRIP_PEN * height
  context.lineCap = context.lineJoin = 'round'
  for (const stroke of strokes) {
    const line = lineOf(stroke)
    context.beginPath()
    context.moveTo(line[0] * height, line[1] * height)
    if (line.length === 2) context.lineTo(line[0] * height, line[1] * height) // a dot: round ends make it visible
    for (let i = 2; i < line.length; i += 2) context.lineTo(line[i] * height, line[i + 1] * height)
    context.stroke()
  }
}
