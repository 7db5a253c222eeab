import { setFusion } from '../../operations/fusion'
import { trainingKernels } from '../../operations/training-kernels'
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
    ...trainingKernels,
    digits: { input: digitInput, store: createDigitStore },
  })
}
