import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { hasSparseFilters } from '@/lib/nn/full-filters'
import type { AnyNetwork } from '@/lib/nn/layers'
import { fittingLosses, requireFittingLoss, type LossSpec } from '@/lib/nn/loss'
import { parameterList } from '@/lib/nn/parameters'
import { statisticsList } from '@/lib/nn/statistics'
import { secondDerivatives } from './curvature'
import { codedDense } from './operations/coded-dense'
import { currentFusion, type Fusion, type Use } from './operations/fusion'
import { lossOperation } from './operations/loss'
import type { Memory, Operation, Parameters, TrainingRun } from './operations/operation'
import { plainOperation } from './operations/plain'
import { planWithFullFilters } from './sparse-plan'

export type LossAndGradients = {
  loss: Tensor
  /** By every parameter, flat. */
  gradients: Tensor1D
  /** Means and unbiased variances of the batch, as `statisticsList`; only where there is batch normalisation. */
  statistics?: Tensor1D
}

export interface Plan {
  readonly spec: AnyNetwork
  /** Number of parameters, the length of a flat vector. */
  readonly size: number
  /** The operations in order; each covers one layer or more. */
  readonly operations: readonly Operation[]
  /**
   * Logits [n, classes] of a batch [n, height, width, channels], or the penalties of RBF units; as after training. The
   * caller disposes them.
   */
  logits(parameters: Parameters, batch: Tensor4D): Tensor2D
  /** What each operation puts out, as {@link logits}; without fusion that is one for each layer. The caller disposes them. */
  outputs(parameters: Parameters, batch: Tensor4D): Tensor[]
  /**
   * Mean loss over the batch and its gradient; the caller disposes all of it.
   * @param labels int32 [n]
   * @param seed decides what dropout drops
   */
  lossAndGradients(parameters: Parameters, batch: Tensor4D, labels: Tensor1D, seed?: number): LossAndGradients
  /** Mean loss of what {@link logits} has answered; the caller disposes it. */
  lossOf(outputs: Tensor2D, labels: Tensor1D): Tensor
  /**
   * Gradient by the batch of a weighted sum of the logits (or penalties), as after training; the caller disposes it.
   * @param weights [n, classes], such as 1 for the class in question and 0 elsewhere
   */
  inputGradient(parameters: Parameters, batch: Tensor4D, weights: Tensor2D): Tensor4D
  /**
   * As {@link inputGradient}, by what the operations of these numbers put out (Grad-CAM asks for the last convolution);
   * without fusion the numbers are those of the layers. The caller disposes them.
   */
  outputGradients(
    parameters: Parameters,
    batch: Tensor4D,
    weights: Tensor2D,
    places: readonly number[],
  ): Tensor[]
  /**
   * The h_kk of stochastic diagonal Levenberg-Marquardt for every parameter, flat, means over the batch; see curvature.ts.
   * The caller disposes it.
   */
  secondDerivatives(parameters: Parameters, batch: Tensor4D, seed?: number): Tensor1D
  /** Gives back what the plan keeps on the engine; the parameters are not its own. */
  dispose(): void
}

export interface PlanOptions {
  use: Use
  /** The first of `fittingLosses` when absent. */
  loss?: LossSpec
  /** False for the plain kernels alone, against which the fused ones are tested. */
  fuse?: boolean
}

/** One plain operation for each layer; a matrix that the engine keeps in codes is used as it is. */
function plainOperations(spec: AnyNetwork): Operation[] {
  const list = parameterList(spec)
  const statistics = statisticsList(spec)
  return spec.layers.map((layer) => {
    const places = list.flatMap(({ name }, i) => (name.startsWith(`${layer.name}.`) ? [i] : []))
    const running = statistics.find(({ name }) => name === `${layer.name}.mean`)?.offset ?? 0
    const plain = plainOperation(layer, places, running)
    return layer.kind === 'dense' ? codedDense(layer, places, plain) : plain
  })
}

/** Puts fused operations in the place of the plain ones that they cover, the longest first. */
function rewrite(plain: Operation[], spec: AnyNetwork, fusion: Fusion, use: Use): Operation[] {
  const operations: Operation[] = []
  for (let at = 0; at < plain.length; at += operations.at(-1)!.layers)
    operations.push(fusion.operation(spec, at, use) ?? plain[at])
  return operations
}

