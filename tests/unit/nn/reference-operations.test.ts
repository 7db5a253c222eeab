import { describe, expect, it } from 'vitest'
import { activate, activationGradient } from '@/lib/nn/reference/activations'
import * as conv from '@/lib/nn/reference/conv2d'
import * as dense from '@/lib/nn/reference/dense'
import { pool2d, pool2dGradient } from '@/lib/nn/reference/pool2d'
import { softmax, softmaxCrossEntropy } from '@/lib/nn/reference/softmax-cross-entropy'
import { activations } from '@/lib/nn/spec'
import { expectClose, numericGradient, randomValues, weighted } from './finite-differences'

describe('conv2d', () => {
  it('computes a small example worked by hand', () => {
    const geometry = { batch: 1, height: 3, width: 3, channels: 1, filters: 1, kernel: 2, stride: 1, pad: 0 }
    const input = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    // 1*1 + 2*2 + 4*3 + 5*4 = 37, plus the bias: a filter is not flipped.
    expect([...conv.conv2d(input, [1, 2, 3, 4], [0.5], geometry)]).toEqual([37.5, 47.5, 67.5, 77.5])
  })

  it('reads the channels of NHWC and the filters of HWIO', () => {
    const geometry = { batch: 1, height: 1, width: 1, channels: 2, filters: 3, kernel: 1, stride: 1, pad: 0 }
    expect([...conv.conv2d([10, 1], [1, 2, 3, 4, 5, 6], null, geometry)]).toEqual([14, 25, 36])
  })

  it('pads with zeros and drops what a stride leaves over', () => {
    const geometry = { batch: 1, height: 4, width: 4, channels: 1, filters: 1, kernel: 3, stride: 2, pad: 1 }
    expect(conv.convOutput(geometry)).toEqual({ height: 2, width: 2 })
    const ones = new Array<number>(16).fill(1)
    expect([...conv.conv2d(ones, new Array<number>(9).fill(1), null, geometry)]).toEqual([4, 6, 6, 9])
  })

  const geometries = [
    { stride: 1, pad: 0, kernel: 3 },
    { stride: 1, pad: 2, kernel: 3 },
    { stride: 2, pad: 1, kernel: 3 },
    { stride: 2, pad: 2, kernel: 5 },
    { stride: 3, pad: 0, kernel: 2 },
  ].map((part) => ({ batch: 2, height: 7, width: 6, channels: 2, filters: 3, ...part }))
  it.each(geometries)(
    'has the gradients of finite differences: kernel $kernel, stride $stride, pad $pad',
    (g) => {
      const input = randomValues(g.batch * g.height * g.width * g.channels, 1)
      const filter = randomValues(g.kernel ** 2 * g.channels * g.filters, 2)
      const bias = randomValues(g.filters, 3)
      const dy = randomValues(conv.conv2d(input, filter, bias, g).length, 4)
      const onInput = numericGradient((x) => weighted(conv.conv2d(x, filter, bias, g), dy), input)
      const onFilter = numericGradient((x) => weighted(conv.conv2d(input, x, bias, g), dy), filter)
      const onBias = numericGradient((x) => weighted(conv.conv2d(input, filter, x, g), dy), bias)
      expectClose(conv.conv2dInputGradient(dy, filter, g), onInput)
      expectClose(conv.conv2dFilterGradient(input, dy, g), onFilter)
      expectClose(conv.biasGradient(dy, g.filters), onBias)
    },
  )
})

