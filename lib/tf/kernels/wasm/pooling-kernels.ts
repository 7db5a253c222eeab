import * as tf from '@tensorflow/tfjs-core'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { PoolLayer } from '@/lib/nn/spec'
import { place, writeCall } from './call'
import type { KernelModule, WasmBackend } from './module'

export interface PoolingAttributes {
  layer: PoolLayer
  outHeight: number
  outWidth: number
}

/** Registers Pooling {x NHWC}: one item of its job is a row of the output. */
export function registerPooling(module: KernelModule): void {
  tf.registerKernel({
    kernelName: 'Pooling',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend: anyBackend }) => {
      const backend = anyBackend as WasmBackend
      const x = inputs.x as TensorInfo
      const { layer, outHeight, outWidth } = attrs as unknown as PoolingAttributes
      const [pictures, inHeight, inWidth, channels] = x.shape
      const y = backend.makeOutput([pictures, outHeight, outWidth, channels], 'float32')
      const call = writeCall(module, 'pooling', {
        x: place(backend, x),
        y: place(backend, y),
        ...{ inHeight, inWidth, channels, outHeight, outWidth },
        ...{ size: layer.size, stride: layer.stride, averages: layer.mode === 'average' ? 1 : 0 },
      })
      module.pooling(call, pictures)
      return y
    },
  })
}
