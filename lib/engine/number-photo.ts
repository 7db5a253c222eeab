import { CodedError, isAbort, toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { Progress } from '@/lib/protocol/messages'
import type { NumberStage } from '@/lib/data/page-photo/stages'
import type { NumberReading, StageDone } from '@/lib/protocol/number-messages'
import { callDigitWorker, type GetDigitWorker } from './call-digit-worker'
import { createStore, type Store } from './store'

export interface NumberPhotoState {
  phase: 'idle' | 'loading' | 'done' | 'failed'
  /** What the photo at hand calls itself; null before the first one. */
  name: string | null
  /** The steps that are done. */
  stages: Partial<Record<NumberStage, StageDone>>
  /** Bytes of the network's weights; null when none are being loaded. */
  progress: Progress | null
  reading: NumberReading | null
  error: { code: ErrorCode; detail: ErrorDetail } | null
  /** The reader stopped the last photo. */
  cancelled: boolean
}

/** A photo in hand, or one of ours that is still on the server. */
export type NumberSource = { name: string } & ({ photo: Blob } | { url: string })

export interface NumberPhotoParts {
  /** The worker ready for the shipped LeNet; a dead one is replaced at the next call. */
  worker: GetDigitWorker
  /** What stands before every public path. */
  base: string
  fetch?: typeof fetch
}

export interface NumberPhoto {
  store: Store<NumberPhotoState>
  /** Reads a photo in place of the one at hand, if any. Settles when it is done; failures go to the store. */
  read(source: NumberSource): Promise<void>
  /** Stops the photo at hand. */
  cancel(): void
  /** Tries the last photo again. */
  retry(): Promise<void>
}

const INITIAL: NumberPhotoState = {
  phase: 'idle',
  name: null,
  stages: {},
  progress: null,
  reading: null,
  error: null,
  cancelled: false,
}

async function fetchPhoto(url: string, signal: AbortSignal, get: typeof fetch): Promise<Blob> {
  let status = 0
  try {
    const response = await get(url, { signal })
    status = response.status
    if (response.ok) return await response.blob()
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown
    if (globalThis.navigator?.onLine === false) throw new CodedError('offline', { url })
  }
  throw new CodedError('download-failed', { url, status })
}

/**
 * The state of one bench that reads numbers on photographs. One photo at a time, the newest; nothing is kept of it when
 * the page is closed, and nothing is sent anywhere.
 */
export function createNumberPhoto({ worker, base, fetch: get = fetch }: NumberPhotoParts): NumberPhoto {
  const store = createStore<NumberPhotoState>(INITIAL)
  let controller: AbortController | undefined
  let last: NumberSource | undefined

  async function ask(source: NumberSource, signal: AbortSignal): Promise<NumberReading> {
    const photo = 'photo' in source ? source.photo : await fetchPhoto(source.url, signal, get)
    return callDigitWorker(worker, 'shipped', signal, ({ client }) =>
      client.call(
        'number/read',
        { base, photo, name: source.name },
        {
          signal,
          onProgress: (value) => {
            if (signal.aborted) return
            if ('stage' in value) {
              store.set(({ stages }) => ({ stages: { ...stages, [value.stage]: value } }))
            } else {
              store.set({ progress: value.received < value.total ? value : null })
            }
          },
        },
      ),
    )
  }

  async function read(source: NumberSource): Promise<void> {
    controller?.abort()
    const { signal } = (controller = new AbortController())
    last = source
    store.set({ ...INITIAL, phase: 'loading', name: source.name })
    try {
      const reading = await ask(source, signal)
      if (signal.aborted) return
      store.set({ phase: 'done', reading, progress: null })
    } catch (thrown) {
      if (signal.aborted) return // a newer photo, or the reader, has written the state since
      const { code, detail } = toCodedError(thrown)
      store.set({ ...INITIAL, phase: 'failed', name: source.name, error: { code, detail } })
    }
  }

  return {
    store,
    read,
    cancel() {
      if (store.get().phase !== 'loading') return
      controller?.abort()
      store.set({ ...INITIAL, cancelled: true })
    },
    async retry() {
      if (last) await read(last)
    },
  }
}
