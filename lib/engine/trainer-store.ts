import { DEFAULT_SETTINGS, type TrainSettings } from '@/lib/data/train-settings'
import type { ErrorCode, ErrorDetail } from '@/lib/errors'
import type { EngineReport, Progress, SlowStep, TrainReport } from '@/lib/protocol/messages'
import type { GivenUp } from './first-engine'
import type { RefusedSetting } from './settings-url'
import { createStore } from './store'
import { EMPTY_HISTORY, type TrainingHistory } from './training-history'

export type TrainPhase = 'idle' | 'loading' | 'training' | 'paused' | 'done' | 'failed'

export interface TrainerState {
  phase: TrainPhase
  settings: TrainSettings
  refusedSettings: readonly RefusedSetting[]
  engine: EngineReport | null
  fellBack: GivenUp | null
  step: number
  /** Null until the digits' manifest is known. */
  stepsPerEpoch: number | null
  history: TrainingHistory
  /** Of training alone; null while unknown. */
  imagesPerSecond: number | null
  /** Share of a look at validation or test digits that is done, or null. */
  evaluating: number | null
  /** Bytes of the digits that have arrived; null before and after. */
  download: Progress | null
  frame: TrainReport['frame']
  /** The last step that was told in numbers. */
  slow: SlowStep | null
  /** When the run's first step began, ms since 1970; null before. It names the run. */
  startedAt: number | null
  /** Milliseconds of training alone. */
  trainedMs: number
  error: { code: ErrorCode; detail: ErrorDetail } | null
  /** False once the browser refused to keep the run: it then ends with the page. */
  kept: boolean
}

export const INITIAL_STATE: TrainerState = {
  phase: 'idle',
  settings: DEFAULT_SETTINGS,
  refusedSettings: [],
  engine: null,
  fellBack: null,
  step: 0,
  stepsPerEpoch: null,
  history: EMPTY_HISTORY,
  imagesPerSecond: null,
  evaluating: null,
  download: null,
  frame: null,
  slow: null,
  startedAt: null,
  trainedMs: 0,
  error: null,
  kept: true,
}

export const trainerStore = createStore<TrainerState>(INITIAL_STATE)
