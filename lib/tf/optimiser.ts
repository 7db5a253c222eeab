import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import { currentFusion } from './operations/fusion'

export interface Optimiser {
  /** New parameters after step number `step` (from 1); the caller disposes the old ones and the gradients. */
  update(parameters: Tensor1D, gradients: Tensor1D, step: number, learningRate: number): Tensor1D
  /** The state as one flat tensor per moment, owned by the optimiser. */
  state(): readonly Tensor1D[]
  dispose(): void
}

/** New parameters and moments from the old ones; made inside a tidy. */
type Update = (
  old: { parameters: Tensor1D; moments: readonly Tensor1D[] },
  gradients: Tensor1D,
  step: number,
  rate: number,
) => { parameters: Tensor1D; moments: Tensor1D[] }

/** Moments over one flat vector: a handful of kernels a step, however many layers the network has. */
function overMoments(count: number, size: number, kept: Float32Array | null, compute: Update): Optimiser {
  let moments = Array.from({ length: count }, (_, i) =>
    kept ? tf.tensor1d(kept.slice(i * size, (i + 1) * size)) : (tf.zeros([size]) as Tensor1D),
  )
  return {
    update(parameters, gradients, step, rate) {
      const old = moments
      const next = tf.tidy(() => compute({ parameters, moments: old }, gradients, step, rate))
      moments = next.moments
      tf.dispose(old)
      return next.parameters
    },
    state: () => moments,
    dispose: () => tf.dispose(moments),
  }
}

/** Momentum as in Krizhevsky 2012 §5: v <- m v + rate g; w <- w - v. With momentum 0 it is plain SGD. */
export function createSgd(size: number, momentum: number, kept: Float32Array | null = null): Optimiser {
  const fused = currentFusion()?.sgd
  return overMoments(1, size, kept, ({ parameters, moments: [velocity] }, gradients, _, rate) => {
    if (fused) {
      const [next, moved] = fused(parameters, velocity, gradients, rate, momentum)
      return { parameters: next, moments: [moved] }
    }
    const next = tf.add(tf.mul(velocity, momentum), tf.mul(gradients, rate)) as Tensor1D
    return { parameters: tf.sub(parameters, next) as Tensor1D, moments: [next] }
  })
}

const BETA1 = 0.9
const BETA2 = 0.999
const EPSILON = 1e-8

/** Adam, Kingma and Ba 2015, algorithm 1 (in the form with the corrected rate of section 2). */
export const createAdam = (size: number, kept: Float32Array | null = null): Optimiser =>
  overMoments(2, size, kept, ({ parameters, moments: [first, second] }, gradients, step, rate) => {
    const m = tf.add(tf.mul(first, BETA1), tf.mul(gradients, 1 - BETA1)) as Tensor1D
    const v = tf.add(tf.mul(second, BETA2), tf.mul(tf.square(gradients), 1 - BETA2)) as Tensor1D
    const corrected = (rate * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step)
    const change = tf.div(tf.mul(m, corrected), tf.add(tf.sqrt(v), EPSILON)) as Tensor1D
    return { parameters: tf.sub(parameters, change) as Tensor1D, moments: [m, v] }
  })
