import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor4D, TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { INPUT_SIDE } from '@/lib/data/digit-input'
import { scalePixel, type PixelScaling } from '@/lib/data/digit-scaling'
import { DIGIT_PIXELS, DIGIT_SIDE } from '@/lib/data/mnist'
import type { DigitStore } from '../../operations/fusion'
import { launch, type Shader } from './launch'
import type { Tiling } from './tiling'

/** Bytes lie four in a word, the first in the lowest bits. */
const WORDS = DIGIT_PIXELS / 4
const ROW_WORDS = DIGIT_SIDE / 4
const ROW_VECTORS = INPUT_SIDE / 4
const INPUT_VECTORS = INPUT_SIDE * ROW_VECTORS
const BORDER = (INPUT_SIDE - DIGIT_SIDE) / 2

/**
 * Digits from bytes to LeNet's input, as `writeScaledDigit` does it on the page, with a border of two pixels of paper. A thread writes four pixels in a row, which stand in two words.
 *
 * Workgroups: a quarter of the input's pixels over the threads of one: 64 x 256 / 64 = 256 at a batch of 64 on a card.
 */
const digitsShader = (gathers: boolean, scaling: PixelScaling, { smallWork }: Tiling): Shader => ({
  key: `Digits ${gathers} ${scaling}`,
  reads: gathers ? { digits: 1, indices: 1 } : { digits: 1 },
  writes: 4,
  integers: ['count'],
  workgroup: smallWork,
  code: () => `
  fn word(row : i32, column : i32, digit : i32) -> u32 {
    let inside = (row >= 0) & (row < ${DIGIT_SIDE}) & (column >= 0) & (column < ${ROW_WORDS});
    return select(0u, u32(digits[select(0, digit * ${WORDS} + row * ${ROW_WORDS} + column, inside)]), inside);
  }
  fn main(index : i32) {
    let example = index / ${INPUT_VECTORS};
    if (example >= uniforms.count) { return; }
    let place = index % ${INPUT_VECTORS};
    let row = place / ${ROW_VECTORS} - ${BORDER};
    let column = place % ${ROW_VECTORS};
    let digit = ${gathers ? 'indices[example]' : 'example'};
    // Two pixels from the end of one word and two from the beginning of the next.
    let bytes = (word(row, column - 1, digit) >> 16u) | (word(row, column, digit) << 16u);
    let ink = vec4<f32>((vec4<u32>(bytes) >> vec4<u32>(0u, 8u, 16u, 24u)) & vec4<u32>(255u));
    result[index] = mix(vec4<f32>(${scalePixel(0, scaling)}), vec4<f32>(${scalePixel(255, scaling)}), ink / 255.0);
  }`,
})

/** Labels of a batch. One workgroup for every 64 or more of them: there is next to nothing to do. */
const labelsShader = ({ smallWork }: Tiling): Shader => ({
  key: 'DigitLabels',
  reads: { labels: 1, indices: 1 },
  writes: 1,
  integers: ['count'],
  workgroup: smallWork,
  code: () => `
  fn main(index : i32) {
    if (index < uniforms.count) { result[index] = labels[indices[index]]; }
  }`,
})

/**
 * Registers
 * - Digits {digits int32 [words], indices int32 [n] or absent for all}, attributes {count, scaling} to
 *   [n,32,32,1]
 * - DigitLabels {labels int32 [count], indices int32 [n]} to int32 [n]
 */
export function registerDigits(tiling: Tiling): void {
  tf.registerKernel({
    kernelName: 'Digits',
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const reads = inputs as Record<string, TensorInfo>
      const { count, scaling } = attrs as { count: number; scaling: PixelScaling }
      return launch(backend as WebGPUBackend, digitsShader('indices' in reads, scaling, tiling), {
        reads,
        writes: { shape: [count, INPUT_SIDE, INPUT_SIDE, 1] },
        numbers: { count },
        threads: count * INPUT_VECTORS,
      })
    },
  })
  tf.registerKernel({
    kernelName: 'DigitLabels',
    backendName: 'webgpu',
    kernelFunc: ({ inputs, backend }) => {
      const reads = inputs as Record<string, TensorInfo>
      const [count] = reads.indices.shape
      return launch(backend as WebGPUBackend, labelsShader(tiling), {
        reads,
        writes: { shape: [count], dtype: 'int32' },
        numbers: { count },
        threads: count,
      })
    },
  })
}

const run = <T extends Tensor>(name: string, inputs: Record<string, Tensor>, attrs = {}) =>
  tf.engine().runKernel(name, inputs, attrs) as T

/** Digits of 784 bytes each as LeNet's input; the caller disposes it. */
export function digitInput(pixels: Uint8Array, scaling: PixelScaling): Tensor4D {
  // Little-endian, as every browser is; words begin at multiples of four bytes.
  const { buffer, byteOffset } = pixels.byteOffset % 4 === 0 ? pixels : pixels.slice()
  const words = new Int32Array(buffer, byteOffset, pixels.length / 4)
  return tf.tidy(() =>
    run('Digits', { digits: tf.tensor1d(words, 'int32') }, { count: pixels.length / DIGIT_PIXELS, scaling }),
  )
}

/** A tensor of whole numbers whose values are written in pieces. */
function emptyWords(backend: WebGPUBackend, length: number): Tensor {
  const made = backend.makeTensorInfo([length], 'int32')
  backend.uploadToGPU(made.dataId)
  return tf.keep(tf.engine().makeTensorFromTensorInfo(made))
}

/** Room for so many digits: their pixels as bytes, four in a word, and their labels, each in a word. */
export function createDigitStore(count: number, scaling: PixelScaling): DigitStore {
  const backend = tf.backend() as WebGPUBackend
  const digits = emptyWords(backend, count * WORDS)
  const labels = emptyWords(backend, count)
  const write = ({ dataId }: Tensor, offset: number, values: Uint8Array | Int32Array) =>
    backend.queue.writeBuffer(
      backend.tensorMap.get(dataId).resource as GPUBuffer,
      offset,
      values as BufferSource,
    )
  return {
    put(first, added) {
      write(digits, first * DIGIT_PIXELS, added.pixels)
      write(labels, first * 4, Int32Array.from(added.labels))
    },
    gather(indices) {
      const wanted = tf.tensor1d(Int32Array.from(indices), 'int32')
      const inputs = run<Tensor4D>('Digits', { digits, indices: wanted }, { count: indices.length, scaling })
      const batch = { inputs, labels: run<Tensor1D>('DigitLabels', { labels, indices: wanted }) }
      wanted.dispose()
      return batch
    },
    dispose: () => tf.dispose([digits, labels]),
  }
}
