import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import type { SubsampleLayer } from '@/lib/nn/layers'
import { activate, activationGradient } from './activation'
import { channelSums } from './channel-sums'
import type { Operation } from './operation'
import { runKernel } from './run-kernel'

/** Trained sub-sampling, activation(gain x sum of the window + bias): LeCun et al. 1998, section II.B. */
export function subSampling(layer: SubsampleLayer, [gain, bias]: readonly number[]): Operation {
  const { size, stride, activation } = layer
  const attrs = { filterSize: size, strides: stride, pad: 'valid', dimRoundingMode: 'floor' }
  const window = size * size
  return {
    layers: 1,
    forward(x, parameters) {
      const means = runKernel('AvgPool', { x }, attrs)
      const factor = tf.mul(parameters.tensor(gain), window)
      const sums = tf.add(tf.mul(means, factor), parameters.tensor(bias))
      return { y: activate(sums, activation), kept: [means] }
    },
    backward(dy, { x, y, kept: [means] }, parameters, wanted) {
      const d = activationGradient(dy, y, activation)
      const spread = (by: Tensor) => runKernel('AvgPoolGrad', { dy: by, input: x }, attrs)
      return {
        input: wanted.input ? spread(tf.mul(d, tf.mul(parameters.tensor(gain), window))) : null,
        parameters: wanted.parameters ? [channelSums(tf.mul(tf.mul(d, means), window)), channelSums(d)] : [],
      }
    },
  }
}
