'use client'

import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { paintSigned, SIGNED_CELL } from './paint-signed'
import { useThemeChange } from './use-theme-change'
import { cellAt, walk, type Cell } from './walk'

export interface SignedMapProps {
  /** Row by row, [side x side]. */
  values: ArrayLike<number>
  side: number
  /** Ink bytes of the picture beneath, in the same cells. */
  under: ArrayLike<number>
  /** The value that is drawn at full strength. */
  largest: number
  at: Cell
  onMove: (cell: Cell) => void
  label: string
  /** What is said of a cell. */
  say: (cell: Cell) => string
  testId?: string
}

/**
 * Reasons over a picture, amber for and violet against, whose cells can be walked: arrow keys, Home, End, a mouse, a tap.
 * Only the chosen cell is an element, which screen readers are led to as in any grid.
 */
export function SignedMap({ values, side, under, largest, at, onMove, label, say, testId }: SignedMapProps) {
  const id = useId()
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeChange()
  useEffect(() => {
    if (canvas.current) paintSigned(canvas.current, values, under, largest)
  }, [values, under, largest, theme])

  const onKeyDown = (event: KeyboardEvent) => {
    const to = walk(event.key, at, side, side)
    if (!to || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onMove(to)
  }
  const cellUnder = (event: MouseEvent) =>
    cellAt(event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY, side, side)
  return (
    <div
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={side}
      aria-colcount={side}
      aria-activedescendant={`${id}-cell`}
      data-testid={testId}
      data-value={values[at.row * side + at.column]}
      className="relative aspect-square w-full cursor-crosshair border border-edge/60 bg-card"
      onKeyDown={onKeyDown}
      onPointerMove={(event) => event.pointerType === 'mouse' && onMove(cellUnder(event))}
      onClick={(event) => onMove(cellUnder(event))}
    >
      <canvas
        ref={canvas}
        width={side * SIGNED_CELL}
        height={side * SIGNED_CELL}
        className="block h-full w-full"
        aria-hidden
      />
      <svg
        viewBox={`0 0 ${side} ${side}`}
        className="pointer-events-none absolute inset-0 h-full w-full overflow-visible"
        aria-hidden
        fill="none"
      >
        {['var(--card)', 'var(--lenet)'].map((stroke, i) => (
          <rect
            key={stroke}
            x={at.column}
            y={at.row}
            width={1}
            height={1}
            vectorEffect="non-scaling-stroke"
            stroke={stroke}
            strokeWidth={4 - 2 * i}
          />
        ))}
      </svg>
      <div role="row" aria-rowindex={at.row + 1} className="sr-only">
        <div id={`${id}-cell`} role="gridcell" aria-colindex={at.column + 1} aria-selected>
          {say(at)}
        </div>
      </div>
    </div>
  )
}
