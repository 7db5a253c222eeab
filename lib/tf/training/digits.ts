import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core'
import { INPUT_SIDE } from '@/lib/data/digit-input'
import { writeScaledDigit, type PixelScaling } from '@/lib/data/digit-scaling'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { currentFusion } from '../operations/fusion'

const INPUT_PIXELS = INPUT_SIDE * INPUT_SIDE

/** Digits of 784 bytes each, one after the other, as LeNet's input [n,32,32,1]; the caller disposes it. */
export function digitsTensor(pixels: Uint8Array, scaling: PixelScaling = 'standardised'): Tensor4D {
  const onDevice = currentFusion()?.digits
  if (onDevice) return onDevice.input(pixels, scaling)
  const count = pixels.length / DIGIT_PIXELS
  const inputs = new Float32Array(count * INPUT_PIXELS)
  for (let i = 0; i < count; i++)
    writeScaledDigit(pixels, i * DIGIT_PIXELS, inputs, i * INPUT_PIXELS, scaling)
  return tf.tensor4d(inputs, [count, INPUT_SIDE, INPUT_SIDE, 1])
}

/** Labels 0 to 9, int32 [n]; the caller disposes it. */
export function labelsTensor(labels: Uint8Array): Tensor1D {
  return tf.tensor1d(Int32Array.from(labels), 'int32')
}
