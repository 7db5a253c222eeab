import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import type { PhotoThumb } from '@/lib/protocol/photo-strip-messages'
import { runningClassifier } from './classifier-client'
import { fetchPhoto } from './fetch-photo'
import { createStore, type Store } from './store'

/** A photo in hand, or one of ours that is still on the server. */
export type PhotoSource = { name: string } & ({ photo: Blob } | { url: string })

export interface PagePhoto {
  id: number
  name: string
  /** null while one of ours is on its way. */
  photo: Blob | null
  url: string | null
  /** null until it was opened. */
  thumb: PhotoThumb | null
}

export interface PhotosOnPageState {
  /** The newest first. */
  photos: readonly PagePhoto[]
  /** Which of them all benches look at; null when there is none. */
  chosen: number | null
  network: PhotoNetwork
  /** Bytes of networks that were given back when the page was last left. */
  freed: number | null
}

export interface PhotosOnPage {
  store: Store<PhotosOnPageState>
  /** Puts photos before the others and chooses the first of them. Returns their ids. */
  add(sources: readonly PhotoSource[]): number[]
  choose(id: number): void
  /** Forgets one; where it was the chosen one, the next newest takes its place. */
  remove(id: number): void
  /** Forgets one that cannot be opened; nothing takes its place. */
  refuse(id: number): void
  setThumb(id: number, thumb: PhotoThumb): void
  setNetwork(network: PhotoNetwork): void
  /** The photo itself; one of ours is fetched, once. @throws CodedError as `fetchPhoto` */
  open(id: number): Promise<Blob>
  /** Called by each bench when it is shown; the returned function when it goes. With the last, the networks are freed. */
  use(): () => void
}

export interface PhotosOnPageParts {
  /** Frees the networks and returns the bytes that they held. */
  free: () => Promise<number>
  /** How much all photos together may hold. */
  limitBytes?: number
  limitCount?: number
}

/** Room for a dozen photos of a phone, and little enough for one. */
export const PHOTOS_LIMIT_BYTES = 96e6
const LIMIT_COUNT = 24

/** A reader who only changes the language leaves and comes back at once: nothing is freed for that. */
const GONE_MS = 1000

/** What a photo of the page holds. */
export const bytesOf = ({ photo, thumb }: PagePhoto): number =>
  (photo?.size ?? 0) + (thumb?.rgba.byteLength ?? 0)

const isFile = (photo: Blob): photo is File => 'lastModified' in photo

/** The same file chosen twice, or the same photo of ours. */
function isSame(a: PagePhoto, b: PhotoSource): boolean {
  if ('url' in b) return a.url === b.url
  const { photo } = a
  if (!photo || photo.size !== b.photo.size || a.name !== b.name) return false
  return isFile(photo) && isFile(b.photo) && photo.lastModified === b.photo.lastModified
}

/**
 * The photos that all benches of a page look at. They are in memory only: they go with the page, and the oldest go when
 * they become too many.
 */
export function createPhotosOnPage({
  free,
  limitBytes = PHOTOS_LIMIT_BYTES,
  limitCount = LIMIT_COUNT,
}: PhotosOnPageParts): PhotosOnPage {
  const store = createStore<PhotosOnPageState>({
    photos: [],
    chosen: null,
    network: 'alexnet64',
    freed: null,
  })
  const opening = new Map<number, Promise<Blob>>()
  let made = 0
  let users = 0
  let left: ReturnType<typeof setTimeout> | undefined

  const find = (id: number) => store.get().photos.find((one) => one.id === id)
  const patch = (id: number, change: Partial<PagePhoto>) =>
    store.set(({ photos, chosen }) => ({
      photos: kept(
        photos.map((one) => (one.id === id ? { ...one, ...change } : one)),
        chosen,
      ),
    }))

  /** Without the oldest that are too many; the chosen one stays whatever it takes. */
  function kept(photos: readonly PagePhoto[], chosen: number | null): PagePhoto[] {
    const mine = photos.find(({ id }) => id === chosen)
    let bytes = mine ? bytesOf(mine) : 0
    let count = mine ? 1 : 0
    let full = false
    return photos.filter((one) => {
      if (one === mine) return true
      full ||= count + 1 > limitCount || bytes + bytesOf(one) > limitBytes
      if (full) return false
      bytes += bytesOf(one)
      count++
      return true
    })
  }

  function add(sources: readonly PhotoSource[]): number[] {
    const before = store.get().photos
    const added = sources.map((source): PagePhoto => {
      const old = before.find((one) => isSame(one, source))
      return {
        id: ++made,
        name: source.name,
        photo: 'photo' in source ? source.photo : (old?.photo ?? null),
        url: 'url' in source ? source.url : null,
        thumb: old?.thumb ?? null,
      }
    })
    if (added.length === 0) return []
    const others = before.filter((one) => !sources.some((source) => isSame(one, source)))
    const chosen = added[0].id
    store.set({ photos: kept([...added, ...others], chosen), chosen })
    for (const { id, photo } of added) if (!photo) void open(id).catch(() => {}) // whoever needs it hears of it
    return added.map(({ id }) => id)
  }

  function open(id: number): Promise<Blob> {
    const one = find(id)
    if (one?.photo) return Promise.resolve(one.photo)
    const known = opening.get(id)
    if (known) return known
    const load = fetchPhoto(one?.url ?? '')
      .then((photo) => {
        patch(id, { photo })
        return photo
      })
      .finally(() => opening.delete(id)) // so that a failed one can be tried again
    opening.set(id, load)
    return load
  }

  return {
    store,
    add,
    open,
    choose(id) {
      if (find(id)) store.set({ chosen: id })
    },
    remove(id) {
      store.set(({ photos, chosen }) => {
        const rest = photos.filter((one) => one.id !== id)
        return { photos: rest, chosen: chosen === id ? (rest[0]?.id ?? null) : chosen }
      })
    },
    refuse(id) {
      store.set(({ photos, chosen }) => ({
        photos: photos.filter((one) => one.id !== id),
        chosen: chosen === id ? null : chosen,
      }))
    },
    setThumb: (id, thumb) => patch(id, { thumb }),
    setNetwork: (network) => store.set({ network }),
    use() {
      users++
      clearTimeout(left)
      return () => {
        users--
        clearTimeout(left)
        if (users > 0) return
        left = setTimeout(() => {
          void free()
            .then((freed) => freed > 0 && store.set({ freed }))
            .catch(() => {}) // a worker that died has given everything back
        }, GONE_MS)
      }
    },
  }
}

/** Those of the page. */
export const photosOnPage: PhotosOnPage = createPhotosOnPage({
  async free() {
    const running = await runningClassifier()
    return running ? (await running.client.call('photo/free', null)).bytesFreed : 0
  },
})
