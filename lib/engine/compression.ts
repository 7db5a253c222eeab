import { isAbort, toCodedError, type CodedError } from '@/lib/errors'
import type { CompressionSetting } from '@/lib/formats/coding/compress-network'
import type { CompressionMade } from '@/lib/protocol/compression-messages'
import type { PhotoSeen } from '@/lib/protocol/photo-messages'
import { twice, type Connect } from './photo-connection'
import { createStore, type Store } from './store'

/** A photo that both networks are to answer. */
export interface ComparedPhoto {
  /** Tells photos apart. */
  key: string
  name: string
  open(): Promise<Blob>
}

export interface ComparedAnswers {
  key: string
  name: string
  /** null where the photo could not be opened; `error` says why. */
  found: { seen: PhotoSeen; untouched: Float32Array; made: Float32Array } | null
  error: CodedError | null
}

export interface CompressionState {
  /** `loading` while engine and weights are on their way, `making` while weights are made small, `looking` at photos. */
  phase: 'idle' | 'loading' | 'making' | 'looking' | 'failed' | 'stopped'
  /** Bytes, weights or photos, by the phase. */
  progress: { done: number; total: number } | null
  /** What was made last; its answers are those of `answers`. */
  made: CompressionMade | null
  answers: readonly ComparedAnswers[]
  error: CodedError | null
}

export interface Compression {
  store: Store<CompressionState>
  /** Makes the network small, unless it is so already, and asks it about photos that it has not answered. */
  run(setting: CompressionSetting, photos: readonly ComparedPhoto[]): Promise<void>
  cancel(): void
  /** The bench is left: the worker gives the networks back. */
  leave(): void
}

const sameSetting = (a: CompressionSetting, b: CompressionSetting) => JSON.stringify(a) === JSON.stringify(b)
const IDLE: CompressionState = { phase: 'idle', progress: null, made: null, answers: [], error: null }

/** AlexNet-64 made small in the worker, and beside the untouched one on photos. */
export function createCompression(connect: Connect, base: string): Compression {
  const store = createStore<CompressionState>(IDLE)
  let controller: AbortController | null = null
  /** The worker has let go of what was made. */
  let gone = false
  /** The worker was asked for something that it may still hold, if only a part of the weights. */
  let holds = false

  async function make(setting: CompressionSetting, signal: AbortSignal): Promise<void> {
    const { made } = store.get()
    if (made && !gone && sameSetting(made.setting, setting)) return
    store.set({ phase: 'loading', progress: null })
    holds = true
    const next = await twice(connect, signal, ({ client }) =>
      client.call(
        'compression/make',
        { base, setting },
        {
          signal,
          onProgress: (told) => {
            if (signal.aborted) return
            if ('received' in told)
              store.set({ phase: 'loading', progress: { done: told.received, total: told.total } })
            else store.set({ phase: 'making', progress: told })
          },
        },
      ),
    )
    signal.throwIfAborted()
    gone = false
    store.set({ made: next, answers: [] })
  }

  async function answer(photo: ComparedPhoto, signal: AbortSignal): Promise<ComparedAnswers> {
    const { key, name } = photo
    try {
      const blob = await photo.open()
      signal.throwIfAborted()
      const { client } = await connect()
      const found = await client.call('compression/answer', { base, photo: blob, name }, { signal })
      return { key, name, found, error: null }
    } catch (thrown) {
      if (isAbort(thrown) || signal.aborted) throw thrown
      const error = toCodedError(thrown)
      if (!error.code.startsWith('photo-')) throw error
      return { key, name, found: null, error }
    }
  }

  async function look(photos: readonly ComparedPhoto[], signal: AbortSignal): Promise<void> {
    store.set(({ answers }) => ({
      answers: answers.filter(({ key }) => photos.some((photo) => photo.key === key)),
    }))
    const known = store.get().answers
    const missing = photos.filter(({ key }) => !known.some((one) => one.key === key))
    for (const [done, photo] of missing.entries()) {
      store.set({ phase: 'looking', progress: { done, total: missing.length } })
      const found = await answer(photo, signal)
      signal.throwIfAborted()
      store.set(({ answers }) => ({ answers: [...answers, found] }))
    }
  }

  return {
    store,
    async run(setting, photos) {
      controller?.abort()
      const { signal } = (controller = new AbortController())
      store.set({ error: null })
      try {
        await make(setting, signal)
        try {
          await look(photos, signal)
        } catch (thrown) {
          if (signal.aborted || !isAbort(thrown)) throw thrown
          // The worker has lost what was made: once more from the beginning.
          gone = true
          await make(setting, signal)
          await look(photos, signal)
        }
        store.set({ phase: 'idle', progress: null })
      } catch (thrown) {
        if (signal.aborted) return
        if (isAbort(thrown)) store.set({ phase: 'stopped', progress: null })
        else store.set({ phase: 'failed', progress: null, error: toCodedError(thrown) })
      }
    },
    cancel() {
      controller?.abort()
      store.set({ phase: 'stopped', progress: null })
    },
    leave() {
      controller?.abort()
      store.set({ phase: 'idle', progress: null })
      if (!holds) return
      holds = false
      gone = true
      void connect()
        .then(({ client }) => client.call('compression/free', null))
        .catch(() => {}) // a worker that died has given everything back
    },
  }
}
