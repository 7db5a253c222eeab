import { describe, expect, it } from 'vitest'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import { shapeSize } from '@/lib/nn/shapes'

describe('LeNet-5 in its modern form', () => {
  const { layers, parameters, macs } = describeNetwork(lenet5Modern)
  const column = <K extends keyof (typeof layers)[0]>(key: K) => layers.map((layer) => layer[key])

  it('has 61,706 parameters and 416,520 multiply-accumulates', () => {
    expect(parameters).toBe(61_706)
    expect(macs).toBe(416_520)
  })

  it('has the shapes of the paper, layer by layer', () => {
    expect(column('name')).toEqual(['c1', 's2', 'c3', 's4', 'flatten', 'c5', 'f6', 'output'])
    expect(column('output')).toEqual([
      [28, 28, 6],
      [14, 14, 6],
      [10, 10, 16],
      [5, 5, 16],
      [400],
      [120],
      [84],
      [10],
    ])
    expect(column('input')[0]).toEqual([32, 32, 1])
    expect(column('input').slice(1)).toEqual(column('output').slice(0, -1))
  })

  it('has these numbers in each layer', () => {
    expect(column('parameters')).toEqual([156, 0, 2_416, 0, 0, 48_120, 10_164, 850])
    expect(column('macs')).toEqual([117_600, 0, 240_000, 0, 0, 48_000, 10_080, 840])
    expect(column('neurons')).toEqual([4_704, 0, 1_600, 0, 0, 120, 84, 10])
    expect(column('weightShape')).toEqual([
      [5, 5, 1, 6],
      null,
      [5, 5, 6, 16],
      null,
      null,
      [400, 120],
      [120, 84],
      [84, 10],
    ])
  })
})

describe('AlexNet-64', () => {
  const { layers, parameters } = describeNetwork(alexnet64)

  it('has 7,913,352 parameters', () => expect(parameters).toBe(7_913_352))

  it('has the shapes of its model card, layer by layer', () => {
    expect(layers.map(({ name, output }) => [name, ...output])).toEqual([
      ['conv1', 32, 32, 48],
      ['pool1', 15, 15, 48],
      ['conv2', 15, 15, 128],
      ['pool2', 7, 7, 128],
      ['conv3', 7, 7, 192],
      ['conv4', 7, 7, 192],
      ['conv5', 7, 7, 128],
      ['pool5', 3, 3, 128],
      ['flatten', 1_152],
      ['fc6', 2_048],
      ['fc7', 2_048],
      ['fc8', 200],
    ])
  })
})

describe('the arithmetic of AlexNet as published (one GPU, no groups, 227 pixels)', () => {
  it('agrees with the layer-by-layer figures computed by hand', () => {
    const conv = (name: string, filters: number, kernel: number, stride: number, pad: number) =>
      ({ kind: 'conv', name, filters, kernel, stride, pad, activation: 'relu' }) as const
    const pool = (name: string) => ({ kind: 'pool', name, mode: 'max', size: 3, stride: 2 }) as const
    const dense = (name: string, units: number) =>
      ({ kind: 'dense', name, units, activation: 'relu' }) as const
    const { parameters, macs, layers } = describeNetwork({
      id: 'one-gpu',
      title: 'AlexNet without groups',
      input: { height: 227, width: 227, channels: 3 },
      layers: [
        ...[conv('conv1', 96, 11, 4, 0), pool('pool1'), conv('conv2', 256, 5, 1, 2), pool('pool2')],
        ...[
          conv('conv3', 384, 3, 1, 1),
          conv('conv4', 384, 3, 1, 1),
          conv('conv5', 256, 3, 1, 1),
          pool('pool5'),
        ],
        ...[
          { kind: 'flatten', name: 'flatten' } as const,
          dense('fc6', 4096),
          dense('fc7', 4096),
          dense('fc8', 1000),
        ],
      ],
    })
    expect(parameters).toBe(62_378_344)
    expect(macs).toBe(1_135_256_096)
    expect(layers.reduce((sum, layer) => sum + layer.neurons, 0)).toBe(659_272)
  })
})

describe.each([lenet5Modern, alexnet64])('parameters of $id', (spec) => {
  const list = parameterList(spec)

  it('follow each other without gap or overlap, weight then bias', () => {
    let offset = 0
    for (const parameter of list) {
      expect(parameter.offset).toBe(offset)
      expect(parameter.size).toBe(shapeSize(parameter.shape))
      offset += parameter.size
    }
    expect(offset).toBe(parameterCount(spec))
    expect(offset).toBe(describeNetwork(spec).parameters)
    const trained = spec.layers.filter(({ kind }) => kind === 'conv' || kind === 'dense')
    expect(list.map(({ name }) => name)).toEqual(
      trained.flatMap(({ name }) => [`${name}.weight`, `${name}.bias`]),
    )
  })
})

describe('fans', () => {
  const fans = (name: string) => {
    const { fanIn, fanOut } = parameterList(lenet5Modern).find((parameter) => parameter.name === name)!
    return [fanIn, fanOut]
  }

  it('count the window for a convolution', () => {
    expect(fans('c1.weight')).toEqual([25, 150])
    expect(fans('c3.weight')).toEqual([150, 400])
    expect(fans('c3.bias')).toEqual([150, 400])
  })

  it('are inputs and units for a dense layer', () => {
    expect(fans('c5.weight')).toEqual([400, 120])
    expect(fans('output.bias')).toEqual([84, 10])
  })
})
