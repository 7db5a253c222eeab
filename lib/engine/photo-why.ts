import { isAbort, toCodedError, type CodedError } from '@/lib/errors'
import { coverPlaces } from '@/lib/data/occlusion'
import type { Progress } from '@/lib/protocol/messages'
import type { PhotoSeen } from '@/lib/protocol/photo-messages'
import type { ClassEvidence, PhotoCover } from '@/lib/protocol/photo-why-messages'
import { createLatest } from './latest'
import { twice, type Connect } from './photo-connection'
import { samePhoto, type ShownPhoto } from './photo-inside'
import { createStore, type Store } from './store'

export type Picture = Uint8ClampedArray<ArrayBuffer>

/** What the network answers with each part of a picture hidden. */
export interface Occlusion {
  /** The picture that was covered, and its answer with nothing hidden. */
  rgba: Picture
  whole: Float32Array
  cover: PhotoCover
  /** [places x classes], in the order of `coverPlaces`; only the first `done` places are known. */
  covered: Float32Array
  done: number
  total: number
}

export interface PhotoWhyState {
  phase: 'idle' | 'loading' | 'failed' | 'stopped'
  /** Bytes of weights. */
  progress: Progress | null
  opened: { of: ShownPhoto; seen: PhotoSeen; probabilities: Float32Array } | null
  /** Of the picture as the reader has changed it. */
  answer: { rgba: Picture; probabilities: Float32Array } | null
  evidence: { rgba: Picture; target: number; found: ClassEvidence } | null
  occlusion: Occlusion | null
  occluding: boolean
  error: CodedError | null
}

export interface PhotoWhy {
  store: Store<PhotoWhyState>
  /** Opens a photo in place of the one before; null when there is none. */
  show(photo: ShownPhoto | null): void
  /** Asks about the picture as it is now, and, when it stands still, for what speaks for a class. */
  ask(rgba: Picture, target: number): void
  /** Slides a square over a picture; one that is under way is stopped first. */
  occlude(rgba: Picture, cover: PhotoCover): Promise<void>
  stopOccluding(): void
  /** Stops the loading. */
  cancel(): void
  retry(): void
}

const NOTHING: PhotoWhyState = {
  phase: 'idle',
  progress: null,
  opened: null,
  answer: null,
  evidence: null,
  occlusion: null,
  occluding: false,
  error: null,
}

interface Asked {
  shown: ShownPhoto
  rgba: Picture
  target: number
}

/**
 * Why the network answers a photo as it does. The answer follows the picture at once, evidence for a class when the hand
 * rests, the sliding square when it is asked for.
 * @param stillMs how long a picture stands still before its evidence is worked out
 */
export function createPhotoWhy(connect: Connect, base: string, stillMs = 200): PhotoWhy {
  const store = createStore<PhotoWhyState>(NOTHING)
  let wanted: ShownPhoto | null = null
  let last: Asked | null = null
  let opening: AbortController | null = null
  let covering: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const forever = new AbortController().signal

  const fail = (thrown: unknown) => {
    if (!isAbort(thrown)) store.set({ error: toCodedError(thrown) })
  }
  const current = ({ shown }: Asked) => samePhoto(shown, wanted)

  const answer = createLatest<Asked>(async (asked) => {
    const { shown, rgba } = asked
    try {
      const { probabilities } = await twice(connect, forever, ({ client }) =>
        client.call('photo-why/answer', { base, network: shown.network, rgba }),
      )
      if (current(asked)) store.set({ answer: { rgba, probabilities }, error: null })
    } catch (thrown) {
      fail(thrown)
    }
  })

  const explain = createLatest<Asked>(async (asked) => {
    const { shown, rgba, target } = asked
    try {
      const found = await twice(connect, forever, ({ client }) =>
        client.call('photo-why/evidence', { base, network: shown.network, rgba, target }),
      )
      if (current(asked)) store.set({ evidence: { rgba, target, found } })
    } catch (thrown) {
      fail(thrown)
    }
  })

  async function open(shown: ShownPhoto) {
    opening?.abort()
    covering?.abort()
    const { signal } = (opening = new AbortController())
    store.set({ ...NOTHING, phase: 'loading' })
    try {
      const { seen, probabilities } = await twice(connect, signal, ({ client }) =>
        client.call(
          'photo-why/open',
          { base, network: shown.network, photo: shown.photo, name: shown.name },
          {
            signal,
            onProgress: (told) => {
              if (!signal.aborted && !('decoded' in told)) store.set({ progress: told })
            },
          },
        ),
      )
      if (signal.aborted || wanted !== shown) return
      store.set({
        phase: 'idle',
        progress: null,
        opened: { of: shown, seen, probabilities },
        answer: { rgba: seen.rgba, probabilities },
      })
    } catch (thrown) {
      if (signal.aborted) return
      if (isAbort(thrown)) store.set({ phase: 'stopped', progress: null })
      else store.set({ phase: 'failed', progress: null, error: toCodedError(thrown) })
    }
  }

  async function occlude(rgba: Picture, cover: PhotoCover) {
    const shown = wanted
    if (!shown) return
    covering?.abort()
    const { signal } = (covering = new AbortController())
    store.set({ occluding: true, occlusion: null, error: null })
    try {
      const { probabilities: whole } = await twice(connect, signal, ({ client }) =>
        client.call('photo-why/answer', { base, network: shown.network, rgba }, { signal }),
      )
      const side = Math.sqrt(rgba.length / 4)
      const covered = new Float32Array(coverPlaces({ side, ...cover }).length * whole.length)
      await twice(connect, signal, ({ client }) =>
        client.call(
          'photo-why/occlude',
          { base, network: shown.network, rgba, cover },
          {
            signal,
            onProgress: ({ done, total, probabilities }) => {
              if (signal.aborted) return
              covered.set(probabilities, done * whole.length - probabilities.length)
              store.set({ occlusion: { rgba, whole, cover, covered, done, total } })
            },
          },
        ),
      )
    } catch (thrown) {
      if (!signal.aborted) fail(thrown)
    } finally {
      // A newer one, or another photo, has written the state since.
      if (covering.signal === signal) store.set({ occluding: false })
    }
  }

  return {
    store,
    occlude,
    show(photo) {
      if (samePhoto(photo, wanted)) return
      wanted = photo
      last = null
      clearTimeout(timer)
      answer.drop()
      explain.drop()
      if (photo) void open(photo)
      else {
        covering?.abort()
        // Not aborted: a photo that is taken away because it cannot be opened is still to tell why, or has told.
        store.set(({ error }) => ({ ...NOTHING, error }))
      }
    },
    ask(rgba, target) {
      if (!wanted) return
      const asked = (last = { shown: wanted, rgba, target })
      const { answer: known, evidence } = store.get()
      if (known?.rgba !== rgba) answer.ask(asked)
      clearTimeout(timer)
      if (evidence?.rgba === rgba && evidence.target === target) return
      timer = setTimeout(() => explain.ask(asked), evidence?.rgba === rgba || !evidence ? 0 : stillMs)
    },
    stopOccluding() {
      covering?.abort()
      store.set({ occluding: false })
    },
    cancel() {
      opening?.abort()
      store.set({ phase: 'stopped', progress: null })
    },
    retry() {
      store.set({ error: null })
      if (!wanted) return
      if (!store.get().opened) void open(wanted)
      else if (last) {
        answer.ask(last)
        explain.ask(last)
      }
    },
  }
}
