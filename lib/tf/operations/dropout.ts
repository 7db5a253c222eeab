import * as tf from '@tensorflow/tfjs-core'
import { dropoutMask } from '@/lib/data/dropout-mask'
import type { DropoutLayer } from '@/lib/nn/layers'
import type { Operation } from './operation'

/**
 * Dropout in its inverted form: in training each value stays with probability 1 - rate and is divided by that, else it
 * is 0; otherwise nothing happens. Which values stay is drawn from the step's seed, the same on every engine.
 */
export function dropout({ name, rate }: DropoutLayer): Operation {
  return {
    layers: 1,
    forward(x, _, keep, training) {
      if (!training) return { y: x, kept: [] }
      const mask = dropoutMask(training.seed, name, rate, x.size)
      const factors = tf.tensor(
        mask.map((kept) => kept / (1 - rate)),
        x.shape,
      )
      return { y: tf.mul(x, factors), kept: keep ? [factors] : [] }
    },
    backward: (dy, { kept: [factors] }) => ({ input: factors ? tf.mul(dy, factors) : dy, parameters: [] }),
  }
}
