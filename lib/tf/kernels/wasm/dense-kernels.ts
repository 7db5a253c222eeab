import * as tf from '@tensorflow/tfjs-core'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { Activation } from '@/lib/nn/spec'
import { ACTIVATIONS, FLOAT_BYTES, place, roundUp, writeCall } from './call'
import type { KernelModule, WasmBackend } from './module'

/** Examples that go through the matrix together. */
const EXAMPLES = 4
/** Rows of an item: few enough that many threads have work, many enough that the items' sums are soon added up. */
const rowsFor = (inputs: number) => Math.max(64, Math.ceil(inputs / 32))

/** As codebook.ts and small-book.ts in the kernels have them. */
const BOOK_OUTPUTS = 64
const PLANES_BYTES = 64

type Inputs = Record<string, TensorInfo | undefined>

const shareOf = (attrs: tf.NamedAttrMap | undefined) => (attrs?.outputsPerBook as number | undefined) ?? 1

/**
 * Registers dense layers for one or a few examples:
 * - DenseForward {x, weights float32 [inputs, outputs], bias}, attributes {activation}
 * - DenseInputGradient {dy, weights}
 * - CodedDense and CodedDenseInputGradient, as lib/tf/operations/coded-dense.ts describes them.
 * An item of their jobs is a stretch of rows of the matrix, or 64 outputs where there is a codebook.
 */
export function registerDense(module: KernelModule): void {
  /** `x` and `y` are the sides of the matrix, whichever way it goes. */
  function each(n: number, run: (from: number, examples: number) => void) {
    for (let from = 0; from < n; from += EXAMPLES) run(from, Math.min(EXAMPLES, n - from))
  }

  /** Books of at most sixteen values that whole sixteens of outputs share are looked up in registers. */
  function rooms(codebook: TensorInfo, share: number) {
    const [books, size] = codebook.shape
    const small = size <= 16 && (books === 1 || share % 16 === 0)
    return {
      planes: small ? module.scratch('books', books * PLANES_BYTES) : 0,
      sums: small ? module.scratch('outputs', module.places * BOOK_OUTPUTS * FLOAT_BYTES) : 0,
    }
  }

  function forward(
    backend: WasmBackend,
    inputs: Inputs,
    outputs: number,
    activation: Activation,
    share: number,
  ): TensorInfo {
    const { x, weights, codes, scales, codebook, bias } = inputs
    const [n, width] = x!.shape
    const y = backend.makeOutput([n, outputs], 'float32')
    const matrix = (weights ?? codes)!
    const common = { width, outputs, activation: ACTIVATIONS[activation] }
    const rows = rowsFor(width)
    const items = Math.ceil(width / rows)
    const padded = roundUp(outputs, 4)
    const sums = module.scratch('sums', items * EXAMPLES * padded * FLOAT_BYTES)
    const list = module.scratch('rows', Math.max(module.places * rows, width) * FLOAT_BYTES)
    each(n, (from, examples) => {
      const where = {
        x: place(backend, x!) + from * width * FLOAT_BYTES,
        y: place(backend, y) + from * outputs * FLOAT_BYTES,
        matrix: place(backend, matrix),
        rowBytes: matrix.shape[1] * FLOAT_BYTES,
        bias: place(backend, bias!),
      }
      if (codebook)
        module.bookDense(
          writeCall(module, 'codebook', {
            ...where,
            codebook: place(backend, codebook),
            size: codebook.shape[1],
            share,
            examples,
            ...common,
            ...{ list, found: 0, rows: 0 },
            ...rooms(codebook, share),
          }),
        )
      else
        module.dense(
          writeCall(module, 'dense', {
            ...where,
            scales: scales ? place(backend, scales) : 0,
            examples,
            ...common,
            ...{ rows, sums, scratch: list },
          }),
        )
    })
    return y
  }

  function backward(backend: WasmBackend, inputs: Inputs, share: number): TensorInfo {
    const { dy, weights, codes, scales, codebook } = inputs
    const [n, outputs] = dy!.shape
    const matrix = (weights ?? codes)!
    const width = matrix.shape[0]
    const dx = backend.makeOutput([n, width], 'float32')
    const common = { width, outputs, activation: 0 }
    const rows = rowsFor(width)
    const scaled = module.scratch('scaled gradient', EXAMPLES * roundUp(outputs, 4) * FLOAT_BYTES)
    each(n, (from, examples) => {
      const where = {
        x: place(backend, dx) + from * width * FLOAT_BYTES,
        y: place(backend, dy!) + from * outputs * FLOAT_BYTES,
        matrix: place(backend, matrix),
        rowBytes: matrix.shape[1] * FLOAT_BYTES,
        bias: 0,
      }
      if (codebook)
        module.bookDenseBack(
          writeCall(module, 'codebook', {
            ...where,
            codebook: place(backend, codebook),
            size: codebook.shape[1],
            share,
            examples,
            ...common,
            ...{ list: 0, found: 0, rows },
            ...rooms(codebook, share),
          }),
        )
      else
        module.denseBack(
          writeCall(module, 'dense', {
            ...where,
            scales: scales ? place(backend, scales) : 0,
            examples,
            ...common,
            ...{ rows, sums: 0, scratch: scaled },
          }),
        )
    })
    return dx
  }

  const register = (kernelName: string, kernelFunc: tf.KernelFunc) =>
    tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc })
  register('DenseForward', ({ inputs, attrs, backend }) =>
    forward(
      backend as WasmBackend,
      inputs as Inputs,
      (inputs.weights as TensorInfo).shape[1],
      attrs!.activation as Activation,
      1,
    ),
  )
  register('CodedDense', ({ inputs, attrs, backend }) =>
    forward(
      backend as WasmBackend,
      inputs as Inputs,
      attrs!.outputs as number,
      attrs!.activation as Activation,
      shareOf(attrs),
    ),
  )
  for (const name of ['DenseInputGradient', 'CodedDenseInputGradient'])
    register(name, ({ inputs, attrs, backend }) =>
      backward(backend as WasmBackend, inputs as Inputs, shareOf(attrs)),
    )
}
