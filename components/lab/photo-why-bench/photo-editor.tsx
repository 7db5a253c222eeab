import { useId, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { RgbaCanvas } from '@/components/viz/rgba-canvas'
import { walk, type Cell } from '@/components/viz/walk'
import type { Picture } from '@/lib/engine/photo-why'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { edits } from './edit-store'

/** Rows and columns that the brush moves in when it is moved by keys. */
export const BRUSH_CELLS = 32

interface PhotoEditorProps {
  picture: Picture
  side: number
  /** By pixel, 1 where it is erased. */
  mask: Uint8Array
  /** Of the brush, a share of the side. */
  radius: number
  at: Cell
  onMove: (cell: Cell) => void
  helpId: string
}

const middleOf = ({ row, column }: Cell) => [(column + 0.5) / BRUSH_CELLS, (row + 0.5) / BRUSH_CELLS] as const

/** The picture that the network sees, and a brush that erases: by mouse, by finger, or by keys with a cursor. */
export function PhotoEditor({ picture, side, mask, radius, at, onMove, helpId }: PhotoEditorProps) {
  const words = useBenchStrings().strings.photoWhy.editor
  const id = useId()
  const drawing = useRef(false)

  const placeOf = (element: Element, { clientX, clientY }: { clientX: number; clientY: number }) => {
    const box = element.getBoundingClientRect()
    const share = (value: number) => Math.min(1, Math.max(0, value))
    return [share((clientX - box.left) / box.width), share((clientY - box.top) / box.height)] as const
  }
  const toCell = ([x, y]: readonly [number, number]): Cell => {
    const cell = (share: number) => Math.min(BRUSH_CELLS - 1, Math.floor(share * BRUSH_CELLS))
    return { row: cell(y), column: cell(x) }
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || !event.isPrimary) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const place = placeOf(event.currentTarget, event)
    drawing.current = true
    edits.start(radius, ...place)
    onMove(toCell(place))
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const { currentTarget: box, nativeEvent } = event
    const place = placeOf(box, event)
    if (drawing.current && event.isPrimary) {
      // Browsers bundle the moves of a quick hand into one event.
      for (const one of [...(nativeEvent.getCoalescedEvents?.() ?? []), nativeEvent])
        edits.extend(...placeOf(box, one))
    }
    if (drawing.current || event.pointerType === 'mouse') onMove(toCell(place))
  }
  const onPointerEnd = () => {
    drawing.current = false
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'z' && (event.ctrlKey || event.metaKey)) edits.undo()
    else if (event.ctrlKey || event.altKey || event.metaKey) return
    else if (event.key === ' ' || event.key === 'Enter') edits.draw(radius, middleOf(at), middleOf(at))
    else {
      const to = walk(event.key, at, BRUSH_CELLS, BRUSH_CELLS)
      if (!to) return
      if (event.shiftKey) edits.draw(radius, middleOf(at), middleOf(to))
      onMove(to)
    }
    event.preventDefault()
  }

  const [x, y] = middleOf(at)
  const pixel = Math.floor(y * side) * side + Math.floor(x * side)
  return (
    <div
      role="grid"
      tabIndex={0}
      aria-label={words.label}
      aria-describedby={helpId}
      aria-rowcount={BRUSH_CELLS}
      aria-colcount={BRUSH_CELLS}
      aria-activedescendant={`${id}-cell`}
      data-testid="photo-editor"
      data-row={at.row}
      data-column={at.column}
      className="relative aspect-square w-full cursor-crosshair touch-none overflow-hidden border border-edge bg-wash select-none"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onKeyDown={onKeyDown}
    >
      <RgbaCanvas
        pixels={picture}
        width={side}
        height={side}
        className="block size-full [image-rendering:pixelated]"
      />
      <svg
        viewBox="0 0 1 1"
        className="pointer-events-none absolute inset-0 size-full"
        aria-hidden
        fill="none"
      >
        {/* Two lines, light and dark, so that it is seen on every picture. */}
        {['#fff', '#1c1e24'].map((stroke, i) => (
          <circle
            key={stroke}
            cx={x}
            cy={y}
            r={radius}
            vectorEffect="non-scaling-stroke"
            stroke={stroke}
            strokeWidth={4 - 2.5 * i}
          />
        ))}
      </svg>
      <div role="row" aria-rowindex={at.row + 1} className="sr-only">
        <div id={`${id}-cell`} role="gridcell" aria-colindex={at.column + 1} aria-selected>
          {fill(words.cell, {
            row: at.row + 1,
            column: at.column + 1,
            side: BRUSH_CELLS,
            state: mask[pixel] === 1 ? words.erased : words.whole,
          })}
        </div>
      </div>
    </div>
  )
}
