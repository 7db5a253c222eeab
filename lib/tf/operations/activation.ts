import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import type { Activation } from '@/lib/nn/spec'

/** Gradient by an activation's argument, from the gradient by its output and the output itself. */
export function activationGradient(dy: Tensor, y: Tensor, activation: Activation): Tensor {
  switch (activation) {
    case 'linear':
      return dy
    case 'relu':
      return tf.mul(dy, tf.step(y))
    case 'tanh':
      return tf.mul(dy, tf.sub(1, tf.square(y)))
    case 'sigmoid':
      return tf.mul(dy, tf.mul(y, tf.sub(1, y)))
    default:
      return activation satisfies never
  }
}
