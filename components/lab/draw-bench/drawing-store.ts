import { createStore, type Store } from '@/lib/engine/store'
import { EMPTY, isEmpty, type Drawing } from '@/lib/data/drawing/strokes'

export interface DrawingState {
  drawing: Drawing
  /** The pen is on the paper: the last stroke is still growing. */
  drawingNow: boolean
}

export interface DrawingStore {
  store: Store<DrawingState>
  /** Puts the pen down at x, y (pad sides from the top left corner). */
  penDown(x: number, y: number): void
  /** Moves the pen through further points: x, y, x, y, … */
  penMove(points: readonly number[]): void
  penUp(): void
  undo(): void
  clear(): void
  take(testDigit: number): void
  /** Takes another pen, in pad sides; the lines that are there already become as wide. */
  takePen(width: number): void
  /** Puts another drawing on the pad. */
  put(drawing: Drawing): void
}

/** Points nearer to the last one than this (pad sides) say nothing new. */
const NEAR = 0.003

/** A tenth of a screen pixel on a large pad, and short in storage. */
const rounded = (value: number) => Math.round(value * 1e4) / 1e4

/** The drawing on the pad and all that can be done to it. `save` is told of every finished change. */
export function createDrawingStore(
  save: (drawing: Drawing) => void,
): DrawingStore & { restore(drawing: Drawing): void } {
  const store = createStore<DrawingState>({ drawing: EMPTY, drawingNow: false })
  const set = (drawing: Drawing) => {
    store.set({ drawing, drawingNow: false })
    save(drawing)
  }
  return {
    store,
    penDown(x, y) {
      const { drawing } = store.get()
      const strokes = [...drawing.strokes, [rounded(x), rounded(y)]]
      store.set({ drawing: { ...drawing, strokes }, drawingNow: true })
    },
    penMove(points) {
      const { drawing, drawingNow } = store.get()
      if (!drawingNow) return
      const stroke = [...drawing.strokes[drawing.strokes.length - 1]]
      const before = stroke.length
      for (let i = 0; i + 1 < points.length; i += 2) {
        const [x, y] = [rounded(points[i]), rounded(points[i + 1])]
        const end = stroke.length
        if (Math.hypot(x - stroke[end - 2], y - stroke[end - 1]) >= NEAR) stroke.push(x, y)
      }
      if (stroke.length === before) return
      store.set({ drawing: { ...drawing, strokes: [...drawing.strokes.slice(0, -1), stroke] } })
    },
    penUp() {
      if (store.get().drawingNow) set(store.get().drawing)
    },
    undo() {
      const { drawing } = store.get()
      if (drawing.strokes.length > 0) set({ ...drawing, strokes: drawing.strokes.slice(0, -1) })
      else if (!isEmpty(drawing)) set({ ...EMPTY, pen: drawing.pen })
    },
    clear() {
      const { drawing } = store.get()
      if (!isEmpty(drawing)) set({ ...EMPTY, pen: drawing.pen })
    },
    take(testDigit) {
      set({ testDigit, strokes: [], pen: store.get().drawing.pen })
    },
    takePen(pen) {
      set({ ...store.get().drawing, pen })
    },
    put: set,
    restore(drawing) {
      // What was drawn before the page had come to life is newer than what was kept.
      if (isEmpty(store.get().drawing)) store.set({ drawing })
    },
  }
}
