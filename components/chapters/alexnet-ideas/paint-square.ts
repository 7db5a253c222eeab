import type { PhotoSeen } from '@/lib/protocol/photo-messages'

/** Draws the square in the middle of an opened photo, so that it fills the canvas. */
export function paintSquare(canvas: HTMLCanvasElement | null, photo: PhotoSeen): void {
  const context = canvas?.getContext('2d', { willReadFrequently: true })
  if (!context) return
  const { preview, previewWidth: width, previewHeight: height } = photo
  const whole = document.createElement('canvas')
  Object.assign(whole, { width, height })
  whole.getContext('2d')?.putImageData(new ImageData(preview, width, height), 0, 0)
  const edge = Math.min(width, height)
  const { width: side } = context.canvas
  context.imageSmoothingQuality = 'high'
  context.drawImage(whole, (width - edge) / 2, (height - edge) / 2, edge, edge, 0, 0, side, side)
}
