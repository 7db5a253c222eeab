import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'

/** log softmax of logits [n, classes], row by row, safe for large logits. */
function logSoftmax(logits: Tensor2D): Tensor2D {
  const shifted = tf.sub(logits, tf.max(logits, 1, true))
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true))) as Tensor2D
}

/** 1 in the column of its label, 0 elsewhere: [n, classes]. */
export function oneHot(labels: Tensor1D, classes: number): Tensor2D {
  // Not tf.oneHot: on wasm it gives whole numbers whatever type is asked for.
  const columns = tf.range(0, classes, 1, 'int32')
  return tf.cast(tf.equal(tf.reshape(labels, [-1, 1]), columns), 'float32') as Tensor2D
}

/**
 * Mean softmax cross-entropy of logits [n, classes] and labels (int32 [n]), and its gradient by the logits, with the
 * kernels that every engine has: d loss / d logits = (softmax - target) / n.
 */
export function plainCrossEntropy(logits: Tensor2D, labels: Tensor1D): { loss: Tensor; gradient: Tensor2D } {
  return tf.tidy(() => {
    const [count, classes] = logits.shape
    const targets = oneHot(labels, classes)
    const logProbabilities = logSoftmax(logits)
    return {
      loss: tf.mul(tf.sum(tf.mul(targets, logProbabilities)), -1 / count) as Tensor,
      gradient: tf.mul(tf.sub(tf.exp(logProbabilities), targets), 1 / count) as Tensor2D,
    }
  })
}
