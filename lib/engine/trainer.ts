import { milder, suspectOf, type DivergenceEvidence } from '@/lib/data/diagnosis'
import { valuesAt, withChange, type ChangingSettings } from '@/lib/data/setting-changes'
import { networkOf, sameSettings, type TrainSettings } from '@/lib/data/train-settings'
import { isAbort, toCodedError, type ErrorCode } from '@/lib/errors'
import { MOMENTS } from '@/lib/data/moments'
import { parameterCount } from '@/lib/nn/parameters'
import type { Checkpoint, EngineName, TrainReport, Watch } from '@/lib/protocol/messages'
import { forgetRun, loadRun, saveRun, type KeptRun } from './kept-run'
import { saveMyLeNet } from './my-lenet'
import { loadOwnData, namesOf } from './own-data'
import { SITE_BASE } from './site-base'
import type { Store } from './store'
import { createTrainerEngine, type EngineWorld } from './trainer-engine'
import { INITIAL_STATE, trainerStore, type TrainerState } from './trainer-store'
import { startTrainerWorker, type TrainerWorker } from './trainer-worker'
import { appendRows, EMPTY_HISTORY, lastTestAccuracy } from './training-history'

/** After these the engine itself is in doubt, and another takes over from the last checkpoint. */
const ENGINE_FAULTS: readonly ErrorCode[] = [
  'engine-lost',
  'engine-wrong',
  'engine-unavailable',
  'worker-died',
  'out-of-memory',
  'unknown',
]

/** What may change while a run goes on; anything else is another run. */
const LIVE: readonly (keyof TrainSettings)[] = ['learningRate', 'momentum', 'weightDecay', 'epochs', 'stopAt']
/** A slider that is being drawn is one change, not fifty. */
const CHANGE_MS = 250

type LivePatch = Partial<ChangingSettings & Pick<TrainSettings, 'epochs' | 'stopAt'>>

export interface Trainer {
  /** Takes up what this device kept of the last run; with `wanted`, only a run of these settings. */
  restore(wanted?: TrainSettings | null): Promise<void>
  start(): Promise<void>
  pause(): void
  step(): Promise<void>
  /** To the end of the epoch. */
  epoch(): Promise<void>
  /** One step, told in numbers (`slow` of the state). */
  slow(): Promise<void>
  reset(): void
  change(settings: Partial<TrainSettings>): void
  /** After a run has diverged: back to the last good copy, and on with milder settings. */
  undo(): Promise<void>
  watch(watch: Watch): void
  chooseEngine(name: EngineName): Promise<void>
  /** The network as it is now; null while there is none. */
  copy(): Promise<Pick<Checkpoint, 'settings' | 'parameters' | 'statistics'> | null>
  /** Begins a new run of the present settings with these parameters. */
  load(parameters: Float32Array<ArrayBuffer>, statistics: Float32Array<ArrayBuffer>): void
  /** The worker that trains, started if there is none: others may compute in it beside a run. */
  worker(): Promise<TrainerWorker>
}

/** What the trainer needs of the world; tests hand in their own. */
export interface TrainerWorld extends EngineWorld {
  loadCheckpoint: () => Promise<KeptRun | undefined>
  saveCheckpoint: (run: KeptRun) => Promise<boolean>
  forgetCheckpoint: () => Promise<void>
  saveNetwork: typeof saveMyLeNet
}

const browserWorld: TrainerWorld = {
  startWorker: startTrainerWorker,
  loadCheckpoint: loadRun,
  saveCheckpoint: saveRun,
  forgetCheckpoint: forgetRun,
  saveNetwork: saveMyLeNet,
  loadOwnData,
}

