import { useEffect, useRef } from 'react'
import type { StagePicture } from '@/lib/data/page-photo/stage-picture'

interface StageCanvasProps {
  picture: StagePicture
  label: string
  /** Lines to be drawn over it, as x0, y0, x1, y1, … in shares of its sides. */
  lines?: readonly (readonly number[])[]
  className?: string
}

function rgbaOf({ pixels, channels, width, height }: StagePicture): ImageData {
  if (channels === 4) return new ImageData(pixels, width, height)
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < pixels.length; i++) {
    rgba.fill(pixels[i], 4 * i, 4 * i + 3)
    rgba[4 * i + 3] = 255
  }
  return new ImageData(rgba, width, height)
}

/** A step's picture. A canvas, because the pages' policy lets no image element show bytes. */
export function StageCanvas({ picture, label, lines, className }: StageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width, height } = picture
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    context.putImageData(rgbaOf(picture), 0, 0)
    if (!lines) return
    context.strokeStyle = '#2f62c9' // the accent on light paper: these pictures are light in both themes
    context.lineWidth = Math.max(1, width / 400)
    context.setLineDash([width / 80, width / 80])
    for (const line of lines) {
      context.beginPath()
      for (let i = 0; i < line.length; i += 2) context.lineTo(line[i] * width, line[i + 1] * height)
      context.stroke()
    }
  }, [picture, lines, width, height])
  return (
    <canvas ref={canvas} width={width} height={height} role="img" aria-label={label} className={className} />
  )
}