describe('pool2d', () => {
  const square = { batch: 1, height: 3, width: 3, channels: 1, size: 2, stride: 1 }
  const input = [1, 5, 2, 4, 3, 0, 7, 6, 8]

  it('takes the greatest or the mean of each window', () => {
    expect([...pool2d(input, { ...square, mode: 'max' })]).toEqual([5, 5, 7, 8])
    expect([...pool2d(input, { ...square, mode: 'average' })]).toEqual([3.25, 2.5, 5, 4.25])
  })

  it('adds up the gradients of overlapping windows', () => {
    const gradient = pool2dGradient(input, [1, 10, 100, 1000], { ...square, mode: 'max' })
    expect([...gradient]).toEqual([0, 11, 0, 0, 0, 0, 100, 0, 1000])
  })

  it('gives the gradient to the first of equals only', () => {
    const geometry = { ...square, height: 2, width: 2, mode: 'max' } as const
    expect([...pool2dGradient([3, 3, 3, 3], [1], geometry)]).toEqual([1, 0, 0, 0])
  })

  const windows = [
    [2, 2],
    [3, 2],
    [3, 1],
    [2, 3],
  ]
  const cases = (['max', 'average'] as const).flatMap((mode) =>
    windows.map(([size, stride]) => ({ mode, size, stride })),
  )
  it.each(cases)('has the gradient of finite differences: $mode $size/$stride', (part) => {
    const geometry = { batch: 2, height: 8, width: 7, channels: 3, ...part }
    const picture = randomValues(2 * 8 * 7 * 3, 5)
    const dy = randomValues(pool2d(picture, geometry).length, 6)
    const numeric = numericGradient((x) => weighted(pool2d(x, geometry), dy), picture)
    expectClose(pool2dGradient(picture, dy, geometry), numeric)
  })
})

describe('dense', () => {
  it('computes a small example worked by hand', () => {
    const geometry = { batch: 2, inputs: 2, units: 3 }
    const result = dense.dense([1, 2, 3, 4], [1, 2, 3, 4, 5, 6], [100, 200, 300], geometry)
    expect([...result]).toEqual([109, 212, 315, 119, 226, 333])
  })

  it('has the gradients of finite differences', () => {
    const g = { batch: 3, inputs: 5, units: 4 }
    const [input, weight, bias] = [randomValues(15, 7), randomValues(20, 8), randomValues(4, 9)]
    const dy = randomValues(12, 10)
    const onInput = numericGradient((x) => weighted(dense.dense(x, weight, bias, g), dy), input)
    const onWeight = numericGradient((x) => weighted(dense.dense(input, x, bias, g), dy), weight)
    const onBias = numericGradient((x) => weighted(dense.dense(input, weight, x, g), dy), bias)
    expectClose(dense.denseInputGradient(dy, weight, g), onInput)
    expectClose(dense.denseWeightGradient(input, dy, g), onWeight)
    expectClose(conv.biasGradient(dy, 4), onBias)
  })
})

describe('activations', () => {
  it('have their known values', () => {
    expect([...activate([-2, 0, 3], 'relu')]).toEqual([0, 0, 3])
    expect([...activate([-2, 0, 3], 'linear')]).toEqual([-2, 0, 3])
    expectClose(activate([1, -40, 0], 'tanh'), [0.7615941559557649, -1, 0], 1e-15)
    expectClose(activate([0, 2, -800], 'sigmoid'), [0.5, 0.8807970779778823, 0], 1e-15)
  })

  it.each(activations)('have the gradient of finite differences: %s', (activation) => {
    const values = randomValues(40, 11).map((value) => value * 3)
    const dy = randomValues(40, 12)
    const numeric = numericGradient((x) => weighted(activate(x, activation), dy), values)
    expectClose(activationGradient(activate(values, activation), dy, activation), numeric)
  })
})

describe('softmaxCrossEntropy', () => {
  it('is ln(classes) for equal logits', () => {
    expect(softmaxCrossEntropy(new Array<number>(20).fill(7), [0, 9]).loss).toBeCloseTo(Math.log(10), 12)
  })

  it('survives logits that would overflow exp', () => {
    const { loss, gradient } = softmaxCrossEntropy([1000, 0, -1000], [1])
    expect(loss).toBeCloseTo(1000, 9)
    expectClose(gradient, [1, -1, 0], 1e-12)
    expectClose(softmax([1000, 1000]), [0.5, 0.5], 1e-15)
  })

  it('has the gradient of finite differences', () => {
    const logits = randomValues(15, 13).map((value) => value * 4)
    const numeric = numericGradient((x) => softmaxCrossEntropy(x, [4, 0, 2]).loss, logits)
    expectClose(softmaxCrossEntropy(logits, [4, 0, 2]).gradient, numeric)
  })

  it.each([[[3]], [[-1]], [[0.5]], [[Number.NaN]], [[0, 1]], [[]]])(
    'refuses labels %j for three logits',
    (labels) => {
      expect(() => softmaxCrossEntropy([1, 2, 3], labels)).toThrow(
        expect.objectContaining({ code: 'settings-invalid' }),
      )
    },
  )
})
