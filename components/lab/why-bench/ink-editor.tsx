import { useId, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { cellAt, walk, type Cell } from '@/components/viz/walk'
import type { InkTool } from '@/lib/data/ink-edit'
import { DIGIT_SIDE } from '@/lib/data/mnist'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { edits } from './edit-store'

interface InkEditorProps {
  picture: Uint8Array
  tool: InkTool
  /** Side of the square that the tool leaves, in pixels. */
  size: number
  at: Cell
  onMove: (cell: Cell) => void
  helpId: string
}

const cellUnder = (element: Element, x: number, y: number) =>
  cellAt(element.getBoundingClientRect(), x, y, DIGIT_SIDE, DIGIT_SIDE)

/** The 28x28 picture, and an eraser or a pen that changes it: by mouse, by finger, or by keys with a cursor. */
export function InkEditor({ picture, tool, size, at, onMove, helpId }: InkEditorProps) {
  const words = useBenchStrings().strings.why.editor
  const id = useId()
  const last = useRef<Cell | null>(null)

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || !event.isPrimary) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const cell = cellUnder(event.currentTarget, event.clientX, event.clientY)
    edits.mark()
    edits.draw(tool, size, cell, cell)
    last.current = cell
    onMove(cell)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const { currentTarget: box, clientX, clientY, nativeEvent } = event
    const cell = cellUnder(box, clientX, clientY)
    if (last.current && event.isPrimary) {
      // Browsers bundle the moves of a quick hand into one event.
      const between = nativeEvent.getCoalescedEvents?.() ?? []
      for (const { clientX: x, clientY: y } of [...between, { clientX, clientY }]) {
        const to = cellUnder(box, x, y)
        edits.draw(tool, size, last.current, to)
        last.current = to
      }
    }
    if (last.current || event.pointerType === 'mouse') onMove(cell)
  }
  const onPointerEnd = () => {
    if (!last.current) return
    last.current = null
    edits.end()
  }
  const apply = (from: Cell, to: Cell) => {
    edits.mark()
    edits.draw(tool, size, from, to)
    edits.end()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'z' && (event.ctrlKey || event.metaKey)) edits.undo()
    else if (event.ctrlKey || event.altKey || event.metaKey) return
    else if (event.key === ' ' || event.key === 'Enter') apply(at, at)
    else {
      const to = walk(event.key, at, DIGIT_SIDE, DIGIT_SIDE)
      if (!to) return
      if (event.shiftKey) apply(at, to)
      onMove(to)
    }
    event.preventDefault()
  }

  const ink = Math.round((picture[at.row * DIGIT_SIDE + at.column] / 255) * 100)
  const corner = (cell: number) => cell - Math.floor(size / 2)
  return (
    <div
      role="grid"
      tabIndex={0}
      aria-label={words.label}
      aria-describedby={helpId}
      aria-rowcount={DIGIT_SIDE}
      aria-colcount={DIGIT_SIDE}
      aria-activedescendant={`${id}-cell`}
      data-testid="ink-editor"
      data-row={at.row}
      data-column={at.column}
      className="relative aspect-square w-full cursor-crosshair touch-none border border-edge bg-paper select-none"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onKeyDown={onKeyDown}
    >
      <PixelGrid
        pixels={picture}
        columns={DIGIT_SIDE}
        rows={DIGIT_SIDE}
        className="size-full"
        testId="ink-edited"
      />
      <svg
        viewBox={`0 0 ${DIGIT_SIDE} ${DIGIT_SIDE}`}
        className="pointer-events-none absolute inset-0 size-full"
        aria-hidden
        fill="none"
      >
        {['var(--card)', 'var(--lenet)'].map((stroke, i) => (
          <rect
            key={stroke}
            x={corner(at.column)}
            y={corner(at.row)}
            width={size}
            height={size}
            vectorEffect="non-scaling-stroke"
            stroke={stroke}
            strokeWidth={4 - 2 * i}
          />
        ))}
      </svg>
      <div role="row" aria-rowindex={at.row + 1} className="sr-only">
        <div id={`${id}-cell`} role="gridcell" aria-colindex={at.column + 1} aria-selected>
          {fill(words.cell, { row: at.row + 1, column: at.column + 1, ink })}
        </div>
      </div>
    </div>
  )
}
