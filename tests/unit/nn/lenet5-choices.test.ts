import { describe, expect, it } from 'vitest'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { table1998 } from '@/lib/nn/connection-table'
import { digitCodes } from '@/lib/nn/digit-codes'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import * as choices from '@/lib/nn/lenet5-choices'
import { fittingLosses, winningOutput } from '@/lib/nn/loss'
import { parameterList } from '@/lib/nn/parameters'

const { lenet5, publishedChoices, modernChoices, lenet5Published, lenet5CoursePage } = choices

describe('LeNet-5 as published', () => {
  const { layers, parameters, connections, macs } = describeNetwork(lenet5Published)
  const column = <K extends keyof (typeof layers)[0]>(key: K) => layers.map((layer) => layer[key])

  it('has exactly 60,000 trained parameters and 340,908 connections', () => {
    expect(parameters).toBe(60_000)
    expect(connections).toBe(340_908)
    expect(macs).toBe(326_520)
  })

  it('has the numbers of section II.B in each layer', () => {
    expect(column('name')).toEqual(['c1', 's2', 'c3', 's4', 'flatten', 'c5', 'f6', 'output'])
    expect(column('parameters')).toEqual([156, 12, 1_516, 32, 0, 48_120, 10_164, 0])
    expect(column('connections')).toEqual([122_304, 5_880, 151_600, 2_000, 0, 48_120, 10_164, 840])
    expect(column('macs')).toEqual([117_600, 0, 150_000, 0, 0, 48_000, 10_080, 840])
    expect(column('neurons').reduce((a, b) => a + b)).toBe(8_094)
    expect(column('output').map((shape) => shape.join('x'))).toEqual([
      ...['28x28x6', '14x14x6', '10x10x16', '5x5x16', '400', '120', '84', '10'],
    ])
    expect(column('weightShape')).toEqual([
      ...[[5, 5, 1, 6], [6], [5, 5, 60], [16], null, [400, 120], [120, 84], null],
    ])
  })

  it('squashes in every layer up to F6, and ends in the ten codes, of which the smallest wins', () => {
    const activations = lenet5Published.layers.flatMap((layer) =>
      'activation' in layer ? [layer.activation] : [],
    )
    expect(activations).toEqual(new Array(6).fill('scaled-tanh'))
    expect(lenet5Published.layers.at(-1)).toEqual({ kind: 'rbf', name: 'output', codes: digitCodes })
    expect(lenet5Published.layers[2]).toMatchObject({ kind: 'table-conv', table: table1998 })
    expect(winningOutput(lenet5Published)).toBe('smallest')
    expect(fittingLosses(lenet5Published).map(({ kind }) => kind)).toEqual(['map', 'mle'])
  })

  it('names its tensors, with the fan-in of each map of C3', () => {
    const list = parameterList(lenet5Published)
    expect(list.map(({ name, size }) => `${name} ${size}`)).toEqual([
      ...['c1.weight 150', 'c1.bias 6', 's2.gain 6', 's2.bias 6', 'c3.weight 1500', 'c3.bias 16'],
      ...['s4.gain 16', 's4.bias 16', 'c5.weight 48000', 'c5.bias 120', 'f6.weight 10080', 'f6.bias 84'],
    ])
    const [weight, bias] = list.filter(({ name }) => name.startsWith('c3.'))
    expect(bias.fansOfLastAxis!.map(({ fanIn }) => fanIn)).toEqual(table1998.map((maps) => 25 * maps.length))
    expect(weight.fansOfLastAxis!.length).toBe(60)
    expect(weight.fansOfLastAxis![59]).toEqual({ fanIn: 150, fanOut: 250 })
    expect(weight.fansOfLastAxis![0]).toEqual({ fanIn: 75, fanOut: 250 })
    expect([weight.fanIn, weight.fanOut]).toEqual([150, 250])
  })
})

