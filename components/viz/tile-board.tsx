'use client'

import { useId, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { cellAt, walk } from './walk'

interface TileBoardProps {
  /** How many tiles there are, and how many stand in a row. */
  count: number
  across: number
  /** Sides of a tile and of the gap between two, in any one unit. */
  size: { width: number; height: number }
  gap: number
  /** The tile that is chosen, by its place on the board; null where none is. */
  at: number | null
  onChoose: (place: number) => void
  label: string
  /** What is said of a tile. */
  say: (place: number) => string
  testId?: string
  /** The picture of all tiles. */
  children: ReactNode
}

/**
 * Small pictures side by side, one of which can be chosen: arrow keys, Home, End, a click or a tap. Only the chosen tile
 * is an element, which screen readers are led to as in any grid.
 */
export function TileBoard(props: TileBoardProps) {
  const { count, across, size, gap, at, onChoose, label, say, testId, children } = props
  const id = useId()
  const rows = Math.ceil(count / across)
  const [width, height] = [across * (size.width + gap) - gap, rows * (size.height + gap) - gap]
  const kept = at ?? 0
  const cell = { row: Math.floor(kept / across), column: kept % across }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const press = event.key === 'Enter' || event.key === ' '
    const to = press ? cell : walk(event.key, cell, rows, across)
    if (!to) return
    event.preventDefault()
    // The last row may not be full.
    onChoose(Math.min(count - 1, to.row * across + to.column))
  }
  const onClick = (event: MouseEvent) => {
    const { row, column } = cellAt(
      event.currentTarget.getBoundingClientRect(),
      event.clientX,
      event.clientY,
      rows,
      across,
    )
    if (row * across + column < count) onChoose(row * across + column)
  }
  const box = {
    x: cell.column * (size.width + gap),
    y: cell.row * (size.height + gap),
    width: size.width,
    height: size.height,
    vectorEffect: 'non-scaling-stroke',
  } as const
  return (
    <div
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows}
      aria-colcount={across}
      aria-activedescendant={`${id}-tile`}
      data-testid={testId}
      data-at={at ?? undefined}
      className="relative w-full cursor-pointer touch-manipulation"
      style={{ aspectRatio: `${width} / ${height}` }}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {children}
      {at !== null && (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="pointer-events-none absolute inset-0 size-full overflow-visible"
          aria-hidden
          fill="none"
        >
          {/* Two lines, light and dark, so that it is seen on every picture. */}
          <rect {...box} stroke="var(--card)" strokeWidth="5" />
          <rect {...box} stroke="var(--lenet)" strokeWidth="2.5" />
        </svg>
      )}
      <div role="row" aria-rowindex={cell.row + 1} className="sr-only">
        <div id={`${id}-tile`} role="gridcell" aria-colindex={cell.column + 1} aria-selected={at !== null}>
          {say(kept)}
        </div>
      </div>
    </div>
  )
}
