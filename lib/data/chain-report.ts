/** Steps of one training of a deep chain. */
export const CHAIN_STEPS = 300

/** What a training of a deep chain tells of one step. */
export interface ChainReport {
  step: number
  /** Mean over the step's batch, before the step. */
  loss: number
  /** Length of the gradient of each weight matrix, from the input on, of the same batch. */
  norms: number[]
}
