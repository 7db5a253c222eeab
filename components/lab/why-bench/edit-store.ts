import { changedPixels, drawn, type InkPlace, type InkTool } from '@/lib/data/ink-edit'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { load, save } from '@/lib/engine/storage'
import { createStore } from '@/lib/engine/store'

type Pixels = Uint8Array<ArrayBuffer>

interface EditState {
  /** The digit as it was drawn, 784 bytes; null without one. */
  original: Pixels | null
  /** What the eraser and the pen have made of it. */
  picture: Pixels | null
  /** Earlier pictures, the last one last. */
  earlier: readonly Pixels[]
}

const KEY = 'why-edit'
/** Steps that can be taken back. */
const MOST_STEPS = 50

const store = createStore<EditState>({ original: null, picture: null, earlier: [] })

const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && changedPixels(a, b) === 0

const isDigit = (value: unknown): value is Pixels =>
  value instanceof Uint8Array && value.length === DIGIT_PIXELS

function keep() {
  const { original, picture } = store.get()
  void save(KEY, { original, picture })
}

/** What an earlier visit made of this very digit. */
async function restore(original: Pixels) {
  const kept = await load<{ original?: unknown; picture?: unknown }>(KEY)
  if (!kept || !isDigit(kept.original) || !isDigit(kept.picture)) return
  const { original: now, earlier } = store.get()
  const untouched = now === original && earlier.length === 0
  if (untouched && same(kept.original, original) && !same(kept.picture, original))
    store.set({ picture: kept.picture, earlier: [original] })
}

/** The changes that the reader makes to the 28x28 picture; they outlive the component. */
export const edits = {
  store,
  /** Another digit begins without changes; the same one keeps them. */
  begin(original: Pixels | null) {
    const now = store.get().original
    if (now === original || (now && original && same(now, original))) return
    store.set({ original, picture: original, earlier: [] })
    if (original) void restore(original)
  },
  /** A stroke begins: from here it can be taken back. */
  mark() {
    const { picture, earlier } = store.get()
    if (picture) store.set({ earlier: [...earlier.slice(1 - MOST_STEPS), picture] })
  },
  draw(tool: InkTool, size: number, from: InkPlace, to: InkPlace) {
    const { picture } = store.get()
    if (!picture) return
    const made = drawn(picture, tool, size, from, to)
    if (!same(made, picture)) store.set({ picture: made })
  },
  /** The stroke has ended; one that changed nothing is no step. */
  end() {
    const { picture, earlier } = store.get()
    if (picture && earlier.at(-1) === picture) store.set({ earlier: earlier.slice(0, -1) })
    keep()
  },
  undo() {
    const { earlier } = store.get()
    const last = earlier.at(-1)
    if (!last) return
    store.set({ picture: last, earlier: earlier.slice(0, -1) })
    keep()
  },
  restore() {
    const { original, picture, earlier } = store.get()
    if (!original || !picture || same(original, picture)) return
    store.set({ picture: original, earlier: [...earlier.slice(1 - MOST_STEPS), picture] })
    keep()
  },
}
