import type { InLenetsPlace, TrainSettings } from '@/lib/data/train-settings'

/** What the training of a reader's own network tells on the way. */
export interface OwnNetworkProgress {
  /** Rows of METRIC_COLUMNS since the last report. */
  metrics: Float32Array<ArrayBuffer>
  step: number
  /** Training alone; 0 when nothing was trained since the last report. */
  imagesPerSecond: number
  /** How long the last unit of work took, ms: what a cancel may have to wait for. */
  unitMs: number
  /** Share of a look at held-back digits that is done, or null while training. */
  evaluating: number | null
}

export interface OwnNetworkCalls {
  /** Opens a training of `settings.spec` beside the others that may be open; one that was open before ends. */
  'own-network/open': {
    params: { base: string; settings: TrainSettings & Required<Pick<InLenetsPlace, 'spec'>> }
    progress: never
    result: { stepsPerEpoch: number }
  }
  /** Trains to the end of the last epoch. Aborting it pauses: it resolves with `done: false`. */
  'own-network/run': { params: null; progress: OwnNetworkProgress; result: { done: boolean; step: number } }
  /** The network as it is now, in the order of `parameterList` and `statisticsList`. */
  'own-network/copy': {
    params: null
    progress: never
    result: { parameters: Float32Array<ArrayBuffer>; statistics: Float32Array<ArrayBuffer> }
  }
  'own-network/close': { params: null; progress: never; result: null }
}
