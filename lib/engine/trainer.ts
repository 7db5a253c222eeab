import { milder, suspectOf, type DivergenceEvidence } from '@/lib/data/diagnosis'
import { MOMENTS } from '@/lib/data/moments'
import { valuesAt, withChange } from '@/lib/data/setting-changes'
import { networkOf, sameSettings, type TrainSettings } from '@/lib/data/train-settings'
import { toCodedError } from '@/lib/errors'
import { parameterCount } from '@/lib/nn/parameters'
import type { Checkpoint, EngineName, TrainReport, Watch } from '@/lib/protocol/messages'
import { forgetRun, loadRun, saveRun } from './kept-run'
import { saveMyLeNet } from './my-lenet'
import { loadOwnData } from './own-data'
import type { Store } from './store'
import { createLiveChanges, isLive } from './trainer-changes'
import { createTrainerRun, type TrainerWorld } from './trainer-run'
import { INITIAL_STATE, trainerStore, type TrainerState } from './trainer-store'
import { startTrainerWorker, type TrainerWorker } from './trainer-worker'

export type { TrainerWorld } from './trainer-run'

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
  const run = createTrainerRun(store, world)
  const { held, engine } = run
  const changes = createLiveChanges(store, run)

  const train = (stopAt: (step: number, stepsPerEpoch: number) => number | null) =>
    run.busy(async ({ client }, signal, mine) => {
      const { step, stepsPerEpoch } = store.get()
      const { done } = await client.call(
        'train/run',
        { stopAtStep: stopAt(step, stepsPerEpoch ?? 1) },
        { signal, onProgress: (progress) => run.onProgress(progress, mine) },
      )
      return done
    })

  return {
    async restore(wanted = null) {
      const kept = await world.loadCheckpoint()
      if (kept && wanted && !sameSettings(kept.settings, wanted)) return
      const { phase, step } = store.get()
      if (!kept || phase !== 'idle' || step > 0 || kept.step === 0) return
      held.checkpoint = kept
      const { settings, startedAt, trainedMs } = kept
      store.set({ ...run.atCheckpoint(), phase: 'paused', settings, startedAt, trainedMs })
    },

    start: () => train(() => null),
    step: () => train((step) => step + 1),
    epoch: () => train((step, stepsPerEpoch) => step - (step % stepsPerEpoch) + stepsPerEpoch),
    worker: engine.ready,
    pause: () => held.running?.abort(),

    slow: () =>
      run.busy(async ({ client }, signal, mine) => {
        const slow = await client.call('train/slow', null, { signal })
        if (mine === held.number)
          store.set((old) => ({
            slow,
            step: slow.step,
            frame: { kernels: slow.after, digits: slow.digits, insides: old.frame?.insides ?? null },
          }))
        // No further step: what the run says of itself after this one, its row, its insides and a copy to keep.
        const { done } = await client.call(
          'train/run',
          { stopAtStep: slow.step },
          { signal, onProgress: (progress) => run.onProgress(progress, mine) },
        )
        return done
      }),

    reset() {
      held.number++
      held.running?.abort()
      held.running = null
      held.checkpoint = null
      held.opened = null
      changes.forget()
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
      const begun = store.get().step > 0 || held.running !== null
      if (begun && isLive(patch)) return changes.change(patch)
      if (begun) this.reset()
      changes.goOnWith({ ...store.get().settings, ...patch })
    },

    async undo() {
      const { error, settings } = store.get()
      const { checkpoint } = held
      const from = checkpoint?.settings ?? settings
      const rates = valuesAt(from, checkpoint?.step ?? 0)
      const evidence = error?.detail as unknown as DivergenceEvidence | undefined
      const known = typeof evidence?.learningRate === 'number'
      const patch = milder(known ? suspectOf(settings, evidence) : 'learningRate', rates)
      const next = withChange(from, checkpoint?.step ?? 0, patch)
      if (checkpoint) held.checkpoint = { ...checkpoint, settings: next }
      held.opened = null
      store.set({ ...run.atCheckpoint(), settings: next, error: null, phase: checkpoint ? 'paused' : 'idle' })
      await this.start()
    },

    watch(watch) {
      held.watched = watch
      const worker = engine.current()
      if (!worker || !held.opened) return // it is said when the training is opened
      const { client } = worker
      const { step } = store.get()
      const mine = held.number
      const atRest = held.running === null && watch.insides && step > 0
      const look = async () => {
        await client.call('train/watch', watch)
        // At rest no report comes by itself: a run of no step makes one.
        if (!atRest) return
        const onReport = (progress: TrainReport) => run.onProgress(progress, mine)
        await client.call('train/run', { stopAtStep: step }, { onProgress: onReport })
      }
      held.looking = look().catch(() => {})
    },

    async copy() {
      const worker = engine.current()
      return worker && held.opened ? worker.client.call('train/copy', null) : held.checkpoint
    },

    load(parameters, statistics) {
      this.reset()
      const { settings } = store.get()
      const optimiser = new Float32Array(MOMENTS[settings.optimiser] * parameterCount(networkOf(settings)))
      run.keep({ settings, step: 0, parameters, statistics, optimiser, metrics: new Float32Array(0) })
    },

    async chooseEngine(name) {
      engine.choose(name)
      const wasRunning = held.running !== null
      const mine = held.number
      held.running?.abort()
      while (held.running) await new Promise((resolve) => setTimeout(resolve, 20))
      if (mine !== held.number) return
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
