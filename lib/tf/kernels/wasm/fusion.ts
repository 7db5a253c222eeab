import * as tf from '@tensorflow/tfjs-core'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import { setFusion } from '../../operations/fusion'
import { trainingKernels } from '../../operations/training-kernels'
import { place } from './call'
import { registerConvolution } from './convolution-kernels'
import { registerDense } from './dense-kernels'
import { inferenceOperation } from './inference-operations'
import { registerLanes } from './lanes-kernels'
import { lanesOperation } from './lanes-operation'
import { registerMaxPoolGradient } from './max-pool'
import { loadKernels, type KernelModule, type WasmBackend } from './module'
import { registerPooling } from './pooling-kernels'

/** Loads our kernels into the wasm engine that has just started, for so many threads to share. */
export async function fuseWasm(backend: WasmBackend, threads: number): Promise<KernelModule> {
  const kernels = await loadKernels(backend, threads)
  const at = (info: TensorInfo) => place(backend, info)
  registerLanes(kernels)
  registerMaxPoolGradient(kernels)
  registerConvolution(kernels)
  registerDense(kernels)
  registerPooling(kernels)

  tf.registerKernel({
    kernelName: 'CrossEntropy',
    backendName: 'wasm',
    kernelFunc: ({ inputs }) => {
      const { logits, labels } = inputs as Record<string, TensorInfo>
      const [n, classes] = logits.shape
      const loss = backend.makeOutput([], 'float32')
      const gradient = backend.makeOutput([n, classes], 'float32')
      const value = kernels.crossEntropy(at(logits), at(labels), at(gradient), n, classes)
      new Float32Array(kernels.memory.buffer, at(loss), 1)[0] = value
      return [loss, gradient]
    },
  })
  tf.registerKernel({
    kernelName: 'SgdStep',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) => {
      const { parameters, velocity, gradients } = inputs as Record<string, TensorInfo>
      const { rate, momentum } = attrs as { rate: number; momentum: number }
      const [count] = parameters.shape
      const made = [backend.makeOutput([count], 'float32'), backend.makeOutput([count], 'float32')]
      const [w, v] = made.map(at)
      kernels.sgd(at(parameters), at(velocity), at(gradients), w, v, count, rate, momentum)
      return made
    },
  })

  setFusion('wasm', {
    operation: (spec, from, use) =>
      use === 'training' ? lanesOperation(spec, from) : inferenceOperation(spec, from),
    ...trainingKernels,
  })
  return kernels
}
