/**
 * Paints ink bytes (0 paper, 255 ink, row by row) on a canvas of exactly that many pixels: one colour, with the amount of
 * ink as opacity, so that it is ink on paper in every theme. The colour is the canvas's text colour unless given.
 */
export function paintInk(
  canvas: HTMLCanvasElement,
  pixels: ArrayLike<number> | null,
  colour = getComputedStyle(canvas).color,
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { width, height } = canvas
  context.globalCompositeOperation = 'source-over'
  context.clearRect(0, 0, width, height)
  if (!pixels) return
  const image = context.createImageData(width, height)
  for (let i = 0; i < width * height; i++) image.data[4 * i + 3] = pixels[i]
  context.putImageData(image, 0, 0)
  context.globalCompositeOperation = 'source-in'
  context.fillStyle = colour
  context.fillRect(0, 0, width, height)
}
