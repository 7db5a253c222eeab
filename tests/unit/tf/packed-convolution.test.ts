import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { conv2d, conv2dInputGradient, convOutput } from '@/lib/nn/reference/conv2d'
import {
  chooseForm,
  formsOf,
  gradientShape,
  type ConvolutionForm,
  type ConvolutionShape,
} from '@/lib/tf/kernels/wasm/convolution-form'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { greatestDifference, randomValues } from '../nn/finite-differences'

beforeAll(async () => {
  await startNodeEngine('wasm')
})

/** Height, width, channels, filters, kernel, stride, padding, pictures. */
type Case = [number, number, number, number, number, number, number, number]
const cases: Case[] = [
  [5, 5, 1, 1, 1, 1, 0, 1],
  [6, 5, 6, 3, 1, 1, 0, 2],
  [7, 4, 3, 5, 1, 2, 0, 1],
  [8, 7, 5, 9, 2, 1, 1, 1],
  [9, 7, 5, 7, 3, 1, 1, 3],
  [13, 13, 16, 17, 3, 1, 1, 1],
  [12, 10, 4, 8, 3, 1, 0, 2],
  [3, 3, 7, 6, 3, 1, 2, 1],
  [11, 9, 6, 11, 3, 2, 1, 2],
  [9, 9, 2, 12, 4, 1, 3, 1],
  [27, 14, 8, 10, 5, 1, 2, 1],
  [14, 15, 3, 6, 5, 3, 2, 2],
  [16, 12, 3, 4, 6, 1, 0, 1],
  [15, 13, 2, 5, 7, 1, 3, 1],
  [31, 33, 3, 13, 11, 4, 2, 1],
  [20, 18, 3, 8, 11, 2, 5, 1],
  [10, 10, 3, 8, 11, 4, 2, 1],
]

const geometry = ([height, width, channels, filters, kernel, stride, pad, batch]: Case) => ({
  ...{ batch, height, width, channels, filters, kernel, stride, pad },
})

function shapeOf(one: Case): ConvolutionShape {
  const { height, width, channels, filters, kernel, stride, pad } = geometry(one)
  const out = convOutput(geometry(one))
  return {
    ...{ inHeight: height, inWidth: width, inChannels: channels, kernel, stride, pad },
    ...{ outHeight: out.height, outWidth: out.width, outChannels: filters },
  }
}

const kernel = (name: string, inputs: tf.NamedTensorMap, attrs: object) =>
  tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap) as Tensor

function convolve(
  x: Tensor,
  filter: Tensor,
  bias: Tensor | null,
  shape: ConvolutionShape,
  form: ConvolutionForm,
  turnedFrom = 0,
): Tensor {
  const weights = kernel('PackFilter', { filter }, { shape, form, turnedFrom })
  const inputs: tf.NamedTensorMap = bias ? { x, weights, bias } : { x, weights }
  return kernel('PackedConvolution', inputs, { shape, form, activation: 'linear' })
}

const title = (one: Case) => {
  const { height, width, channels, filters, kernel, stride, pad, batch } = geometry(one)
  return `${batch} x ${height}x${width}x${channels}, ${filters} of ${kernel}x${kernel}, stride ${stride}, pad ${pad}`
}
const everyForm = cases.flatMap((one) =>
  formsOf(shapeOf(one)).map((form) => [`${title(one)}, side ${form.side}`, one, form] as const),
)

describe('convolution in each form', () => {
  it('is tried in all three', () =>
    expect(new Set(everyForm.map(([, , { side }]) => side))).toEqual(new Set([1, 6, 8])))

  it.each(everyForm)('%s', (_, one, form) => {
    const g = geometry(one)
    const [input, filter, bias] = [
      randomValues(g.batch * g.height * g.width * g.channels, 1),
      randomValues(g.kernel ** 2 * g.channels * g.filters, 2),
      randomValues(g.filters, 3),
    ].map((values) => Float32Array.from(values))
    const expected = conv2d(input, filter, bias, g)
    const before = tf.memory().numTensors
    const got = tf.tidy(() => {
      const x = tf.tensor4d(input, [g.batch, g.height, g.width, g.channels])
      const w = tf.tensor4d(filter, [g.kernel, g.kernel, g.channels, g.filters])
      const y = convolve(x, w, tf.tensor1d(bias), shapeOf(one), form)
      const { height, width } = convOutput(g)
      expect(y.shape).toEqual([g.batch, height, width, g.filters])
      return y.dataSync<'float32'>()
    })
    expect(tf.memory().numTensors).toBe(before)
    const scale = Math.sqrt(expected.reduce((sum, value) => sum + value * value, 0) / expected.length)
    expect(greatestDifference(expected, got) / scale).toBeLessThan(1e-4)
  })
})

describe('the gradient by the input', () => {
  const forms = cases
    .filter(([, , , , , stride]) => stride === 1)
    .flatMap((one) =>
      formsOf(gradientShape(shapeOf(one))).map(
        (form) => [`${title(one)}, side ${form.side}`, one, form] as const,
      ),
    )
  it.each(forms)('%s', (_, one, form) => {
    const g = geometry(one)
    const out = convOutput(g)
    const dy = Float32Array.from(randomValues(g.batch * out.height * out.width * g.filters, 4))
    const filter = Float32Array.from(randomValues(g.kernel ** 2 * g.channels * g.filters, 5))
    const expected = conv2dInputGradient(dy, filter, g)
    const got = tf.tidy(() => {
      const d = tf.tensor4d(dy, [g.batch, out.height, out.width, g.filters])
      const w = tf.tensor4d(filter, [g.kernel, g.kernel, g.channels, g.filters])
      return convolve(d, w, null, gradientShape(shapeOf(one)), form, 1).dataSync<'float32'>()
    })
    const scale = Math.sqrt(expected.reduce((sum, value) => sum + value * value, 0) / expected.length)
    expect(greatestDifference(expected, got) / scale).toBeLessThan(1e-4)
  })
})

describe('a large picture', () => {
  it('goes through in parts, as a small one does at once', () => {
    // Directly: 80 rows of 80 x 9 x 32 values are more than are kept at a time.
    const one: Case = [80, 80, 32, 9, 3, 1, 1, 1]
    const form = formsOf(shapeOf(one))[0]
    expect(form.side).toBe(1)
    const g = geometry(one)
    const input = Float32Array.from(randomValues(80 * 80 * 32, 6))
    const filter = Float32Array.from(randomValues(9 * 32 * 9, 7))
    const got = tf.tidy(() =>
      convolve(
        tf.tensor4d(input, [1, 80, 80, 32]),
        tf.tensor4d(filter, [3, 3, 32, 9]) as Tensor4D,
        null,
        shapeOf(one),
        form,
      ).dataSync<'float32'>(),
    )
    expect(greatestDifference(conv2d(input, filter, null, g), got)).toBeLessThan(1e-4)
  })
})

describe('the choice of a form', () => {
  const sideOf = (...one: Case) => chooseForm(shapeOf(one)).side
  it('is Winograd where there is enough to multiply', () => {
    expect(sideOf(13, 13, 384, 256, 3, 1, 1, 1)).toBe(6)
    expect(sideOf(27, 27, 64, 192, 5, 1, 2, 1)).toBe(8)
    expect(sideOf(224, 224, 3, 64, 11, 4, 2, 1)).toBe(8)
  })
  it('is direct where its transforms would cost more than they save', () => {
    expect(sideOf(3, 3, 8, 8, 3, 1, 0, 1)).toBe(1)
    expect(sideOf(13, 13, 64, 64, 1, 1, 0, 1)).toBe(1)
  })
})
