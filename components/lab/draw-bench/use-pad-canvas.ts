import { useEffect, useRef, useState } from 'react'
import { useThemeChange } from '@/components/viz/use-theme-change'
import { paintPad } from './paint-pad'
import type { Drawing } from '@/lib/data/drawing/strokes'

/** Keeps a square canvas as sharp as the screen and paints the drawing on it, anew after each resize. */
export function usePadCanvas(drawing: Drawing, under: Uint8Array | null) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeChange()
  const [side, setSide] = useState(0) // device pixels

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const measure = () => setSide(Math.round(element.clientWidth * devicePixelRatio))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    window.addEventListener('resize', measure) // zooming changes devicePixelRatio alone
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [])

  useEffect(() => {
    const element = canvas.current
    if (!element || side === 0) return
    if (element.width !== side) element.width = element.height = side
    paintPad(element, drawing, under)
  }, [drawing, under, side, theme])

  return canvas
}