/** The page's side of training: drives the worker, survives its death, and keeps the run on the device. */
export function createTrainer(store: Store<TrainerState>, world: TrainerWorld = browserWorld): Trainer {
  /** Settings that the worker's training was opened with; null when it has none. */
  let opened: TrainSettings | null = null
  let checkpoint: Checkpoint | null = null
  let running: AbortController | null = null
  /** Counts resets: what belongs to an earlier run is not written any more. */
  let run = 0
  let watched: Watch | null = null
  /** Settled when the worker has shown what the page wants to see: a run waits for it. */
  let looking: Promise<unknown> = Promise.resolve()
  let pending: { patch: LivePatch; timer: ReturnType<typeof setTimeout> } | null = null
  const engine = createTrainerEngine(store, world, () => (opened = null))

  async function open(worker: TrainerWorker): Promise<void> {
    const { settings } = store.get()
    if (opened === settings) return
    if (settings.data === 'own') await engine.handOver(worker)
    const { client } = worker
    const { stepsPerEpoch } = await client.call('train/open', { base: SITE_BASE, settings, checkpoint })
    opened = settings
    store.set({ stepsPerEpoch })
    if (watched) await client.call('train/watch', watched)
  }

  function keep(next: Checkpoint) {
    checkpoint = next
    const { history, startedAt, trainedMs } = store.get()
    const kept = { ...next, startedAt: startedAt ?? Date.now(), trainedMs }
    void world.saveCheckpoint(kept).then((kept) => store.set({ kept }))
    const { parameters, statistics, settings, step } = next
    const testAccuracy = lastTestAccuracy(history)
    const names = settings.data === 'own' ? namesOf(engine.ownData()) : null
    void world.saveNetwork({
      parameters,
      statistics,
      settings,
      step,
      testAccuracy,
      names,
      savedAt: Date.now(),
    })
  }

  function onProgress(progress: TrainReport, mine: number) {
    if (mine !== run) return
    store.set((old) => ({
      step: progress.step,
      stepsPerEpoch: progress.stepsPerEpoch,
      history: appendRows(old.history, progress.metrics),
      imagesPerSecond: progress.imagesPerSecond > 0 ? progress.imagesPerSecond : old.imagesPerSecond,
      trainedMs: old.trainedMs + progress.trainedMs,
      evaluating: progress.evaluating,
      frame: progress.frame ?? old.frame,
      phase: old.phase === 'loading' ? 'training' : old.phase,
    }))
    if (progress.checkpoint) keep(progress.checkpoint)
  }

  /** Does something with the open training, changing engines as long as one is left. */
  async function busy(act: (worker: TrainerWorker, signal: AbortSignal, mine: number) => Promise<boolean>) {
    if (running) return
    const controller = (running = new AbortController())
    const mine = run
    const { step, startedAt } = store.get()
    store.set({ phase: 'loading', error: null, startedAt: step === 0 || !startedAt ? Date.now() : startedAt })
    try {
      for (;;) {
        try {
          const current = await engine.ready()
          if (controller.signal.aborted) break
          await looking
          await open(current)
          if (controller.signal.aborted) break
          const done = await act(current, controller.signal, mine)
          if (mine === run) store.set({ phase: done ? 'done' : 'paused' })
          return
        } catch (reason) {
          if (isAbort(reason) || mine !== run) break
          const error = toCodedError(reason)
          // The reader asked to pause and the worker was too busy to hear it: its engine is not at fault.
          if (controller.signal.aborted) {
            rewind()
            break
          }
          const name = store.get().engine?.name
          if (!ENGINE_FAULTS.includes(error.code) || !name) throw error
          engine.giveUp({ from: name, code: error.code, detail: error.detail })
          rewind()
        }
      }
      if (mine === run) store.set({ phase: store.get().step > 0 ? 'paused' : 'idle' })
    } catch (reason) {
      const { code, detail } = toCodedError(reason)
      // What it has in memory is no longer a network: whoever goes on does so from the last good copy.
      if (code === 'training-diverged') opened = null
      if (mine === run) store.set({ phase: 'failed', error: { code, detail } })
    } finally {
      if (running === controller) running = null
      store.set({ evaluating: null })
    }
  }

  const train = (stopAt: (step: number, stepsPerEpoch: number) => number | null) =>
    busy(async ({ client }, signal, mine) => {
      const { step, stepsPerEpoch } = store.get()
      const { done } = await client.call(
        'train/run',
        { stopAtStep: stopAt(step, stepsPerEpoch ?? 1) },
        { signal, onProgress: (progress) => onProgress(progress, mine) },
      )
      return done
    })

  /** State as of the last good copy, or of the beginning. */
  const atCheckpoint = () => ({
    step: checkpoint?.step ?? 0,
    history: checkpoint ? appendRows(EMPTY_HISTORY, checkpoint.metrics) : EMPTY_HISTORY,
    evaluating: null,
  })

  /** Drops the worker and goes back to the last checkpoint, or to the beginning. */
  function rewind() {
    engine.drop()
    store.set(atCheckpoint())
  }

  /** Settings under which the run goes on from where it stands; the last copy says so, too. */
  function goOnWith(settings: TrainSettings) {
    if (checkpoint) checkpoint = { ...checkpoint, settings }
    store.set((old) => ({ settings, phase: old.phase === 'done' ? 'paused' : old.phase }))
  }

  async function sendChange(patch: LivePatch) {
    pending = null
    const mine = run
    const worker = engine.current()
    if (!worker || !opened) return
    const before = store.get().settings
    try {
      const { settings } = await worker.client.call('train/change', patch)
      if (mine !== run || store.get().settings !== before) return
      opened = settings
      goOnWith(settings)
    } catch {
      // The worker is gone: it is opened anew with the settings that the page has.
      opened = null
    }
  }

  /** Changes a run that has begun: at once on the page, and in the worker as soon as the hand rests. */
  function changeLive({ epochs, stopAt, ...values }: LivePatch) {
    const { settings, step } = store.get()
    let next = { ...settings, ...(epochs && { epochs }), ...(stopAt !== undefined && { stopAt }) }
    if (Object.keys(values).length > 0) next = withChange(next, step, values)
    goOnWith(next)
    const patch = {
      ...pending?.patch,
      ...values,
      ...(epochs && { epochs }),
      ...(stopAt !== undefined && { stopAt }),
    }
    clearTimeout(pending?.timer)
    if (!opened) pending = null
    else if (running) pending = { patch, timer: setTimeout(() => void sendChange(patch), CHANGE_MS) }
    else {
      // At rest the last copy is the present state: it is opened with the new settings when the run goes on.
      pending = null
      opened = null
    }
  }

  return {
    async restore(wanted = null) {
      const kept = await world.loadCheckpoint()
      if (kept && wanted && !sameSettings(kept.settings, wanted)) return
      const { phase, step } = store.get()
      if (!kept || phase !== 'idle' || step > 0 || kept.step === 0) return
      checkpoint = kept
      const { settings, startedAt, trainedMs } = kept
      store.set({ ...atCheckpoint(), phase: 'paused', settings, startedAt, trainedMs })
    },

    start: () => train(() => null),
    step: () => train((step) => step + 1),
    epoch: () => train((step, stepsPerEpoch) => step - (step % stepsPerEpoch) + stepsPerEpoch),
    worker: engine.ready,
    pause: () => running?.abort(),

    slow: () =>
      busy(async ({ client }, signal, mine) => {
        const slow = await client.call('train/slow', null, { signal })
        if (mine === run)
          store.set((old) => ({
            slow,
            step: slow.step,
            frame: { kernels: slow.after, digits: slow.digits, insides: old.frame?.insides ?? null },
          }))
        // No further step: what the run says of itself after this one, its row, its insides and a copy to keep.
        const { done } = await client.call(
          'train/run',
          { stopAtStep: slow.step },
          { signal, onProgress: (progress) => onProgress(progress, mine) },
        )
        return done
      }),

    reset() {
      run++
      running?.abort()
      running = null
      checkpoint = null
      opened = null
      clearTimeout(pending?.timer)
      pending = null
      void world.forgetCheckpoint()
      const { settings, engine: inUse, download, fellBack, refusedSettings } = store.get()
      const unchanged = { ...settings, changes: '' }
      store.set({
        ...INITIAL_STATE,
        settings: unchanged,
        engine: inUse,
        download,
        fellBack,
        refusedSettings,
      })
    },

    change(patch) {
      const begun = store.get().step > 0 || running !== null
      const live = Object.keys(patch).every((name) => LIVE.includes(name as keyof TrainSettings))
      if (begun && live) return changeLive(patch)
      if (begun) this.reset()
      goOnWith({ ...store.get().settings, ...patch })
    },

    async undo() {
      const { error, settings } = store.get()
      const from = checkpoint?.settings ?? settings
      const rates = valuesAt(from, checkpoint?.step ?? 0)
      const evidence = error?.detail as unknown as DivergenceEvidence | undefined
      const known = typeof evidence?.learningRate === 'number'
      const patch = milder(known ? suspectOf(settings, evidence) : 'learningRate', rates)
      const next = withChange(from, checkpoint?.step ?? 0, patch)
      if (checkpoint) checkpoint = { ...checkpoint, settings: next }
      opened = null
      store.set({ ...atCheckpoint(), settings: next, error: null, phase: checkpoint ? 'paused' : 'idle' })
      await this.start()
    },

    watch(watch) {
      watched = watch
      const worker = engine.current()
      if (!worker || !opened) return // it is said when the training is opened
      const { client } = worker
      const { step } = store.get()
      const mine = run
      const atRest = running === null && watch.insides && step > 0
      const look = async () => {
        await client.call('train/watch', watch)
        // At rest no report comes by itself: a run of no step makes one.
        if (!atRest) return
        const onReport = (progress: TrainReport) => onProgress(progress, mine)
        await client.call('train/run', { stopAtStep: step }, { onProgress: onReport })
      }
      looking = look().catch(() => {})
    },

    async copy() {
      const worker = engine.current()
      return worker && opened ? worker.client.call('train/copy', null) : checkpoint
    },

    load(parameters, statistics) {
      this.reset()
      const { settings } = store.get()
      const optimiser = new Float32Array(MOMENTS[settings.optimiser] * parameterCount(networkOf(settings)))
      keep({ settings, step: 0, parameters, statistics, optimiser, metrics: new Float32Array(0) })
    },

    async chooseEngine(name) {
      engine.choose(name)
      const wasRunning = running !== null
      const mine = run
      running?.abort()
      while (running) await new Promise((resolve) => setTimeout(resolve, 20))
      if (mine !== run) return
      engine.drop()
      store.set({ engine: null, fellBack: null })
      if (wasRunning) await this.start()
      else {
        try {
          await engine.ready()
        } catch (reason) {
          const { code, detail } = toCodedError(reason)
          store.set({ phase: 'failed', error: { code, detail } })
        }
      }
    },
  }
}

export const trainer = createTrainer(trainerStore)
