import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import { multiply } from './multiply'

/** Sum over all but the last axis, as a product with a row of ones: engines sum far slower than they multiply. */
export function channelSums(values: Tensor): Tensor1D {
  const channels = values.shape[values.shape.length - 1]
  const rows = values.size / channels
  const matrix = tf.reshape(values, [rows, channels]) as Tensor2D
  return tf.reshape(multiply(tf.ones([1, rows]), matrix), [channels])
}
