import { useEffect, useRef } from 'react'

interface PixelCanvasProps {
  /** RGBA bytes, width x height. */
  pixels: Uint8ClampedArray<ArrayBuffer>
  width: number
  height: number
  /** Empty where something beside it says what it is. */
  label: string
  className?: string
  /** Draws over the pixels, in their own coordinates. */
  over?: (context: CanvasRenderingContext2D) => void
}

/** A picture from bytes. A canvas, because a policy without `blob:` and `data:` lets no image element show it. */
export function PixelCanvas({ pixels, width, height, label, className, over }: PixelCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    context.putImageData(new ImageData(pixels, width, height), 0, 0)
    over?.(context)
  }, [pixels, width, height, over])
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      className={className}
    />
  )
}
