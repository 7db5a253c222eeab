import { useState } from 'react'
import { fill } from '@/lib/i18n/fill'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import type { DrawingStore } from './drawing-store'
import { usePadKeys, type Cursor, type PadDeed, type PadShape } from './use-pad-keys'
import { usePen } from './use-pen'

/** What is said of the cursor and the pen; `{x}` and `{y}` are percent of the pad. */
interface Announcements {
  cleared: string
  undone: string
  penDown: string
  penUp: string
}

/** Everything that writes on a pad, by pointer and by keyboard, and what a screen reader is told of it. */
export function usePadHands(
  actions: DrawingStore,
  drawingNow: boolean,
  words: Announcements,
  shape?: PadShape,
) {
  const [last, setLast] = useState<{ deed: PadDeed; at: Cursor } | null>(null)
  const keys = usePadKeys(actions, (deed, at) => setLast({ deed, at }), shape)
  const pen = usePen(actions, () => {
    keys.rest()
    setLast(null)
  })

  const announce = () => {
    if (!last) return ''
    if (last.deed === 'cleared') return words.cleared
    if (last.deed === 'undone') return words.undone
    const place = { x: Math.round(last.at.x * 100), y: Math.round(last.at.y * 100) }
    return fill(drawingNow ? words.penDown : words.penUp, place)
  }
  return {
    cursor: keys.cursor,
    /** For the element that is written on. */
    handlers: { ...pen, ...keys.handlers },
    said: usePoliteText(announce(), 400, 800),
  }
}
