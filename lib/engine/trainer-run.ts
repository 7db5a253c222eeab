import type { TrainSettings } from '@/lib/data/train-settings'
import { isAbort, toCodedError, type ErrorCode } from '@/lib/errors'
import type { Checkpoint, TrainReport, Watch } from '@/lib/protocol/messages'
import type { KeptRun } from './kept-run'
import type { saveMyLeNet } from './my-lenet'
import { namesOf } from './own-data'
import { SITE_BASE } from './site-base'
import type { Store } from './store'
import { createTrainerEngine, type EngineWorld } from './trainer-engine'
import type { TrainerState } from './trainer-store'
import type { TrainerWorker } from './trainer-worker'
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

/** What the trainer needs of the world; tests hand in their own. */
export interface TrainerWorld extends EngineWorld {
  loadCheckpoint: () => Promise<KeptRun | undefined>
  saveCheckpoint: (run: KeptRun) => Promise<boolean>
  forgetCheckpoint: () => Promise<void>
  saveNetwork: typeof saveMyLeNet
}

/** What the page holds of the run beside its state. */
export interface HeldRun {
  /** Settings that the worker's training was opened with; null when it has none. */
  opened: TrainSettings | null
  checkpoint: Checkpoint | null
  running: AbortController | null
  /** Counts resets: what belongs to an earlier run is not written any more. */
  number: number
  watched: Watch | null
  /** Settled when the worker has shown what the page wants to see: a run waits for it. */
  looking: Promise<unknown>
}

export type TrainerRun = ReturnType<typeof createTrainerRun>

/** One run on a worker: opens it there, takes in what it reports, and goes on from the last copy when an engine fails. */
export function createTrainerRun(store: Store<TrainerState>, world: TrainerWorld) {
  const held: HeldRun = {
    opened: null,
    checkpoint: null,
    running: null,
    number: 0,
    watched: null,
    looking: Promise.resolve(),
  }
  const engine = createTrainerEngine(store, world, () => (held.opened = null))

  async function open(worker: TrainerWorker): Promise<void> {
    const { settings } = store.get()
    if (held.opened === settings) return
    if (settings.data === 'own') await engine.handOver(worker)
    const { client } = worker
    const { checkpoint } = held
    const { stepsPerEpoch } = await client.call('train/open', { base: SITE_BASE, settings, checkpoint })
    held.opened = settings
    store.set({ stepsPerEpoch })
    if (held.watched) await client.call('train/watch', held.watched)
  }

  /** Makes a copy the last good one, and keeps it on the device. */
  function keep(next: Checkpoint) {
    held.checkpoint = next
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

  /** Takes in what run number `mine` reports. */
  function onProgress(progress: TrainReport, mine: number) {
    if (mine !== held.number) return
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

  /** State as of the last good copy, or of the beginning. */
  const atCheckpoint = () => ({
    step: held.checkpoint?.step ?? 0,
    history: held.checkpoint ? appendRows(EMPTY_HISTORY, held.checkpoint.metrics) : EMPTY_HISTORY,
    evaluating: null,
  })

  /** Drops the worker and goes back to the last checkpoint, or to the beginning. */
  function rewind() {
    engine.drop()
    store.set(atCheckpoint())
  }

  /** Does something with the open training, changing engines as long as one is left. */
  async function busy(act: (worker: TrainerWorker, signal: AbortSignal, mine: number) => Promise<boolean>) {
    if (held.running) return
    const controller = (held.running = new AbortController())
    const mine = held.number
    const { step, startedAt } = store.get()
    store.set({ phase: 'loading', error: null, startedAt: step === 0 || !startedAt ? Date.now() : startedAt })
    try {
      for (;;) {
        try {
          const current = await engine.ready()
          if (controller.signal.aborted) break
          await held.looking
          await open(current)
          if (controller.signal.aborted) break
          const done = await act(current, controller.signal, mine)
          if (mine === held.number) store.set({ phase: done ? 'done' : 'paused' })
          return
        } catch (reason) {
          if (isAbort(reason) || mine !== held.number) break
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
      if (mine === held.number) store.set({ phase: store.get().step > 0 ? 'paused' : 'idle' })
    } catch (reason) {
      const { code, detail } = toCodedError(reason)
      // What it has in memory is no longer a network: whoever goes on does so from the last good copy.
      if (code === 'training-diverged') held.opened = null
      if (mine === held.number) store.set({ phase: 'failed', error: { code, detail } })
    } finally {
      if (held.running === controller) held.running = null
      store.set({ evaluating: null })
    }
  }

  return { held, engine, keep, onProgress, atCheckpoint, busy }
}
