import { describe, expect, it } from 'vitest'
import { tableLinks } from '@/lib/nn/connection-table'
import { allActivations } from '@/lib/nn/layers'
import { activate, activationGradient } from '@/lib/nn/reference/activations'
import * as norm from '@/lib/nn/reference/batch-norm'
import { biasGradient } from '@/lib/nn/reference/conv2d'
import * as depthwise from '@/lib/nn/reference/depthwise-conv2d'
import { rbf, rbfInputGradient } from '@/lib/nn/reference/rbf'
import * as sub from '@/lib/nn/reference/subsample'
import * as tabled from '@/lib/nn/reference/table-conv2d'
import { expectClose, numericGradient, randomValues, weighted } from './finite-differences'

describe('1.7159 tanh(2a/3)', () => {
  it('is 1 at 1 and -1 at -1, and odd, and stays below 1.7159', () => {
    const [one, minusOne, zero, far] = activate([1, -1, 0, 60], 'scaled-tanh')
    expect(one).toBeCloseTo(1, 5)
    expect(minusOne).toBe(-one)
    expect([zero, far]).toEqual([0, 1.7159])
  })

  it('has slope 1.7159 x 2/3 at 0, and bends most near 1 (LeCun et al. 1998, appendix A)', () => {
    expect(activationGradient([0], [1], 'scaled-tanh')[0]).toBeCloseTo((1.7159 * 2) / 3, 12)
    const at = Array.from({ length: 300 }, (_, i) => i / 100)
    const slopes = activationGradient(
      activate(at, 'scaled-tanh'),
      new Array<number>(300).fill(1),
      'scaled-tanh',
    )
    const bends = at.slice(1).map((_, i) => slopes[i] - slopes[i + 1])
    expect(at[bends.indexOf(Math.max(...bends))]).toBeCloseTo(1, 1)
  })

  it.each(allActivations)('has, as %s, the gradient of finite differences', (activation) => {
    const values = randomValues(40, 31).map((value) => value * 3)
    const dy = randomValues(40, 32)
    const numeric = numericGradient((x) => weighted(activate(x, activation), dy), values)
    expectClose(activationGradient(activate(values, activation), dy, activation), numeric)
  })
})

describe('convolution with a connection table', () => {
  const table = [[0, 1, 3], [2], [0, 3], [1, 2]]
  const links = tableLinks(table)
  const g = { batch: 2, height: 6, width: 5, channels: 4, filters: 4, kernel: 3, stride: 1, pad: 1 }
  const input = randomValues(2 * 30 * 4, 33)
  const weight = randomValues(9 * links.length, 34)
  const bias = randomValues(4, 35)

  it('sums, for each filter, one kernel for each map that the table gives it', () => {
    const direct = new Float64Array(2 * 30 * 4)
    for (let o = 0; o < direct.length; o++) {
      const filter = o % 4
      const [n, y, x] = [Math.floor(o / 120), Math.floor(o / 20) % 6, Math.floor(o / 4) % 5]
      direct[o] = bias[filter]
      links.forEach((link, l) => {
        if (link.filter !== filter) return
        for (let ky = 0; ky < 3; ky++)
          for (let kx = 0; kx < 3; kx++) {
            const [iy, ix] = [y + ky - 1, x + kx - 1]
            if (iy < 0 || iy > 5 || ix < 0 || ix > 4) continue
            direct[o] +=
              input[((n * 6 + iy) * 5 + ix) * 4 + link.map] * weight[(ky * 3 + kx) * links.length + l]
          }
      })
    }
    expectClose(tabled.tableConv2d(input, weight, bias, table, g), direct, 1e-12)
  })

  it('has the gradients of finite differences', () => {
    const dy = randomValues(2 * 30 * 4, 36)
    const run = (x: ArrayLike<number>, w: ArrayLike<number>) =>
      weighted(tabled.tableConv2d(x, w, bias, table, g), dy)
    const onInput = numericGradient((x) => run(x, weight), input)
    const onWeight = numericGradient((w) => run(input, w), weight)
    expectClose(tabled.tableConv2dInputGradient(dy, weight, table, g), onInput)
    expectClose(tabled.tableConv2dWeightGradient(input, dy, table, g), onWeight)
  })
})

describe('depthwise convolution', () => {
  it('keeps the maps apart: a small example worked by hand', () => {
    const g = { batch: 1, height: 2, width: 2, channels: 2, filters: 2, kernel: 2, stride: 1, pad: 0 }
    // Map 0 is 1 2 3 4 with kernel 1 1 1 1; map 1 is 10 20 30 40 with kernel 1 0 0 2.
    const result = depthwise.depthwiseConv2d(
      [1, 10, 2, 20, 3, 30, 4, 40],
      [1, 1, 1, 0, 1, 0, 1, 2],
      [0, 5],
      g,
    )
    expect([...result]).toEqual([10, 95])
  })

  it('has the gradients of finite differences', () => {
    const g = { batch: 2, height: 6, width: 5, channels: 3, filters: 3, kernel: 3, stride: 2, pad: 1 }
    const [input, weight, bias] = [randomValues(180, 37), randomValues(27, 38), randomValues(3, 39)]
    const dy = randomValues(2 * 3 * 3 * 3, 40)
    const run = (x: ArrayLike<number>, w: ArrayLike<number>) =>
      weighted(depthwise.depthwiseConv2d(x, w, bias, g), dy)
    const onInput = numericGradient((x) => run(x, weight), input)
    const onWeight = numericGradient((w) => run(input, w), weight)
    expectClose(depthwise.depthwiseConv2dInputGradient(dy, weight, g), onInput)
    expectClose(depthwise.depthwiseConv2dWeightGradient(input, dy, g), onWeight)
  })
})

