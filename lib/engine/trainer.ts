import type { TrainSettings } from '@/lib/data/train-settings'
import { isAbort, toCodedError, type ErrorCode } from '@/lib/errors'
import type { Checkpoint, EngineName, TrainReport } from '@/lib/protocol/messages'
import { plannedEngine, rememberEngine } from './engine-preference'
import { startFirstEngine, type GivenUp } from './first-engine'
import { saveMyLeNet } from './my-lenet'
import { SITE_BASE } from './site-base'
import { load, remove, save } from './storage'
import type { Store } from './store'
import { INITIAL_STATE, trainerStore, type TrainerState } from './trainer-store'
import { startTrainerWorker, type TrainerWorker } from './trainer-worker'
import { appendRows, EMPTY_HISTORY, lastTestAccuracy } from './training-history'

const KEY = 'training'

/** After these the engine itself is in doubt, and another takes over from the last checkpoint. */
const ENGINE_FAULTS: readonly ErrorCode[] = [
  'engine-lost',
  'engine-wrong',
  'engine-unavailable',
  'worker-died',
  'out-of-memory',
  'unknown',
]

export interface Trainer {
  /** Takes up what this device kept of the last run; with `wanted`, only a run of these settings. */
  restore(wanted?: TrainSettings | null): Promise<void>
  start(): Promise<void>
  pause(): void
  step(): Promise<void>
  reset(): void
  change(settings: Partial<TrainSettings>): void
  chooseEngine(name: EngineName): Promise<void>
}

/** What the trainer needs of the world; tests hand in their own. */
export interface TrainerWorld {
  startWorker: (name: EngineName) => Promise<TrainerWorker>
  loadCheckpoint: () => Promise<Checkpoint | undefined>
  saveCheckpoint: (checkpoint: Checkpoint) => Promise<boolean>
  forgetCheckpoint: () => Promise<void>
  saveNetwork: typeof saveMyLeNet
}

const browserWorld: TrainerWorld = {
  startWorker: startTrainerWorker,
  loadCheckpoint: () => load<Checkpoint>(KEY),
  saveCheckpoint: (checkpoint) => save(KEY, checkpoint),
  forgetCheckpoint: () => remove(KEY),
  saveNetwork: saveMyLeNet,
}

