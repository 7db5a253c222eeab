import { describe, expect, it } from 'vitest'
import { CodedError } from '@/lib/errors'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { layerShapes } from '@/lib/nn/shapes'
import type { LayerSpec, NetworkSpec } from '@/lib/nn/spec'

const conv = { kind: 'conv', name: 'c', filters: 2, kernel: 3, activation: 'relu' } as const
const pool = { kind: 'pool', name: 'p', mode: 'max', size: 2, stride: 2 } as const
const flatten = { kind: 'flatten', name: 'f' } as const
const dense = { kind: 'dense', name: 'd', units: 4, activation: 'linear' } as const

function network(...layers: LayerSpec[]): NetworkSpec {
  return { id: 'test', title: 'Test', input: { height: 8, width: 6, channels: 1 }, layers }
}

/** Data from outside (a saved file, a URL) may be of any type: so may be what these tests pass. */
function bad(layer: object, changes: object): LayerSpec {
  return { ...layer, ...changes } as LayerSpec
}

describe('layerShapes', () => {
  it('handles pictures that are not square, stride, padding and a remainder', () => {
    expect(layerShapes(network({ ...conv, stride: 2, pad: 1 }))).toEqual([[4, 3, 2]])
    expect(layerShapes(network({ ...conv, stride: 2 }))).toEqual([[3, 2, 2]])
    expect(layerShapes(network({ ...pool, size: 3 }))).toEqual([[3, 2, 1]])
    expect(layerShapes(network(conv, pool, flatten, dense))).toEqual([[6, 4, 2], [3, 2, 2], [12], [4]])
  })

  const cases: [name: string, ...layers: LayerSpec[]][] = [
    ['c', { ...conv, kernel: 7 }],
    ['p', { ...pool, size: 7 }],
    ['c.filters', { ...conv, filters: 0 }],
    ['c.filters', { ...conv, filters: 2.5 }],
    ['c.kernel', { ...conv, kernel: Number.NaN }],
    ['c.kernel', bad(conv, { kernel: '3' })],
    ['c.stride', { ...conv, stride: 0 }],
    ['c.pad', { ...conv, pad: -1 }],
    ['c.pad', { ...conv, pad: 3 }],
    ['c.activation', bad(conv, { activation: 'swish' })],
    ['p.size', { ...pool, size: 0 }],
    ['p.stride', { ...pool, stride: Infinity }],
    ['p.mode', bad(pool, { mode: 'median' })],
    ['d.units', flatten, { ...dense, units: -4 }],
    ['d', dense],
    ['c', flatten, conv],
    ['p', flatten, pool],
    ['f2', flatten, { ...flatten, name: 'f2' }],
    ['c', conv, { ...conv, filters: 3 }],
    ['layer.name', bad(conv, { name: '' })],
    ['x', bad(conv, { name: 'x', kind: 'lstm' })],
    ['d', flatten, { ...dense, units: 2 ** 53 - 1 }, { ...dense, units: 2 }],
    ['layers'],
  ]
  it.each(cases)('refuses an impossible network and names %s', (name, ...layers) => {
    let thrown: unknown
    try {
      layerShapes(network(...layers))
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(CodedError)
    expect(thrown).toMatchObject({ code: 'settings-invalid', detail: { name } })
  })

  it('refuses an impossible input', () => {
    const spec = { ...lenet5Modern, input: { height: 32, width: 0, channels: 1 } }
    expect(() => layerShapes(spec)).toThrow(
      expect.objectContaining({ detail: { name: 'input.width', value: '0' } }),
    )
  })
})
