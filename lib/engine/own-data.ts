import { DIGIT_PIXELS } from '@/lib/data/mnist'
import type { OwnData, OwnSymbols } from '@/lib/data/own-data'
import { load, remove, save } from './storage'
import { createStore } from './store'

const KEY = 'own-data'
const DRAWN_KEY = 'own-symbols'

/** What the worker found in the reader's data. */
export interface OwnSummary {
  train: number
  test: number
  held: number
  apart: boolean
}

export interface OwnDataState {
  /** False until the device's storage has been asked. */
  known: boolean
  /** What runs are trained on when they say so. */
  data: OwnData | null
  summary: OwnSummary | null
  /** Symbols that are being drawn; they become `data` when the reader trains on them. */
  drawn: OwnSymbols
  /** False once the device refused to keep something. */
  kept: boolean
}

const NOTHING: OwnSymbols = {
  kind: 'symbols',
  names: [],
  pixels: new Uint8Array(0),
  labels: new Uint8Array(0),
}

export const ownDataStore = createStore<OwnDataState>({
  known: false,
  data: null,
  summary: null,
  drawn: NOTHING,
  kept: true,
})

let asked: Promise<OwnData | null> | undefined

/** What this device keeps; asked for once. */
export function loadOwnData(): Promise<OwnData | null> {
  asked ??= Promise.all([load<OwnData>(KEY), load<OwnSymbols>(DRAWN_KEY)]).then(([data, drawn]) => {
    const { data: newer, drawn: started } = ownDataStore.get()
    ownDataStore.set({
      known: true,
      data: newer ?? data ?? null,
      drawn: started === NOTHING ? (drawn ?? NOTHING) : started,
    })
    return ownDataStore.get().data
  })
  // Data kept meanwhile is newer than what the storage answered at first.
  return asked.then(() => ownDataStore.get().data)
}

/** Makes `data` the reader's own, or forgets it. */
export async function keepOwnData(data: OwnData | null, summary: OwnSummary | null): Promise<void> {
  ownDataStore.set({ known: true, data, summary })
  if (data === null) await remove(KEY)
  else ownDataStore.set({ kept: await save(KEY, data) })
}

function keepDrawn(drawn: OwnSymbols) {
  ownDataStore.set({ drawn })
  void save(DRAWN_KEY, drawn).then((kept) => ownDataStore.set({ kept }))
}

export function addSymbol(name: string): void {
  const { drawn } = ownDataStore.get()
  keepDrawn({ ...drawn, names: [...drawn.names, name] })
}

/** Adds a drawing of 784 bytes, 0 paper to 255 ink. */
export function addDrawing(symbol: number, pixels: Uint8Array): void {
  const { drawn } = ownDataStore.get()
  const all = new Uint8Array(drawn.pixels.length + DIGIT_PIXELS)
  all.set(drawn.pixels)
  all.set(pixels.subarray(0, DIGIT_PIXELS), drawn.pixels.length)
  keepDrawn({ ...drawn, pixels: all, labels: Uint8Array.from([...drawn.labels, symbol]) })
}

/** Drops drawings, and `relabel`s the others. */
function filtered(drawn: OwnSymbols, stays: (i: number) => boolean, relabel = (label: number) => label) {
  const indices = Array.from(drawn.labels, (_, i) => i).filter(stays)
  const pixels = new Uint8Array(indices.length * DIGIT_PIXELS)
  indices.forEach((from, to) =>
    pixels.set(drawn.pixels.subarray(from * DIGIT_PIXELS, (from + 1) * DIGIT_PIXELS), to * DIGIT_PIXELS),
  )
  return { pixels, labels: Uint8Array.from(indices, (i) => relabel(drawn.labels[i])) }
}

export function removeDrawing(index: number): void {
  const { drawn } = ownDataStore.get()
  keepDrawn({ ...drawn, ...filtered(drawn, (i) => i !== index) })
}

export function removeSymbol(symbol: number): void {
  const { drawn } = ownDataStore.get()
  const rest = filtered(
    drawn,
    (i) => drawn.labels[i] !== symbol,
    (label) => (label > symbol ? label - 1 : label),
  )
  keepDrawn({ ...drawn, ...rest, names: drawn.names.filter((_, i) => i !== symbol) })
}

/** What the labels of the reader's data mean; null where they are digits. */
export const namesOf = (data: OwnData | null): readonly string[] | null =>
  data?.kind === 'symbols' ? data.names : null
