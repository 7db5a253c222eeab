'use client'

import { useEffect, useRef } from 'react'
import { paintKernels } from './paint-kernels'
import { useThemeChange } from './use-theme-change'

interface KernelGridProps {
  /** Weights of one input channel, HWIO with I = 1: [side, side, 1, count] flattened; null draws empty frames. */
  weights: ArrayLike<number> | null
  side: number
  count: number
  label: string
}

/** Pixels of the canvas a weight. */
const CELL = 12

/** Kernels side by side: violet negative, paper nothing, green positive; a dot marks strong positive ones. */
export function KernelGrid({ weights, side, count, label }: KernelGridProps) {
  const row = useRef<HTMLDivElement>(null)
  const theme = useThemeChange()
  useEffect(() => {
    const canvases = [...(row.current?.querySelectorAll('canvas') ?? [])]
    paintKernels(canvases, weights, side, CELL)
  }, [weights, side, count, theme])
  return (
    <div ref={row} role="img" aria-label={label} className="grid grid-cols-6 gap-2">
      {Array.from({ length: count }, (_, kernel) => (
        <canvas
          key={kernel}
          width={side * CELL}
          height={side * CELL}
          className="block w-full rounded-sm border border-line"
          aria-hidden
        />
      ))}
    </div>
  )
}
