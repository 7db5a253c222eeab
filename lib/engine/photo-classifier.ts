import { toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import type { EngineReport, PhotoAnswer, PhotoSeen, Progress } from '@/lib/protocol/messages'
import type { ClassifyProgress } from '@/lib/protocol/photo-messages'
import { twice, type Connect } from './photo-connection'
import { createStore, type Store } from './store'

export type { PhotoSource } from './photos-on-page'

export type PhotoPhase = 'idle' | 'loading' | 'running' | 'done'

/** What is asked about a photo. Two questions with the same id, network and crops are the same. */
export interface PhotoQuestion {
  /** Of the photo. */
  id: number
  /** What the photo calls itself. */
  name: string
  /** The photo itself, perhaps after a fetch. */
  open: () => Promise<Blob>
  network: PhotoNetwork
  /** One view, or ten whose answers are averaged. */
  crops: 1 | 10
}

/** How long each layer takes: the middle of several passes. */
export interface LayerTimes {
  network: PhotoNetwork
  passes: number
  layers: { name: string; ms: number }[]
}

export interface PhotoState {
  phase: PhotoPhase
  /** Of the photo at hand; null before the first one. */
  id: number | null
  /** What the photo at hand calls itself; null before the first one. */
  name: string | null
  /** The photo at hand, known before its answer is. */
  seen: PhotoSeen | null
  /** Bytes of the network's weights; null when nothing is being loaded. */
  progress: Progress | null
  /** Views of the photo that are answered, of how many. */
  views: { done: number; total: number } | null
  answer: PhotoAnswer | null
  engine: EngineReport | null
  error: { code: ErrorCode; detail: ErrorDetail } | null
  /** The reader stopped the last photo. */
  cancelled: boolean
  /** The last measurement, of whatever network. */
  times: LayerTimes | null
  /** Passes of a measurement that is under way. */
  pass: { done: number; total: number } | null
}

export interface PhotoClassifierParts {
  connect: Connect
  /** What stands before public paths. */
  base: string
  /** What a network's answers cannot be shown without. */
  names?: (network: PhotoNetwork) => Promise<void>
  /** Told when a photo cannot be opened. */
  onBad?: (id: number) => void
}

export interface PhotoClassifier {
  store: Store<PhotoState>
  /**
   * Answers a question in place of the one at hand; one that is at hand already is not asked again. null: nothing is
   * asked any more. Settles when it is done; failures go to the store.
   */
  ask(question: PhotoQuestion | null): Promise<void>
  /** Times every layer with the photo and the network at hand, pass after pass. */
  measure(passes: number): Promise<void>
  /** Stops what is under way. */
  cancel(): void
  /** Asks the last question again. */
  retry(): Promise<void>
}

const NOTHING = {
  phase: 'idle',
  id: null,
  name: null,
  seen: null,
  progress: null,
  views: null,
  answer: null,
  error: null,
  cancelled: false,
  pass: null,
} satisfies Partial<PhotoState>

const isSame = (a: PhotoQuestion, b: PhotoQuestion) =>
  a.id === b.id && a.network === b.network && a.crops === b.crops

const middle = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** The state of one photo bench. */
export function createPhotoClassifier(parts: PhotoClassifierParts): PhotoClassifier {
  const { connect, base, names, onBad } = parts
  const store = createStore<PhotoState>({ ...NOTHING, engine: null, times: null })
  let controller: AbortController | undefined
  let last: PhotoQuestion | null = null
  const ready = new Set<PhotoNetwork>() // in the worker at hand, as far as is known here

  const listen = (signal: AbortSignal) => (value: ClassifyProgress) => {
    if (signal.aborted) return
    if ('decoded' in value) store.set({ seen: value.decoded })
    else if ('views' in value) store.set({ views: value.views })
    else if (value.received < value.total) store.set({ phase: 'loading', progress: value })
    else store.set({ phase: 'running', progress: null })
  }

  async function call(
    { name, open, network, crops }: PhotoQuestion,
    signal: AbortSignal,
    { timed, onProgress }: { timed: boolean; onProgress?: (value: ClassifyProgress) => void },
  ): Promise<PhotoAnswer> {
    const photo = await open()
    await names?.(network)
    signal.throwIfAborted()
    const params = { base, photo, name, network, crops, timed }
    return twice(connect, signal, ({ client, engine }) => {
      if (!signal.aborted) store.set({ engine })
      return client.call('photo/classify', params, { signal, onProgress })
    })
  }

  function fail(thrown: unknown, id: number) {
    const { code, detail } = toCodedError(thrown)
    if (code === 'worker-died' || code === 'engine-lost') ready.clear()
    if (code.startsWith('photo-')) {
      last = null // a file that is no photo is not asked about again
      onBad?.(id)
    }
    store.set({ phase: 'idle', progress: null, pass: null, error: { code, detail } })
  }

  async function run(question: PhotoQuestion): Promise<void> {
    controller?.abort()
    const { signal } = (controller = new AbortController())
    const isAsBefore = last?.id === question.id && last.network === question.network
    last = question
    store.set(({ seen }) => ({
      ...NOTHING,
      seen: isAsBefore ? seen : null, // the same photo, looked at in another way
      phase: ready.has(question.network) ? 'running' : 'loading',
      id: question.id,
      name: question.name,
    }))
    try {
      const answer = await call(question, signal, { timed: false, onProgress: listen(signal) })
      if (signal.aborted) return
      ready.add(question.network)
      store.set({ phase: 'done', seen: answer, answer, progress: null, views: null })
    } catch (thrown) {
      if (!signal.aborted) fail(thrown, question.id) // else a newer question, or the reader, has written the state since
    }
  }

  return {
    store,
    async ask(question) {
      if (!question) {
        if (!last) return
        controller?.abort()
        last = null
        store.set(NOTHING)
      } else if (!last || !isSame(last, question)) await run(question)
    },
    async measure(passes) {
      if (!last || store.get().phase !== 'done') return
      const question: PhotoQuestion = { ...last, crops: 1 }
      const { signal } = (controller = new AbortController())
      const measured: LayerTimes['layers'][] = []
      try {
        // The first pass only warms up: memory is taken, programs are made.
        for (let pass = 0; pass <= passes; pass++) {
          store.set({ pass: { done: pass, total: passes + 1 } })
          const { layerMs } = await call(question, signal, { timed: true }) // the answer on the page stays as it is
          if (signal.aborted) return
          if (pass > 0) measured.push(layerMs)
        }
        const layers = measured[0].map(({ name }, i) => ({
          name,
          ms: middle(measured.map((all) => all[i].ms)),
        }))
        store.set({ pass: null, times: { network: question.network, passes, layers } })
      } catch (thrown) {
        if (!signal.aborted) fail(thrown, question.id)
      }
    },
    cancel() {
      const { phase, pass } = store.get()
      if (pass) {
        controller?.abort()
        store.set({ pass: null })
      } else if (phase === 'loading' || phase === 'running') {
        controller?.abort()
        store.set({ phase: 'idle', progress: null, cancelled: true })
      }
    },
    async retry() {
      if (last) await run(last)
    },
  }
}
