import { useEffect, useRef, useState } from 'react'
import { useThemeChange } from '@/components/viz/use-theme-change'
import type { Stroke } from '@/lib/data/drawing/strokes'
import { paintStrip } from './paint-strip'

/** Keeps the canvas of the amount box as sharp as the screen and paints on it, anew after each resize. */
export function useStripCanvas(strokes: readonly Stroke[], under: Float32Array | null) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeChange()
  const [size, setSize] = useState({ width: 0, height: 0 }) // device pixels

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const measure = () =>
      setSize({
        width: Math.round(element.clientWidth * devicePixelRatio),
        height: Math.round(element.clientHeight * devicePixelRatio),
      })
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
    if (!element || size.width === 0) return
    if (element.width !== size.width) element.width = size.width
    if (element.height !== size.height) element.height = size.height
    paintStrip(element, strokes, under)
  }, [strokes, under, size, theme])

  return canvas
}
