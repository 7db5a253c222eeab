import { describe, expect, it } from 'vitest'
import { countSeparable } from '@/components/chapters/compare/depthwise'
import { EPSILON, folded, inOneStep, inTwoSteps } from '@/components/chapters/compare/folding'
import { laterNetworks } from '@/components/chapters/compare/later-networks'
import { say } from '@/components/chapters/compare/say'
import { countStack, fieldOfStack, singleKernels } from '@/components/chapters/compare/stacks'
import { cellOf, editions, numberRows, ratioOf, sortedRows } from '@/components/chapters/compare/table'
import { towerOf } from '@/components/chapters/compare/towers'
import { compareFigures as english } from '@/lib/i18n/en/compare-figures'
import { lenet5, modernChoices } from '@/lib/nn/lenet5-choices'
import { describeNetwork } from '@/lib/nn/arithmetic'
import type { NetworkSpec } from '@/lib/nn/spec'

/** Works out '2 + 3 × 4' as it is written for readers. */
function workedOut(arithmetic: string): number {
  return arithmetic
    .split(' + ')
    .map((term) =>
      term.split(' × ').reduce((product, factor) => product * Number(factor.replaceAll(',', '')), 1),
    )
    .reduce((sum, term) => sum + term, 0)
}

describe('the table', () => {
  it.each(editions.flatMap((edition) => numberRows.map((row) => [edition, row] as const)))(
    '%s, %s: the arithmetic that is shown gives the number that is shown',
    (edition, row) => {
      for (const side of [0, 1] as const) {
        const { value, arithmetic } = cellOf(row, edition, side)
        expect(workedOut(arithmetic)).toBe(value)
      }
    },
  )

  it('has the numbers of the papers', () => {
    const published = (row: (typeof numberRows)[number]) =>
      ([0, 1] as const).map((side) => cellOf(row, 'published', side).value)
    expect(published('parameters')).toEqual([60_000, 60_965_224])
    expect(published('macs')).toEqual([326_520, 724_406_816])
    expect(published('neurons')).toEqual([8_094, 659_272])
    expect(published('inputs')).toEqual([32 * 32, 227 * 227 * 3])
    expect(published('pictures')).toEqual([60_000, 1_281_167])
    // About 1.2e12 and 2.5e17.
    expect(published('trainingMacs')[0]).toBeCloseTo(1.175e12, -10)
    expect(published('trainingMacs')[1] / 2.5e17).toBeCloseTo(1, 2)
    expect([0, 1].map((side) => cellOf('parameters', 'today', side as 0 | 1).value)).toEqual([
      61_706, 61_100_840,
    ])
    expect(ratioOf('macs', 'published')).toBeCloseTo(2218.57, 2)
  })

  it('is sorted from the greatest down', () => {
    expect(sortedRows('plain', 'published')).toEqual(numberRows)
    const ratios = sortedRows('ratio', 'published').map((row) => ratioOf(row, 'published'))
    expect(ratios).toEqual([...ratios].sort((a, b) => b - a))
    expect(sortedRows('ratio', 'published').at(-1)).toBe('passes')
    expect(sortedRows('ratio', 'published')[0]).toBe('trainingMacs')
    expect(sortedRows('lenet', 'published')[0]).toBe('trainingMacs')
  })

  it('says large numbers in powers of ten', () => {
    expect(say(60_000, 'en')).toBe('60,000')
    expect(say(2.5066e17, 'en')).toBe('2.51 × 10¹⁷')
  })
})

describe('the towers', () => {
  it('have each layer that has any, and add up to the table', () => {
    const storeys = towerOf('published', 1, 'macs')
    expect(storeys.map(({ name }) => name)).toEqual([
      ...['conv1', 'conv2', 'conv3', 'conv4', 'conv5', 'fc6', 'fc7', 'fc8'],
    ])
    expect(storeys.reduce((sum, { value }) => sum + value, 0)).toBe(724_406_816)
    expect(towerOf('published', 0, 'parameters').map(({ name }) => name)).not.toContain('output')
  })
})

