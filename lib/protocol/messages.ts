import type { Checkpoint } from '@/lib/data/checkpoint'
import type { OwnData } from '@/lib/data/own-data'
import type { ChangingSettings } from '@/lib/data/setting-changes'
import type { SlowStep, TrainReport, Watch } from '@/lib/data/train-report'
import type { TrainSettings } from '@/lib/data/train-settings'
import type { ErrorCode, ErrorDetail } from '@/lib/errors'
import type { AmountCalls } from './amount-messages'
import type { BreakCalls } from './break-messages'
import type { ChainCalls } from './chain-messages'
import type { CompressionCalls } from './compression-messages'
import type { ExamineCalls } from './examine-messages'
import type { FineTuneCalls } from './fine-tune-messages'
import type { InsideCalls } from './inside-messages'
import type { NumberCalls } from './number-messages'
import type { OwnNetworkCalls } from './own-network-messages'
import type { PhotoInsideCalls } from './photo-inside-messages'
import type { PhotoCalls } from './photo-messages'
import type { PhotoStripCalls } from './photo-strip-messages'
import type { PhotoWhyCalls } from './photo-why-messages'
import type { RaceCalls } from './race-messages'
import type { ReadingCalls } from './reading-messages'
import type { WeightsUseCalls } from './weights-messages'
import type { WhyCalls } from './why-messages'

export type { Checkpoint, SlowStep, TrainReport, TrainSettings, Watch }
export type { PhotoAnswer, PhotoProgress, PhotoSeen } from './photo-messages'

/** What one call carries: its parameters, what it reports on the way, and its result. */
export interface Call {
  params: unknown
  progress: unknown
  result: unknown
}

export type EngineName = 'webgpu' | 'wasm' | 'webgl' | 'cpu'

export interface EngineReport {
  name: EngineName
  /** Threads that really run; 1 unless wasm in an isolated page. */
  threads: number
  /** What the graphics driver calls itself; null for wasm and cpu. */
  adapter: string | null
  /** True for cpu and for graphics emulated on the CPU. */
  software: boolean
}

/** How well an engine computes and how fast it is, measured on itself. */
export interface EngineCheck {
  /** Largest difference from the plain reference: loss, and any gradient entry relative to the largest one. */
  lossError: number
  gradientError: number
  /** One training step of `batch` digits, in milliseconds, best of the few tried; null when `batch` is 0. */
  stepMs: number | null
  batch: number
}

export interface Progress {
  received: number
  total: number
}

export interface TrainerCalls extends ExamineCalls, RaceCalls, ChainCalls, OwnNetworkCalls {
  'engine/start': {
    params: { engine: EngineName; threads: number | 'auto' }
    progress: never
    result: EngineReport
  }
  'engine/check': { params: { base: string; batch: number }; progress: never; result: EngineCheck }
  'data/load': { params: { base: string }; progress: Progress; result: { digits: number } }
  /** Data of the reader's own, for runs whose settings say so; it stays until other data comes. */
  'data/use-own': {
    params: { data: OwnData }
    progress: never
    /** Pictures for training (of which some are held back) and for the test. */
    result: { train: number; test: number; held: number; apart: boolean }
  }
  'train/open': {
    params: { base: string; settings: TrainSettings; checkpoint: Checkpoint | null }
    progress: never
    result: { stepsPerEpoch: number }
  }
  /** New values from the next step on, also while it trains; the settings that say so are the result. */
  'train/change': {
    params: Partial<ChangingSettings & Pick<TrainSettings, 'epochs' | 'stopAt'>>
    progress: never
    result: { settings: TrainSettings }
  }
  /** What the reports' frames are to show. */
  'train/watch': { params: Watch; progress: never; result: null }
  /** One step, told in numbers. */
  'train/slow': { params: null; progress: never; result: SlowStep }
  /** The whole state as it is now. */
  'train/copy': { params: null; progress: never; result: Checkpoint }
  /** Trains until `stopAtStep` or to the end of the last epoch. Aborting it pauses: it resolves with `done: false`. */
  'train/run': {
    params: { stopAtStep: number | null }
    progress: TrainReport
    result: { done: boolean; step: number }
  }
}

export type DigitNetwork = 'shipped' | 'mine'

export interface ClassifierCalls
  extends
    NumberCalls,
    AmountCalls,
    InsideCalls,
    BreakCalls,
    CompressionCalls,
    FineTuneCalls,
    WhyCalls,
    ReadingCalls,
    PhotoCalls,
    PhotoInsideCalls,
    PhotoStripCalls,
    PhotoWhyCalls,
    WeightsUseCalls {
  'engine/start': {
    params: { engine: EngineName; threads: number | 'auto' }
    progress: never
    result: EngineReport
  }
  /** Hands over the reader's own LeNet, as in {@link Checkpoint}. */
  'digits/use-mine': {
    params: Pick<Checkpoint, 'settings' | 'parameters' | 'statistics'>
    progress: never
    result: null
  }
  /**
   * Reads digits of 28x28 ink bytes (0 paper, 255 ink), n one after the other; result n x 10 probabilities, and the scores
   * that softmax made them of: logits, or the negated penalties of RBF units. `plain`: pixels go in from 0 to 1, not
   * scaled as the network learnt them.
   */
  'digits/read': {
    params: { base: string; network: DigitNetwork; pixels: Uint8Array<ArrayBuffer>; plain?: boolean }
    progress: Progress
    result: { probabilities: Float32Array<ArrayBuffer>; scores: Float32Array<ArrayBuffer> }
  }
}

/** Page to worker. */
export type Request =
  { id: number; call: string; params: unknown } | { id: number; abort: true } | { id: number; seen: true }

/** Worker to page. */
export type Reply =
  | { id: number; progress: unknown }
  | { id: number; result: unknown }
  | { id: number; error: { code: ErrorCode | 'aborted'; detail: ErrorDetail } }
