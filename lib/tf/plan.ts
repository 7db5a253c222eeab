import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { parameterList } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'
import { operation, type Operation } from './operations'

export interface Plan {
  readonly spec: NetworkSpec
  /** Number of parameters, the length of a flat vector. */
  readonly size: number
  /** Makes the tensors of all parameters from a flat vector (order of `parameterList`); the caller disposes them. */
  tensors(flat: Float32Array): Tensor[]
  /** Cuts a flat tensor into parameters; the caller disposes them. */
  unpack(flat: Tensor1D): Tensor[]
  /** Logits [n, classes] of a batch [n, height, width, channels]; the caller disposes them. */
  logits(parameters: readonly Tensor[], batch: Tensor4D): Tensor2D
  /**
   * Mean softmax cross-entropy over the batch and its gradient by every parameter, flat.
   * @param targets one-hot, [n, classes]
   */
  lossAndGradients(
    parameters: readonly Tensor[],
    batch: Tensor4D,
    targets: Tensor2D,
  ): { loss: Tensor; gradients: Tensor1D }
}

/** log softmax of logits [n, classes], row by row, safe for large logits. */
export function logSoftmax(logits: Tensor2D): Tensor2D {
  return tf.tidy(() => {
    const shifted = tf.sub(logits, tf.max(logits, 1, true))
    return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true))) as Tensor2D
  })
}

/**
 * Turns a network, said as data, into a list of operations that run forwards and backwards on the current engine. The
 * gradient is written out layer by layer (no tape): every operation here knows its own derivative.
 */
export function buildPlan(spec: NetworkSpec): Plan {
  const operations: Operation[] = spec.layers.map(operation)
  const list = parameterList(spec)
  const size = list.reduce((sum, { size }) => sum + size, 0)
  // Each operation takes its parameters from the list in order: weight, then bias, or none.
  const owned = spec.layers.map((layer) =>
    list.flatMap((p, i) => (p.name.startsWith(`${layer.name}.`) ? [i] : [])),
  )

  return {
    spec,
    size,
    tensors: (flat) =>
      list.map(({ shape, offset, size }) => tf.tensor(flat.subarray(offset, offset + size), [...shape])),
    unpack: (flat) =>
      list.map(({ shape, offset, size }) =>
        tf.tidy(() => tf.reshape(tf.slice(flat, offset, size), [...shape])),
      ),

    logits: (parameters, batch) =>
      tf.tidy(
        () =>
          operations.reduce<Tensor>(
            (x, op, i) =>
              op.forward(
                x,
                owned[i].map((k) => parameters[k]),
              ),
            batch,
          ) as Tensor2D,
      ),

    lossAndGradients: (parameters, batch, targets) =>
      tf.tidy(() => {
        const inputs: Tensor[] = []
        let x: Tensor = batch
        const own = owned.map((indices) => indices.map((k) => parameters[k]))
        operations.forEach((op, i) => {
          inputs.push(x)
          x = op.forward(x, own[i])
        })
        const outputs = [...inputs.slice(1), x]
        const logProbabilities = logSoftmax(x as Tensor2D)
        const count = batch.shape[0]
        const loss = tf.mul(tf.sum(tf.mul(targets, logProbabilities)), -1 / count)

        // d loss / d logits = (softmax - target) / n
        let dy: Tensor = tf.mul(tf.sub(tf.exp(logProbabilities), targets), 1 / count)
        const gradients: Tensor[] = new Array(list.length)
        for (let i = operations.length - 1; i >= 0; i--) {
          const result = operations[i].backward(dy, inputs[i], outputs[i], own[i], i > 0)
          owned[i].forEach((k, j) => (gradients[k] = tf.reshape(result.parameters[j], [-1])))
          if (result.input) dy = result.input
        }
        return { loss, gradients: tf.concat(gradients) as Tensor1D }
      }),
  }
}