/** Counted layer by layer from a spec, not from a formula. */
function counted(layers: NetworkSpec['layers'], side: number, channels: number) {
  const { layers: seen } = describeNetwork({
    id: 'counted',
    title: '',
    input: { height: side, width: side, channels },
    layers,
  })
  return {
    weights: seen.reduce(
      (sum, { weightShape }) => sum + (weightShape?.reduce((product, length) => product * length, 1) ?? 0),
      0,
    ),
    macs: seen.reduce((sum, { macs }) => sum + macs, 0),
  }
}
const conv = (name: string, kernel: number, filters: number) =>
  ({ kind: 'conv', name, kernel, filters, pad: (kernel - 1) / 2, activation: 'linear' }) as const

describe('stacks of 3x3', () => {
  it.each(singleKernels)('count as a network of that form does (%s)', (text) => {
    const kernel = Number(text)
    const [channels, side] = [7, 12]
    const counts = countStack(kernel, channels, side)
    const stack = counted(
      Array.from({ length: counts.layers }, (_, i) => conv(`c${i}`, 3, channels)),
      side,
      channels,
    )
    const single = counted([conv('c', kernel, channels)], side, channels)
    expect([counts.stackWeights, counts.stackMacs]).toEqual([stack.weights, stack.macs])
    expect([counts.singleWeights, counts.singleMacs]).toEqual([single.weights, single.macs])
    expect(fieldOfStack(counts.layers)).toBe(kernel)
  })

  it('save what the book says', () => {
    const share = (kernel: number) =>
      countStack(kernel, 256, 56).stackWeights / countStack(kernel, 256, 56).singleWeights
    expect([5, 7, 11].map((kernel) => Number(share(kernel).toFixed(2)))).toEqual([0.72, 0.55, 0.37])
  })
})

describe('a separable convolution', () => {
  it('counts as C3 in two does, and has 1/N + 1/k² of the usual', () => {
    const { standard, depthwise, pointwise, share, places } = countSeparable(3, 512, 512, 14)
    expect(standard * places).toBe(462_422_016)
    expect((depthwise + pointwise) * places).toBe(52_283_392)
    expect(share).toBeCloseTo(1 / 512 + 1 / 9, 12)
    const c3 = countSeparable(5, 6, 16, 10)
    const layers = describeNetwork(lenet5({ ...modernChoices, c3: 'separable' })).layers
    const macs = layers.filter(({ name }) => name.startsWith('c3')).reduce((sum, one) => sum + one.macs, 0)
    expect((c3.depthwise + c3.pointwise) * c3.places).toBe(macs)
  })
})

describe('a folded normalisation', () => {
  it('gives what two steps give, for any numbers', () => {
    const input = [0.2, 1, -0.6, 0.8, 1.4, -1]
    for (const [gamma, beta, mean, variance] of [
      [1.5, -0.25, 0.4, 2.25],
      [-2, 3, -3, 0],
      [0, 1, 0, 9],
    ]) {
      const f = { weights: [0.5, -1, 0.75], bias: 0.1, gamma, beta, mean, variance }
      const { z, y } = inTwoSteps(input, f)
      expect(z).toHaveLength(4)
      expect(z[0]).toBeCloseTo(0.5 * 0.2 - 1 + 0.75 * -0.6 + 0.1, 12)
      expect(y[0]).toBeCloseTo((gamma * (z[0] - mean)) / Math.sqrt(variance + EPSILON) + beta, 9)
      inOneStep(input, f).forEach((value, i) => expect(value).toBeCloseTo(y[i], 6))
    }
    expect(folded({ weights: [1], bias: 0, gamma: 2, beta: 1, mean: 3, variance: 4 - EPSILON })).toEqual({
      weights: [1],
      bias: -2,
    })
  })
})

describe('the later networks', () => {
  it('bear out what is said of them', () => {
    const of = (id: string) => laterNetworks.find((one) => one.id === id)!
    const [alex, squeeze, vgg] = ['alexnet', 'squeezenet', 'vgg'].map(of)
    expect(alex.millionParameters / squeeze.millionParameters).toBeCloseTo(48, 6)
    expect(squeeze.millionMacs / alex.millionMacs).toBeGreaterThan(2)
    expect(vgg.millionParameters / alex.millionParameters).toBeGreaterThan(2)
    expect(Math.min(...laterNetworks.map((one) => one.millionParameters))).toBe(squeeze.millionParameters)
    expect(Object.keys(english.later.about).sort()).toEqual(
      laterNetworks.map(({ id }) => id as string).sort(),
    )
  })
})
