import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import type { TrainSettings } from '@/lib/data/train-settings'
import { LEVENBERG_MARQUARDT_FLOOR } from '@/lib/nn/levenberg-marquardt'
import { currentFusion } from './operations/fusion'

/** What of a step may change from one to the next. */
export interface StepRates {
  learningRate: number
  momentum: number
  weightDecay: number
}

export interface Optimiser {
  /** New parameters after step number `step` (from 1); the caller disposes the old ones and the gradients. */
  update(parameters: Tensor1D, gradients: Tensor1D, step: number, rates: StepRates): Tensor1D
  /** Takes over (and later disposes) second derivatives h_kk; only where the method asks for them. */
  curvature?(h: Tensor1D): void
  /** The state as one flat tensor per moment, owned by the optimiser. */
  state(): readonly Tensor1D[]
  dispose(): void
}

/** New parameters and moments from the old ones; made inside a tidy. */
type Update = (
  old: { parameters: Tensor1D; moments: readonly Tensor1D[] },
  gradients: Tensor1D,
  step: number,
  rates: StepRates,
) => { parameters: Tensor1D; moments: readonly Tensor1D[] }

/** Moments over one flat vector: a handful of kernels a step, however many layers the network has. */
function overMoments(count: number, size: number, kept: Float32Array | null, compute: Update) {
  let moments: readonly Tensor1D[] = Array.from({ length: count }, (_, i) =>
    kept ? tf.tensor1d(kept.slice(i * size, (i + 1) * size)) : (tf.zeros([size]) as Tensor1D),
  )
  const replace = (next: readonly Tensor1D[]) => {
    if (next !== moments) tf.dispose([...moments])
    moments = next
  }
  return {
    replace,
    optimiser: {
      update(parameters, gradients, step, rates) {
        const old = moments
        const next = tf.tidy(() => {
          const { weightDecay } = rates
          // Krizhevsky et al. 2012, section 5: the decay is a part of the gradient, so momentum carries it, too.
          const pulled =
            weightDecay === 0 ? gradients : (tf.add(gradients, tf.mul(parameters, weightDecay)) as Tensor1D)
          const { parameters: updated, moments } = compute({ parameters, moments: old }, pulled, step, rates)
          return { updated, moments: moments === old ? [] : [...moments] }
        })
        if (next.moments.length > 0) replace(next.moments)
        return next.updated
      },
      state: () => moments,
      dispose: () => tf.dispose([...moments]),
    } satisfies Optimiser,
  }
}

/** Momentum as in Krizhevsky 2012 §5: v <- m v + rate g; w <- w - v. With momentum 0 it is plain SGD. */
export function createSgd(size: number, kept: Float32Array | null = null): Optimiser {
  const fused = currentFusion()?.sgd
  return overMoments(
    1,
    size,
    kept,
    ({ parameters, moments: [velocity] }, gradients, _, { learningRate, momentum }) => {
      if (fused) {
        const [next, moved] = fused(parameters, velocity, gradients, learningRate, momentum)
        return { parameters: next, moments: [moved] }
      }
      const next = tf.add(tf.mul(velocity, momentum), tf.mul(gradients, learningRate)) as Tensor1D
      return { parameters: tf.sub(parameters, next) as Tensor1D, moments: [next] }
    },
  ).optimiser
}

const BETA1 = 0.9
const BETA2 = 0.999
const EPSILON = 1e-8

/** Adam, Kingma and Ba 2015, algorithm 1 (in the form with the corrected rate of section 2). */
export const createAdam = (size: number, kept: Float32Array | null = null): Optimiser =>
  overMoments(
    2,
    size,
    kept,
    ({ parameters, moments: [first, second] }, gradients, step, { learningRate }) => {
      const m = tf.add(tf.mul(first, BETA1), tf.mul(gradients, 1 - BETA1)) as Tensor1D
      const v = tf.add(tf.mul(second, BETA2), tf.mul(tf.square(gradients), 1 - BETA2)) as Tensor1D
      const corrected = (learningRate * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step)
      const change = tf.div(tf.mul(m, corrected), tf.add(tf.sqrt(v), EPSILON)) as Tensor1D
      return { parameters: tf.sub(parameters, change) as Tensor1D, moments: [m, v] }
    },
  ).optimiser

/**
 * Stochastic diagonal Levenberg-Marquardt, LeCun et al. 1998, section III.B and appendix C: w <- w - rate / (mu + h) g,
 * with h from {@link Optimiser.curvature}; mu is ours.
 */
export function createLevenbergMarquardt(size: number, kept: Float32Array | null = null): Optimiser {
  const { optimiser, replace } = overMoments(
    1,
    size,
    kept,
    ({ parameters, moments }, gradients, _, { learningRate }) => {
      const scaled = tf.div(tf.mul(gradients, learningRate), tf.add(moments[0], LEVENBERG_MARQUARDT_FLOOR))
      return { parameters: tf.sub(parameters, scaled) as Tensor1D, moments }
    },
  )
  return { ...optimiser, curvature: (h) => replace([h]) }
}

export function createOptimiser(
  name: TrainSettings['optimiser'],
  size: number,
  kept: Float32Array | null,
): Optimiser {
  switch (name) {
    case 'sgd':
      return createSgd(size, kept)
    case 'adam':
      return createAdam(size, kept)
    case 'levenberg-marquardt':
      return createLevenbergMarquardt(size, kept)
    default:
      return name satisfies never
  }
}
