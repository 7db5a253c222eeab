import { describe, expect, it } from 'vitest'
import { describeNetwork } from '@/lib/nn/arithmetic'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { parameterList } from '@/lib/nn/parameters'
import { layerShapes } from '@/lib/nn/shapes'

const table = {
  kind: 'table-conv',
  name: 't',
  table: [[0, 1], [2], [0, 2]],
  kernel: 3,
  activation: 'tanh',
} as const
const depthwise = {
  kind: 'depthwise-conv',
  name: 'w',
  kernel: 3,
  stride: 2,
  pad: 1,
  activation: 'relu',
} as const
const subsample = { kind: 'subsample', name: 's', size: 2, stride: 2, activation: 'scaled-tanh' } as const
const norm = { kind: 'batch-norm', name: 'n', activation: 'linear' } as const
const drop = { kind: 'dropout', name: 'o', rate: 0.5 } as const
const flatten = { kind: 'flatten', name: 'f' } as const
const dense = { kind: 'dense', name: 'd', units: 4, activation: 'scaled-tanh' } as const
const rbf = {
  kind: 'rbf',
  name: 'r',
  codes: [
    ['#.', '.#'],
    ['##', '..'],
    ['##', '##'],
  ],
} as const

function network(...layers: AnyLayer[]): AnyNetwork {
  return { id: 'test', title: 'Test', input: { height: 8, width: 6, channels: 3 }, layers }
}

/** Data from outside (a saved file, a URL) may be of any type: so may be what these tests pass. */
const bad = (layer: object, changes: object) => ({ ...layer, ...changes }) as AnyLayer

describe('shapes of the further layers', () => {
  it('follow one another', () => {
    expect(layerShapes(network(table, norm, subsample, drop, flatten, dense, norm6(), rbf))).toEqual([
      ...[[6, 4, 3], [6, 4, 3], [3, 2, 3], [3, 2, 3], [18], [4], [4], [3]],
    ])
    expect(layerShapes(network(depthwise))).toEqual([[4, 3, 3]])
  })

  const norm6 = () => ({ ...norm, name: 'n6' })

  it('have their parameters, multiply-accumulates and connections', () => {
    const { layers } = describeNetwork(network(table, norm, subsample, drop, flatten, dense, norm6(), rbf))
    expect(layers.map(({ parameters }) => parameters)).toEqual([48, 6, 6, 0, 0, 76, 8, 0])
    expect(layers.map(({ macs }) => macs)).toEqual([45 * 24, 0, 0, 0, 0, 72, 0, 12])
    expect(layers.map(({ connections }) => connections)).toEqual([48 * 24, 0, 90, 0, 0, 76, 0, 12])
    expect(layers.map(({ neurons }) => neurons)).toEqual([72, 0, 18, 0, 0, 4, 0, 3])
    const [only] = describeNetwork(network(depthwise)).layers
    expect(only).toMatchObject({ weightShape: [3, 3, 3, 1], parameters: 30, macs: 27 * 12, connections: 360 })
    const [pool] = describeNetwork(
      network({ kind: 'pool', name: 'p', mode: 'max', size: 3, stride: 1 }),
    ).layers
    expect(pool).toMatchObject({ parameters: 0, macs: 0, connections: 6 * 4 * 3 * 9, neurons: 0 })
  })

  it('name their tensors by role, without gap or overlap', () => {
    const list = parameterList(network(table, norm, subsample, flatten, dense, rbf))
    expect(list.map(({ name }) => name)).toEqual([
      ...['t.weight', 't.bias', 'n.gamma', 'n.beta', 's.gain', 's.bias', 'd.weight', 'd.bias'],
    ])
    list.forEach(({ offset, size }, index) => expect(list[index + 1]?.offset ?? 136).toBe(offset + size))
  })

  const cases: [name: string, ...layers: AnyLayer[]][] = [
    ['t.table', { ...table, table: [[3]] }],
    ['t.table', { ...table, table: [] }],
    ['t.table', bad(table, { table: undefined })],
    ['t.kernel', { ...table, kernel: 0 }],
    ['t.pad', { ...table, pad: 3 }],
    ['t.activation', bad(table, { activation: 'swish' })],
    ['t', flatten, table],
    ['w.stride', { ...depthwise, stride: 0 }],
    ['w', { ...depthwise, kernel: 11 }],
    ['s.size', { ...subsample, size: 0 }],
    ['s', flatten, subsample],
    ['n.epsilon', { ...norm, epsilon: 0 }],
    ['n.epsilon', { ...norm, epsilon: Infinity }],
    ['n.keep', { ...norm, keep: 1.1 }],
    ['n.keep', bad(norm, { keep: '0.9' })],
    ['o.rate', { ...drop, rate: 1 }],
    ['o.rate', { ...drop, rate: -0.1 }],
    ['o.rate', bad(drop, { rate: undefined })],
    ['r', rbf],
    ['r.codes', flatten, rbf],
    ['r.codes', flatten, dense, { ...rbf, codes: [] }],
    ['r', flatten, dense, rbf, { ...dense, name: 'after' }],
  ]
  it.each(cases)('are refused where impossible, naming %s', (name, ...layers) => {
    expect(() => layerShapes(network(...layers))).toThrow(
      expect.objectContaining({ code: 'settings-invalid', detail: expect.objectContaining({ name }) }),
    )
  })
})
