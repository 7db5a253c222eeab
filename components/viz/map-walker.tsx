'use client'

import { useId, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { inkOf, type Range } from './ink-of'
import { PixelGrid } from './pixel-grid'
import { cellAt, walk, type Cell } from './walk'

export interface MapWalkerProps {
  /** Row by row. */
  values: ArrayLike<number>
  rows: number
  columns: number
  /** What is drawn as paper and what as full ink. */
  range: Range
  /** The cell that is chosen. */
  at: Cell
  onMove: (cell: Cell) => void
  /** The cell under a mouse, null when it leaves. */
  onPeek?: (cell: Cell | null) => void
  /** Enter, space or a click on a cell. */
  onPress?: (cell: Cell) => void
  /** What the map is called. */
  label: string
  /** What is said of a cell. */
  say: (cell: Cell) => string
  testId?: string
  className?: string
}

/**
 * A map of values in ink whose cells can be walked: arrow keys, Home, End, a click or a tap; a mouse looks ahead. Only
 * the chosen cell is an element, which screen readers are led to as in any grid.
 */
export function MapWalker(props: MapWalkerProps) {
  const { values, rows, columns, range, at, onMove, onPeek, onPress, label, say, testId, className } = props
  const id = useId()
  const [peek, setPeek] = useState<Cell | null>(null)
  const ink = useMemo(() => inkOf(values, range), [values, range])
  const cellId = `${id}-${at.row}-${at.column}`

  const look = (cell: Cell | null) => {
    setPeek(cell)
    onPeek?.(cell)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (onPress && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      onPress(at)
      return
    }
    const to = walk(event.key, at, rows, columns)
    if (!to || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    look(null) // a mouse that rests there looks no longer
    onMove(to)
  }
  const under = (event: PointerEvent | React.MouseEvent) =>
    cellAt(event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY, rows, columns)
  return (
    <div
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows}
      aria-colcount={columns}
      aria-activedescendant={cellId}
      data-testid={testId}
      data-row={at.row}
      data-column={at.column}
      data-value={values[at.row * columns + at.column]}
      className={`relative cursor-crosshair border border-edge/60 bg-card ${className ?? 'w-full'}`}
      style={{ aspectRatio: `${columns} / ${rows}` }}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => event.pointerType === 'mouse' && look(under(event))}
      onPointerLeave={() => look(null)}
      onClick={(event) => {
        const cell = under(event)
        onMove(cell)
        onPress?.(cell)
      }}
    >
      <PixelGrid pixels={ink} columns={columns} rows={rows} className="h-full w-full" />
      <svg
        viewBox={`0 0 ${columns} ${rows}`}
        className="pointer-events-none absolute inset-0 h-full w-full overflow-visible"
        aria-hidden
        fill="none"
      >
        {peek && <CellFrame cell={peek} dashed />}
        <CellFrame cell={at} />
      </svg>
      <div role="row" aria-rowindex={at.row + 1} className="sr-only">
        <div id={cellId} role="gridcell" aria-colindex={at.column + 1} aria-selected>
          {say(at)}
        </div>
      </div>
    </div>
  )
}

/** Two lines, light and dark, so that it is seen on paper and on ink. */
function CellFrame({ cell, dashed = false }: { cell: Cell; dashed?: boolean }) {
  const box = {
    x: cell.column,
    y: cell.row,
    width: 1,
    height: 1,
    vectorEffect: 'non-scaling-stroke',
  } as const
  return (
    <>
      <rect {...box} stroke="var(--card)" strokeWidth="4" />
      <rect {...box} stroke="var(--lenet)" strokeWidth="2" strokeDasharray={dashed ? '3 2' : undefined} />
    </>
  )
}
