import { isAbort, toCodedError, type CodedError } from '@/lib/errors'
import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import type { Progress } from '@/lib/protocol/messages'
import type { PhotoTraced } from '@/lib/protocol/photo-inside-messages'
import type { PhotoSeen } from '@/lib/protocol/photo-messages'
import type { Connect } from './photo-connection'
import { twice } from './photo-connection'
import { createStore, type Store } from './store'

/** A photo of the page, and the network that is to look at it. */
export interface ShownPhoto {
  photo: Blob
  name: string
  network: PhotoNetwork
}

export interface PhotoInsideState {
  /** `loading` while engine or weights are on their way, `looking` while the network computes. */
  phase: 'idle' | 'loading' | 'looking' | 'failed' | 'stopped'
  /** Bytes of weights. */
  progress: Progress | null
  /** The photo at hand, known before the network has looked at it. */
  seen: PhotoSeen | null
  traced: { of: ShownPhoto; found: PhotoTraced } | null
  error: CodedError | null
}

export interface PhotoInside {
  store: Store<PhotoInsideState>
  /** Follows a photo through all layers, in place of the one before; null when there is none. */
  look(photo: ShownPhoto | null): void
  /** The reader stops it. */
  cancel(): void
  /** Asks again for what failed or was stopped. */
  retry(): void
}

const NOTHING: PhotoInsideState = { phase: 'idle', progress: null, seen: null, traced: null, error: null }

export const samePhoto = (a: ShownPhoto | null, b: ShownPhoto | null): boolean =>
  a === b || (a !== null && b !== null && a.photo === b.photo && a.network === b.network)

/** All layers of the page's photo; `connect` gives the worker, `base` is what stands before public paths. */
export function createPhotoInside(connect: Connect, base: string): PhotoInside {
  const store = createStore<PhotoInsideState>(NOTHING)
  let wanted: ShownPhoto | null = null
  let controller: AbortController | null = null

  async function run(shown: ShownPhoto) {
    controller?.abort()
    const { signal } = (controller = new AbortController())
    store.set({ ...NOTHING, phase: 'loading' })
    try {
      const found = await twice(connect, signal, ({ client }) =>
        client.call(
          'photo-inside/trace',
          { base, network: shown.network, photo: shown.photo, name: shown.name },
          {
            signal,
            onProgress: (told) => {
              if (signal.aborted) return
              if ('decoded' in told) store.set({ seen: told.decoded, phase: 'looking' })
              else store.set({ phase: told.received < told.total ? 'loading' : 'looking', progress: told })
            },
          },
        ),
      )
      if (signal.aborted || wanted !== shown) return
      store.set({ phase: 'idle', progress: null, seen: found.seen, traced: { of: shown, found } })
    } catch (thrown) {
      if (signal.aborted) return
      if (isAbort(thrown)) store.set({ phase: 'stopped', progress: null })
      else store.set({ phase: 'failed', progress: null, error: toCodedError(thrown) })
    }
  }

  return {
    store,
    look(photo) {
      if (samePhoto(photo, wanted)) return
      wanted = photo
      if (photo) void run(photo)
      // Not aborted: a photo that is taken away because it cannot be opened is still to tell why, or has told.
      else store.set(({ error }) => ({ ...NOTHING, error }))
    },
    cancel() {
      controller?.abort()
      store.set({ phase: 'stopped', progress: null })
    },
    retry() {
      if (wanted) void run(wanted)
    },
  }
}
