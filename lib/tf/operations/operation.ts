import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'

/** A weight matrix [in, out] that stays in its codes, as coded-dense.ts describes it. */
export interface CodedMatrix {
  readonly inputs: number
  readonly outputs: number
  /** Neighbouring outputs that share a codebook: 1, or a multiple of four. */
  readonly outputsPerBook: number
  /** What the engine keeps of it: codes, and what turns them back into values. */
  readonly tensors: Readonly<Record<string, Tensor>>
}

/** Where operations find the numbers of a network; indices are those of `parameterList`. */
export interface Parameters {
  /** Everything in one tensor, as in training; null where each parameter has a tensor of its own. */
  readonly flat: Tensor1D | null
  /** Running statistics of batch normalisation, in the order of `statisticsList`; null where the network has none. */
  readonly statistics: Tensor1D | null
  /** A parameter in its shape (convolution HWIO, dense [in, out], bias [out]); never dispose it. */
  tensor(index: number): Tensor
  /** The matrix in codes, where it is kept so; `tensor(index)` is not there then. */
  codes(index: number): CodedMatrix | null
  /** Where these are parts of others: what operations make of them is kept with those, under this name. */
  readonly within?: { parameters: Parameters; name: string }
  /** Bytes that all of it takes on the engine, with what operations have made of it (weights in another order). */
  bytesHeld(): number
  dispose(): void
}

/** What an operation needs again on the way back. */
export interface Memory {
  x: Tensor
  y: Tensor
  /** What it kept besides. */
  kept: readonly Tensor[]
}

/** Which gradients are asked for. */
export interface Wanted {
  /** False for the first layer in training, whose input is the picture. */
  input: boolean
  /** False where only the input matters, as for a saliency map. */
  parameters: boolean
}

/** How a network runs while it is trained: dropout drops, batch normalisation takes the statistics of the batch. */
export interface TrainingRun {
  /** Decides what dropout drops. */
  seed: number
  /** Batch normalisation adds its batch's means and unbiased variances here, in the order of `statisticsList`. */
  statistics: Tensor1D[]
}

/** One step of a plan, for one layer or for several in a row: NHWC in, NHWC out. */
export interface Operation {
  /** How many layers of the spec it computes. */
  readonly layers: number
  /**
   * Tensors it makes belong to the tidy around the plan.
   * @param keep whether `backward` will follow
   * @param training null where the network answers as it does after training
   */
  forward(
    x: Tensor,
    parameters: Parameters,
    keep: boolean,
    training: TrainingRun | null,
  ): { y: Tensor; kept: readonly Tensor[] }
  /**
   * @param dy gradient of the loss by this operation's output
   * @returns gradients by the input, and by its parameters in their order, each flat or several joined in one
   */
  backward(
    dy: Tensor,
    memory: Memory,
    parameters: Parameters,
    wanted: Wanted,
  ): { input: Tensor | null; parameters: Tensor[] }
}
