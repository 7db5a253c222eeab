import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import type { Fusion } from './fusion'

/**
 * The kernels of a training step that engines of ours register under the same names:
 * - CrossEntropy {logits [n, classes], labels int32 [n]} to [mean loss, gradient by the logits]
 * - SgdStep {parameters, velocity, gradients}, attributes {rate, momentum} to [parameters, velocity], both new
 */
export const trainingKernels: Required<Pick<Fusion, 'crossEntropy' | 'sgd'>> = {
  crossEntropy(logits, labels) {
    const made = tf.engine().runKernel('CrossEntropy', { logits, labels })
    const [loss, gradient] = made as unknown as [Tensor, Tensor2D]
    return { loss, gradient }
  },
  sgd(parameters, velocity, gradients, rate, momentum) {
    const made = tf.engine().runKernel('SgdStep', { parameters, velocity, gradients }, { rate, momentum })
    return made as unknown as [Tensor1D, Tensor1D]
  },
}
