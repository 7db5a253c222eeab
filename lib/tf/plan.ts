import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { parameterList } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'
import { codedDense } from './operations/coded-dense'
import { plainCrossEntropy } from './operations/cross-entropy'
import { currentFusion, type Fusion, type Use } from './operations/fusion'
import type { Memory, Operation, Parameters } from './operations/operation'
import { plainOperation } from './operations/plain'

export interface Plan {
  readonly spec: NetworkSpec
  /** Number of parameters, the length of a flat vector. */
  readonly size: number
  /** The operations in order; each covers one layer or more. */
  readonly operations: readonly Operation[]
  /** Logits [n, classes] of a batch [n, height, width, channels]; the caller disposes them. */
  logits(parameters: Parameters, batch: Tensor4D): Tensor2D
  /**
   * Mean softmax cross-entropy over the batch and its gradient by every parameter, flat; the caller disposes both.
   * @param labels int32 [n]
   */
  lossAndGradients(
    parameters: Parameters,
    batch: Tensor4D,
    labels: Tensor1D,
  ): { loss: Tensor; gradients: Tensor1D }
  /**
   * Gradient by the batch of a weighted sum of the logits; the caller disposes it.
   * @param weights [n, classes], such as 1 for the class in question and 0 elsewhere
   */
  inputGradient(parameters: Parameters, batch: Tensor4D, weights: Tensor2D): Tensor4D
}

export interface PlanOptions {
  use: Use
  /** False for the plain kernels alone, against which the fused ones are tested. */
  fuse?: boolean
}

/** One plain operation for each layer; a matrix that the engine keeps in codes is used as it is. */
function plainOperations(spec: NetworkSpec): Operation[] {
  const list = parameterList(spec)
  return spec.layers.map((layer) => {
    const places = list.flatMap(({ name }, i) => (name.startsWith(`${layer.name}.`) ? [i] : []))
    const plain = plainOperation(layer, places)
    return layer.kind === 'dense' ? codedDense(layer, places, plain) : plain
  })
}

/** Puts fused operations in the place of the plain ones that they cover, the longest first. */
function rewrite(plain: Operation[], spec: NetworkSpec, fusion: Fusion, use: Use): Operation[] {
  const operations: Operation[] = []
  for (let at = 0; at < plain.length; at += operations.at(-1)!.layers)
    operations.push(fusion.operation(spec, at, use) ?? plain[at])
  return operations
}

/**
 * Turns a network, said as data, into a list of operations that run forwards and backwards on the current engine. The
 * gradient is written out operation by operation (no tape): every operation knows its own derivative.
 */
export function buildPlan(spec: NetworkSpec, { use, fuse = true }: PlanOptions): Plan {
  const fusion = fuse ? currentFusion() : undefined
  const plain = plainOperations(spec)
  const operations = fusion ? rewrite(plain, spec, fusion, use) : plain
  const crossEntropy = fusion?.crossEntropy ?? plainCrossEntropy

  function forward(parameters: Parameters, batch: Tensor4D, keep: boolean) {
    const memories: Memory[] = []
    let x: Tensor = batch
    for (const operation of operations) {
      const { y, kept } = operation.forward(x, parameters, keep)
      memories.push({ x, y, kept })
      x = y
    }
    return { memories, logits: x as Tensor2D }
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
    logits: (parameters, batch) => tf.tidy(() => forward(parameters, batch, false).logits),

    lossAndGradients: (parameters, batch, labels) =>
      tf.tidy(() => {
        const { memories, logits } = forward(parameters, batch, true)
        const { loss, gradient } = crossEntropy(logits, labels)
        const parts = backward(gradient, memories, parameters, 'parameters').parameters
        const flat = parts.map((part) => (part.rank === 1 ? part : tf.reshape(part, [-1]))) as Tensor1D[]
        return { loss, gradients: flat.length === 1 ? flat[0] : (tf.concat(flat) as Tensor1D) }
      }),

    inputGradient: (parameters, batch, weights) =>
      tf.tidy(() => backward(weights, forward(parameters, batch, true).memories, parameters, 'input').input),
  }
}
