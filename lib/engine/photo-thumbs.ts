import { isAbort, toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { Connect } from './photo-connection'
import { twice } from './photo-connection'
import type { PagePhoto, PhotosOnPage } from './photos-on-page'
import { createStore, type Store } from './store'

/** A file that is no photo, and why. */
export interface TurnedAway {
  name: string
  error: { code: ErrorCode; detail: ErrorDetail }
}

export interface PhotoThumbs {
  store: Store<{ turnedAway: readonly TurnedAway[] }>
  /**
   * Makes small pictures of the photos that have none, one after the other, apart from the chosen one, whose answer brings
   * its own. Files that turn out to be no photos are removed and told of. Safe to call at every change.
   */
  fill(): void
  /** Forgets what was told of. */
  forget(): void
}

/** The strip's small pictures; `connect` gives the worker. */
export function createPhotoThumbs(connect: Connect, photos: PhotosOnPage): PhotoThumbs {
  const store = createStore<{ turnedAway: readonly TurnedAway[] }>({ turnedAway: [] })
  const failed = new Set<number>() // for another reason than the photo: not tried again and again
  let busy = false

  const next = () => {
    const { photos: all, chosen } = photos.store.get()
    return all.find(({ id, photo, thumb }) => photo && !thumb && id !== chosen && !failed.has(id))
  }

  async function make({ id, name, photo }: PagePhoto): Promise<void> {
    const { signal } = new AbortController()
    try {
      const thumb = await twice(connect, signal, ({ client }) =>
        client.call('photo/thumb', { photo: photo!, name }, { signal }),
      )
      photos.setThumb(id, thumb)
    } catch (thrown) {
      const { code, detail } = toCodedError(thrown)
      if (isAbort(thrown) || !code.startsWith('photo-')) {
        failed.add(id)
        return
      }
      photos.refuse(id)
      store.set(({ turnedAway }) => ({ turnedAway: [...turnedAway, { name, error: { code, detail } }] }))
    }
  }

  return {
    store,
    async fill() {
      if (busy) return
      busy = true
      try {
        for (let one = next(); one; one = next()) await make(one)
      } finally {
        busy = false
      }
    },
    forget: () => store.set({ turnedAway: [] }),
  }
}
