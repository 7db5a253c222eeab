import type { TrainSettings } from './train-settings'

/** All that is needed to go on training exactly where a run stood. */
export interface Checkpoint {
  settings: TrainSettings
  /** Steps done. */
  step: number
  /** All trainable parameters, in the order of `parameterList(spec)`, flattened. */
  parameters: Float32Array<ArrayBuffer>
  /** Running statistics of batch normalisation, in the order of `statisticsList(spec)`; empty without it. */
  statistics: Float32Array<ArrayBuffer>
  /** The optimiser's state, flattened: momentum, Adam's two moments one after the other, or second derivatives. */
  optimiser: Float32Array<ArrayBuffer>
  /** Rows of METRIC_COLUMNS so far. */
  metrics: Float32Array<ArrayBuffer>
}

/**
 * Columns of a row of metrics; NaN where a row does not know a value. Accuracies are 0 to 1. A row tells either of
 * training (loss: the mean over the batches since the last such row) or of a look, which alone knows a
 * `trainingAccuracy`. `learningRate` is that of the row's last step.
 */
export const METRIC_COLUMNS = [
  'step',
  'loss',
  'validationAccuracy',
  'testAccuracy',
  'trainingAccuracy',
  'validationLoss',
  'learningRate',
  'gradientNorm',
] as const

export type Metrics = Record<(typeof METRIC_COLUMNS)[number], number>

/** One row, NaN where nothing is said. */
export const metricRow = (values: Partial<Metrics>): number[] =>
  METRIC_COLUMNS.map((name) => values[name] ?? NaN)

/** Rows read back. */
export function readMetrics(rows: ArrayLike<number>): Metrics[] {
  const width = METRIC_COLUMNS.length
  return Array.from(
    { length: Math.floor(rows.length / width) },
    (_, row) => Object.fromEntries(METRIC_COLUMNS.map((name, i) => [name, rows[row * width + i]])) as Metrics,
  )
}

export const isLook = ({ trainingAccuracy }: Metrics): boolean => !Number.isNaN(trainingAccuracy)
