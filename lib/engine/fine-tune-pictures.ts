import { drawSamples, patterns, type SampleSet } from '@/lib/data/fine-tune/samples'
import { MOST_CLASSES } from '@/lib/data/fine-tune/settings'
import type { Client } from '@/lib/protocol/client'
import type { ClassifierCalls } from '@/lib/protocol/messages'
import {
  emptyProject,
  LONGEST_NAME,
  MOST_PICTURES,
  withClass,
  withPictures,
  type TuneProject,
} from './fine-tune-project'
import { failureOf, type Taken, type TuneState } from './fine-tune-state'
import type { Store } from './store'

/** Photos that are opened side by side. */
const SIDE_BY_SIDE = 2

interface Bench {
  store: Store<TuneState>
  connected(): Promise<Client<ClassifierCalls>>
  /** Makes a new project of the one at hand, to which the reader can go back. */
  change(next: TuneProject): void
}

/** How pictures come into the project of a bench: photos, folders, the camera's stills, our drawings. */
export function takePictures({ store, connected, change }: Bench) {
  let taking: AbortController | undefined

  /** A photo or a still as it would be kept, without keeping it. */
  async function look({ photo, name }: Taken, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const client = await connected()
    const transfer = photo instanceof Blob ? [] : [photo]
    return (await client.call('fine-tune/take', { photo, name }, { signal, transfer })).rgb
  }

  function addReady(classId: string, pictures: readonly Uint8Array<ArrayBuffer>[]) {
    if (pictures.length === 0) return
    const before = store.get().project
    const { project, twice, left } = withPictures(before, classId, pictures)
    if (project.pictures.length > before.pictures.length) change(project)
    store.set((old) => ({
      twice: old.twice + twice,
      left: old.left + left,
      ...(left > 0 && { error: { code: 'tuning-too-many' as const, detail: { most: MOST_PICTURES } } }),
    }))
  }

  /**
   * Opens photos, a few at a time, and adds what comes of them to a class; what cannot be opened is named. False when it
   * was stopped.
   */
  async function add(classId: string, photos: readonly Taken[]): Promise<boolean> {
    const { signal } = (taking ??= new AbortController())
    const mine = taking
    store.set(({ taking: before, refused }) => ({
      taking: { done: before?.done ?? 0, total: (before?.total ?? 0) + photos.length },
      ...(before ? { refused } : { refused: [], twice: 0, left: 0 }),
      error: null,
    }))
    const taken: (Uint8Array<ArrayBuffer> | null)[] = photos.map(() => null)
    let next = 0
    const one = async () => {
      for (let at = next++; at < photos.length; at = next++) {
        const { name } = photos[at]
        try {
          taken[at] = await look(photos[at], signal)
        } catch (thrown) {
          if (signal.aborted) return
          store.set(({ refused }) => ({ refused: [...refused, { name, error: failureOf(thrown) }] }))
        }
        store.set(({ taking: now }) => ({ taking: now && { ...now, done: now.done + 1 } }))
      }
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, one))
    if (!signal.aborted)
      addReady(
        classId,
        taken.filter((rgb) => rgb !== null),
      )
    if (taking === mine) {
      const { taking: now } = store.get()
      if (!now || now.done >= now.total || signal.aborted) {
        taking = undefined
        store.set({ taking: null })
      }
    }
    return !signal.aborted
  }

  return {
    add,
    /** Adds pictures that are small already, such as a burst of the camera, in one change. */
    addReady,
    /** Folders as classes of their names, in the place of classes without a picture. False when it was stopped. */
    async addFolders(folders: readonly { name: string; photos: readonly Taken[] }[]): Promise<boolean> {
      const { project } = store.get()
      let next: TuneProject = {
        ...project,
        classes: project.classes.filter(({ id }) => project.pictures.some(({ classId }) => classId === id)),
      }
      const named = (name: string) => next.classes.find((one) => one.name === name.slice(0, LONGEST_NAME))
      for (const { name } of folders) if (!named(name)) next = withClass(next, name)
      change(next)
      for (const { name, photos } of folders) {
        const found = named(name)
        if (found) {
          // Stopped is stopped for all of them: the next folder would begin anew.
          if (!(await add(found.id, photos))) return false
        } else store.set({ error: { code: 'tuning-too-many-classes', detail: { most: MOST_CLASSES } } })
      }
      return true
    },
    /** Stops opening photos. */
    stopTaking() {
      taking?.abort()
      taking = undefined
      store.set({ taking: null })
    },

    /** Our drawings in the place of what is there; the reader can go back. */
    useSamples(set: SampleSet, names: Readonly<Record<(typeof patterns)[number], string>>, count: number) {
      let project: TuneProject = emptyProject
      for (const pattern of patterns) project = withClass(project, names[pattern])
      const samples = drawSamples(set, count, 1)
      project.classes.forEach(({ id }, label) => {
        const own = samples.filter((sample) => sample.label === label).map(({ rgb }) => rgb)
        project = withPictures(project, id, own).project
      })
      change(project)
    },
    look,
  }
}
