import { readInk } from '@/lib/data/amount/read-ink'
import type { AmountReading, InkPicture } from '@/lib/data/amount/reading'
import { isAbort, toCodedError, type CodedError } from '@/lib/errors'
import type { Progress } from '@/lib/protocol/messages'
import type { CharacterCall } from './character-reader'
import { createStore, type Store } from './store'

export interface ChequeState {
  /** `waiting` for the hand to rest; `starting` until the worker has answered once. */
  phase: 'idle' | 'waiting' | 'starting' | 'reading' | 'failed'
  /** Of the newest picture that was read; null where there is no ink. */
  reading: AmountReading | null
  /** The picture that it was read from. */
  picture: InkPicture | null
  /** False while a newer picture than the reading's waits or is being read. */
  current: boolean
  /** Bytes of the weights while they load. */
  progress: Progress | null
  error: CodedError | null
}

export interface ChequeParts {
  score: (pixels: Uint8Array<ArrayBuffer>, call: CharacterCall) => Promise<Float32Array>
  /** The hand rests for so long before its ink is read, ms. */
  restMs?: number
}

export interface ChequeReader {
  store: Store<ChequeState>
  /** Reads a picture once the hand has rested; null when there is no ink. A newer picture takes the place of the last. */
  read(picture: (() => InkPicture) | null): void
  /** Reads one picture apart from what is shown, as for a stack of cheques. */
  readApart(picture: InkPicture, signal: AbortSignal): Promise<AmountReading>
  /** Loads engine and weights ahead of the first stroke. */
  prepare(): void
  retry(): void
  /** Ends what is under way, as when the reader leaves. */
  leave(): void
}

const REST_MS = 250

/** Reads the amount in the box: live, one picture at a time, the newest. */
export function createChequeReader({ score, restMs = REST_MS }: ChequeParts): ChequeReader {
  const store = createStore<ChequeState>({
    phase: 'idle',
    reading: null,
    picture: null,
    current: true,
    progress: null,
    error: null,
  })
  let newest: (() => InkPicture) | null = null
  let controller: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let answered = false

  const scoreWith = (signal: AbortSignal) => (pixels: Uint8Array<ArrayBuffer>) =>
    score(pixels, {
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) store.set({ progress })
      },
    })

  async function readNewest(): Promise<void> {
    if (!newest) return
    const picture = newest()
    controller?.abort()
    const mine = (controller = new AbortController())
    store.set({ phase: answered ? 'reading' : 'starting' })
    try {
      const reading = await readInk(picture, scoreWith(mine.signal))
      if (mine.signal.aborted) return
      answered = true
      store.set({ phase: 'idle', reading, picture, current: true, progress: null, error: null })
    } catch (thrown) {
      if (isAbort(thrown) || mine.signal.aborted) return
      store.set({
        phase: 'failed',
        reading: null,
        picture: null,
        progress: null,
        error: toCodedError(thrown),
      })
    }
  }

  const stop = () => {
    clearTimeout(timer)
    controller?.abort()
    controller = null
  }

  return {
    store,
    read(picture) {
      stop()
      newest = picture
      if (!picture) {
        store.set({ phase: 'idle', reading: null, picture: null, current: true, progress: null, error: null })
        return
      }
      store.set({ phase: 'waiting', current: false })
      timer = setTimeout(() => void readNewest(), restMs)
    },
    async readApart(picture, signal) {
      const reading = await readInk(picture, (pixels) => score(pixels, { signal }))
      signal.throwIfAborted()
      answered = true
      return reading
    },
    prepare() {
      if (answered || controller || newest) return
      const mine = (controller = new AbortController())
      score(new Uint8Array(28 * 28), { signal: mine.signal })
        .then(
          () => (answered = true),
          () => undefined, // the first amount asks again, and tells what is wrong
        )
        .finally(() => {
          if (controller === mine) controller = null
        })
    },
    retry() {
      stop()
      store.set({ phase: 'idle', error: null })
      void readNewest()
    },
    leave: stop,
  }
}
