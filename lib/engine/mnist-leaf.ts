import { readClassPictures, type ClassPictures } from '@/lib/data/class-pictures'
import { parseHardest, type HardDigit } from '@/lib/data/hard-digits'
import { leaf, type LeafDigit } from '@/lib/data/leaf'
import { DIGIT_PIXELS, SHARD_DIGITS, TEST_DIGITS, TRAIN_DIGITS } from '@/lib/data/mnist'
import { openMnist, type MnistSource } from '@/lib/data/mnist-source'
import { fetchJson } from '@/lib/data/verified-fetch'
import { CodedError, isAbort, toCodedError } from '@/lib/errors'
import { createStore, type Store } from './store'

export type MnistPart = 'train' | 'test'
/** The digits in file order, those that our network finds hardest, or each class as one picture. */
export const leafViews = ['leaf', 'hardest', 'classes'] as const
export type LeafView = (typeof leafViews)[number]

export interface LeafPicture extends LeafDigit {
  part: MnistPart
  /** 28x28 ink bytes. */
  pixels: Uint8Array
  hard: HardDigit | null
}

export interface LeafState {
  view: LeafView
  part: MnistPart
  /** Only this class; null for all. */
  label: number | null
  /** What is on the page. */
  page: readonly LeafPicture[]
  /** Whether there is more before and after. */
  before: boolean
  after: boolean
  /** Mean and spread of every class, once they were asked for. */
  classes: readonly ClassPictures[] | null
  /** Bytes while they arrive. */
  loading: { received: number; total: number } | null
  error: CodedError | null
}

export interface LeafParts {
  base: string
  fetch?: typeof fetch
  /** Digits on a page. */
  count?: number
}

export interface LeafWish {
  view: LeafView
  part: MnistPart
  label: number | null
  /** The page begins with this digit of the file, or with the next one of the class. */
  from: number
}

export interface MnistLeaf {
  store: Store<LeafState>
  /** Shows what is wished for, unless it is shown already or on its way. */
  take(wish: LeafWish): void
  turn(direction: 'on' | 'back'): void
  retry(): void
}

const sizes: Record<MnistPart, number> = { train: TRAIN_DIGITS, test: TEST_DIGITS }

/** Leafs through all 70,000 digits; files are fetched as they are needed, and the newest wish wins. */
export function createMnistLeaf({
  base,
  fetch: get = (...args) => fetch(...args),
  count = 60,
}: LeafParts): MnistLeaf {
  const store: Store<LeafState> = createStore<LeafState>({
    view: 'leaf',
    part: 'train',
    label: null,
    page: [],
    before: false,
    after: false,
    classes: null,
    loading: null,
    error: null,
  })
  let source: MnistSource | undefined
  let wishes = 0
  let again = () => {}

  const mnist = (): MnistSource =>
    (source ??= openMnist(base, {
      fetch: get,
      onProgress: () => {
        if (store.get().loading) store.set({ loading: arrived() })
      },
    }))
  let receivedBefore = 0
  let asked = 0
  const arrived = () => ({
    received: Math.max(0, (source?.progress().received ?? 0) - receivedBefore),
    total: asked,
  })

  /** A shard, whose bytes count as asked for. */
  async function shard(part: MnistPart, index: number) {
    const entry = (await mnist().manifest())[part][index]
    asked += entry.bytes
    return mnist().shard(part, index)
  }

  async function file(path: string): Promise<Response> {
    const url = `${base}/history/${path}`
    const response = await get(url).catch(() => {
      throw new CodedError(globalThis.navigator?.onLine === false ? 'offline' : 'download-failed', {
        url,
        status: 0,
      })
    })
    if (!response.ok) throw new CodedError('download-failed', { url, status: response.status })
    return response
  }

  /** Does what was wished for, unless something newer is wished for meanwhile. */
  function wish(work: () => Promise<Partial<LeafState>>): void {
    const mine = ++wishes
    again = () => wish(work)
    receivedBefore = source?.progress().received ?? 0
    asked = 0
    store.set({ error: null, loading: { received: 0, total: 0 } })
    void work().then(
      (patch) => mine === wishes && store.set({ ...patch, loading: null }),
      (thrown) => {
        if (mine === wishes && !isAbort(thrown)) store.set({ error: toCodedError(thrown), loading: null })
      },
    )
  }

  async function pictureOf(part: MnistPart, index: number, hard: HardDigit | null): Promise<LeafPicture> {
    const { pixels, labels } = await shard(part, Math.floor(index / SHARD_DIGITS))
    const place = index % SHARD_DIGITS
    return {
      part,
      index,
      label: labels[place],
      pixels: pixels.subarray(place * DIGIT_PIXELS, (place + 1) * DIGIT_PIXELS),
      hard,
    }
  }

  function pageFrom(from: number, direction: 'on' | 'back'): void {
    const { part, label } = store.get()
    wish(async () => {
      const digits = sizes[part]
      const labelsOf = async (index: number) => (await shard(part, index)).labels
      const take = (at: number, way: 'on' | 'back', many: number) =>
        leaf({ digits, label, from: at, direction: way, count: many }, labelsOf)
      let found = await take(from, direction, count)
      // The beginning of the file fills its page too, and behind the last digit stands the last page.
      if (direction === 'back' && found.length < count) found = await take(0, 'on', count)
      if (found.length === 0) found = await take(digits, 'back', count)
      const [first, last] = [found[0]?.index ?? 0, found.at(-1)?.index ?? digits]
      const [before, after] = await Promise.all([take(first, 'back', 1), take(last + 1, 'on', 1)])
      const page = await Promise.all(found.map(({ index }) => pictureOf(part, index, null)))
      return { page, before: before.length > 0, after: after.length > 0 }
    })
  }

  function hardest(): void {
    wish(async () => {
      const digits = parseHardest(await fetchJson(`${base}/history/hardest.json`, { fetch: get }))
      const page = await Promise.all(digits.map((hard) => pictureOf('test', hard.index, hard)))
      return { page, before: false, after: false }
    })
  }

  function classes(): void {
    if (store.get().classes) return
    wish(async () => {
      const bytes = new Uint8Array(await (await file('classes.bin')).arrayBuffer())
      return { classes: readClassPictures(bytes) }
    })
  }

  let taken: LeafWish | null = null

  return {
    store,
    take(wanted) {
      const { page } = store.get()
      const { view, part, label, from } = wanted
      const isThere =
        taken?.view === view &&
        (view !== 'leaf' ||
          (taken.part === part && taken.label === label && (taken.from === from || page[0]?.index === from)))
      if (isThere) return
      taken = wanted
      const more = view === store.get().view ? {} : { page: [], before: false, after: false }
      store.set({ view, part, label, ...more })
      if (view === 'leaf') pageFrom(from, 'on')
      else if (view === 'hardest') hardest()
      else classes()
    },
    turn(direction) {
      const { page } = store.get()
      taken = taken && { ...taken, from: -1 } // the page that comes begins elsewhere
      if (direction === 'on') pageFrom((page.at(-1)?.index ?? -1) + 1, 'on')
      else pageFrom(page[0]?.index ?? 0, 'back')
    },
    retry: () => again(),
  }
}
