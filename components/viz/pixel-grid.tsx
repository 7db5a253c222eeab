'use client'

import { useEffect, useRef } from 'react'
import { paintInk } from './paint-ink'
import { useThemeChange } from './use-theme-change'

export interface PixelGridProps {
  /** Ink bytes, 0 paper to 255 ink, row by row; null for an empty picture. */
  pixels: ArrayLike<number> | null
  /** Columns and rows. */
  columns: number
  rows: number
  /** What a screen reader says of it; without one it is decoration. */
  label?: string
  /** A box drawn over the pixels, in pixels, and whether the middle is marked. */
  frame?: { x: number; y: number; width: number; height: number } | null
  middle?: boolean
  testId?: string
  className?: string
}

/** A small picture with visible pixels, as a network sees it. Its size on the page comes from `className`. */
export function PixelGrid(props: PixelGridProps) {
  const { pixels, columns, rows, label, frame, middle = false, testId, className = '' } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeChange()
  useEffect(() => {
    if (canvas.current) paintInk(canvas.current, pixels)
  }, [pixels, columns, rows, theme])
  const named = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return (
    <div className={`relative text-ink ${className}`}>
      <canvas
        ref={canvas}
        width={columns}
        height={rows}
        data-testid={testId}
        className="block h-full w-full"
        style={{ imageRendering: 'pixelated' }}
        {...named}
      />
      {(frame || middle) && (
        <svg
          viewBox={`0 0 ${columns} ${rows}`}
          className="pointer-events-none absolute inset-0 h-full w-full text-lenet"
          aria-hidden
          fill="none"
          stroke="currentColor"
          strokeWidth="1"
        >
          {frame && <rect {...frame} vectorEffect="non-scaling-stroke" strokeDasharray="4 3" />}
          {middle && (
            <path
              d={`M${columns / 2 - 1} ${rows / 2}h2M${columns / 2} ${rows / 2 - 1}v2`}
              vectorEffect="non-scaling-stroke"
            />
          )}
        </svg>
      )}
    </div>
  )
}
