import type { Pair } from '@/lib/data/race-settings'
import type { TrainSettings } from '@/lib/data/train-settings'

/** What one of two racing runs tells, or that it has ended. */
export interface RaceProgress {
  side: 0 | 1
  /** Rows of METRIC_COLUMNS since its last report. */
  metrics: Float32Array<ArrayBuffer>
  step: number
  /** Milliseconds that it has trained so far, looks left out. */
  trainedMs: number
  /** How long the last unit of work took, ms: what a cancel may have to wait for. */
  unitMs: number
  end: 'done' | 'diverged' | null
}

export interface RaceCalls {
  /** Opens two trainings beside the one that may be open. They share the worker, its engine and its digits. */
  'race/open': {
    params: { base: string; settings: Pair<TrainSettings> }
    progress: never
    result: { stepsPerEpoch: Pair<number> }
  }
  /** Trains both in turns, up to a step or to the end. Aborting it pauses: it resolves with `done: false`. */
  'race/run': { params: { stopAtStep: number | null }; progress: RaceProgress; result: { done: boolean } }
  'race/close': { params: null; progress: never; result: null }
}
