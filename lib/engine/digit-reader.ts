import { CodedError, isAbort, toCodedError } from '@/lib/errors'
import { inkOf, SITE_REJECTION, verdictOn, type Rejection, type Verdict } from '@/lib/data/rejection'
import type { DigitNetwork, Progress } from '@/lib/protocol/messages'
import type { DigitWorker } from './digit-worker'
import type { MyLeNet } from './my-lenet'
import { createStore, type Store } from './store'

export interface DigitAnswer {
  /** Softmax over the ten classes, 0 to 1 each. */
  probabilities: readonly number[]
  /** The network that gave them: not the chosen one while the reader's own does not exist. */
  network: DigitNetwork
  /** Whether the picture is taken for a digit at all; null where this network cannot tell. */
  verdict: Verdict | null
}

/** How a picture is to be read. */
export interface ReadingWay {
  /** Pixels go in from 0 to 1, not scaled as the network learnt them. */
  plain?: boolean
}

export interface DigitReaderState {
  /** The reader's choice. */
  network: DigitNetwork
  /** `starting` until the worker has answered once: engine and weights are on their way. */
  phase: 'idle' | 'starting' | 'reading' | 'failed'
  answer: DigitAnswer | null
  /** False while a newer picture than the answer's waits or is being read. */
  current: boolean
  /** Bytes of the weights while they load. */
  progress: Progress | null
  error: CodedError | null
}

export interface DigitReaderParts {
  /** The worker ready for that network; a dead one is replaced at the next call. */
  worker: (choice: DigitNetwork, signal: AbortSignal) => Promise<DigitWorker>
  /** What stands before every public path. */
  base: string
  loadMine: () => Promise<MyLeNet | null>
  mineStore: Store<{ known: boolean; mine: MyLeNet | null }>
  load: (key: string) => Promise<unknown>
  save: (key: string, value: unknown) => Promise<boolean>
  /** Least time between two calls, ms. */
  intervalMs?: number
  /** The same after a failure, so that drawing on does not hammer a server that is away. */
  failedIntervalMs?: number
}

export interface DigitReader {
  store: Store<DigitReaderState>
  /** Asks for 28x28 ink bytes to be read; null when there is nothing to read. Newer pictures replace waiting ones. */
  read(pixels: Uint8Array<ArrayBuffer> | null, way?: ReadingWay): void
  /** Loads engine and weights ahead of the first stroke. */
  prepare(): void
  retry(): void
  choose(network: DigitNetwork): void
  /** Called by each user at its start; the function it returns says that the user is gone. */
  open(): () => void
}

const CHOICE = 'digit-network'
const CLASSES = 10
const BLANK: Picture = { pixels: new Uint8Array(28 * 28) }
/** A reader who only changes the language leaves and comes back at once: nothing is cancelled for that. */
const GONE_MS = 1000

interface Picture extends ReadingWay {
  pixels: Uint8Array<ArrayBuffer>
}

const wait = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })

/**
 * Reads the picture on the pad while it is being drawn. At most one call is in flight and at most one picture waits: the
 * newest. An answer for a drawing that has since been cleared is dropped. A worker that dies is replaced once in silence.
 */
