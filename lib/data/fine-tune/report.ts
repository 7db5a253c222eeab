/** How a tuning stands after an epoch; epoch 0 is before the first step. */
export interface TuneReport {
  epoch: number
  step: number
  /** Mean loss of the epoch's batches as they were learnt from; of epoch 0, of all training examples. */
  loss: number
  /** 0 to 1. */
  trainingAccuracy: number
  /** Null where nothing is held back. */
  validationLoss: number | null
  validationAccuracy: number | null
}
