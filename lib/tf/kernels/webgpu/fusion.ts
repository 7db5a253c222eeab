import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import { setFusion } from '../../operations/fusion'
import { registerCodedDense } from './coded-dense'
import { registerCrossEntropy } from './cross-entropy'
import { createDigitStore, digitInput, registerDigits } from './digits'
import { registerLayers } from './layers-kernels'
import { layersOperation } from './layers-operation'
import { registerSgd } from './sgd'
import type { Tiling } from './tiling'

/** Registers our kernels for the webgpu engine that has just started. */
export function fuseWebgpu(tiling: Tiling): void {
  registerLayers(tiling)
  registerCrossEntropy(tiling)
  registerSgd(tiling)
  registerDigits(tiling)
  registerCodedDense(tiling)
  setFusion('webgpu', {
    operation: (spec, from, use) => (use === 'training' ? layersOperation(spec, from) : null),
    crossEntropy(logits, labels) {
      const made = tf.engine().runKernel('CrossEntropy', { logits, labels })
      const [loss, gradient] = made as unknown as [Tensor1D, Tensor2D]
      return { loss, gradient }
    },
    sgd: (parameters, velocity, gradients, rate, momentum) =>
      tf
        .engine()
        .runKernel('SgdStep', { parameters, velocity, gradients }, { rate, momentum }) as unknown as [
        Tensor1D,
        Tensor1D,
      ],
    digits: { input: digitInput, store: createDigitStore },
  })
}
