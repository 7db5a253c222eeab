import { CodedError, isAbort, toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { Client } from '@/lib/protocol/client'
import type {
  ClassifierCalls,
  EngineReport,
  PhotoAnswer,
  PhotoProgress,
  PhotoSeen,
  Progress,
} from '@/lib/protocol/messages'
import { createStore, type Store } from './store'

export type PhotoPhase = 'idle' | 'loading' | 'running' | 'done'

export interface PhotoState {
  phase: PhotoPhase
  /** What the photo at hand calls itself; null before the first one. */
  name: string | null
  /** The photo at hand, known before its answer is. */
  seen: PhotoSeen | null
  /** Bytes of the network's weights; null when nothing is being loaded. */
  progress: Progress | null
  answer: PhotoAnswer | null
  engine: EngineReport | null
  error: { code: ErrorCode; detail: ErrorDetail } | null
  /** The reader stopped the last photo. */
  cancelled: boolean
}

/** A photo in hand, or one of ours that is still on the server. */
export type PhotoSource = { name: string } & ({ photo: Blob } | { url: string })

export interface PhotoClassifier {
  store: Store<PhotoState>
  /** Classifies a photo in place of the one at hand, if any. Settles when it is done; failures go to the store. */
  classify(source: PhotoSource): Promise<void>
  /** Stops the photo at hand. */
  cancel(): void
  /** Tries the last photo again. */
  retry(): Promise<void>
}

export type Connect = () => Promise<{ client: Client<ClassifierCalls>; engine: EngineReport }>

const INITIAL: PhotoState = {
  phase: 'idle',
  name: null,
  seen: null,
  progress: null,
  answer: null,
  engine: null,
  error: null,
  cancelled: false,
}

async function fetchPhoto(url: string, signal: AbortSignal): Promise<Blob> {
  let status = 0
  try {
    const response = await fetch(url, { signal })
    status = response.status
    if (response.ok) return await response.blob()
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown
    if (globalThis.navigator?.onLine === false) throw new CodedError('offline', { url })
  }
  throw new CodedError('download-failed', { url, status })
}

/** The call failed because of another one: that was cancelled, or took the worker with it. */
const isNotOurs = (thrown: unknown) =>
  isAbort(thrown) || (thrown instanceof CodedError && thrown.code === 'worker-died')

/** The state of one photo bench; `connect` gives the worker, `base` is what stands before public paths. */
export function createPhotoClassifier(connect: Connect, base: string): PhotoClassifier {
  const store = createStore<PhotoState>(INITIAL)
  let controller: AbortController | undefined
  let last: PhotoSource | undefined
  let ready = false // the worker at hand has the weights

  async function ask(source: PhotoSource, signal: AbortSignal): Promise<PhotoAnswer> {
    const photo = 'photo' in source ? source.photo : await fetchPhoto(source.url, signal)
    const { client, engine } = await connect()
    if (!signal.aborted) store.set({ engine })
    const onProgress = (value: PhotoProgress) => {
      if (signal.aborted) return
      if ('decoded' in value) store.set({ seen: value.decoded })
      else if (value.received < value.total) store.set({ phase: 'loading', progress: value })
      else store.set({ phase: 'running', progress: null })
    }
    return client.call('photo/classify', { base, photo, name: source.name }, { signal, onProgress })
  }

  async function askTwice(source: PhotoSource, signal: AbortSignal): Promise<PhotoAnswer> {
    try {
      return await ask(source, signal)
    } catch (thrown) {
      if (signal.aborted || !isNotOurs(thrown)) throw thrown
      return ask(source, signal)
    }
  }

  async function classify(source: PhotoSource): Promise<void> {
    controller?.abort()
    const { signal } = (controller = new AbortController())
    last = source
    store.set({
      ...INITIAL,
      engine: store.get().engine,
      phase: ready ? 'running' : 'loading',
      name: source.name,
    })
    try {
      const answer = await askTwice(source, signal)
      if (signal.aborted) return
      ready = true
      store.set({ phase: 'done', seen: answer, answer, progress: null })
    } catch (thrown) {
      if (signal.aborted) return // a newer photo, or the reader, has written the state since
      const { code, detail } = toCodedError(thrown)
      if (code === 'worker-died' || code === 'engine-lost') ready = false
      store.set({ phase: 'idle', progress: null, error: { code, detail } })
    }
  }

  return {
    store,
    classify,
    cancel() {
      if (!controller || store.get().phase === 'idle' || store.get().phase === 'done') return
      controller.abort()
      store.set({ phase: 'idle', progress: null, cancelled: true })
    },
    async retry() {
      if (last) await classify(last)
    },
  }
}
