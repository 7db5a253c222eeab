import type { Checkpoint } from './checkpoint'

/** Values of one layer: NHWC without the batch, flattened. */
export interface LayerValues {
  name: string
  shape: readonly number[]
  values: Float32Array<ArrayBuffer>
}

/** Counts of values in equal stretches from `low` to `high`. */
export interface Histogram {
  low: number
  high: number
  counts: readonly number[]
}

/** What happens in one layer with parameters. */
export interface LayerInsides {
  name: string
  weights: Histogram
  /** Of the last step; null before the first. */
  gradients: Histogram | null
  /** Euclidean lengths. */
  weightNorm: number
  gradientNorm: number | null
  /** Share of the units (every place of a map is one) that are 0 for all digits shown: with ReLU, dead. */
  dead: number | null
  /** Share of the values in the flat part of tanh or sigmoid (beyond 95% of the way to its ends). */
  saturated: number | null
}

export interface Insides {
  layers: readonly LayerInsides[]
  /** Filters of the convolutions, HWIO, zeros where a table has no link. */
  filters: readonly LayerValues[]
  /** What each layer puts out for the digit that the page has chosen; empty without one. */
  activations: readonly LayerValues[]
}

export interface TrainFrame {
  /** C1's kernels, [5,5,1,6] flattened. */
  kernels: Float32Array<ArrayBuffer>
  /** The batch's first digits as bytes, distorted as the network saw them. */
  digits: Uint8Array<ArrayBuffer>
  /** Only where the page watches the insides. */
  insides: Insides | null
}

/** What a running training tells, about eight times a second. */
export interface TrainReport {
  /** Rows of METRIC_COLUMNS since the last report, none lost. */
  metrics: Float32Array<ArrayBuffer>
  step: number
  stepsPerEpoch: number
  /** Training alone, without looks; 0 when nothing was trained since the last report. */
  imagesPerSecond: number
  /** Milliseconds of training alone since the last report. */
  trainedMs: number
  /** How long the last unit of work took: what a cancel may have to wait for. */
  unitMs: number
  /** Evaluating on validation or test digits just now (0 to 1), or null while training. */
  evaluating: number | null
  /** A few times a second. */
  frame: TrainFrame | null
  /** A copy of the whole state every few seconds, so that a dead worker costs little. */
  checkpoint: Checkpoint | null
}

/** What the page wants to see of a run: the insides, and the layers' values for one digit of 784 bytes. */
export interface Watch {
  insides: boolean
  digit: Uint8Array<ArrayBuffer> | null
}

/** One step of training in numbers. */
export interface SlowStep {
  /** Number of the step that was done, from 1. */
  step: number
  learningRate: number
  momentum: number
  /** Digits of the batch, at most the first sixteen: bytes, labels, and what the network gave their own label before. */
  digits: Uint8Array<ArrayBuffer>
  labels: Uint8Array<ArrayBuffer>
  shares: Float32Array<ArrayBuffer>
  /** Number of digits in the whole batch. */
  batch: number
  /** What each layer put out for the first of them, before the step. */
  activations: readonly LayerValues[]
  /** The ten shares of the first digit, before the step. */
  probabilities: Float32Array<ArrayBuffer>
  /** Mean loss of the batch, before the step. */
  loss: number
  /** Each kernel of C1 [5,5,1,6]: before the step, its gradient (the mean over the batch), after the step. */
  before: Float32Array<ArrayBuffer>
  gradient: Float32Array<ArrayBuffer>
  after: Float32Array<ArrayBuffer>
}
