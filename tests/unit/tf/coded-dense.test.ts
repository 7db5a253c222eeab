import * as tf from '@tensorflow/tfjs-core'
import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { dense, denseInputGradient } from '@/lib/nn/reference/dense'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { codedMatrix, keepsCodes } from '@/lib/tf/operations/coded-dense'
import { greatestDifference, randomValues } from '../nn/finite-differences'

const kernel = (name: string, inputs: NamedTensorMap, attrs: object) =>
  tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap) as Tensor

/** About a third are zeros, as after ReLU. */
const halfZeros = (length: number, seed: number) =>
  Float32Array.from(randomValues(length, seed), (value) => Math.max(0, value + 0.33))

/** Codes from -127 to 127, or places in a codebook of `size`. */
function randomCodes(length: number, size: number | null): Uint8Array {
  return Uint8Array.from(randomValues(length, 5), (value) =>
    size === null ? Math.round(value * 127) & 255 : Math.min(size - 1, Math.floor(((value + 1) / 2) * size)),
  )
}

/** Inputs, outputs, examples. */
const sizes = [
  [1, 1, 1],
  [3, 2, 1],
  [5, 7, 2],
  [64, 16, 1],
  [65, 33, 3],
  [130, 66, 1],
  [300, 21, 5],
  [257, 600, 4],
] as const

interface Matrix {
  attributes: object
  tensors: NamedTensorMap
  values: Float32Array
}

const matrices: Record<string, (inputs: number, outputs: number) => Matrix> = {
  float32(inputs, outputs) {
    const values = Float32Array.from(randomValues(inputs * outputs, 1))
    return { attributes: {}, tensors: { weights: tf.tensor2d(values, [inputs, outputs]) }, values }
  },
  'linear 8-bit'(inputs, outputs) {
    const bytes = randomCodes(inputs * outputs, null)
    const scales = Float32Array.from({ length: outputs }, (_, o) => (o % 5 === 4 ? 0 : (1 + (o % 9)) / 1000))
    const values = Float32Array.from(new Int8Array(bytes.buffer), (code, i) => code * scales[i % outputs])
    const { tensors } = codedMatrix({ inputs, outputs, bytes, scales })
    return { attributes: { outputs }, tensors, values }
  },
  'a codebook of 256'(inputs, outputs) {
    return withCodebook(inputs, outputs, 256)
  },
  'a codebook of 5'(inputs, outputs) {
    return withCodebook(inputs, outputs, 5)
  },
  'a codebook of 16 for 8 outputs'(inputs, outputs) {
    return withCodebook(inputs, outputs, 16, 8)
  },
  'a codebook of 13 for 16 outputs'(inputs, outputs) {
    return withCodebook(inputs, outputs, 13, 16)
  },
  'a codebook of 16 for 64 outputs'(inputs, outputs) {
    return withCodebook(inputs, outputs, 16, 64)
  },
  'a codebook of 64 for 3 outputs'(inputs, outputs) {
    return withCodebook(inputs, outputs, 64, 3)
  },
  'one codebook of 16'(inputs, outputs) {
    return withCodebook(inputs, outputs, 16, outputs)
  },
}

function withCodebook(inputs: number, outputs: number, size: number, outputsPerBook = 1): Matrix {
  const bytes = randomCodes(inputs * outputs, size)
  const codebook = Float32Array.from(randomValues(Math.ceil(outputs / outputsPerBook) * size, 6))
  const values = Float32Array.from(
    bytes,
    (code, i) => codebook[Math.floor((i % outputs) / outputsPerBook) * size + code],
  )
  const { tensors, outputsPerBook: shared } = codedMatrix({
    inputs,
    outputs,
    bytes,
    codebook,
    outputsPerBook,
  })
  return { attributes: { outputs, outputsPerBook: shared }, tensors, values }
}

describe.each(['wasm', 'cpu'] as const)('on %s', (engine) => {
  beforeAll(async () => void (await startNodeEngine(engine)))

  const made = Object.entries(matrices).filter(([name]) => engine === 'wasm' || name !== 'float32')
  describe.each(made)('a dense layer of %s', (name, make) => {
    const [forward, backward] =
      name === 'float32' ? ['DenseForward', 'DenseInputGradient'] : ['CodedDense', 'CodedDenseInputGradient']

    it.each(sizes)('%i inputs, %i outputs, %i examples: as the plain loops', (inputs, outputs, batch) => {
      const before = tf.memory().numTensors
      tf.tidy(() => {
        const { attributes, tensors, values } = make(inputs, outputs)
        const x = halfZeros(batch * inputs, 2)
        const bias = Float32Array.from(randomValues(outputs, 3))
        const y = kernel(
          forward,
          { x: tf.tensor2d(x, [batch, inputs]), ...tensors, bias: tf.tensor1d(bias) },
          { ...attributes, activation: 'relu' },
        )
        expect(y.shape).toEqual([batch, outputs])
        const expected = dense(x, values, bias, { batch, inputs, units: outputs }).map((v) => Math.max(0, v))
        expect(greatestDifference(expected, y.dataSync<'float32'>())).toBeLessThan(1e-4)

        const dy = Float32Array.from(randomValues(batch * outputs, 4))
        const dx = kernel(backward, { dy: tf.tensor2d(dy, [batch, outputs]), ...tensors }, attributes)
        expect(dx.shape).toEqual([batch, inputs])
        const gradient = denseInputGradient(dy, values, { batch, inputs, units: outputs })
        expect(greatestDifference(gradient, dx.dataSync<'float32'>())).toBeLessThan(1e-4)
      })
      expect(tf.memory().numTensors).toBe(before)
    })

    it('with inputs that are all 0 is its bias', () =>
      tf.tidy(() => {
        const { attributes, tensors } = make(70, 6)
        const bias = tf.tensor1d([1, -2, 3, -4, 5, -6])
        const y = kernel(
          forward,
          { x: tf.zeros([1, 70]), ...tensors, bias },
          { ...attributes, activation: 'linear' },
        )
        expect([...y.dataSync()]).toEqual([1, -2, 3, -4, 5, -6])
      }))
  })
})

describe('a matrix in codes', () => {
  beforeAll(async () => void (await startNodeEngine('cpu')))

  it('takes a byte a value, rows rounded up to four', () => {
    expect(keepsCodes()).toBe(true)
    const bytes = Uint8Array.from({ length: 15 }, (_, i) => i + 250)
    const { tensors } = codedMatrix({ inputs: 3, outputs: 5, bytes, scales: new Float32Array(5) })
    expect(tensors.codes.shape).toEqual([3, 2])
    expect(tensors.codes.dtype).toBe('int32')
    const stored = new Uint8Array(Int32Array.from(tensors.codes.dataSync()).buffer)
    expect([...stored.subarray(8, 16)]).toEqual([255, 0, 1, 2, 3, 0, 0, 0])
    tf.dispose(tensors)
  })

  it('may come from any place of a file', () => {
    const file = new Uint8Array(19).map((_, i) => i)
    const { tensors } = codedMatrix({
      ...{ inputs: 2, outputs: 8, bytes: file.subarray(3), scales: new Float32Array(8) },
    })
    expect([...new Uint8Array(Int32Array.from(tensors.codes.dataSync()).buffer)]).toEqual([
      ...file.subarray(3),
    ])
    tf.dispose(tensors)
  })

  it('is refused where there are more or fewer bytes than values', () =>
    expect(() => codedMatrix({ inputs: 2, outputs: 8, bytes: new Uint8Array(15) })).toThrow(
      '15 codes for 2 x 8',
    ))
})
