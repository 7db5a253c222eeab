'use client'

import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { enlarged } from '@/lib/data/saliency/cells'
import { paintSaliency, SALIENCY_SIDE } from './paint-saliency'
import { useThemeChange } from './use-theme-change'
import { cellAt, walk, type Cell } from './walk'

interface SaliencyMapProps {
  /** Row by row, [cells x cells]; null while there are none. */
  values: Float32Array | null
  cells: number
  /** Drawn with soft transitions; otherwise each cell as it is. */
  smooth: boolean
  /** The value that is drawn at full strength. */
  largest: number
  /** How much of the map lies over the photo, 0 to 1; the photo pales by as much. */
  strength: number
  at: Cell
  onMove: (cell: Cell) => void
  label: string
  /** What is said of a cell. */
  say: (cell: Cell) => string
  testId: string
  /** The photo. */
  children: ReactNode
}

/**
 * Reasons over a photo, whose cells can be walked: arrow keys, Home, End, a mouse, a tap. Only the chosen cell is an
 * element, which screen readers are led to as in any grid.
 */
export function SaliencyMap(props: SaliencyMapProps) {
  const { values, cells, smooth, largest, strength, at, onMove, label, say, testId, children } = props
  const id = useId()
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeChange()
  useEffect(() => {
    if (!canvas.current) return
    if (!values) {
      canvas.current.getContext('2d')?.clearRect(0, 0, SALIENCY_SIDE, SALIENCY_SIDE)
      return
    }
    const drawn = smooth ? enlarged(values, cells, SALIENCY_SIDE) : inCells(values, cells)
    paintSaliency(canvas.current, drawn, smooth ? null : cells, largest, strength)
  }, [values, cells, smooth, largest, strength, theme])

  const onKeyDown = (event: KeyboardEvent) => {
    const to = walk(event.key, at, cells, cells)
    if (!to || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onMove(to)
  }
  const cellUnder = (event: MouseEvent) =>
    cellAt(event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY, cells, cells)
  return (
    <div
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={cells}
      aria-colcount={cells}
      aria-activedescendant={`${id}-cell`}
      data-testid={testId}
      data-row={at.row}
      data-column={at.column}
      data-value={values?.[at.row * cells + at.column]}
      className="relative aspect-square w-full cursor-crosshair overflow-hidden border border-edge/60 bg-card"
      onKeyDown={onKeyDown}
      onPointerMove={(event) => event.pointerType === 'mouse' && onMove(cellUnder(event))}
      onClick={(event) => onMove(cellUnder(event))}
    >
      <div className="absolute inset-0" style={{ filter: paler(values ? strength : 0) }}>
        {children}
      </div>
      <canvas
        ref={canvas}
        width={SALIENCY_SIDE}
        height={SALIENCY_SIDE}
        data-testid={`${testId}-overlay`}
        className="absolute inset-0 size-full"
        aria-hidden
      />
      <svg
        viewBox={`0 0 ${cells} ${cells}`}
        className="pointer-events-none absolute inset-0 size-full"
        aria-hidden
        fill="none"
      >
        {values &&
          ['var(--card)', 'var(--lenet)'].map((stroke, i) => (
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

/** The photo loses its colours and some of its contrast, so that those of the map stand out. */
const paler = (strength: number) =>
  `grayscale(${Math.min(1, 2 * strength)}) contrast(${1 - 0.45 * strength}) brightness(${1 + 0.25 * strength})`

/** Each pixel of the canvas has the value of its cell. */
function inCells(values: Float32Array, cells: number): Float32Array {
  const of = (pixel: number) => Math.min(cells - 1, Math.floor((pixel * cells) / SALIENCY_SIDE))
  return Float32Array.from(
    { length: SALIENCY_SIDE ** 2 },
    (_, at) => values[of(Math.floor(at / SALIENCY_SIDE)) * cells + of(at % SALIENCY_SIDE)],
  )
}
