import { useState, type FocusEvent, type KeyboardEvent } from 'react'
import type { DrawingStore } from './drawing-store'

export interface Cursor {
  x: number // pad sides from the left
  y: number // pad sides from the top
}

export type PadDeed = 'moved' | 'cleared' | 'undone'

export interface PadShape {
  /** Width over height: a step is as long to the side as it is up or down. */
  ratio: number
  /** Where the cursor stands at first. */
  start: Cursor
}

const SQUARE: PadShape = { ratio: 1, start: { x: 0.5, y: 0.5 } }

/** Of the pad's height. */
const STEP = 0.05
const SMALL_STEP = 0.01

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const within = (value: number) => Math.min(1, Math.max(0, value))

/**
 * Draws by keyboard: arrows move a cursor, Space puts the pen down and lifts it. `cursor` is null while the keyboard is
 * not what the reader draws with. `onDeed` is told what happened, to be announced.
 */
export function usePadKeys(
  drawing: DrawingStore,
  onDeed: (deed: PadDeed, cursor: Cursor) => void,
  { ratio, start }: PadShape = SQUARE,
) {
  const [place, setPlace] = useState<Cursor>(start)
  const [inUse, setInUse] = useState(false)

  const move = ([dx, dy]: readonly [number, number], step: number) => {
    const next = { x: within(place.x + (dx * step) / ratio), y: within(place.y + dy * step) }
    setPlace(next)
    drawing.penMove([next.x, next.y])
    onDeed('moved', next)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, shiftKey } = event
    const command = event.ctrlKey || event.metaKey
    if (command && key.toLowerCase() === 'z' && !shiftKey) {
      drawing.undo()
      onDeed('undone', place)
    } else if (command || event.altKey) return
    else if (key in ARROWS) move(ARROWS[key], shiftKey ? SMALL_STEP : STEP)
    else if (key === ' ') {
      if (event.repeat) return event.preventDefault()
      if (drawing.store.get().drawingNow) drawing.penUp()
      else drawing.penDown(place.x, place.y)
      onDeed('moved', place)
    } else if (key === 'Delete' || key === 'Backspace' || key === 'Escape') {
      drawing.clear()
      onDeed('cleared', place)
    } else return
    event.preventDefault()
    setInUse(true)
  }

  return {
    cursor: inUse ? place : null,
    /** The reader has taken up a pointer. */
    rest: () => setInUse(false),
    handlers: {
      onKeyDown,
      onFocus(event: FocusEvent<HTMLElement>) {
        if (event.currentTarget.matches(':focus-visible')) setInUse(true)
      },
      onBlur() {
        if (inUse) drawing.penUp()
        setInUse(false)
      },
    },
  }
}
