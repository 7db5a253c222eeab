import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { codeCentres } from '@/lib/nn/digit-codes'
import type { RbfLayer } from '@/lib/nn/layers'
import { multiply } from './multiply'
import type { Operation } from './operation'

/** The fixed centres, [classes, units]. */
export const centresTensor = ({ codes }: RbfLayer): Tensor2D => {
  const centres = codeCentres(codes)
  return tf.tensor2d(centres, [codes.length, centres.length / codes.length])
}

/**
 * Squared distances from the centres (LeCun et al. 1998, equation 7), as |x|^2 - 2 x w + |w|^2: a matrix product instead
 * of every difference by itself.
 */
export function radialBasis(layer: RbfLayer): Operation {
  return {
    layers: 1,
    forward(x) {
      const centres = centresTensor(layer)
      const own = tf.sum(tf.square(x), 1, true)
      const fixed = tf.sum(tf.square(centres), 1)
      const products = multiply(x as Tensor2D, centres, { transposeB: true })
      return { y: tf.add(tf.sub(own, tf.mul(products, 2)), fixed), kept: [] }
    },
    backward(dy, { x }, _, wanted) {
      if (!wanted.input) return { input: null, parameters: [] }
      // d/dx of the sum of dy_i |x - w_i|^2 = 2 (x sum of dy - dy w).
      const pulled = multiply(dy as Tensor2D, centresTensor(layer))
      return { input: tf.mul(tf.sub(tf.mul(x, tf.sum(dy, 1, true)), pulled), 2), parameters: [] }
    },
  }
}
