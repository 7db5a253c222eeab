import * as tf from '@tensorflow/tfjs-core'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { Activation } from '@/lib/nn/spec'
import { ACTIVATIONS, FLOAT_BYTES, place, roundUp, writeCall } from './call'
import { depthOf, packedSize, type ConvolutionForm, type ConvolutionShape } from './convolution-form'
import type { KernelModule, WasmBackend } from './module'
import { coefficients, filterMatrix, type Side } from './winograd-points'

export interface ConvolutionAttributes {
  shape: ConvolutionShape
  form: ConvolutionForm
  activation: Activation
}

export interface PackingAttributes {
  /** Of the convolution that will read the packed weights, and how. */
  shape: ConvolutionShape
  form: ConvolutionForm
  /** The stride of the layer whose gradient it is, where the filter is to be turned; else 0. */
  turnedFrom: number
}

/** What filters are multiplied with, on both sides, when they are packed. */
function packingMatrix({ side, elements, raw }: ConvolutionForm): Float64Array {
  if (side !== 1 && !raw) return filterMatrix(side, elements)
  return Float64Array.from({ length: elements ** 2 }, (_, i) => (i % (elements + 1) === 0 ? 1 : 0))
}

/** Room for one tile on its way through a transform, as in convolution.ts. */
const TILE_BYTES = 64 * 16 + 16 * 16
const GAP_BYTES = 64
/** Elements after the transform that are kept at once; the rest of a large picture comes after them. */
const ELEMENT_BYTES = 4 * 2 ** 20

/**
 * Registers
 * - PackFilter {filter HWIO} to the packed weights, a flat tensor
 * - PackedConvolution {x NHWC, weights packed, bias or none} to activation(convolution + bias), NHWC.
 * One item of their jobs is eight output channels, or one row of tiles while the input is transformed.
 */
export function registerConvolution(module: KernelModule): void {
  const tables = new Map<number, number>()
  /** The coefficients of a transform stay where they are once written. */
  function points(side: 1 | Side): number {
    if (side === 1) return 0
    const known = tables.get(side)
    if (known) return known
    const values = coefficients(side)
    const at = module.allocate(values.byteLength)
    new Float32Array(module.memory.buffer, at, values.length).set(values)
    tables.set(side, at)
    return at
  }

  tf.registerKernel({
    kernelName: 'PackFilter',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend: anyBackend }) => {
      const backend = anyBackend as WasmBackend
      const filter = inputs.filter as TensorInfo
      const { shape, form, turnedFrom } = attrs as unknown as PackingAttributes
      const [kernel, , filterIn, filterOut] = filter.shape
      const packed = backend.makeOutput([packedSize(form, shape.outChannels)], 'float32')
      const matrix = packingMatrix(form)
      const at = module.scratch('filter matrix', (1 + module.places) * matrix.byteLength)
      new Float64Array(module.memory.buffer, at, matrix.length).set(matrix)
      module.packWeights(
        writeCall(module, 'packing', {
          filter: place(backend, filter),
          to: place(backend, packed),
          ...{ kernel, filterIn, filterOut, stride: turnedFrom, turned: turnedFrom ? 1 : 0 },
          ...{ window: shape.kernel, inChannels: shape.inChannels, outChannels: shape.outChannels },
          ...{
            side: matrix.length / form.elements,
            phases: form.phases,
            run: form.run,
            elements: form.elements,
          },
          matrix: at,
          scratch: at + matrix.byteLength,
        }),
      )
      return packed
    },
  })

  tf.registerKernel({
    kernelName: 'PackedConvolution',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend: anyBackend }) => {
      const backend = anyBackend as WasmBackend
      const { x, weights, bias } = inputs as Record<string, TensorInfo | undefined>
      const { shape, form, activation } = attrs as unknown as ConvolutionAttributes
      const { side, tile, phases, run, tilesHigh, tilesWide, raw } = form
      const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, stride, pad } = shape
      const pictures = x!.shape[0]
      const y = backend.makeOutput([pictures, outHeight, outWidth, outChannels], 'float32')

      const rowBytes = side ** 2 * tilesWide * depthOf(form) * FLOAT_BYTES
      const most = Math.max(1, Math.floor(ELEMENT_BYTES / rowBytes))
      const rows = Math.min(most, pictures * tilesHigh)
      const copied =
        ((side - 1) * stride + phases) * (((tilesWide - 1) * tile + side - 1) * stride * inChannels + run)
      const products = side ** 2 * rows * tilesWide * 8
      const filters = raw ? side ** 2 * (depthOf(form) * 8 + GAP_BYTES / FLOAT_BYTES) : 0
      const scratchBytes = roundUp(TILE_BYTES + FLOAT_BYTES * Math.max(copied, products + filters), 64)
      const table = points(side)
      const elements = module.scratch('elements', rows * rowBytes + side ** 2 * GAP_BYTES)
      const scratch = module.scratch('tiles', module.places * scratchBytes)
      for (let firstRow = 0; firstRow < pictures * tilesHigh; firstRow += rows)
        module.convolution(
          writeCall(module, 'convolution', {
            x: place(backend, x!),
            y: place(backend, y),
            weights: place(backend, weights!),
            raw: raw ? 1 : 0,
            bias: bias ? place(backend, bias) : 0,
            ...{ inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, stride, pad },
            activation: ACTIVATIONS[activation],
            ...{ side, tile, phases, run, tilesHigh, tilesWide },
            firstRow,
            rows: Math.min(rows, pictures * tilesHigh - firstRow),
            points: table,
            ...{ elements, scratch, scratchBytes },
          }),
        )
      return y
    },
  })
}
