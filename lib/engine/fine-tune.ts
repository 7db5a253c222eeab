import type { TunedModel } from '@/lib/data/fine-tune/model'
import { PICTURE_BYTES } from '@/lib/data/fine-tune/pictures'
import type { TuneReport } from '@/lib/data/fine-tune/report'
import { drawSamples, patterns, type SampleSet } from '@/lib/data/fine-tune/samples'
import { defaultTuneSettings, MOST_CLASSES, type TuneSettings } from '@/lib/data/fine-tune/settings'
import { CodedError, isAbort, toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { Client } from '@/lib/protocol/client'
import type { TuneProgress, TuneResult } from '@/lib/protocol/fine-tune-messages'
import type { ClassifierCalls, EngineReport, Progress } from '@/lib/protocol/messages'
import {
  emptyProject,
  isTrainable,
  LONGEST_NAME,
  moved,
  MOST_PICTURES,
  renamed,
  withClass,
  withoutClass,
  withoutPictures,
  withPictures,
  type TuneProject,
} from './fine-tune-project'
import type { KeptTuning } from './fine-tune-kept'
import { createStore, type Store } from './store'

type Failure = { code: ErrorCode; detail: ErrorDetail }

/** What a training came to: the model, what its classes are called, and how it answered to what was held back. */
export interface TuneOutcome {
  model: TunedModel
  names: readonly string[]
  settings: TuneSettings
  /** Null where the model came from a file. */
  result: Omit<TuneResult, 'model'> | null
  reports: readonly TuneReport[]
}

/** A training of the list below each other. */
export interface TuneRun {
  at: number // ms since 1970
  settings: TuneSettings
  classes: number
  /** Examples learnt from, pictures held back. */
  training: number
  held: number
  trainingAccuracy: number
  validationAccuracy: number | null
  trained: number // parameters
  ms: number
  /** Says who was held back: runs with the same can be compared. */
  split: string
}

export type TunePhase = 'idle' | 'loading' | 'features' | 'training' | 'done' | 'failed'

export interface TuneState {
  /** False until the device's storage has been asked. */
  known: boolean
  project: TuneProject
  /** Projects to go back to, the newest last. */
  past: readonly TuneProject[]
  settings: TuneSettings
  phase: TunePhase
  /** Photos that are being opened. */
  taking: { done: number; total: number } | null
  /** Files that were not taken, and why; pictures that are there already; those there was no room for. */
  refused: readonly { name: string; error: Failure }[]
  twice: number
  left: number
  loading: Progress | null
  features: { done: number; total: number } | null
  reports: readonly TuneReport[]
  outcome: TuneOutcome | null
  runs: readonly TuneRun[]
  error: Failure | null
  cancelled: boolean
  engine: EngineReport | null
  /** False once the device refused to keep something. */
  kept: boolean
}

export type Taken = { name: string; photo: Blob | ImageBitmap }

export interface Storage {
  load(): Promise<KeptTuning>
  keep(kept: Omit<KeptTuning, 'outcome'>): Promise<boolean>
  keepOutcome(outcome: TuneOutcome | null): Promise<boolean>
}

export type Connect = () => Promise<{ client: Client<ClassifierCalls>; engine: EngineReport }>

const MOST_UNDO = 40
const MOST_RUNS = 30
/** Photos that are opened side by side. */
const SIDE_BY_SIDE = 2

const INITIAL: TuneState = {
  known: false,
  project: emptyProject,
  past: [],
  settings: defaultTuneSettings,
  phase: 'idle',
  taking: null,
  refused: [],
  twice: 0,
  left: 0,
  loading: null,
  features: null,
  reports: [],
  outcome: null,
  runs: [],
  error: null,
  cancelled: false,
  engine: null,
  kept: true,
}

const failureOf = (thrown: unknown): Failure => {
  const { code, detail } = toCodedError(thrown)
  return { code, detail }
}

/** The state of one bench; `connect` gives the worker, `base` is what stands before public paths. */
export function createFineTune(connect: Connect, storage: Storage, base: string) {
  const store: Store<TuneState> = createStore<TuneState>(INITIAL)
  let training: AbortController | undefined
  let taking: AbortController | undefined
  let asked: Promise<void> | undefined
  let worker: Client<ClassifierCalls> | undefined
  /** The worker that has the model at hand, and which. */
  let given: { client: Client<ClassifierCalls>; model: TunedModel } | undefined

  function keep() {
    const { project, settings, runs } = store.get()
    void storage.keep({ project, settings, runs }).then((kept) => store.set({ kept }))
  }

  /** Makes a new project of the one at hand, to which the reader can go back. */
  function change(next: TuneProject) {
    const { project, past } = store.get()
    if (next === project) return
    store.set({ project: next, past: [...past, project].slice(-MOST_UNDO) })
    keep()
  }

  async function connected() {
    const { client, engine } = await connect()
    if (store.get().engine !== engine) store.set({ engine })
    worker = client
    return client
  }

  function setOutcome(outcome: TuneOutcome | null) {
    store.set({ outcome })
    void storage.keepOutcome(outcome).then((kept) => kept || store.set({ kept }))
  }

  /** The worker, with the model of the outcome in it. */
  async function withModel() {
    const { outcome } = store.get()
    if (!outcome) throw new CodedError('tuning-missing')
    const client = await connected()
    const { model } = outcome
    if (given?.client !== client || given.model !== model) {
      await client.call('fine-tune/use', { model })
      given = { client, model }
    }
    return client
  }

  function follow(value: TuneProgress) {
    switch (value.kind) {
      case 'weights': {
        const { received, total } = value.progress
        return store.set({ phase: 'loading', loading: received < total ? value.progress : null })
      }
      case 'features':
        return store.set({ phase: 'features', features: { done: value.done, total: value.total } })
      case 'report':
        return store.set(({ reports }) => ({
          phase: 'training',
          reports: [...reports, value.report],
        }))
      default:
        return value satisfies never
    }
  }

  function runOf({ model, ...result }: TuneResult, settings: TuneSettings): TuneRun {
    const last = store.get().reports.at(-1)!
    const { classes, pictures } = store.get().project
    const { seed, share, leak } = settings
    return {
      at: Date.now(),
      settings,
      classes: classes.length,
      training: result.training,
      held: result.validation.ids.length,
      trainingAccuracy: last.trainingAccuracy,
      validationAccuracy: last.validationAccuracy,
      trained: model.parameters.length,
      ms: result.featureMs + result.trainMs,
      split: JSON.stringify([seed, share, leak, pictures.length, ...[...result.validation.ids].sort()]),
    }
  }

  async function train(): Promise<void> {
    const { project, settings } = store.get()
    if (!isTrainable(project)) {
      store.set({ error: { code: 'tuning-needs-pictures', detail: {} } })
      return
    }
    training?.abort()
    const { signal } = (training = new AbortController())
    store.set({
      phase: 'loading',
      loading: null,
      features: null,
      reports: [],
      error: null,
      cancelled: false,
    })
    const place = new Map(project.classes.map(({ id }, at) => [id, at]))
    try {
      const client = await connected()
      const pictures = project.pictures.map(({ id, classId, rgb }) => ({
        id,
        label: place.get(classId) ?? 0,
        rgb,
      }))
      const result = await client.call(
        'fine-tune/train',
        { base, classes: project.classes.length, pictures, settings },
        { signal, onProgress: (value) => signal.aborted || follow(value) },
      )
      if (signal.aborted) return
      const { model, ...rest } = result
      given = { client, model }
      const run = runOf(result, settings)
      store.set(({ runs }) => ({ phase: 'done', runs: [run, ...runs].slice(0, MOST_RUNS) }))
      setOutcome({
        model,
        names: project.classes.map(({ name }) => name),
        settings,
        result: rest,
        reports: store.get().reports,
      })
      keep()
    } catch (thrown) {
      if (signal.aborted || isAbort(thrown)) return
      store.set({ phase: 'failed', error: failureOf(thrown) })
    } finally {
      if (training?.signal === signal) store.set({ loading: null, features: null })
    }
  }

  function cancel() {
    training?.abort()
    store.set(({ outcome }) => ({
      phase: outcome ? 'done' : 'idle',
      loading: null,
      features: null,
      reports: outcome?.reports ?? [],
      cancelled: true,
    }))
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

  /** Opens photos, a few at a time, and adds what comes of them to a class; what cannot be opened is named. */
  async function add(classId: string, photos: readonly Taken[]): Promise<void> {
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
        const { photo, name } = photos[at]
        try {
          const client = await connected()
          const transfer = photo instanceof Blob ? [] : [photo]
          taken[at] = (await client.call('fine-tune/take', { photo, name }, { signal, transfer })).rgb
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
  }

  return {
    store,

    /** Asks the device for what it keeps, once; a reader who is quicker keeps what is there. */
    open(): Promise<void> {
      asked ??= storage.load().then(({ project, settings, runs, outcome }) => {
        const now = store.get()
        if (now.project !== emptyProject) return store.set({ known: true })
        store.set({
          known: true,
          project,
          settings,
          runs,
          outcome,
          reports: outcome?.reports ?? [],
          phase: outcome ? 'done' : 'idle',
        })
      })
      return asked
    },

    /** Empty classes to begin with, where there is none. */
    begin(names: readonly string[]) {
      if (store.get().project.classes.length > 0) return
      store.set({ project: names.reduce(withClass, emptyProject) })
    },
    addClass: (name: string) => change(withClass(store.get().project, name)),
    renameClass: (id: string, name: string) => change(renamed(store.get().project, id, name)),
    removeClass: (id: string) => change(withoutClass(store.get().project, id)),
    removePictures: (ids: ReadonlySet<string>) => change(withoutPictures(store.get().project, ids)),
    movePictures: (ids: ReadonlySet<string>, classId: string) =>
      change(moved(store.get().project, ids, classId)),
    undo() {
      const { past } = store.get()
      const before = past.at(-1)
      if (!before) return
      store.set({ project: before, past: past.slice(0, -1) })
      keep()
    },

    add,
    /** Adds pictures that are small already, such as a burst of the camera, in one change. */
    addReady,
    /** Folders as classes of their names, in the place of classes without a picture. */
    async addFolders(folders: readonly { name: string; photos: readonly Taken[] }[]): Promise<void> {
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
        if (found) await add(found.id, photos)
        else store.set({ error: { code: 'tuning-too-many-classes', detail: { most: MOST_CLASSES } } })
      }
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

    set(patch: Partial<TuneSettings>) {
      store.set(({ settings }) => ({ settings: { ...settings, ...patch } }))
      keep()
    },
    train,
    cancel,

    /** What the model answers to pictures as they are kept: a share for each class, for each picture. */
    async ask(pictures: readonly Uint8Array[], signal: AbortSignal): Promise<Float32Array> {
      const client = await withModel()
      const bytes = new Uint8Array(pictures.length * PICTURE_BYTES)
      pictures.forEach((rgb, i) => bytes.set(rgb, i * PICTURE_BYTES))
      const answer = await client.call(
        'fine-tune/answer',
        { base, pictures: bytes },
        { signal, transfer: [bytes.buffer] },
      )
      return answer.probabilities
    },
    /** A photo or a still as it would be kept, without keeping it. */
    async look({ photo, name }: Taken, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
      const client = await connected()
      const transfer = photo instanceof Blob ? [] : [photo]
      return (await client.call('fine-tune/take', { photo, name }, { signal, transfer })).rgb
    },
    /** All parameters of the tuned network. */
    async whole(): Promise<Float32Array<ArrayBuffer>> {
      const client = await withModel()
      return (await client.call('fine-tune/whole', { base })).parameters
    },
    /** Takes a model from a file in the place of the one at hand. */
    useModel(model: TunedModel, names: readonly string[]) {
      training?.abort()
      store.set({ phase: 'done', reports: [], error: null, cancelled: false })
      setOutcome({ model, names, settings: store.get().settings, result: null, reports: [] })
    },

    /** Deletes classes, pictures, runs and the model, in the device's storage and then here: what is gone is gone. */
    async forget(): Promise<void> {
      training?.abort()
      taking?.abort()
      await storage.keep({ project: emptyProject, settings: defaultTuneSettings, runs: [] })
      await storage.keepOutcome(null)
      const { engine } = store.get()
      store.set({ ...INITIAL, known: true, engine })
    },
    /** The reader leaves: nothing is computed any more, and the worker gives back what it holds for this bench. */
    async leave(): Promise<void> {
      taking?.abort()
      if (training && !training.signal.aborted && store.get().phase !== 'done') cancel()
      const held = worker
      given = undefined
      await held?.call('fine-tune/free', null).catch(() => {})
      await held?.call('photo/free', null).catch(() => {})
    },
  }
}

export type FineTune = ReturnType<typeof createFineTune>
