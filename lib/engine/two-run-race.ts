import { raceSettings, type Pair } from '@/lib/data/race-settings'
import { noCurve, type Curve } from '@/lib/data/run-curve'
import type { RunRecord } from '@/lib/data/run-record'
import type { TrainSettings } from '@/lib/data/train-settings'
import { isAbort, toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { EngineReport } from '@/lib/protocol/messages'
import type { RaceProgress } from '@/lib/protocol/race-messages'
import { runHistory, type RunHistory } from './run-history'
import { contenderOf, recordOf, withTime, type RecordedState } from './run-recorder'
import { SITE_BASE } from './site-base'
import { createStore, type Store } from './store'
import { trainer } from './trainer'
import { trainerStore } from './trainer-store'
import type { TrainerWorker } from './trainer-worker'
import { appendRows, EMPTY_HISTORY, type TrainingHistory } from './training-history'

export interface RaceSide {
  /** Of this run, as of any other; it is kept under this number. */
  startedAt: number
  settings: TrainSettings
  step: number
  stepsPerEpoch: number | null
  history: TrainingHistory
  times: Curve
  end: 'done' | 'diverged' | null
}

export type RacePhase = 'idle' | 'loading' | 'racing' | 'paused' | 'done' | 'failed'

export interface RaceState {
  phase: RacePhase
  sides: Pair<RaceSide> | null
  engine: EngineReport | null
  error: { code: ErrorCode; detail: ErrorDetail } | null
}

const INITIAL: RaceState = { phase: 'idle', sides: null, engine: null, error: null }

export interface TwoRunRace {
  readonly store: Store<RaceState>
  /** Begins a race of two settings; one that was under way ends. */
  start(settings: Pair<TrainSettings>): Promise<void>
  pause(): void
  resume(): Promise<void>
  /** Ends it and forgets its weights; what it has trained is in the history. */
  cancel(): void
}

/** What the race needs of the world; tests hand in their own. */
export interface RaceWorld {
  /** The worker that trains: a race computes in it beside the run that stands there. */
  worker: () => Promise<TrainerWorker>
  /** Stops the run that trains, for two that take turns need the engine to themselves. */
  pauseTraining: () => void
  /** Tells when a run begins to train; the function that it gives ends that. */
  onTraining: (listener: () => void) => () => void
  history: Pick<RunHistory, 'record' | 'compete'>
  now: () => number
}

export const browserWorld: RaceWorld = {
  worker: trainer.worker,
  pauseTraining: trainer.pause,
  onTraining(listener) {
    const trains = () => ['loading', 'training'].includes(trainerStore.get().phase)
    // One that is just being paused still says that it trains: only a new beginning counts.
    let before = trains()
    return trainerStore.subscribe(() => {
      const now = trains()
      if (now && !before) listener()
      before = now
    })
  },
  history: runHistory,
  now: Date.now,
}

/** Each side as the trainer's state would say it. */
function statesOf({ sides, engine, phase }: RaceState): { state: RecordedState; times: Curve }[] {
  return (sides ?? []).map(({ end, times, step, ...side }) => ({
    times,
    state: {
      ...side,
      step,
      engine,
      phase:
        end === 'done' ? 'done' : end === 'diverged' ? 'failed' : phase === 'racing' ? 'training' : 'paused',
      error: end === 'diverged' ? { code: 'training-diverged', detail: { step } } : null,
      trainedMs: times.values.at(-1) ?? 0,
    },
  }))
}

/** Both sides as runs, for drawing; empty before their first step. */
export const raceRuns = (state: RaceState): RunRecord[] =>
  statesOf(state).flatMap(({ state: side, times }) => recordOf(side, times) ?? [])

/** The page's side of a race of two settings: both on one engine, in turns; see lib/tf/training/race.ts. */
export function createTwoRunRace(world: RaceWorld = browserWorld): TwoRunRace {
  const store = createStore<RaceState>(INITIAL)
  /** Has been asked to open a race: it has to be told to close it, also while it still loads. */
  let asked: TrainerWorker | null = null
  /** Has it open. */
  let opened: TrainerWorker | null = null
  let running: AbortController | null = null
  /** Counts races: what an earlier one still reports is not shown any more. */
  let race = 0

  function onProgress({ side, metrics, step, trainedMs, end }: RaceProgress, mine: number) {
    if (mine !== race) return
    store.set(({ sides, phase }) => {
      if (!sides) return {}
      const next = sides.map((old, at) =>
        at !== side
          ? old
          : {
              ...old,
              step,
              history: appendRows(old.history, metrics),
              times: withTime(old.times, step, trainedMs),
              end: end ?? old.end,
            },
      ) as unknown as Pair<RaceSide>
      return { sides: next, phase: phase === 'loading' ? 'racing' : phase }
    })
  }

  /** Both are runs like any other: they stand in the history, too. */
  function keep() {
    for (const { state, times } of statesOf(store.get())) {
      const run = recordOf(state, times)
      const contender = contenderOf(state, times)
      if (run) void world.history.record(run)
      if (contender) void world.history.compete(contender)
    }
  }

  async function run(open: (worker: TrainerWorker, current: () => boolean) => Promise<void>): Promise<void> {
    if (running) return
    const controller = (running = new AbortController())
    const mine = race
    const current = () => mine === race
    world.pauseTraining()
    store.set({ phase: 'loading', error: null })
    const stopWatching = world.onTraining(() => controller.abort())
    try {
      const worker = await world.worker()
      if (!current()) return
      await open(worker, current)
      if (!current()) return
      const { done } = await worker.client.call(
        'race/run',
        { stopAtStep: null },
        { signal: controller.signal, onProgress: (progress) => onProgress(progress, mine) },
      )
      if (current()) store.set({ phase: done ? 'done' : 'paused' })
    } catch (reason) {
      if (!current()) return
      const { code, detail } = toCodedError(reason)
      store.set(isAbort(reason) ? { phase: 'paused' } : { phase: 'failed', error: { code, detail } })
    } finally {
      stopWatching()
      if (running === controller) running = null
      if (current()) keep()
    }
  }

  function cancel() {
    race++
    running?.abort()
    running = null
    keep()
    if (asked && !asked.client.closed) void asked.client.call('race/close', null).catch(() => {})
    asked = opened = null
    store.set(INITIAL)
  }

  return {
    store,
    async start(settings) {
      if (store.get().phase !== 'idle') cancel()
      const first = world.now()
      const side = (one: TrainSettings, at: number): RaceSide => ({
        startedAt: first + at,
        settings: one,
        step: 0,
        stepsPerEpoch: null,
        history: EMPTY_HISTORY,
        times: noCurve(),
        end: null,
      })
      const both = raceSettings(settings)
      store.set({ ...INITIAL, sides: [side(both[0], 0), side(both[1], 1)] })
      await run(async (worker, current) => {
        asked = worker
        const { stepsPerEpoch } = await worker.client.call('race/open', { base: SITE_BASE, settings: both })
        if (!current()) return
        opened = worker
        store.set(({ sides }) => ({
          engine: worker.engine,
          sides: sides && [
            { ...sides[0], stepsPerEpoch: stepsPerEpoch[0] },
            { ...sides[1], stepsPerEpoch: stepsPerEpoch[1] },
          ],
        }))
      })
    },
    pause: () => running?.abort(),
    resume: () =>
      run(async (worker) => {
        // Another worker has none of it: the weights went with the one that is gone.
        if (worker.client !== opened?.client) throw toCodedError(new Error('the worker of this race is gone'))
      }),
    cancel,
  }
}

export const twoRunRace = createTwoRunRace()
