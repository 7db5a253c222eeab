import { bestLook, countingLooks, type Contender } from '@/lib/data/challenges'
import {
  curveOf,
  curvesOf,
  MOST_POINTS,
  noCurve,
  thinByChoice,
  type Curve,
  type HistoryRow,
} from '@/lib/data/run-curve'
import type { RunRecord } from '@/lib/data/run-record'
import { runHistory, type RunHistory } from './run-history'
import type { Store } from './store'
import { trainerStore, type TrainerState } from './trainer-store'
import type { TrainingHistory } from './training-history'

/** Milliseconds between two copies of a run while it trains: a closed page costs its history no more. */
const EVERY_MS = 4000
/** Rows over which the loss of a run's end is averaged: one batch alone makes it jump. */
const AVERAGED_ROWS = 20

/** What the recorder reads of the trainer's state. */
export interface RecordedState extends Pick<
  TrainerState,
  'phase' | 'settings' | 'engine' | 'step' | 'stepsPerEpoch' | 'history' | 'error'
> {
  startedAt: number | null
  trainedMs: number
}

const lastOf = ({ values }: Curve): number | null => values.at(-1) ?? null

/** A history as rows of one kind. */
export const rowsOf = ({
  losses,
  looks,
}: TrainingHistory): { losses: HistoryRow[]; looks: HistoryRow[] } => ({
  losses: [...losses],
  looks: [...looks],
})

function endOf({ phase, error }: RecordedState, reset: boolean): RunRecord['end'] {
  if (error?.code === 'training-diverged') return 'diverged'
  if (phase === 'done' || phase === 'failed') return phase
  if (reset) return 'reset'
  return phase === 'paused' ? 'paused' : 'training'
}

/**
 * A run as it is kept, from the trainer's state.
 * @param times milliseconds of training by step
 * @param reset the reader has dropped it
 */
export function recordOf(state: RecordedState, times: Curve, reset = false): RunRecord | null {
  const { settings, engine, step, stepsPerEpoch, startedAt } = state
  if (startedAt === null || step === 0) return null
  const { losses, looks } = rowsOf(state.history)
  const loss = curveOf(losses, 'loss').values.slice(-AVERAGED_ROWS)
  const validation = curveOf(looks, 'validationAccuracy')
  return {
    startedAt,
    name: '',
    settings,
    engine: engine && { name: engine.name, threads: engine.threads },
    end: endOf(state, reset),
    step,
    stepsPerEpoch,
    times: thinByChoice(times),
    figures: {
      loss: loss.length > 0 ? loss.reduce((sum, value) => sum + value, 0) / loss.length : null,
      trainingAccuracy: lastOf(curveOf(looks, 'trainingAccuracy')),
      validationAccuracy: lastOf(validation),
      bestValidationAccuracy: bestLook(countingLooks(validation, stepsPerEpoch))?.accuracy ?? null,
      validationLoss: lastOf(curveOf(looks, 'validationLoss')),
      testAccuracy: lastOf(curveOf(looks, 'testAccuracy')),
    },
    curves: curvesOf([...losses, ...looks].sort((a, b) => a.step - b.step)),
  }
}

/** What challenges look at: all looks, not only those that are drawn. */
export function contenderOf(state: RecordedState, times: Curve): Contender | null {
  const { settings, engine, stepsPerEpoch, startedAt } = state
  if (startedAt === null) return null
  return {
    startedAt,
    settings,
    stepsPerEpoch,
    engine: engine && { name: engine.name, threads: engine.threads },
    times,
    looks: curveOf(rowsOf(state.history).looks, 'validationAccuracy'),
  }
}

export interface RecorderWorld {
  now: () => number
  history: Pick<RunHistory, 'record' | 'compete' | 'store'>
}

/**
 * Keeps every run of a trainer: when it pauses, ends, diverges or is reset, and every few seconds meanwhile. It only
 * watches; a run that is merely shown again after a reload is not written anew.
 * @returns ends it
 */
export function recordRuns(
  store: Pick<Store<RecordedState>, 'get' | 'subscribe'>,
  { history, now }: RecorderWorld,
): () => void {
  let last = store.get()
  /** When the run that is training was last written; null while none is. */
  let writtenAt: number | null = null
  /** Milliseconds of training by step, of the run that is seen. */
  let times = timesKept(history, last.startedAt)

  function write(state: RecordedState, reset = false) {
    writtenAt = now()
    const run = recordOf(state, times, reset)
    const contender = contenderOf(state, times)
    if (run) void history.record(run)
    if (contender) void history.compete(contender)
  }

  /** The reader has dropped this run. One that stood already, and was deleted from the list, stays deleted. */
  function drop(state: RecordedState) {
    const listed = history.store.get().runs.some((run) => run.startedAt === state.startedAt)
    if (writtenAt !== null || listed) write(state, true)
  }

  function watch() {
    const state = store.get()
    const before = last
    last = state
    if (state.startedAt !== before.startedAt) {
      if (before.startedAt !== null) drop(before)
      writtenAt = null
      times = timesKept(history, state.startedAt)
    }
    if (state.startedAt === null) return
    times = withTime(times, state.step, state.trainedMs)
    if (state.phase === 'training') {
      writtenAt ??= now()
      if (now() - writtenAt >= EVERY_MS) write(state)
    } else if (writtenAt !== null && state.phase !== 'loading') {
      write(state)
      writtenAt = null
    }
  }
  return store.subscribe(watch)
}

/** What an earlier page measured of this run. */
const timesKept = ({ store }: RecorderWorld['history'], startedAt: number | null): Curve =>
  store.get().runs.find((run) => run.startedAt === startedAt)?.times ?? noCurve()

/** The times with one more; a run that went back to a checkpoint loses those after it. */
export function withTime(times: Curve, step: number, ms: number): Curve {
  if (step === 0) return noCurve()
  const same = times.steps.at(-1) === step && times.values.at(-1) === ms
  if (same) return times
  const before = times.steps.findIndex((known) => known >= step)
  const count = before < 0 ? times.steps.length : before
  const next = {
    steps: [...times.steps.slice(0, count), step],
    values: [...times.values.slice(0, count), ms],
  }
  return next.steps.length > 4 * MOST_POINTS ? thinByChoice(next, 2 * MOST_POINTS) : next
}

let recording = false

/** Keeps the runs of the page's trainer from now on. */
export function keepRuns(): void {
  if (recording) return
  recording = true
  void runHistory.open().then(() => recordRuns(trainerStore, { now: Date.now, history: runHistory }))
}
