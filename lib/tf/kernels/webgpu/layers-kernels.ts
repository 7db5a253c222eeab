import * as tf from '@tensorflow/tfjs-core'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { runInputGradient } from './input-gradient'
import { runWeighted } from './forward'
import { runToExamples, runToFeatures } from './layout'
import { runPool, runPoolGradient } from './pooling'
import type { LayersProgram } from './program'
import { quadsFor, type Tiling } from './tiling'
import { runWeightGradients } from './weight-gradient'

interface Attributes {
  program: LayersProgram
  /** For the way back: whether the gradients by the parameters, and by the input, are wanted. */
  wanted?: { parameters: boolean; input: boolean }
}

/**
 * Registers the kernels that run a row of layers, one launch for each layer:
 * - LayersForward {x NHWC, parameters flat} to [y, maps]: maps are all that the layers computed, for the way back
 * - LayersBackward {dy, y, maps, parameters} to [gradients flat, dx], each only where wanted
 */
export function registerLayers(tiling: Tiling): void {
  tf.registerKernel({
    kernelName: 'LayersForward',
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend: anyBackend }) => {
      const backend = anyBackend as WebGPUBackend
      const { x, parameters } = inputs as Record<string, TensorInfo>
      const { program } = attrs as unknown as Attributes
      const { stages, inputSize, outputSize, outputShape, features } = program
      const batch = x.shape[0]
      const quads = quadsFor(batch, tiling)
      const maps = backend.makeTensorInfo([4 * features * quads], 'float32')
      const numbers = { quads, batch, features: inputSize, to: 0 }
      runToFeatures(backend, { source: x }, maps, numbers, 'linear', tiling)
      const last = stages.length - 1
      const shape = [batch, ...outputShape]
      let y: TensorInfo | undefined
      stages.forEach((stage, i) => {
        if (stage.pooling) return runPool(backend, stage, maps, quads, tiling)
        const size = { batch, quads, outputShape: i === last ? shape : null }
        const made = runWeighted(backend, stage, { maps, parameters }, size, tiling)
        if (i === last) y = made
      })
      y ??= runToExamples(
        backend,
        maps,
        shape,
        { quads, features: outputSize, place: stages[last].y },
        tiling,
      )
      return [y, maps]
    },
  })

  tf.registerKernel({
    kernelName: 'LayersBackward',
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend: anyBackend }) => {
      const backend = anyBackend as WebGPUBackend
      const { dy, y, maps, parameters } = inputs as Record<string, TensorInfo>
      const { program, wanted } = attrs as unknown as Required<Attributes>
      const { stages, inputSize, outputSize, inputShape, features } = program
      const batch = dy.shape[0]
      const quads = quadsFor(batch, tiling)
      // Gradients by what is in the same place of the maps, before the activation there.
      const deltas = backend.makeTensorInfo([4 * features * quads], 'float32')
      const { activation, y: to } = stages[stages.length - 1]
      const numbers = { quads, batch, features: outputSize, to }
      runToFeatures(backend, { source: dy, output: y }, deltas, numbers, activation, tiling)
      for (let i = stages.length - 1; i >= (wanted.input ? 0 : 1); i--) {
        const stage = stages[i]
        if (stage.pooling) runPoolGradient(backend, stage, { maps, deltas }, quads, tiling)
        else runInputGradient(backend, stage, { maps, deltas, parameters }, quads, tiling)
      }
      const made: TensorInfo[] = []
      if (wanted.parameters) made.push(runWeightGradients(backend, program, { maps, deltas }, quads, tiling))
      if (wanted.input) {
        const shape = [batch, ...inputShape]
        made.push(runToExamples(backend, deltas, shape, { quads, features: inputSize, place: 0 }, tiling))
      }
      backend.disposeData(deltas.dataId)
      return made
    },
  })
}
