import type { PhotoSquare } from '@/lib/protocol/photo-messages'

/** White over black, so that the frame stands out on any photo. */
const FRAME = [
  ['#000', false],
  ['#fff', true],
] as const

/** A square of the photo in the pixels of its preview. */
export function onPreview(
  { x, y, side }: PhotoSquare,
  { width, previewWidth }: { width: number; previewWidth: number },
): PhotoSquare {
  const scale = previewWidth / width
  return { x: x * scale, y: y * scale, side: side * scale }
}

/** The smallest square around squares that lie in one: what a network sees in all its looks together. */
export function around(squares: readonly PhotoSquare[]): PhotoSquare {
  const x = Math.min(...squares.map((one) => one.x))
  const y = Math.min(...squares.map((one) => one.y))
  return { x, y, side: Math.max(...squares.map((one) => one.x + one.side)) - x }
}

/** Veils what the network does not see of a `width` x `height` picture and frames the square that it does. */
export function markSquare(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  { x, y, side }: PhotoSquare,
): void {
  context.fillStyle = 'rgb(251 250 246 / 0.62)'
  context.beginPath()
  context.rect(0, 0, width, height)
  context.rect(x, y, side, side)
  context.fill('evenodd')
  if (side < 16) return // a frame would cover the picture itself
  const line = Math.max(2, Math.max(width, height) / 200)
  for (const [colour, dashed] of FRAME) {
    context.strokeStyle = colour
    context.lineWidth = line
    context.setLineDash(dashed ? [line * 3, line * 3] : [])
    context.strokeRect(x + line / 2, y + line / 2, side - line, side - line)
  }
}
