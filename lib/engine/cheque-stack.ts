import type { AmountReading, InkPicture } from '@/lib/data/amount/reading'
import { stripOf } from '@/lib/data/amount/strip'
import { inkOfExample, type ExampleDigits } from '@/lib/data/amount/under-ink'
import { isAbort, toCodedError, type CodedError } from '@/lib/errors'
import type { Progress } from '@/lib/protocol/messages'
import { createStore, type Store } from './store'

/** Cheques of the stack. */
export const STACK_SIZE = 50

/** One cheque that was read; whether it is rejected depends on the bar, see `doubtOf`. */
export interface StackOutcome {
  seed: number
  /** What the digits' labels say. */
  text: string
  reading: AmountReading
}

export interface StackState {
  phase: 'idle' | 'loading' | 'reading' | 'done' | 'failed'
  outcomes: readonly StackOutcome[]
  /** Bytes of the test digits while they load. */
  progress: Progress | null
  error: CodedError | null
}

export interface StackParts {
  digits: (options: {
    signal: AbortSignal
    onProgress: (progress: Progress) => void
  }) => Promise<ExampleDigits>
  read: (picture: InkPicture, signal: AbortSignal) => Promise<AmountReading>
}

export interface ChequeStack {
  store: Store<StackState>
  /** Reads the cheques of seeds 1 to {@link STACK_SIZE}, one after the other. */
  start(): void
  /** Stops; what was read stays. */
  stop(): void
}

/** A stack of cheques made of test digits: what a reader cannot tell from a few amounts of their own. */
export function createChequeStack({ digits, read }: StackParts): ChequeStack {
  const store = createStore<StackState>({ phase: 'idle', outcomes: [], progress: null, error: null })
  let controller: AbortController | null = null

  async function run(signal: AbortSignal): Promise<void> {
    const onProgress = (progress: Progress) => {
      if (!signal.aborted) store.set({ progress })
    }
    const all = await digits({ signal, onProgress })
    store.set({ phase: 'reading', progress: null })
    for (let seed = 1; seed <= STACK_SIZE; seed++) {
      const { text, ink } = inkOfExample({ kind: 'stack', seed }, all)
      const reading = await read(stripOf([], ink), signal)
      if (signal.aborted) return
      store.set(({ outcomes }) => ({ outcomes: [...outcomes, { seed, text, reading }] }))
    }
    store.set({ phase: 'done' })
  }

  return {
    store,
    start() {
      controller?.abort()
      const { signal } = (controller = new AbortController())
      store.set({ phase: 'loading', outcomes: [], progress: null, error: null })
      run(signal).catch((thrown) => {
        if (isAbort(thrown) || signal.aborted) return
        store.set({ phase: 'failed', progress: null, error: toCodedError(thrown) })
      })
    },
    stop() {
      controller?.abort()
      store.set(({ outcomes }) => ({ phase: outcomes.length > 0 ? 'done' : 'idle', progress: null }))
    },
  }
}
