import type { TunedModel } from '@/lib/data/fine-tune/model'
import type { TuneReport } from '@/lib/data/fine-tune/report'
import { defaultTuneSettings, type TuneSettings } from '@/lib/data/fine-tune/settings'
import { toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { TuneResult } from '@/lib/protocol/fine-tune-messages'
import type { EngineReport, Progress } from '@/lib/protocol/messages'
import { emptyProject, type TuneProject } from './fine-tune-project'

/** What went wrong, as the state keeps it. */
type Failure = { code: ErrorCode; detail: ErrorDetail }

/** What a training came to: the model, what its classes are called, and how it answered to what was held back. */
export interface TuneOutcome {
  model: TunedModel
  names: readonly string[]
  settings: TuneSettings
  /** Null where the model came from a file. */
  result: Omit<TuneResult, 'model'> | null
  reports: readonly TuneReport[]
}

/** A training of the list below each other. */
export interface TuneRun {
  at: number // ms since 1970
  settings: TuneSettings
  classes: number
  /** Examples learnt from, pictures held back. */
  training: number
  held: number
  trainingAccuracy: number
  validationAccuracy: number | null
  trained: number // parameters
  ms: number
  /** Says who was held back: runs with the same can be compared. */
  split: string
}

export type TunePhase = 'idle' | 'loading' | 'features' | 'training' | 'done' | 'failed'

export interface TuneState {
  /** False until the device's storage has been asked. */
  known: boolean
  project: TuneProject
  /** Projects to go back to, the newest last. */
  past: readonly TuneProject[]
  settings: TuneSettings
  phase: TunePhase
  /** Photos that are being opened. */
  taking: { done: number; total: number } | null
  /** Files that were not taken, and why; pictures that are there already; those there was no room for. */
  refused: readonly { name: string; error: Failure }[]
  twice: number
  left: number
  loading: Progress | null
  features: { done: number; total: number } | null
  reports: readonly TuneReport[]
  outcome: TuneOutcome | null
  runs: readonly TuneRun[]
  error: Failure | null
  cancelled: boolean
  engine: EngineReport | null
  /** False once the device refused to keep something. */
  kept: boolean
}

/** A photo, and what it is called where it is named. */
export type Taken = { name: string; photo: Blob | ImageBitmap }

export const initialTuneState: TuneState = {
  known: false,
  project: emptyProject,
  past: [],
  settings: defaultTuneSettings,
  phase: 'idle',
  taking: null,
  refused: [],
  twice: 0,
  left: 0,
  loading: null,
  features: null,
  reports: [],
  outcome: null,
  runs: [],
  error: null,
  cancelled: false,
  engine: null,
  kept: true,
}

export const failureOf = (thrown: unknown): Failure => {
  const { code, detail } = toCodedError(thrown)
  return { code, detail }
}
