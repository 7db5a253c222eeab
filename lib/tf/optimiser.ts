import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'

export interface Optimiser {
  /** New parameters after step number `step` (from 1); the caller disposes the old ones and the gradients. */
  update(parameters: Tensor1D, gradients: Tensor1D, step: number, learningRate: number): Tensor1D
  /** The state as one flat tensor per moment, owned by the optimiser. */
  state(): readonly Tensor1D[]
  dispose(): void
}

type Update = (
  moments: readonly Tensor1D[],
  gradients: Tensor1D,
  step: number,
  rate: number,
) => {
  moments: Tensor1D[]
  /** What is subtracted from the parameters. */
  change: Tensor1D
}

/** Moments over one flat vector: a handful of kernels a step, however many layers the network has. */
function overMoments(count: number, size: number, kept: Float32Array | null, compute: Update): Optimiser {
  let moments = Array.from({ length: count }, (_, i) =>
    kept ? tf.tensor1d(kept.slice(i * size, (i + 1) * size)) : (tf.zeros([size]) as Tensor1D),
  )
  return {
    update(parameters, gradients, step, rate) {
      const old = moments
      const { next, updated } = tf.tidy(() => {
        const { moments: fresh, change } = compute(old, gradients, step, rate)
        return { next: fresh, updated: tf.sub(parameters, change) as Tensor1D }
      })
      moments = next
      tf.dispose(old)
      return updated
    },
    state: () => moments,
    dispose: () => tf.dispose(moments),
  }
}

/** Momentum as in Krizhevsky 2012 §5: v <- m v + rate g; w <- w - v. With momentum 0 it is plain SGD. */
export const createSgd = (size: number, momentum: number, kept: Float32Array | null = null): Optimiser =>
  overMoments(1, size, kept, ([velocity], gradients, _, rate) => {
    const next = tf.add(tf.mul(velocity, momentum), tf.mul(gradients, rate)) as Tensor1D
    return { moments: [next], change: next }
  })

const BETA1 = 0.9
const BETA2 = 0.999
const EPSILON = 1e-8

/** Adam, Kingma and Ba 2015, algorithm 1 (in the form with the corrected rate of section 2). */
export const createAdam = (size: number, kept: Float32Array | null = null): Optimiser =>
  overMoments(2, size, kept, ([first, second], gradients, step, rate) => {
    const m = tf.add(tf.mul(first, BETA1), tf.mul(gradients, 1 - BETA1)) as Tensor1D
    const v = tf.add(tf.mul(second, BETA2), tf.mul(tf.square(gradients), 1 - BETA2)) as Tensor1D
    const corrected = (rate * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step)
    const change = tf.div(tf.mul(m, corrected), tf.add(tf.sqrt(v), EPSILON)) as Tensor1D
    return { moments: [m, v], change }
  })
