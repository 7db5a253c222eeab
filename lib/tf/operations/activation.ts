import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import { SCALED_TANH, type AnyActivation } from '@/lib/nn/layers'

const { amplitude, slope } = SCALED_TANH

/** An activation of every value. */
export function activate(x: Tensor, activation: AnyActivation): Tensor {
  switch (activation) {
    case 'linear':
      return x
    case 'relu':
      return tf.relu(x)
    case 'tanh':
      return tf.tanh(x)
    case 'sigmoid':
      return tf.sigmoid(x)
    case 'scaled-tanh':
      return tf.mul(tf.tanh(tf.mul(x, slope)), amplitude)
    default:
      return activation satisfies never
  }
}

/** Gradient by an activation's argument, from the gradient by its output and the output itself. */
export function activationGradient(dy: Tensor, y: Tensor, activation: AnyActivation): Tensor {
  switch (activation) {
    case 'linear':
      return dy
    case 'relu':
      return tf.mul(dy, tf.step(y))
    case 'tanh':
      return tf.mul(dy, tf.sub(1, tf.square(y)))
    case 'sigmoid':
      return tf.mul(dy, tf.mul(y, tf.sub(1, y)))
    case 'scaled-tanh':
      // With y = A tanh(S a): dy/da = S A (1 - tanh^2) = S A - (S / A) y^2.
      return tf.mul(dy, tf.sub(slope * amplitude, tf.mul(tf.square(y), slope / amplitude)))
    default:
      return activation satisfies never
  }
}
