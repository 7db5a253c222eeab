import { useEffect, useRef } from 'react'
import type { Field } from '@/lib/nn/receptive-field'
import type { PhotoSeen } from '@/lib/protocol/photo-messages'

interface PhotoCropProps {
  seen: PhotoSeen
  /** A part of what the network sees, in its pixels; all of it where null. */
  field: Field | null
  /** Longer side of the canvas, in pixels. */
  size: number
  className?: string
}

const pictures = new WeakMap<PhotoSeen, HTMLCanvasElement>()

/** The photo scaled down for the page, as something that can be drawn from. */
function previewOf(seen: PhotoSeen): HTMLCanvasElement {
  const known = pictures.get(seen)
  if (known) return known
  const canvas = document.createElement('canvas')
  canvas.width = seen.previewWidth
  canvas.height = seen.previewHeight
  const pixels = new ImageData(seen.preview, seen.previewWidth, seen.previewHeight)
  canvas.getContext('2d')?.putImageData(pixels, 0, 0)
  pictures.set(seen, canvas)
  return canvas
}

/** A part of the photo that a network sees, as sharp as the page has it. What it shows is said by its surroundings. */
export function PhotoCrop({ seen, field, size, className }: PhotoCropProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { top, left, height, width } = field ?? { top: 0, left: 0, height: seen.side, width: seen.side }
  const scale = size / Math.max(width, height)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    // From pixels of the network's input to those of the photo, and on to those of the preview.
    const pixel = (seen.region.side / seen.side) * (seen.previewWidth / seen.width)
    const x = (seen.region.x * seen.previewWidth) / seen.width + left * pixel
    const y = (seen.region.y * seen.previewHeight) / seen.height + top * pixel
    const { width: w, height: h } = context.canvas
    context.clearRect(0, 0, w, h)
    context.imageSmoothingQuality = 'high'
    context.drawImage(previewOf(seen), x, y, width * pixel, height * pixel, 0, 0, w, h)
  }, [seen, top, left, height, width, size])
  return (
    <canvas
      ref={canvas}
      width={Math.max(1, Math.round(width * scale))}
      height={Math.max(1, Math.round(height * scale))}
      className={className}
      aria-hidden
    />
  )
}
