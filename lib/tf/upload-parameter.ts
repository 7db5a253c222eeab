import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import { codebookValues } from '@/lib/formats/codebook-codes'
import { int8Values, type DecodedTensor } from '@/lib/formats/weight-manifest'
import { codedMatrix, keepsCodes } from './operations/coded-dense'
import type { CodedMatrix } from './operations/operation'

/**
 * A tensor of a weight file to the current engine; the caller disposes it. The matrix of a dense layer stays in its codes
 * where the engine computes with them; whatever else is in codes becomes float32.
 */
export function uploadParameter({ shape, content }: Omit<DecodedTensor, 'index'>): Tensor | CodedMatrix {
  if ('values' in content) return tf.tensor(content.values, [...shape])
  if ('codebook' in content) {
    const { codes, codebooks, rowsPerBlock } = content.codebook
    const [inputs, outputs] = shape
    if (keepsCodes())
      return codedMatrix({ inputs, outputs, bytes: codes, codebook: codebooks, outputsPerBook: rowsPerBlock })
    const values = new Float32Array(codes.length)
    codebookValues(content.codebook, outputs, values)
    return tf.tensor(values, [...shape])
  }
  const { scales, codes } = content.int8
  if (shape.length === 2 && keepsCodes()) {
    const bytes = new Uint8Array(codes.buffer, codes.byteOffset, codes.length)
    return codedMatrix({ inputs: shape[0], outputs: shape[1], bytes, scales })
  }
  const values = new Float32Array(codes.length)
  int8Values(content.int8, values)
  return tf.tensor(values, [...shape])
}

/** Gives back what `uploadParameter` made. */
export const disposeParameter = (made: Tensor | CodedMatrix): void =>
  tf.dispose('tensors' in made ? Object.values(made.tensors) : made)
