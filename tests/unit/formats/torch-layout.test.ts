import { describe, expect, it } from 'vitest'
import type { NamedTensor } from '@/lib/formats/safetensors'
import { fromTorchLayout, toTorchLayout } from '@/lib/formats/torch-layout'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'
import { expectRefusal } from './expect-refusal'
import { expectSameBits } from './expect-same-bits'

/** Sides, channels and filters all differ, so that no two axes can be confused unnoticed. */
const spec: NetworkSpec = {
  id: 'small',
  title: 'Small',
  input: { height: 4, width: 5, channels: 3 },
  layers: [
    { kind: 'conv', name: 'conv', filters: 4, kernel: 2, activation: 'relu' }, // 3x4x4
    { kind: 'conv', name: 'last', filters: 5, kernel: 2, activation: 'relu' }, // 2x3x5
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'first', units: 7, activation: 'relu' },
    { kind: 'dense', name: 'second', units: 2, activation: 'linear' },
  ],
}

const torchShapes: Record<string, number[]> = {
  'conv.weight': [4, 3, 2, 2],
  'conv.bias': [4],
  'last.weight': [5, 4, 2, 2],
  'last.bias': [5],
  'first.weight': [7, 30],
  'first.bias': [7],
  'second.weight': [2, 7],
  'second.bias': [2],
}

/** Each tensor counts 0, 1, 2 … in PyTorch's own order. */
function counting(shapes = torchShapes): Map<string, NamedTensor> {
  const tensor = (shape: number[]) => {
    const size = shape.reduce((a, b) => a * b, 1)
    return { shape, data: Float32Array.from({ length: size }, (_, i) => i) }
  }
  return new Map(Object.entries(shapes).map(([name, shape]) => [name, tensor(shape)]))
}

const view = (flat: Float32Array, name: string) => {
  const { offset, size } = parameterList(spec).find((parameter) => parameter.name === name)!
  return flat.subarray(offset, offset + size)
}

describe('fromTorchLayout', () => {
  const flat = fromTorchLayout(spec, counting())

  it('turns OIHW into HWIO', () => {
    const weight = view(flat, 'conv.weight')
    let at = 0
    for (let y = 0; y < 2; y++)
      for (let x = 0; x < 2; x++)
        for (let i = 0; i < 3; i++)
          for (let o = 0; o < 4; o++) expect(weight[at++]).toBe(((o * 3 + i) * 2 + y) * 2 + x)
    expect(at).toBe(weight.length)
  })

  it('turns [out, in] into [in, out], and CHW into HWC for the layer that reads the flattened picture', () => {
    const weight = view(flat, 'first.weight')
    let at = 0
    for (let y = 0; y < 2; y++)
      for (let x = 0; x < 3; x++)
        for (let c = 0; c < 5; c++)
          for (let u = 0; u < 7; u++) expect(weight[at++]).toBe(u * 30 + (c * 2 + y) * 3 + x)
    expect(at).toBe(weight.length)
  })

  it('leaves the order of inputs alone in later dense layers, and biases as they are', () => {
    expect([...view(flat, 'second.weight')]).toEqual([0, 7, 1, 8, 2, 9, 3, 10, 4, 11, 5, 12, 6, 13])
    for (const name of ['conv.bias', 'last.bias', 'first.bias', 'second.bias'])
      expect([...view(flat, name)]).toEqual([...counting().get(name)!.data])
  })

  it('does not depend on the order of the tensors', () => {
    expect(fromTorchLayout(spec, new Map([...counting()].reverse()))).toEqual(flat)
  })

  it.each([spec, lenet5Modern])('is undone by toTorchLayout: $id', (network) => {
    const values = Float32Array.from({ length: parameterCount(network) }, (_, i) => i)
    const tensors = toTorchLayout(network, values)
    expectSameBits(fromTorchLayout(network, tensors), values)
    if (network === spec) for (const [name, { shape }] of tensors) expect(shape).toEqual(torchShapes[name])
  })
})

describe('fromTorchLayout refuses', () => {
  const altered = (change: (tensors: Map<string, NamedTensor>) => void) => () => {
    const tensors = counting()
    change(tensors)
    return fromTorchLayout(spec, tensors)
  }

  it('a missing tensor, naming it', () =>
    expectRefusal(
      altered((t) => t.delete('last.bias')),
      'last.bias: missing',
    ))

  it('an unexpected tensor, naming it', () =>
    expectRefusal(
      altered((t) => t.set('third.weight', t.get('conv.bias')!)),
      'third.weight: unexpected',
    ))

  it('a wrong shape, saying both', () => {
    const shapes = { ...torchShapes, 'conv.weight': [2, 2, 3, 4] }
    expectRefusal(
      () => fromTorchLayout(spec, counting(shapes)),
      'conv.weight: shape [2, 2, 3, 4] instead of [4, 3, 2, 2]',
    )
    const flatter = { ...torchShapes, 'second.weight': [14] }
    expectRefusal(() => fromTorchLayout(spec, counting(flatter)), 'second.weight: shape [14]')
  })

  it('fewer values than the shape says', () =>
    expectRefusal(
      altered((t) => t.set('conv.bias', { shape: [4], data: new Float32Array(3) })),
      'conv.bias: 3 values',
    ))

  it.each([NaN, Infinity, -Infinity])('%s', (value) =>
    expectRefusal(
      altered((t) => (t.get('first.weight')!.data[9] = value)),
      `first.weight: value 9 is ${value}`,
    ),
  )

  it('the way back, a vector of another length', () =>
    expectRefusal(() => toTorchLayout(spec, new Float32Array(3)), '3 parameters'))
})