export function createDigitReader(parts: DigitReaderParts): DigitReader {
  const { worker, base, loadMine, mineStore, intervalMs = 60, failedIntervalMs = 2000 } = parts
  const store = createStore<DigitReaderState>({
    network: 'shipped',
    phase: 'idle',
    answer: null,
    current: true,
    progress: null,
    error: null,
  })
  let waiting: (Picture & { shown: boolean }) | null = null
  let newest: Picture | null = null
  let generation = 0 // grows when answers under way no longer belong to what is on the pad
  let controller: AbortController | null = null // of the run under way
  let startedAt = -Infinity // of the last call, ms
  let answered = false
  let chosen = false
  let users = 0
  let limited: { mine: MyLeNet; rejection: Rejection | null } | null = null

  /**
   * What tells digits from other pictures, null while that is not known. For the reader's own network it is found once for
   * each of its states, beside the reading; one that was trained on other things than digits has none.
   */
  function rejectionOf({ client, network, mine }: DigitWorker): Rejection | null {
    if (!mine) return SITE_REJECTION
    if (mine.names) return null
    if (limited?.mine === mine) return limited.rejection
    limited = { mine, rejection: null }
    client.call('reading/limit', { base, network }).then(
      (rejection) => {
        if (limited?.mine !== mine) return
        limited = { mine, rejection }
        if (newest && store.get().network === 'mine') ask(newest, true)
      },
      () => {
        if (limited?.mine === mine) limited = null // the next reading asks again
      },
    )
    return null
  }

  async function attempt({ pixels, plain }: Picture, signal: AbortSignal): Promise<DigitAnswer> {
    store.set({ phase: answered ? 'reading' : 'starting' })
    const ready = await worker(store.get().network, signal)
    const { client, network } = ready
    const onProgress = (progress: Progress) => {
      if (!signal.aborted) store.set({ progress })
    }
    const result = await client.call('digits/read', { base, network, pixels, plain }, { signal, onProgress })
    const probabilities = Array.from(result.probabilities)
    if (probabilities.length !== CLASSES || !probabilities.every(Number.isFinite))
      throw new CodedError('weights-invalid', { problem: 'the answer is not ten numbers' })
    const rejection = rejectionOf(ready)
    const verdict = rejection && verdictOn(result.scores, inkOf(pixels), rejection)
    return { probabilities, network, verdict }
  }

  async function readOnce(picture: Picture, signal: AbortSignal): Promise<DigitAnswer> {
    try {
      return await attempt(picture, signal)
    } catch (thrown) {
      if (signal.aborted || toCodedError(thrown).code !== 'worker-died') throw thrown
      answered = false
      return attempt(picture, signal)
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (waiting && !signal.aborted) {
      const pause = store.get().error ? failedIntervalMs : intervalMs
      const left = startedAt + pause - performance.now()
      if (left > 0) await wait(left, signal)
      if (!waiting || signal.aborted) return
      const { shown, ...picture } = waiting
      const asked = generation
      waiting = null
      startedAt = performance.now()
      const answer = await readOnce(picture, signal)
      if (signal.aborted) return
      answered = true
      store.set({ phase: 'idle', progress: null, error: null })
      if (shown && asked === generation) store.set({ answer, current: waiting === null })
    }
  }

  async function pump(): Promise<void> {
    if (controller) return // the run under way takes what waits
    controller = new AbortController()
    const { signal } = controller
    try {
      await run(signal)
    } catch (thrown) {
      const failed = !isAbort(thrown) && !signal.aborted
      if (failed) {
        // What waited would fail too; the next stroke or a retry asks again.
        waiting = null
        store.set({ phase: 'failed', error: toCodedError(thrown), answer: null, progress: null })
      }
    }
    controller = null
    if (store.get().phase !== 'failed') store.set({ phase: 'idle', progress: null })
    if (waiting) void pump()
  }

  const ask = (picture: Picture, shown: boolean) => {
    waiting = { ...picture, shown }
    if (shown) store.set({ current: false })
    void pump()
  }

  mineStore.subscribe(() => {
    if (newest && store.get().network === 'mine') ask(newest, true)
  })

  const choose = (network: DigitNetwork) => {
    chosen = true
    if (network === store.get().network) return
    generation++
    store.set({ network })
    if (newest) ask(newest, true)
  }

  return {
    store,
    read(pixels, way) {
      newest = pixels && { pixels, ...way }
      if (newest) return ask(newest, true)
      generation++
      if (waiting?.shown) waiting = null
      store.set({ answer: null, current: true })
    },
    prepare() {
      if (!answered && !controller && store.get().phase !== 'failed') ask(BLANK, false)
    },
    retry() {
      startedAt = -Infinity
      store.set({ phase: 'idle', error: null })
      if (newest) ask(newest, true)
      else ask(BLANK, false)
    },
    choose(network) {
      choose(network)
      void parts.save(CHOICE, network)
    },
    open() {
      if (users++ === 0) {
        void loadMine()
        void parts.load(CHOICE).then((kept) => {
          if (!chosen && (kept === 'mine' || kept === 'shipped')) choose(kept)
        })
      }
      return () => {
        users--
        setTimeout(() => {
          if (users > 0) return
          waiting = null
          controller?.abort()
        }, GONE_MS)
      }
    },
  }
}
