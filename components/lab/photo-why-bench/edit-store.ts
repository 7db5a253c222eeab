import type { Stroke } from '@/lib/data/saliency/strokes'
import { createStore } from '@/lib/engine/store'

interface EditState {
  /** The photo that the strokes are on. */
  photo: Blob | null
  strokes: readonly Stroke[]
  /** Earlier states, the last one last. */
  earlier: readonly (readonly Stroke[])[]
}

/** Steps that can be taken back. */
const MOST_STEPS = 50

const store = createStore<EditState>({ photo: null, strokes: [], earlier: [] })

/** The state as it is now can be come back to. */
const marked = ({ strokes, earlier }: EditState) => [...earlier.slice(1 - MOST_STEPS), strokes]

/** What the reader has erased of the photo: it outlives the bench, and holds for every network. */
export const edits = {
  store,
  /** Another photo begins untouched; the same one keeps its strokes. */
  begin(photo: Blob | null) {
    if (photo !== store.get().photo) store.set({ photo, strokes: [], earlier: [] })
  },
  /** A stroke begins; radius, x and y are shares of the picture's side. */
  start(radius: number, x: number, y: number) {
    const state = store.get()
    store.set({ strokes: [...state.strokes, { radius, points: [x, y] }], earlier: marked(state) })
  },
  /** The stroke that was begun last goes on. */
  extend(x: number, y: number) {
    const { strokes } = store.get()
    const last = strokes.at(-1)
    if (!last) return
    const [lastX, lastY] = last.points.slice(-2)
    // Points nearer than this would only make the list longer.
    if (Math.hypot(x - lastX, y - lastY) < last.radius / 8) return
    store.set({ strokes: [...strokes.slice(0, -1), { ...last, points: [...last.points, x, y] }] })
  },
  /** A whole stroke from one point to another. */
  draw(radius: number, from: readonly [number, number], to: readonly [number, number]) {
    const state = store.get()
    const points = from[0] === to[0] && from[1] === to[1] ? [...from] : [...from, ...to]
    store.set({ strokes: [...state.strokes, { radius, points }], earlier: marked(state) })
  },
  undo() {
    const { earlier } = store.get()
    const last = earlier.at(-1)
    if (last) store.set({ strokes: last, earlier: earlier.slice(0, -1) })
  },
  clear() {
    const state = store.get()
    if (state.strokes.length > 0) store.set({ strokes: [], earlier: marked(state) })
  },
}
