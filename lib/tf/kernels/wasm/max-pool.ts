import * as tf from '@tensorflow/tfjs-core'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import { place } from './call'
import type { KernelModule, WasmBackend } from './module'

interface Attributes {
  filterSize: number
  strides: number
}

/**
 * Replaces MaxPoolGrad of tfjs-backend-wasm 4.22, which gives no gradient at all to a window that holds no value above
 * zero (as after tanh). Square windows without padding, which is all that our layers have.
 */
export function registerMaxPoolGradient(kernels: KernelModule): void {
  tf.unregisterKernel('MaxPoolGrad', 'wasm')
  tf.registerKernel({
    kernelName: 'MaxPoolGrad',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend: anyBackend }) => {
      const backend = anyBackend as WasmBackend
      const { dy, input } = inputs as Record<string, TensorInfo>
      const { filterSize, strides } = attrs as unknown as Attributes
      const dx = backend.makeOutput(input.shape, 'float32')
      const [x, g, out] = [input, dy, dx].map((info) => place(backend, info))
      const [batch, height, width, channels] = input.shape
      const [, outHeight, outWidth] = dy.shape
      kernels.maxPoolGradient(
        ...[x, g, out, batch, height, width, channels, outHeight, outWidth, filterSize, strides],
      )
      return dx
    },
  })
}
