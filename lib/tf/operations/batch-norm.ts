import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import { BATCH_NORM_EPSILON, type BatchNormLayer } from '@/lib/nn/layers'
import { activate, activationGradient } from './activation'
import { channelSums } from './channel-sums'
import type { Operation } from './operation'

/**
 * Batch normalisation (Ioffe and Szegedy 2015, algorithm 1): in training with mean and variance of the batch, else with
 * the running ones.
 * @param statistics place of the layer's running mean in the vector of statistics; its variance follows
 */
export function batchNorm(
  layer: BatchNormLayer,
  [gamma, beta]: readonly number[],
  statistics: number,
): Operation {
  const { activation, epsilon = BATCH_NORM_EPSILON } = layer
  return {
    layers: 1,
    forward(x, parameters, _, training) {
      const channels = x.shape[x.shape.length - 1]
      const count = x.size / channels
      let mean: Tensor1D
      let variance: Tensor1D
      if (training) {
        mean = tf.div(channelSums(x), count)
        variance = tf.div(channelSums(tf.square(tf.sub(x, mean))), count)
        training.statistics.push(mean, tf.mul(variance, count > 1 ? count / (count - 1) : 1))
      } else {
        if (!parameters.statistics) throw new Error(`${layer.name}: there are no running statistics`)
        mean = tf.slice(parameters.statistics, statistics, channels)
        variance = tf.slice(parameters.statistics, statistics + channels, channels)
      }
      const inverse = tf.rsqrt(tf.add(variance, epsilon))
      const normalised = tf.mul(tf.sub(x, mean), inverse)
      const sums = tf.add(tf.mul(normalised, parameters.tensor(gamma)), parameters.tensor(beta))
      // The third says that the statistics are of this batch and move with it.
      return { y: activate(sums, activation), kept: [inverse, normalised, ...(training ? [mean] : [])] }
    },
    backward(dy, { x, y, kept: [inverse, normalised, ofBatch] }, parameters, wanted) {
      const d = activationGradient(dy, y, activation)
      const dBeta = channelSums(d)
      const dGamma = channelSums(tf.mul(d, normalised))
      let passed: Tensor = d
      if (ofBatch) {
        const count = x.size / dBeta.size
        passed = tf.sub(d, tf.div(tf.add(dBeta, tf.mul(normalised, dGamma)), count))
      }
      return {
        input: wanted.input ? tf.mul(passed, tf.mul(parameters.tensor(gamma), inverse)) : null,
        parameters: wanted.parameters ? [dGamma, dBeta] : [],
      }
    },
  }
}
