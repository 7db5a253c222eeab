import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { LrnLayer } from '@/lib/nn/layers'
import { multiply } from './multiply'
import type { Operation } from './operation'

/** Square matrix with a 1 where a map is among the neighbours of another. It is its own transpose. */
function neighbours(channels: number, size: number): Tensor2D {
  const reach = (size - 1) / 2
  const near = new Float32Array(channels * channels)
  for (let i = 0; i < channels; i++)
    near.fill(1, i * channels + Math.max(0, i - reach), i * channels + Math.min(channels, i + reach + 1))
  return tf.tensor2d(near, [channels, channels])
}

/**
 * Local response normalisation across maps: Krizhevsky et al. 2012, section 3.3, alpha not divided by the number of maps.
 * Sums over neighbouring maps are a product with a band of ones: a matrix product is quick on every engine, and not
 * every engine of tfjs has kernels of its own for this layer and its gradient.
 */
export function responseNorm({ size, k, alpha, beta }: LrnLayer): Operation {
  /** Of values [..., channels], each with its neighbours. */
  const around = (x: Tensor): Tensor => {
    const channels = x.shape[x.rank - 1]
    const rows = tf.reshape(x, [-1, channels]) as Tensor2D
    return tf.reshape(multiply(rows, neighbours(channels, size)), x.shape)
  }
  const denominator = (x: Tensor) => tf.add(tf.mul(around(tf.square(x)), alpha), k)
  /** d to the power of -beta. The paper's 0.75 is a root of a root: quicker than a power, and on a graphics card closer. */
  function scale(d: Tensor): Tensor {
    if (beta !== 0.75) return tf.pow(d, -beta)
    const inverseRoot = tf.rsqrt(d)
    return tf.mul(inverseRoot, tf.sqrt(inverseRoot))
  }
  return {
    layers: 1,
    forward(x, _parameters, keep) {
      const d = denominator(x)
      return { y: tf.mul(x, scale(d)), kept: keep ? [d] : [] }
    },
    backward(dy, { x, y, kept: [d] }, _parameters, wanted) {
      if (!wanted.input) return { input: null, parameters: [] }
      // dx_i = dy_i d_i^-beta - 2 alpha beta x_i (sum over the maps j that have i in their sum of dy_j y_j / d_j)
      const pulled = around(tf.div(tf.mul(dy, y), d))
      const own = tf.mul(dy, scale(d))
      return { input: tf.sub(own, tf.mul(tf.mul(x, pulled), 2 * alpha * beta)), parameters: [] }
    },
  }
}
