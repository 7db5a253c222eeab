/** Veils what the network does not see of a `width` x `height` picture and frames the middle square that it does. */
export function markSquare(context: CanvasRenderingContext2D, width: number, height: number): void {
  const side = Math.min(width, height)
  const x = (width - side) / 2
  const y = (height - side) / 2
  context.fillStyle = 'rgb(251 250 246 / 0.62)'
  if (width > height) {
    context.fillRect(0, 0, x, height)
    context.fillRect(x + side, 0, x, height)
  } else {
    context.fillRect(0, 0, width, y)
    context.fillRect(0, y + side, width, y)
  }
  if (side < 16) return // a frame would cover the picture itself
  // White over black, so that the frame stands out on any photo.
  const line = Math.max(2, Math.max(width, height) / 200)
  for (const [colour, dash] of [['#000', []] as const, ['#fff', [line * 3, line * 3]] as const]) {
    context.strokeStyle = colour
    context.lineWidth = line
    context.setLineDash([...dash])
    context.strokeRect(x + line / 2, y + line / 2, side - line, side - line)
  }
}
