import type { TunedModel } from '@/lib/data/fine-tune/model'
import { PICTURE_BYTES } from '@/lib/data/fine-tune/pictures'
import { defaultTuneSettings, type TuneSettings } from '@/lib/data/fine-tune/settings'
import { CodedError, isAbort } from '@/lib/errors'
import type { Client } from '@/lib/protocol/client'
import type { TuneProgress, TuneResult } from '@/lib/protocol/fine-tune-messages'
import type { ClassifierCalls, EngineReport } from '@/lib/protocol/messages'
import type { KeptTuning } from './fine-tune-kept'
import { takePictures } from './fine-tune-pictures'
import {
  emptyProject,
  isTrainable,
  moved,
  renamed,
  withClass,
  withoutClass,
  withoutPictures,
  type TuneProject,
} from './fine-tune-project'
import {
  failureOf,
  initialTuneState,
  type TuneOutcome,
  type TuneRun,
  type TuneState,
} from './fine-tune-state'
import { createStore, type Store } from './store'

export interface Storage {
  load(): Promise<KeptTuning>
  keep(kept: Omit<KeptTuning, 'outcome'>): Promise<boolean>
  keepOutcome(outcome: TuneOutcome | null): Promise<boolean>
}

export type Connect = () => Promise<{ client: Client<ClassifierCalls>; engine: EngineReport }>

const MOST_UNDO = 40
const MOST_RUNS = 30

/** The state of one bench; `connect` gives the worker, `base` is what stands before public paths. */
export function createFineTune(connect: Connect, storage: Storage, base: string) {
  const store: Store<TuneState> = createStore<TuneState>(initialTuneState)
  let training: AbortController | undefined
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

  const taking = takePictures({ store, connected, change })

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

    ...taking,

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
      taking.stopTaking()
      await storage.keep({ project: emptyProject, settings: defaultTuneSettings, runs: [] })
      await storage.keepOutcome(null)
      const { engine } = store.get()
      store.set({ ...initialTuneState, known: true, engine })
    },
    /** The reader leaves: nothing is computed any more, and the worker gives back what it holds for this bench. */
    async leave(): Promise<void> {
      taking.stopTaking()
      if (training && !training.signal.aborted && store.get().phase !== 'done') cancel()
      const held = worker
      given = undefined
      await held?.call('fine-tune/free', null).catch(() => {})
      await held?.call('photo/free', null).catch(() => {})
    },
  }
}

export type FineTune = ReturnType<typeof createFineTune>
