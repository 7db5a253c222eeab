'use client'

import { useEffect, useRef } from 'react'

interface RgbaCanvasProps {
  /** RGBA bytes, width x height. */
  pixels: Uint8ClampedArray<ArrayBuffer>
  width: number
  height: number
  className?: string
}

/** A picture from bytes, within something that says what it shows. */
export function RgbaCanvas({ pixels, width, height, className }: RgbaCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0)
  }, [pixels, width, height])
  return <canvas ref={canvas} width={width} height={height} className={className} aria-hidden />
}
