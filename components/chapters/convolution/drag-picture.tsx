import { useRef, type KeyboardEvent } from 'react'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { SIDE } from './picture'

export interface Shift {
  dx: number
  dy: number
}

interface DragPictureProps {
  /** Ink bytes, 28 x 28, as they lie now. */
  pixels: ArrayLike<number>
  shift: Shift
  most: number
  onShift: (shift: Shift) => void
  label: string
  /** Says where the picture lies. */
  said: string
}

const steps: Record<string, Shift> = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
}

/** A picture that is moved by whole pixels: by mouse or finger, or by arrow keys; Home puts it back. */
export function DragPicture({ pixels, shift, most, onShift, label, said }: DragPictureProps) {
  const from = useRef<{ x: number; y: number; shift: Shift } | null>(null)
  const least = -most
  const limit = (value: number) => Math.min(most, Math.max(least, value))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const by = steps[event.key]
    if (!by && event.key !== 'Home') return
    event.preventDefault()
    onShift(by ? { dx: limit(shift.dx + by.dx), dy: limit(shift.dy + by.dy) } : { dx: 0, dy: 0 })
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={shift.dx}
      aria-valuetext={said}
      data-testid="shift-picture"
      data-dx={shift.dx}
      data-dy={shift.dy}
      className="cursor-grab touch-none border border-edge/60 bg-card select-none active:cursor-grabbing"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, y: event.clientY, shift }
      }}
      onPointerMove={(event) => {
        if (!from.current) return
        const cell = event.currentTarget.getBoundingClientRect().width / SIDE
        const next = {
          dx: limit(from.current.shift.dx + Math.round((event.clientX - from.current.x) / cell)),
          dy: limit(from.current.shift.dy + Math.round((event.clientY - from.current.y) / cell)),
        }
        if (next.dx !== shift.dx || next.dy !== shift.dy) onShift(next)
      }}
      onPointerUp={() => (from.current = null)}
      onPointerCancel={() => (from.current = null)}
    >
      <PixelGrid pixels={pixels} columns={SIDE} rows={SIDE} className="aspect-square w-full" />
    </div>
  )
}
