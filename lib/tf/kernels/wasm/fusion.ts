import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D, Tensor2D, TensorInfo } from '@tensorflow/tfjs-core'
import { setFusion } from '../../operations/fusion'
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
  const place = ({ dataId }: TensorInfo) => backend.dataIdMap.get(dataId).memoryOffset
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
      const value = kernels.crossEntropy(place(logits), place(labels), place(gradient), n, classes)
      new Float32Array(kernels.memory.buffer, place(loss), 1)[0] = value
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
      const [w, v] = made.map(place)
      kernels.sgd(place(parameters), place(velocity), place(gradients), w, v, count, rate, momentum)
      return made
    },
  })

  setFusion('wasm', {
    operation: (spec, from, use) =>
      use === 'training' ? lanesOperation(spec, from) : inferenceOperation(spec, from),
    crossEntropy(logits, labels) {
      const [loss, gradient] = tf.engine().runKernel('CrossEntropy', { logits, labels }) as unknown as [
        Tensor1D,
        Tensor2D,
      ]
      return { loss, gradient }
    },
    sgd: (parameters, velocity, gradients, rate, momentum) =>
      tf
        .engine()
        .runKernel('SgdStep', { parameters, velocity, gradients }, { rate, momentum }) as unknown as [
        Tensor1D,
        Tensor1D,
      ],
  })
  return kernels
}
