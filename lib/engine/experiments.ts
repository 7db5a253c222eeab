import {
  EXPERIMENT_SEEDS,
  experiments,
  outcomeOf,
  type Experiment,
  type ExperimentId,
  type Outcome,
} from '@/lib/data/experiments'
import type { ErrorCode, ErrorDetail } from '@/lib/errors'
import { createStore, type Store } from './store'
import { keptOutcomes, keepOutcomes } from './experiment-memory'
import {
  browserWorld,
  createTwoRunRace,
  type RaceSide,
  type RaceState,
  type TwoRunRace,
} from './two-run-race'
import type { Pair } from '@/lib/data/race-settings'

export interface ExperimentState {
  phase: 'idle' | 'loading' | 'racing' | 'failed'
  /** The seed that is raced now. */
  seed: number | null
  /** The race at hand, or the last one, for drawing. */
  sides: Pair<RaceSide> | null
  /** One for each seed that has come to its end; kept on the device. */
  outcomes: readonly Outcome[]
  error: { code: ErrorCode; detail: ErrorDetail } | null
}

export interface Experiments {
  /** The state of one experiment. */
  of(id: ExperimentId): Store<ExperimentState>
  /** Races the seeds that have no outcome yet, or all anew when none is missing; another experiment is stopped. */
  run(id: ExperimentId): Promise<void>
  /** Stops what runs; seeds that have ended stay. */
  stop(): void
}

const IDLE: Omit<ExperimentState, 'outcomes'> = { phase: 'idle', seed: null, sides: null, error: null }

/** What both sides of a race came to, or null while one has not ended. */
function outcomeOfRace(seed: number, { measure }: Experiment, sides: Pair<RaceSide>): Outcome | null {
  const [a, b] = sides.map(({ history, end }) => end && outcomeOf(history, measure, end === 'diverged'))
  return a && b ? { seed, sides: [a, b] } : null
}

/** The experiments of the book: races of two settings over seeds, one at a time, in the worker that trains. */
export function createExperiments(
  race: TwoRunRace,
  memory: { read(id: ExperimentId): Outcome[]; write(id: ExperimentId, outcomes: readonly Outcome[]): void },
): Experiments {
  const stores = new Map<ExperimentId, Store<ExperimentState>>()
  /** Counts runs: an earlier one goes no further. */
  let runs = 0
  let running: ExperimentId | null = null

  function of(id: ExperimentId): Store<ExperimentState> {
    const known = stores.get(id)
    if (known) return known
    const made = createStore<ExperimentState>({ ...IDLE, outcomes: memory.read(id) })
    stores.set(id, made)
    return made
  }

  race.store.subscribe(() => {
    const { phase, sides }: RaceState = race.store.get()
    if (running && sides) of(running).set({ sides, phase: phase === 'loading' ? 'loading' : 'racing' })
  })

  function stop() {
    runs++
    if (running) of(running).set({ phase: 'idle', seed: null })
    running = null
    race.cancel()
  }

  return {
    of,
    stop,
    async run(id) {
      stop()
      const mine = runs
      const store = of(id)
      const experiment: Experiment = experiments[id]
      const missing = EXPERIMENT_SEEDS.filter(
        (seed) => !store.get().outcomes.some((one) => one.seed === seed),
      )
      if (missing.length === 0) store.set({ outcomes: [] })
      store.set({ phase: 'loading', error: null })
      for (const seed of missing.length > 0 ? missing : EXPERIMENT_SEEDS) {
        running = id
        store.set({ seed, sides: null })
        await race.start([{ ...experiment.sides[0], seed }, experiment.sides[1]])
        if (mine !== runs) return
        running = null
        const { sides, phase, error } = race.store.get()
        const outcome = sides && outcomeOfRace(seed, experiment, sides)
        if (!outcome) {
          // Paused because training began elsewhere on the page, or failed.
          store.set({ phase: phase === 'failed' ? 'failed' : 'idle', seed: null, error })
          return
        }
        store.set(({ outcomes }) => ({ outcomes: [...outcomes, outcome].sort((a, b) => a.seed - b.seed) }))
        memory.write(id, store.get().outcomes)
      }
      store.set({ phase: 'idle', seed: null })
    },
  }
}

let made: Experiments | undefined

/** The page's experiments; they are no runs of the reader's own, so they stand in no history. */
export const pageExperiments = (): Experiments =>
  (made ??= createExperiments(
    createTwoRunRace({ ...browserWorld, history: { record: async () => {}, compete: async () => {} } }),
    { read: keptOutcomes, write: keepOutcomes },
  ))
