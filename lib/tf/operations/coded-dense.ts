import * as tf from '@tensorflow/tfjs-core'
import type { NamedTensorMap, Tensor2D } from '@tensorflow/tfjs-core'
import type { AnyActivation } from '@/lib/nn/layers'
import type { DenseLayer } from '@/lib/nn/spec'
import { activate, activationGradient } from './activation'
import type { CodedMatrix, Operation } from './operation'
import { runKernel } from './run-kernel'

/**
 * The kernels 'CodedDense' and 'CodedDenseInputGradient', of any engine that registers them. A matrix [inputs, outputs]
 * is kept in
 * - `codes`, int32 [inputs, ceil(outputs / 4)]: a byte for each output, four to a word, the first in the lowest eight
 *   bits; bytes beyond the last output are 0
 * - and either `scales`, float32 [outputs]: the byte is signed, value = byte * scale (linear 8-bit)
 * - or `codebook`, float32 [books, size], size at most 256: the byte is unsigned, value = codebook[output /
 *   outputsPerBook][byte]. A book is for one output, or for a multiple of four, so that a word has one book.
 *
 * CodedDense: {x [n, inputs], codes, scales | codebook, bias [outputs]}, attributes {activation: Activation, outputs,
 * outputsPerBook} to [n, outputs] = activation(x W + bias).
 * CodedDenseInputGradient: {dy [n, outputs], codes, scales | codebook}, attributes {outputs, outputsPerBook} to dy W^T
 * [n, inputs].
 */

/** Whether the current engine computes with codes; others get the values. */
export const keepsCodes = (): boolean => !!tf.getKernel('CodedDense', tf.getBackend())

/**
 * A dense layer whose matrix may be kept in codes.
 * @param places of weight and bias in `parameterList`
 * @param plain what computes the layer where it is not
 */
export function codedDense(
  layer: DenseLayer<AnyActivation>,
  [weight, bias]: readonly number[],
  plain: Operation,
): Operation {
  const { activation, units: outputs } = layer
  return {
    layers: 1,
    forward(x, parameters, keep, training) {
      const matrix = parameters.codes(weight)
      if (!matrix) return plain.forward(x, parameters, keep, training)
      const inputs = { x, ...matrix.tensors, bias: parameters.tensor(bias) }
      // The kernels know the activations of every engine; 1998's comes after them.
      const squashed = activation === 'scaled-tanh'
      const y = runKernel('CodedDense', inputs, {
        activation: squashed ? 'linear' : activation,
        outputs,
        outputsPerBook: matrix.outputsPerBook,
      })
      return { y: squashed ? activate(y, activation) : y, kept: [] }
    },
    backward(dy, memory, parameters, wanted) {
      const matrix = parameters.codes(weight)
      if (!matrix) return plain.backward(dy, memory, parameters, wanted)
      if (wanted.parameters) throw new Error(`${layer.name}: codes have no gradient`)
      const d = activationGradient(dy, memory.y, activation)
      const input = wanted.input
        ? runKernel(
            'CodedDenseInputGradient',
            { dy: d, ...matrix.tensors },
            { outputs, outputsPerBook: matrix.outputsPerBook },
          )
        : null
      return { input, parameters: [] }
    },
  }
}

export interface Codes {
  inputs: number
  outputs: number
  /** One byte a value, row by row, [inputs, outputs]: signed for scales, unsigned for a codebook. */
  bytes: Uint8Array
  /** Linear 8-bit: one scale for each output. */
  scales?: Float32Array
  /** [ceil(outputs / outputsPerBook), size], size at most 256. */
  codebook?: Float32Array
  /** Neighbouring outputs that share a codebook, 1 when absent; the last book may have fewer. */
  outputsPerBook?: number
}

/** Codebooks as the kernels take them: each for one output or for a multiple of four. */
function booksOf(
  codebook: Float32Array,
  outputs: number,
  outputsPerBook: number,
): { books: Tensor2D; outputsPerBook: number } {
  const count = Math.ceil(outputs / outputsPerBook)
  const size = codebook.length / count
  if (!Number.isInteger(size) || size > 256)
    throw new Error(`${codebook.length} values in ${count} codebooks`)
  if (count === 1 || outputsPerBook % 4 === 0 || outputsPerBook === 1) {
    const shared = outputsPerBook === 1 ? 1 : Math.ceil(outputsPerBook / 4) * 4
    return { books: tf.tensor2d(codebook, [count, size]), outputsPerBook: shared }
  }
  const each = new Float32Array(outputs * size)
  for (let output = 0; output < outputs; output++) {
    const book = Math.floor(output / outputsPerBook) * size
    each.set(codebook.subarray(book, book + size), output * size)
  }
  return { books: tf.tensor2d(each, [outputs, size]), outputsPerBook: 1 }
}

/** Uploads a matrix in codes; the caller disposes `tensors`. Bytes that lie at a multiple of four are not copied first. */
export function codedMatrix({
  inputs,
  outputs,
  bytes,
  scales,
  codebook,
  outputsPerBook = 1,
}: Codes): CodedMatrix {
  if (bytes.length !== inputs * outputs) throw new Error(`${bytes.length} codes for ${inputs} x ${outputs}`)
  const words = Math.ceil(outputs / 4)
  let padded = bytes
  if (outputs % 4 !== 0) {
    padded = new Uint8Array(inputs * words * 4)
    for (let i = 0; i < inputs; i++) padded.set(bytes.subarray(i * outputs, (i + 1) * outputs), i * words * 4)
  }
  if (padded.byteOffset % 4 !== 0) padded = padded.slice()
  // Little-endian, as every browser is.
  const codes = new Int32Array(padded.buffer, padded.byteOffset, inputs * words)
  const tensors: NamedTensorMap = { codes: tf.tensor2d(codes, [inputs, words], 'int32') }
  if (scales) tensors.scales = tf.tensor1d(scales)
  if (!codebook) return { inputs, outputs, outputsPerBook: 1, tensors }
  const { books, outputsPerBook: shared } = booksOf(codebook, outputs, outputsPerBook)
  tensors.codebook = books
  return { inputs, outputs, outputsPerBook: shared, tensors }
}