const flattened = (parts: Tensor[]): Tensor1D => {
  const flat = parts.map((part) => (part.rank === 1 ? part : tf.reshape(part, [-1]))) as Tensor1D[]
  return flat.length === 1 ? flat[0] : (tf.concat(flat) as Tensor1D)
}

/**
 * Turns a network, said as data, into a list of operations that run forwards and backwards on the current engine. The
 * gradient is written out operation by operation (no tape): every operation knows its own derivative.
 * @throws CodedError settings-invalid where the loss does not fit the network's last layer
 */
export function buildPlan(spec: AnyNetwork, options: PlanOptions): Plan {
  if (hasSparseFilters(spec)) return planWithFullFilters(spec, (full) => buildPlan(full, options))

  const { use, loss = fittingLosses(spec)[0], fuse = true } = options
  requireFittingLoss(spec, loss)
  const fusion = fuse ? currentFusion() : undefined
  const plain = plainOperations(spec)
  const operations = fusion ? rewrite(plain, spec, fusion, use) : plain
  const lossOf = lossOperation(loss, fusion?.crossEntropy)

  function forward(parameters: Parameters, batch: Tensor4D, keep: boolean, training: TrainingRun | null) {
    const memories: Memory[] = []
    let x: Tensor = batch
    for (const operation of operations) {
      const { y, kept } = operation.forward(x, parameters, keep, training)
      memories.push({ x, y, kept })
      x = y
    }
    return { memories, logits: x as Tensor2D }
  }

  function outputGradients(
    parameters: Parameters,
    batch: Tensor4D,
    weights: Tensor2D,
    places: readonly number[],
  ): Tensor[] {
    const { memories } = forward(parameters, batch, true, null)
    const found = new Map<number, Tensor>()
    let dy: Tensor = weights
    for (let i = operations.length - 1; i >= Math.min(...places); i--) {
      if (places.includes(i)) found.set(i, dy)
      const wanted = { input: i > Math.min(...places), parameters: false }
      if (wanted.input) dy = operations[i].backward(dy, memories[i], parameters, wanted).input!
    }
    // A copy of its own, also where two are one or where it is the weights: the caller disposes each.
    return places.map((place) => tf.clone(found.get(place)!))
  }

  function backward(dLogits: Tensor, memories: Memory[], parameters: Parameters, of: 'parameters' | 'input') {
    let dy = dLogits
    const gradients: Tensor[][] = []
    for (let i = operations.length - 1; i >= 0; i--) {
      const wanted = { input: i > 0 || of === 'input', parameters: of === 'parameters' }
      const result = operations[i].backward(dy, memories[i], parameters, wanted)
      gradients.unshift(result.parameters)
      if (result.input) dy = result.input
    }
    return { input: dy as Tensor4D, parameters: gradients.flat() }
  }

  return {
    spec,
    size: parameterList(spec).reduce((sum, { size }) => sum + size, 0),
    operations,
    logits: (parameters, batch) => tf.tidy(() => forward(parameters, batch, false, null).logits),
    outputs: (parameters, batch) =>
      tf.tidy(() => forward(parameters, batch, false, null).memories.map(({ y }) => y)),
    lossOf: (outputs, labels) => tf.tidy(() => lossOf(outputs, labels).loss),

    lossAndGradients: (parameters, batch, labels, seed = 0) =>
      tf.tidy(() => {
        const training: TrainingRun = { seed, statistics: [] }
        const { memories, logits } = forward(parameters, batch, true, training)
        const { loss, gradient } = lossOf(logits, labels)
        const parts = backward(gradient, memories, parameters, 'parameters').parameters
        const statistics = training.statistics.length > 0 ? flattened(training.statistics) : undefined
        return { loss, gradients: flattened(parts), statistics }
      }),

    inputGradient: (parameters, batch, weights) =>
      tf.tidy(
        () => backward(weights, forward(parameters, batch, true, null).memories, parameters, 'input').input,
      ),

    outputGradients: (parameters, batch, weights, places) =>
      tf.tidy(() => outputGradients(parameters, batch, weights, places)),

    secondDerivatives: (parameters, batch, seed = 0) =>
      tf.tidy(() => flattened(secondDerivatives(spec, plain, loss, parameters, batch, seed))),

    dispose() {},
  }
}
