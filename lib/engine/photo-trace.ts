import { toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { PhotoTraced } from '@/lib/protocol/photo-inside-messages'
import type { EngineReport, Progress } from '@/lib/protocol/messages'
import type { ClassifyProgress, PhotoSeen } from '@/lib/protocol/photo-messages'
import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import { fetchPhoto } from './fetch-photo'
import { twice, type Connect } from './photo-connection'
import type { PhotoSource } from './photos-on-page'
import { createStore, type Store } from './store'

export interface LayerTime {
  name: string
  ms: number
}

export interface TimesState {
  /** Passes done of those asked for; null while nothing is being measured. */
  pass: { done: number; total: number } | null
  /** The median of each layer, in the order of the network, and the engine that computed; null before the first time. */
  times: { network: PhotoNetwork; layers: LayerTime[]; passes: number; engine: EngineReport } | null
}

export interface TraceState extends TimesState {
  phase: 'idle' | 'loading' | 'running' | 'done'
  /** The photo at hand, known before its layers are. */
  seen: PhotoSeen | null
  /** Bytes of the network's weights; null when nothing is being loaded. */
  progress: Progress | null
  traced: PhotoTraced | null
  error: { code: ErrorCode; detail: ErrorDetail } | null
  /** The reader stopped it. */
  cancelled: boolean
}

export interface PhotoTrace {
  store: Store<TraceState>
  /** Follows a photo through all layers, in place of the one at hand. Settles when it is done; failures go to the store. */
  look(source: PhotoSource, network: PhotoNetwork): Promise<void>
  /** Times every layer with the photo at hand, pass after pass. Failures go to the store. */
  measure(passes: number): Promise<void>
  cancel(): void
  retry(): Promise<void>
}

const INITIAL: TraceState = {
  phase: 'idle',
  seen: null,
  progress: null,
  traced: null,
  error: null,
  cancelled: false,
  pass: null,
  times: null,
}

const middle = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** One photo in all layers of one network; `connect` gives the worker, `base` is what stands before public paths. */
export function createPhotoTrace(connect: Connect, base: string): PhotoTrace {
  const store = createStore<TraceState>(INITIAL)
  let controller: AbortController | undefined
  let last: { source: PhotoSource; network: PhotoNetwork } | undefined

  /** One thing at a time. */
  async function run(
    phase: 'loading' | 'running',
    work: (signal: AbortSignal) => Promise<Partial<TraceState>>,
  ) {
    controller?.abort()
    const { signal } = (controller = new AbortController())
    store.set({ phase, error: null, cancelled: false, progress: null, pass: null })
    try {
      const patch = await work(signal)
      if (!signal.aborted) store.set({ ...patch, phase: 'done', progress: null, pass: null })
    } catch (thrown) {
      if (signal.aborted) return // something newer, or the reader, has written the state since
      const { code, detail } = toCodedError(thrown)
      store.set({ phase: 'idle', progress: null, pass: null, error: { code, detail } })
    }
  }

  const onProgress = (signal: AbortSignal) => (value: ClassifyProgress) => {
    if (signal.aborted || 'views' in value) return
    if ('decoded' in value) store.set({ seen: value.decoded })
    else if (value.received < value.total) store.set({ phase: 'loading', progress: value })
    else store.set({ phase: 'running', progress: null })
  }

  async function look(source: PhotoSource, network: PhotoNetwork): Promise<void> {
    last = { source, network }
    await run(store.get().traced?.network === network ? 'running' : 'loading', async (signal) => {
      const photo = 'photo' in source ? source.photo : await fetchPhoto(source.url, signal)
      const traced = await twice(connect, signal, ({ client }) =>
        client.call(
          'photo-inside/trace',
          { base, network, photo, name: source.name },
          { signal, onProgress: onProgress(signal) },
        ),
      )
      return { traced, seen: traced.seen }
    })
  }

  async function measure(passes: number): Promise<void> {
    if (!last) return
    const { source, network } = last
    await run('running', async (signal) => {
      const photo = 'photo' in source ? source.photo : await fetchPhoto(source.url, signal)
      const times = await twice(connect, signal, async ({ client, engine }) => {
        const measured: LayerTime[][] = []
        // The first pass only warms up: memory is taken, programs are made.
        for (let pass = 0; pass <= passes; pass++) {
          store.set({ pass: { done: pass, total: passes + 1 } })
          const { layerMs } = await client.call(
            'photo/classify',
            { base, photo, name: source.name, network, crops: 1, timed: true },
            { signal, onProgress: onProgress(signal) },
          )
          signal.throwIfAborted()
          if (pass > 0) measured.push(layerMs)
        }
        const layers = measured[0].map(({ name }, layer) => ({
          name,
          ms: middle(measured.map((all) => all[layer].ms)),
        }))
        return { network, layers, passes, engine }
      })
      return { times }
    })
  }

  const isBusy = () => ['loading', 'running'].includes(store.get().phase)

  return {
    store,
    look,
    measure,
    cancel() {
      if (!isBusy()) return
      controller?.abort()
      store.set({ phase: store.get().traced ? 'done' : 'idle', progress: null, pass: null, cancelled: true })
    },
    async retry() {
      if (last) await look(last.source, last.network)
    },
  }
}
