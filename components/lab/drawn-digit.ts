import { useEffect } from 'react'
import { createSeer, type Seen } from '@/lib/data/drawing/seen'
import type { Drawing } from '@/lib/data/drawing/strokes'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { createStore } from '@/lib/engine/store'
import type { TestDigits } from '@/lib/engine/test-digits'
import { useDigitReader } from '@/lib/hooks/use-digit-reader'
import { useStore } from '@/lib/hooks/use-store'
import { useTestDigits } from '@/lib/hooks/use-test-digits'
import type { DigitNetwork } from '@/lib/protocol/messages'
import { drawingOnPad, firstDrawing } from './draw-bench/drawing'

/** Least time between two pictures of a drawing that grows. */
const EVERY_MS = 50

export interface DrawnDigit {
  /** What becomes of the drawing, by the usual steps. */
  seen: Seen
  drawing: Drawing
  /** The network that reads it: never the reader's own while there is none. */
  network: DigitNetwork
  mine: MyLeNet | null
}

const seenStore = createStore<{ seen: Seen }>({ seen: { kind: 'empty' } })

let digits: TestDigits | null = null
const see = createSeer((index) => digits?.pixels(index) ?? null)
let madeAt = -Infinity
let timer: ReturnType<typeof setTimeout> | undefined

/** Makes the picture anew: at most twenty times a second while the drawing grows, and always of its last state. */
function makeSoon() {
  timer ??= setTimeout(
    () => {
      timer = undefined
      madeAt = performance.now()
      seenStore.set({ seen: see(drawingOnPad.store.get().drawing) })
    },
    Math.max(0, madeAt + EVERY_MS - performance.now()),
  )
}

let users = 0
let stop: (() => void) | undefined

function join() {
  if (users++ === 0) {
    drawingOnPad.restore(firstDrawing())
    stop = drawingOnPad.store.subscribe(makeSoon)
    makeSoon()
  }
  return () => {
    if (--users > 0) return
    stop?.()
    clearTimeout(timer)
    timer = undefined
  }
}

/** The drawing on the page's one pad and what becomes of it, worked out once for all benches of the page. */
export function useDrawnDigit(): DrawnDigit {
  const { drawing } = useStore(drawingOnPad.store)
  const { seen } = useStore(seenStore)
  const { state, mine } = useDigitReader()
  const { digits: loaded } = useTestDigits()
  useEffect(join, [])
  useEffect(() => {
    if (!loaded || loaded === digits) return
    digits = loaded
    makeSoon()
  }, [loaded])
  return { seen, drawing, network: mine ? state.network : 'shipped', mine }
}
