import type { TrainSettings } from './train-settings'

/** All that is needed to go on training exactly where a run stood. */
export interface Checkpoint {
  settings: TrainSettings
  /** Steps done. */
  step: number
  /** All trainable parameters, in the order of `parameterList(spec)`, flattened. */
  parameters: Float32Array<ArrayBuffer>
  /** The optimiser's state, flattened: momentum, or Adam's two moments one after the other. */
  optimiser: Float32Array<ArrayBuffer>
  /** Rows of METRIC_COLUMNS so far. */
  metrics: Float32Array<ArrayBuffer>
}

/** Columns of a row of metrics; NaN where a row does not know a value. Accuracies are 0 to 1. */
export const METRIC_COLUMNS = ['step', 'loss', 'validationAccuracy', 'testAccuracy'] as const
