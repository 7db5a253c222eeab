import { CodedError, isAbort, toCodedError } from '@/lib/errors'
import type { DigitNetwork } from '@/lib/protocol/messages'
import type { DigitReasons, IndexProgress, NearestDigits } from '@/lib/protocol/why-messages'
import { callDigitWorker, versionOf, type GetDigitWorker } from './call-digit-worker'
import { createLatest } from './latest'
import { createStore, type Store } from './store'

/** The picture that was drawn, and what the reader's eraser and pen have made of it. */
export interface ShownDigit {
  /** 784 bytes each. */
  original: Uint8Array<ArrayBuffer>
  picture: Uint8Array<ArrayBuffer>
  network: DigitNetwork
}

export interface WhyState {
  /** Probabilities of the drawn and of the changed picture, and the pictures they belong to. */
  answers: { of: ShownDigit; before: readonly number[]; after: readonly number[] } | null
  /** What drove the answer to the changed picture. */
  reasons: { of: ShownDigit; found: DigitReasons } | null
  nearest: (NearestDigits & { searched: number; of: ShownDigit }) | null
  /** Training digits whose features are known, of the network that `version` names. */
  index: { version: string; digits: number } | null
  /** Told while features are computed: null until the worker's first word. */
  indexing: { progress: IndexProgress | null } | null
  error: CodedError | null
}

export interface Why {
  store: Store<WhyState>
  /** Asks for all about a picture; newer ones take the place of those that wait. Null when there is none. */
  show(digit: ShownDigit | null): void
  /** Computes the features of the training digits in so many files, and looks for the nearest from then on. */
  search(files: number): Promise<void>
  cancel(): void
  /** Asks again after a failure. */
  retry(): void
}

interface WhyParts {
  worker: GetDigitWorker
  base: string
  /** How long a picture stands still before its reasons are worked out, ms. */
  stillMs?: number
}

/** How many of the nearest digits are shown. */
export const NEAREST_SHOWN = 8
const PIXELS = 784
const CLASSES = 10

/** Probabilities follow a picture at once; reasons and neighbours come when the hand rests. */
export function createWhy({ worker, base, stillMs = 150 }: WhyParts): Why {
  const store = createStore<WhyState>({
    answers: null,
    reasons: null,
    nearest: null,
    index: null,
    indexing: null,
    error: null,
  })
  const forever = new AbortController().signal
  let shown: ShownDigit | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let searching: AbortController | null = null

  const fail = (thrown: unknown) => {
    if (!isAbort(thrown)) store.set({ error: toCodedError(thrown) })
  }

  const answer = createLatest<ShownDigit>(async (digit) => {
    try {
      const pixels = new Uint8Array(2 * PIXELS)
      pixels.set(digit.original)
      pixels.set(digit.picture, PIXELS)
      const { probabilities } = await callDigitWorker(worker, digit.network, forever, ({ client, network }) =>
        client.call('digits/read', { base, network, pixels }),
      )
      if (!probabilities.every(Number.isFinite))
        throw new CodedError('weights-invalid', { problem: 'its answers are not numbers' })
      if (!shown) return
      const all = Array.from(probabilities)
      store.set({
        answers: { of: digit, before: all.slice(0, CLASSES), after: all.slice(CLASSES) },
        error: null,
      })
    } catch (thrown) {
      fail(thrown)
    }
  })

  const explain = createLatest<ShownDigit>(async (digit) => {
    try {
      const pixels = digit.picture
      await callDigitWorker(worker, digit.network, forever, async ({ client, network, mine }) => {
        const found = await client.call('why/reasons', { base, network, pixels })
        if (shown) store.set({ reasons: { of: digit, found } })
        const version = versionOf(mine)
        if (store.get().index?.version !== version) return store.set({ index: null, nearest: null })
        const nearest = await client.call('why/nearest', {
          base,
          network,
          version,
          pixels,
          count: NEAREST_SHOWN,
        })
        // A new worker knows nothing of what the old one had computed.
        if (nearest.searched === 0) store.set({ index: null, nearest: null })
        else if (shown) store.set({ nearest: { ...nearest, of: digit } })
      })
    } catch (thrown) {
      fail(thrown)
    }
  })

  function show(digit: ShownDigit | null) {
    shown = digit
    clearTimeout(timer)
    if (!digit) {
      answer.drop()
      explain.drop()
      store.set({ answers: null, reasons: null, nearest: null })
      return
    }
    answer.ask(digit)
    timer = setTimeout(() => explain.ask(digit), stillMs)
  }

  async function search(files: number) {
    if (searching || !shown) return
    const { signal } = (searching = new AbortController())
    store.set({ indexing: { progress: null }, error: null })
    try {
      await callDigitWorker(worker, shown.network, signal, async ({ client, network, mine }) => {
        const version = versionOf(mine)
        const { digits } = await client.call(
          'why/index',
          { base, network, version, files },
          { signal, onProgress: (progress) => !signal.aborted && store.set({ indexing: { progress } }) },
        )
        store.set({ index: { version, digits } })
      })
    } catch (thrown) {
      if (!signal.aborted) fail(thrown)
    } finally {
      searching = null
      store.set({ indexing: null })
    }
    if (shown) explain.ask(shown)
  }

  return {
    store,
    show,
    search,
    cancel: () => searching?.abort(),
    retry() {
      store.set({ error: null })
      show(shown)
    },
  }
}
