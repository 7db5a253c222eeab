import { useRef, type PointerEvent } from 'react'
import type { DrawingStore } from './drawing-store'

interface Pen {
  id: number
  type: string
}

/** All places the pointer went through since the last event; not every browser or origin tells them. */
function placesOf(event: PointerEvent<HTMLElement>): number[] {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
  const { nativeEvent } = event
  const between = nativeEvent.getCoalescedEvents?.() ?? []
  return (between.length > 0 ? between : [nativeEvent]).flatMap((at) => [
    (at.clientX - left) / width,
    (at.clientY - top) / height,
  ])
}

/**
 * Draws with a mouse, a pen or one finger. The element needs `touch-action: none`, or the browser scrolls instead. A
 * second finger is ignored; a pen that comes while a palm rests on the pad wins, and the palm's line goes.
 */
export function usePen(drawing: DrawingStore, onStart: () => void) {
  const pen = useRef<Pen | null>(null)

  const lift = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerId !== pen.current?.id) return
    pen.current = null
    drawing.penUp()
  }

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      if (pen.current) {
        if (event.pointerType !== 'pen' || pen.current.type !== 'touch') return
        drawing.penUp()
        drawing.undo()
      }
      pen.current = { id: event.pointerId, type: event.pointerType }
      event.currentTarget.setPointerCapture(event.pointerId)
      event.currentTarget.focus({ preventScroll: true })
      event.preventDefault() // no text selection from here, no emulated mouse events
      onStart()
      const [x, y] = placesOf(event).slice(-2)
      drawing.penDown(x, y)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (event.pointerId === pen.current?.id) drawing.penMove(placesOf(event))
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onLostPointerCapture: lift,
  }
}