/** The page's side of training: drives the worker, survives its death, and keeps the run on the device. */
export function createTrainer(store: Store<TrainerState>, world: TrainerWorld = browserWorld): Trainer {
  let worker: TrainerWorker | undefined
  /** Settings that the worker's training was opened with; null when it has none. */
  let opened: TrainSettings | null = null
  let checkpoint: Checkpoint | null = null
  let running: AbortController | null = null
  /** Counts resets: what belongs to an earlier run is not written any more. */
  let run = 0
  const failed: EngineName[] = []

  /** Chosen on this page; stronger than the address, which was written before. */
  let chosen: EngineName | null = null
  const wishedEngine = () => chosen ?? plannedEngine()

  function dropWorker() {
    worker?.client.close()
    worker = undefined
    opened = null
  }

  function giveUp(fellBack: GivenUp) {
    failed.push(fellBack.from)
    store.set({ engine: null, fellBack })
  }

  async function ready(): Promise<TrainerWorker> {
    if (worker?.client.closed) dropWorker()
    if (!worker) {
      worker = await startFirstEngine(wishedEngine(), failed, giveUp, world.startWorker)
      store.set({ engine: worker.engine })
      loadDigits(worker)
    }
    return worker
  }

  /** In the background: training begins with the first shard. What fails here fails in training too, and is told there. */
  function loadDigits({ client }: TrainerWorker) {
    client
      .call('data/load', { base: SITE_BASE }, { onProgress: (download) => store.set({ download }) })
      .catch(() => {})
      .finally(() => store.set({ download: null }))
  }

  async function open({ client }: TrainerWorker): Promise<void> {
    const { settings } = store.get()
    if (opened === settings) return
    const { stepsPerEpoch } = await client.call('train/open', { base: SITE_BASE, settings, checkpoint })
    opened = settings
    store.set({ stepsPerEpoch })
  }

  function keep(next: Checkpoint) {
    checkpoint = next
    const { history } = store.get()
    void world.saveCheckpoint(next).then((kept) => store.set({ kept }))
    void world.saveNetwork({
      parameters: next.parameters,
      settings: next.settings,
      step: next.step,
      testAccuracy: lastTestAccuracy(history),
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
      evaluating: progress.evaluating,
      frame: progress.frame ?? old.frame,
      phase: old.phase === 'loading' ? 'training' : old.phase,
    }))
    if (progress.checkpoint) keep(progress.checkpoint)
  }

  /** Trains, changing engines as long as one is left. */
  async function train(steps: number | null): Promise<void> {
    if (running) return
    const controller = (running = new AbortController())
    const mine = run
    store.set({ phase: 'loading', error: null })
    try {
      for (;;) {
        try {
          const current = await ready()
          if (controller.signal.aborted) break
          await open(current)
          if (controller.signal.aborted) break
          const { done } = await current.client.call(
            'train/run',
            { stopAtStep: steps === null ? null : store.get().step + steps },
            { signal: controller.signal, onProgress: (progress) => onProgress(progress, mine) },
          )
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
          if (!ENGINE_FAULTS.includes(error.code) || !worker) throw error
          giveUp({ from: worker.engine.name, code: error.code, detail: error.detail })
          rewind()
        }
      }
      if (mine === run) store.set({ phase: store.get().step > 0 ? 'paused' : 'idle' })
    } catch (reason) {
      const { code, detail } = toCodedError(reason)
      if (mine === run) store.set({ phase: 'failed', error: { code, detail } })
    } finally {
      if (running === controller) running = null
      store.set({ evaluating: null })
    }
  }

  /** Drops the worker and goes back to the last checkpoint, or to the beginning. */
  function rewind() {
    dropWorker()
    store.set({
      step: checkpoint?.step ?? 0,
      history: checkpoint ? appendRows(EMPTY_HISTORY, checkpoint.metrics) : EMPTY_HISTORY,
      evaluating: null,
    })
  }

  return {
    async restore(wanted = null) {
      const kept = await world.loadCheckpoint()
      if (kept && wanted && !sameSettings(kept.settings, wanted)) return
      const { phase, step } = store.get()
      if (!kept || phase !== 'idle' || step > 0 || kept.step === 0) return
      checkpoint = kept
      store.set({
        phase: 'paused',
        settings: kept.settings,
        step: kept.step,
        history: appendRows(EMPTY_HISTORY, kept.metrics),
      })
    },

    start: () => train(null),
    step: () => train(1),
    pause: () => running?.abort(),

    reset() {
      run++
      running?.abort()
      running = null
      checkpoint = null
      opened = null
      void world.forgetCheckpoint()
      const { settings, engine, download, fellBack, refusedSettings } = store.get()
      store.set({ ...INITIAL_STATE, settings, engine, download, fellBack, refusedSettings })
    },

    change(patch) {
      // Only the number of epochs may change under a run that has begun; anything else is another run.
      if (store.get().step > 0 && Object.keys(patch).some((name) => name !== 'epochs')) this.reset()
      const settings = { ...store.get().settings, ...patch }
      // A copy under new settings (more epochs, say) goes on from where the run stands.
      if (checkpoint) checkpoint = { ...checkpoint, settings }
      store.set((old) => ({ settings, phase: old.phase === 'done' ? 'paused' : old.phase }))
    },

    async chooseEngine(name) {
      chosen = name
      rememberEngine(name)
      failed.length = 0
      const wasRunning = running !== null
      const mine = run
      running?.abort()
      while (running) await new Promise((resolve) => setTimeout(resolve, 20))
      if (mine !== run) return
      dropWorker()
      store.set({ engine: null, fellBack: null })
      if (wasRunning) await train(null)
      else {
        try {
          await ready()
        } catch (reason) {
          const { code, detail } = toCodedError(reason)
          store.set({ phase: 'failed', error: { code, detail } })
        }
      }
    },
  }
}

const sameSettings = (a: TrainSettings, b: TrainSettings) =>
  (Object.keys(a) as (keyof TrainSettings)[]).every((name) => a[name] === b[name])

export const trainer = createTrainer(trainerStore)
