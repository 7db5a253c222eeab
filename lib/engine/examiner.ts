import { confusionOf, type Confusion } from '@/lib/data/confusion'
import type { DigitSetName } from '@/lib/data/digit-set'
import { DIGIT_CLASSES, DIGIT_PIXELS, VALIDATION_DIGITS } from '@/lib/data/mnist'
import { validationOf } from '@/lib/data/train-settings'
import { CodedError, isAbort, toCodedError } from '@/lib/errors'
import type { Client } from '@/lib/protocol/client'
import type {
  ExaminedChoice,
  ExaminedDigit,
  ExamineProgress,
  SetAnswers,
} from '@/lib/protocol/examine-messages'
import type { DigitNetwork, TrainerCalls } from '@/lib/protocol/messages'
import type { MyLeNet } from './my-lenet'
import { createStore, type Store } from './store'

/** A network's answers to a set, as they were when it was looked at. */
export interface Look extends Omit<SetAnswers, 'pixels'> {
  network: DigitNetwork
  set: DigitSetName
  /** 784 bytes a digit. */
  pixels: Uint8Array
  confusion: Confusion
  /** The reader's network that was looked at; null for the shipped one. */
  mine: MyLeNet | null
}

/** One digit of a look, looked into. */
export interface DigitView {
  look: Look
  /** Its place in the look. */
  place: number
  found: ExaminedDigit | null
  /** The place that is being looked into: what is known stays until that is. */
  next: number | null
  error: CodedError | null
}

export interface ExaminerState {
  network: DigitNetwork
  set: DigitSetName
  looks: Readonly<Record<string, Look>>
  /** Told while a look is under way: null until the worker's first word. */
  looking: { network: DigitNetwork; set: DigitSetName; progress: ExamineProgress | null } | null
  error: CodedError | null
  digit: DigitView | null
}

export interface ExaminerParts {
  /** The worker that computes, started at the first call; a dead one is replaced at the next. */
  worker: () => Promise<{ client: Client<TrainerCalls> }>
  /** What stands before every public path. */
  base: string
  mineStore: Store<{ known: boolean; mine: MyLeNet | null }>
  /** Asks the device; what it kept stands in `mineStore` then. */
  loadMine: () => Promise<unknown>
}

export interface Examiner {
  store: Store<ExaminerState>
  /** Asks the device for the reader's network; it is chosen where there is one and nothing else was. */
  open(): Promise<void>
  choose(network: DigitNetwork): void
  chooseSet(set: DigitSetName): void
  /** Shows the chosen set to the chosen network. */
  look(): Promise<void>
  cancel(): void
  /** Looks into the digit at that place of a look. */
  openDigit(look: Look, place: number): Promise<void>
  closeDigit(): void
}

export const lookKey = (network: DigitNetwork, set: DigitSetName) => `${network}/${set}`

/** How many training digits are held back from a network: none where all 60,000 are in training. */
export const heldBack = (mine: MyLeNet | null): number =>
  mine ? validationOf(mine.settings) : VALIDATION_DIGITS

/** Whether the network of a look has been trained on (or replaced) since. */
export const isStale = (look: Look, mine: MyLeNet | null): boolean =>
  look.network === 'mine' && look.mine !== mine

const choiceOf = (mine: MyLeNet | null): ExaminedChoice =>
  mine
    ? {
        kind: 'mine',
        settings: mine.settings,
        parameters: mine.parameters,
        statistics: mine.statistics,
      }
    : { kind: 'shipped' }

/**
 * Looks into networks on the page's behalf: all answers to a set, then single digits. Looks are kept as long as the page
 * lives, each with the parameters that it was made with, so that a digit is looked into as it was read.
 */