describe('other settings of the switches', () => {
  it('make lenet5Modern, layer by layer', () => {
    expect(lenet5(modernChoices).layers).toEqual(lenet5Modern.layers)
    expect(lenet5(modernChoices).input).toEqual(lenet5Modern.input)
    expect(fittingLosses(lenet5(modernChoices))).toEqual([{ kind: 'cross-entropy' }])
  })

  it('make what the course page draws: 61,706 parameters, tanh, average pooling, dense C3', () => {
    expect(describeNetwork(lenet5CoursePage).parameters).toBe(61_706)
    expect(lenet5CoursePage.layers.slice(0, 3)).toMatchObject([
      { kind: 'conv', activation: 'tanh' },
      { kind: 'pool', mode: 'average', size: 2, stride: 2 },
      { kind: 'conv', filters: 16, activation: 'tanh' },
    ])
  })

  const price = (changes: Partial<choices.Lenet5Choices>, from = publishedChoices) =>
    describeNetwork(lenet5({ ...from, ...changes }))

  it('are priced one by one', () => {
    expect(price({ c3: 'dense' }).parameters).toBe(60_000 - 1_516 + 2_416)
    expect(price({ c3: 'dense' }).macs).toBe(326_520 + 90_000)
    // 6 filters of 5x5 and 16 of 1x1x6, a bias each; over 10x10 places.
    expect(price({ c3: 'separable' }).parameters).toBe(60_000 - 1_516 + (150 + 6) + (96 + 16))
    expect(price({ c3: 'separable' }).macs).toBe(326_520 - 150_000 + 100 * (150 + 96))
    expect(price({ subsampling: 'average' }).parameters).toBe(60_000 - 44)
    expect(price({ subsampling: 'max' }).parameters).toBe(60_000 - 44)
    expect(price({ output: 'softmax' }).parameters).toBe(60_850)
    expect(price({ batchNorm: true }).parameters).toBe(60_000 + 2 * (6 + 16 + 120 + 84))
    expect(price({ dropout: 0.5 }).parameters).toBe(60_000)
    for (const activation of choices.activationChoices) expect(price({ activation }).parameters).toBe(60_000)
  })

  it('shrink the maps where pooling overlaps: C5 reads 4x4', () => {
    const { layers, parameters } = price({ subsampling: 'overlapping' }, modernChoices)
    expect(layers.map(({ output }) => output.join('x'))).toEqual([
      ...['28x28x6', '13x13x6', '9x9x16', '4x4x16', '256', '120', '84', '10'],
    ])
    expect(parameters).toBe(61_706 - 144 * 120)
  })

  it('put normalisation before the activation, and dropout behind C5 and F6', () => {
    const spec = lenet5({ ...modernChoices, batchNorm: true, dropout: 0.5 })
    const names = spec.layers.map(({ name }) => name)
    expect(names).toEqual([
      ...['c1', 'c1-norm', 's2', 'c3', 'c3-norm', 's4', 'flatten'],
      ...['c5', 'c5-norm', 'c5-drop', 'f6', 'f6-norm', 'f6-drop', 'output'],
    ])
    expect(spec.layers[0]).toMatchObject({ activation: 'linear' })
    expect(spec.layers[1]).toMatchObject({ activation: 'relu' })
    const rbf = lenet5({ ...publishedChoices, dropout: 0.5 })
    expect(rbf.layers.filter(({ kind }) => kind === 'dropout').map(({ name }) => name)).toEqual(['c5-drop'])
  })

  it('all make a possible network with a name of its own', () => {
    const ids = new Set<string>()
    for (const c3 of choices.c3Choices)
      for (const subsampling of choices.subsamplingChoices)
        for (const activation of choices.activationChoices)
          for (const output of choices.outputChoices)
            for (const dropout of [0, 0.5])
              for (const batchNorm of [false, true]) {
                const spec: AnyNetwork = lenet5({ c3, subsampling, activation, output, dropout, batchNorm })
                expect(describeNetwork(spec).layers.at(-1)!.output).toEqual([10])
                ids.add(spec.id)
              }
    expect(ids.size).toBe(3 * 4 * 4 * 2 * 2 * 2)
    expect(ids).toContain('lenet5-table-trainable-scaled-tanh-rbf')
  })

  it.each([1, -0.1, Number.NaN])('refuse a dropout rate of %s', (dropout) => {
    expect(() => price({ dropout })).toThrow(
      expect.objectContaining({
        code: 'settings-invalid',
        detail: expect.objectContaining({ name: 'c5-drop.rate' }),
      }),
    )
  })
})