describe('trained sub-sampling', () => {
  it('is gain x sum + bias: a small example worked by hand', () => {
    const g = { batch: 1, height: 2, width: 2, channels: 2, size: 2, stride: 2 }
    expect([...sub.subsample([1, 10, 2, 20, 3, 30, 4, 40], [0.5, 2], [1, -1], g)]).toEqual([6, 199])
  })

  it.each([2, 1])('has the gradients of finite differences, stride %i', (stride) => {
    const g = { batch: 2, height: 4, width: 5, channels: 3, size: 2, stride }
    const [input, gain, bias] = [randomValues(120, 41), randomValues(3, 42), randomValues(3, 43)]
    const dy = randomValues(sub.windowSums(input, g).length, 44)
    const run = (x: ArrayLike<number>, w: ArrayLike<number>, b: ArrayLike<number>) =>
      weighted(sub.subsample(x, w, b, g), dy)
    const onInput = numericGradient((x) => run(x, gain, bias), input)
    const onGain = numericGradient((w) => run(input, w, bias), gain)
    const onBias = numericGradient((b) => run(input, gain, b), bias)
    expectClose(sub.subsampleInputGradient(dy, gain, g), onInput)
    expectClose(sub.subsampleGainGradient(input, dy, g), onGain)
    expectClose(biasGradient(dy, 3), onBias)
  })
})

describe('batch normalisation', () => {
  const epsilon = 1e-3
  const values = randomValues(36, 45).map((value, i) => 3 * value + (i % 3)) // 12 places, 3 channels
  const [gamma, beta] = [randomValues(3, 46), randomValues(3, 47)]
  const dy = randomValues(36, 48)

  it('takes mean and variance of each channel: a small example worked by hand', () => {
    const statistics = norm.channelStatistics([1, 0, 3, 0, 5, 6], 2)
    expect([...statistics.mean]).toEqual([3, 2])
    expectClose(statistics.variance, [8 / 3, 8], 1e-12)
    const y = norm.batchNorm([1, 0, 3, 0, 5, 6], [2, 1], [10, 0], statistics, 1)
    expectClose(y, [10 - 4 / Math.sqrt(11 / 3), -2 / 3, 10, -2 / 3, 10 + 4 / Math.sqrt(11 / 3), 4 / 3], 1e-12)
  })

  it('leaves mean 0 and variance nearly 1', () => {
    const normalised = norm.normalise(values, norm.channelStatistics(values, 3), 1e-9)
    const after = norm.channelStatistics(normalised, 3)
    expectClose(after.mean, [0, 0, 0], 1e-12)
    expectClose(after.variance, [1, 1, 1], 1e-6)
  })

  it.each([true, false])(
    'has the gradients of finite differences, statistics of the batch: %s',
    (ofBatch) => {
      const fixed = { mean: randomValues(3, 49), variance: randomValues(3, 50).map((v) => 1.5 + v) }
      const statisticsOf = (x: ArrayLike<number>) => (ofBatch ? norm.channelStatistics(x, 3) : fixed)
      const run = (x: ArrayLike<number>, g: ArrayLike<number>, b: ArrayLike<number>) =>
        weighted(norm.batchNorm(x, g, b, statisticsOf(x), epsilon), dy)
      const made = norm.batchNormGradients(values, dy, gamma, statisticsOf(values), epsilon, ofBatch)
      expectClose(
        made.input,
        numericGradient((x) => run(x, gamma, beta), values),
      )
      expectClose(
        made.gamma,
        numericGradient((g) => run(values, g, beta), gamma),
      )
      expectClose(
        made.beta,
        numericGradient((b) => run(values, gamma, b), beta),
      )
    },
  )
})

describe('Euclidean RBF units', () => {
  it('are squared distances: a small example worked by hand', () => {
    const g = { batch: 2, units: 2, classes: 3 }
    const result = rbf([0.5, -1, 1, 1], [1, 1, -1, -1, 1, -1], g)
    expect([...result]).toEqual([4.25, 2.25, 0.25, 0, 8, 4])
  })

  it('have the gradient of finite differences', () => {
    const g = { batch: 3, units: 5, classes: 4 }
    const centres = randomValues(20, 51).map(Math.sign)
    const [input, dy] = [randomValues(15, 52), randomValues(12, 53)]
    const numeric = numericGradient((x) => weighted(rbf(x, centres, g), dy), input)
    expectClose(rbfInputGradient(input, dy, centres, g), numeric)
  })
})