export function createExaminer(parts: ExaminerParts): Examiner {
  const { worker, base, mineStore, loadMine } = parts
  const store = createStore<ExaminerState>({
    network: 'shipped',
    set: 'test',
    looks: {},
    looking: null,
    error: null,
    digit: null,
  })
  let chosen = false
  let running: AbortController | null = null
  let opening: AbortController | null = null
  /** Pictures of a set, by the data and its size: the same for every network. */
  const pictures = new Map<string, Uint8Array>()

  /** Does it on the worker; one that died at its work is replaced once in silence. */
  async function onWorker<T>(
    signal: AbortSignal,
    work: (client: Client<TrainerCalls>) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      const { client } = await unlessAborted(worker(), signal)
      try {
        return await work(client)
      } catch (thrown) {
        signal.throwIfAborted()
        const { code } = toCodedError(thrown)
        // Its engine is gone: the next call must start another.
        if (code === 'engine-lost') client.close()
        if (attempt > 0 || (code !== 'worker-died' && code !== 'engine-lost')) throw thrown
      }
    }
  }

  async function look(): Promise<void> {
    if (running) return
    const controller = (running = new AbortController())
    const { signal } = controller
    const { network, set } = store.get()
    store.set({ looking: { network, set, progress: null }, error: null })
    try {
      await loadMine()
      const mine = network === 'mine' ? mineStore.get().mine : null
      const validation = heldBack(mine)
      // Data of the reader's own may be other data by now.
      const isOwn = mine?.settings.data === 'own'
      const kept = `${isOwn ? 'own' : 'mnist'}/${set}/${validation}`
      const answers = await onWorker(signal, (client) =>
        client.call(
          'examine/test',
          { base, network: choiceOf(mine), set, validation, withPixels: isOwn || !pictures.has(kept) },
          {
            signal,
            onProgress: (progress) => {
              if (!signal.aborted) store.set({ looking: { network, set, progress } })
            },
          },
        ),
      )
      if (answers.pixels) pictures.set(kept, answers.pixels)
      const made: Look = {
        ...answers,
        network: mine ? 'mine' : 'shipped',
        set,
        pixels: pictures.get(kept)!,
        confusion: confusionOf(answers.labels, answers.predictions, DIGIT_CLASSES),
        mine,
      }
      store.set(({ looks }) => ({ looks: { ...looks, [lookKey(made.network, set)]: made } }))
    } catch (thrown) {
      if (!isAbort(thrown) && !signal.aborted) store.set({ error: toCodedError(thrown) })
    } finally {
      running = null
      store.set({ looking: null })
    }
  }

  async function openDigit(look: Look, place: number): Promise<void> {
    opening?.abort()
    const { signal } = (opening = new AbortController())
    // One who steps from digit to digit sees the last one until the next is there, and nothing moves.
    const { digit: old } = store.get()
    const known = old?.look === look && old.found !== null ? old : { look, place, found: null, error: null }
    store.set({ digit: { ...known, next: place } })
    const tell = (known: Pick<DigitView, 'found' | 'error'>) => {
      if (!signal.aborted) store.set({ digit: { look, place, ...known, next: null } })
    }
    const pixels = look.pixels.slice(
      place * DIGIT_PIXELS,
      (place + 1) * DIGIT_PIXELS,
    ) as Uint8Array<ArrayBuffer>
    try {
      const network = choiceOf(look.mine)
      // Not aborted in the worker: it is done in a moment, and a worker that does not hear would be ended.
      const found = await onWorker(signal, (client) =>
        client.call('examine/digit', { base, network, pixels }),
      )
      tell({ found, error: null })
    } catch (thrown) {
      if (!isAbort(thrown)) tell({ found: null, error: toCodedError(thrown) })
    }
  }

  /** What is open belongs to another look. */
  function closeDigit() {
    opening?.abort()
    store.set({ digit: null })
  }

  // A network that is trained on this page is what the reader will ask about.
  mineStore.subscribe(() => {
    const { network, looks, looking } = store.get()
    const untouched = !chosen && !looking && Object.keys(looks).length === 0
    if (untouched && network === 'shipped' && mineStore.get().mine) store.set({ network: 'mine' })
  })

  return {
    store,
    async open() {
      await loadMine()
      if (mineStore.get().mine && !chosen) store.set({ network: 'mine' })
    },
    choose(network) {
      chosen = true
      closeDigit()
      store.set({ network, error: null })
      if (network === 'mine' && heldBack(mineStore.get().mine) === 0) store.set({ set: 'test' })
    },
    chooseSet(set) {
      closeDigit()
      store.set({ set, error: null })
    },
    look,
    cancel: () => running?.abort(),
    openDigit,
    closeDigit,
  }
}

/** Waits for `promise`, but no longer than the reader wants. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
