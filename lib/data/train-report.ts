import type { Checkpoint } from './checkpoint'

/** What a running training tells, about eight times a second. */
export interface TrainReport {
  /** Rows of METRIC_COLUMNS since the last report, none lost. */
  metrics: Float32Array<ArrayBuffer>
  step: number
  stepsPerEpoch: number
  /** Training alone, without looks; 0 when nothing was trained since the last report. */
  imagesPerSecond: number
  /** How long the last unit of work took: what a cancel may have to wait for. */
  unitMs: number
  /** Evaluating on validation or test digits just now (0 to 1), or null while training. */
  evaluating: number | null
  /** C1's kernels, [5,5,1,6] flattened, and the batch's first digits as bytes; at most a few times a second. */
  frame: { kernels: Float32Array<ArrayBuffer>; digits: Uint8Array<ArrayBuffer> } | null
  /** A copy of the whole state every few seconds, so that a dead worker costs little. */
  checkpoint: Checkpoint | null
}
