import * as tf from '@tensorflow/tfjs-core'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { Activation } from '@/lib/nn/spec'
import {
  codedBackward,
  codedFinish,
  codedForward,
  codedGather,
  codedScale,
  examplesOf,
  ROWS,
  SHARERS,
} from './coded-dense-shaders'
import { launch } from './launch'
import type { Tiling } from './tiling'

type Inputs = Record<string, TensorInfo>

interface Attributes {
  outputs: number
  outputsPerBook?: number
}

/** The numbers that both directions need, from the tensors of a matrix in codes. */
function measure({ codes, codebook }: Inputs, { outputs, outputsPerBook: share = 1 }: Attributes) {
  const [inputs, words] = codes.shape
  return { inputs, outputs, words, size: codebook ? codebook.shape[1] : 0, share }
}

const picked = (inputs: Inputs, names: string[]): Inputs =>
  Object.fromEntries(names.filter((name) => name in inputs).map((name) => [name, inputs[name]]))

/** Registers CodedDense and CodedDenseInputGradient, which lib/tf/operations/coded-dense.ts describes. */
export function registerCodedDense(tiling: Tiling): void {
  tf.registerKernel({
    kernelName: 'CodedDense',
    backendName: 'webgpu',
    kernelFunc: ({ inputs: anyInputs, attrs, backend: anyBackend }) => {
      const backend = anyBackend as WebGPUBackend
      const inputs = anyInputs as Inputs
      const given = attrs as unknown as Attributes & { activation: Activation }
      const { activation, outputs } = given
      const linear = 'scales' in inputs
      const [batch] = inputs.x.shape
      const sizes = { batch, ...measure(inputs, given) }
      const examples = examplesOf(batch)
      const tiles = Math.ceil(batch / examples)
      // A matrix is read once from memory that is far away: that takes more threads than a sum over maps.
      const wanted = Math.ceil((4 * tiling.threads) / (sizes.words * tiles))
      const rows = Math.ceil(sizes.inputs / wanted / ROWS) * ROWS
      const slices = Math.ceil(sizes.inputs / rows)
      const partials = launch(backend, codedForward(linear, examples, tiling), {
        reads: picked(inputs, ['x', 'codes', 'codebook']),
        writes: { shape: [slices * batch * sizes.words * 4] },
        numbers: { ...sizes, slices, rows },
        threads: sizes.words * slices * tiles,
      })
      const y = launch(backend, codedFinish(linear, activation, tiling), {
        reads: { partials, ...picked(inputs, ['bias', 'scales']) },
        writes: { shape: [batch, outputs] },
        numbers: { ...sizes, slices },
        threads: batch * sizes.words,
      })
      backend.disposeData(partials.dataId)
      return y
    },
  })

  tf.registerKernel({
    kernelName: 'CodedDenseInputGradient',
    backendName: 'webgpu',
    kernelFunc: ({ inputs: anyInputs, attrs, backend: anyBackend }) => {
      const backend = anyBackend as WebGPUBackend
      const inputs = anyInputs as Inputs
      const linear = 'scales' in inputs
      const [batch] = inputs.dy.shape
      const sizes = { batch, ...measure(inputs, attrs as unknown as Attributes) }
      const examples = examplesOf(batch)
      const scaled = launch(backend, codedScale(linear, tiling), {
        reads: picked(inputs, ['dy', 'scales']),
        writes: { shape: [batch * sizes.words * 4] },
        numbers: sizes,
        threads: batch * sizes.words,
      })
      const partials = launch(backend, codedBackward(linear, examples, tiling), {
        reads: { scaled, ...picked(inputs, ['codes', 'codebook']) },
        writes: { shape: [batch * sizes.inputs * SHARERS] },
        numbers: sizes,
        threads: SHARERS * Math.ceil(sizes.inputs / ROWS) * Math.ceil(batch / examples),
      })
      const dx = launch(backend, codedGather(tiling), {
        reads: { partials },
        writes: { shape: [batch, sizes.inputs] },
        numbers: { count: batch * sizes.inputs },
        threads: batch * sizes.inputs,
      })
      backend.disposeData(scaled.dataId)
      backend.disposeData(partials.dataId)
      return dx
    },
  })
}
