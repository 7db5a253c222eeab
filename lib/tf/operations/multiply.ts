import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'

/**
 * Matrix product of a [m,k] and b [k,n]. wasm takes a slow path when a transpose flag is set: there the transposing is
 * a step of its own, everywhere else the engine does it while multiplying.
 */
export function multiply(
  a: Tensor2D,
  b: Tensor2D,
  { transposeA = false, transposeB = false }: { transposeA?: boolean; transposeB?: boolean } = {},
): Tensor2D {
  if (tf.getBackend() !== 'wasm') return tf.matMul(a, b, transposeA, transposeB)
  return tf.matMul(transposeA ? tf.transpose(a) : a, transposeB ? tf.transpose(b) : b)
}
