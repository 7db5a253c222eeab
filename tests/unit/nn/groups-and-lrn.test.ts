import { describe, expect, it } from 'vitest'
import { withoutMaps } from '@/lib/nn/ablation'
import { describeNetwork } from '@/lib/nn/arithmetic'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { regionsRead } from '@/lib/nn/opened-layers'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import * as conv from '@/lib/nn/reference/conv2d'
import { lrn, lrnGradient } from '@/lib/nn/reference/lrn'
import { referenceOutputGradients, referenceOutputs } from '@/lib/nn/reference/network'
import { unfoldOutput } from '@/lib/nn/reference/unfold'
import { layerShapes } from '@/lib/nn/shapes'
import { spellArithmetic } from '@/lib/nn/spell-arithmetic'
import { expectClose, numericGradient, randomValues, weighted } from './finite-differences'

const grouped = {
  kind: 'conv',
  name: 'g',
  filters: 4,
  kernel: 3,
  stride: 2,
  pad: 1,
  groups: 2,
  activation: 'relu',
} as const
const norm = { kind: 'lrn', name: 'n', size: 3, k: 1.5, alpha: 0.3, beta: 0.75 } as const
const network = (...layers: AnyLayer[]): AnyNetwork => ({
  ...{ id: 'test', title: 'test', input: { height: 5, width: 6, channels: 6 } },
  layers: [...layers],
})
const tail: AnyLayer[] = [
  { kind: 'flatten', name: 'f' },
  { kind: 'dense', name: 'd', units: 3, activation: 'linear' },
]
const bad = (layer: object, changes: object) => ({ ...layer, ...changes }) as AnyLayer

describe('a convolution in groups', () => {
  const g = {
    ...{ batch: 2, height: 5, width: 6, channels: 6, filters: 4, kernel: 3, stride: 2, pad: 1 },
    groups: 2,
  }
  const input = randomValues(2 * 30 * 6, 1)
  const weight = randomValues(9 * 3 * 4, 2)
  const bias = randomValues(4, 3)

  it('is a convolution for each group, of its maps with its filters', () => {
    const whole = conv.conv2d(input, weight, bias, g)
    for (let group = 0; group < 2; group++) {
      const part = (values: Float64Array, from: number, count: number, of: number) =>
        values.filter((_, i) => i % of >= from && i % of < from + count)
      const alone = conv.conv2d(
        part(input, group * 3, 3, 6),
        part(weight, group * 2, 2, 4),
        part(bias, group * 2, 2, 4),
        { ...g, channels: 3, filters: 2, groups: 1 },
      )
      expectClose(part(whole, group * 2, 2, 4), alone, 1e-12)
    }
  })

  it('has the gradients of finite differences', () => {
    const dy = randomValues(conv.conv2d(input, weight, bias, g).length, 4)
    const run = (x: ArrayLike<number>, w: ArrayLike<number>) => weighted(conv.conv2d(x, w, bias, g), dy)
    expectClose(
      conv.conv2dInputGradient(dy, weight, g),
      numericGradient((x) => run(x, weight), input),
    )
    expectClose(
      conv.conv2dFilterGradient(input, dy, g),
      numericGradient((w) => run(input, w), weight),
    )
  })

  it('has as many weights, links and products fewer as there are groups', () => {
    const spec = network(grouped)
    expect(layerShapes(spec)).toEqual([[3, 3, 4]])
    const [entry] = parameterList(spec)
    expect([entry.shape, entry.fanIn, entry.fanOut]).toEqual([[3, 3, 3, 4], 27, 18])
    const [layer] = describeNetwork(spec).layers
    expect(layer).toMatchObject({ parameters: 112, macs: 9 * 108, connections: 9 * 112, neurons: 36 })
    expect(spellArithmetic(spec)[0].parameters).toBe('4 × (3 × 3 × 3 + 1)')
  })

  it('reads, for one output, the maps of its group alone', () => {
    const spec = network(grouped)
    const flat = randomValues(parameterCount(spec), 5)
    const x = randomValues(180, 6)
    const [outputs] = referenceOutputs({ ...spec, layers: [bad(grouped, { activation: 'tanh' })] }, flat, x)
    for (const [channel, maps] of [
      [1, [0, 1, 2]],
      [2, [3, 4, 5]],
    ] as const) {
      const place = { row: 1, column: 2, channel }
      expect(regionsRead(spec, 0, place)[0].maps).toEqual(maps)
      const unfolded = unfoldOutput(spec, flat, x, 0, place)
      expect(unfolded.groups.map(({ map }) => map)).toEqual(maps)
      expect(Math.tanh(unfolded.before)).toBeCloseTo(outputs[(3 + 2) * 4 + channel], 12)
    }
  })

  it('can be made not to read a map', () => {
    const first: AnyLayer = { kind: 'conv', name: 'a', filters: 6, kernel: 1, activation: 'tanh' }
    const spec = network(first, grouped, ...tail)
    const flat = Float32Array.from(randomValues(parameterCount(spec), 7))
    const x = randomValues(180, 8)
    const silent = withoutMaps(spec, flat, 'a', [4])
    const [maps] = referenceOutputs(spec, flat, x)
    const cut = maps.map((value, i) => (i % 6 === 4 ? 0 : value))
    const rest = flat.slice(6 * 6 + 6)
    const expected = referenceOutputs({ ...spec, layers: spec.layers.slice(1) }, rest, cut).at(-1)!
    expectClose(referenceOutputs(spec, silent, x).at(-1)!, expected, 1e-9)
    expect(silent.filter((value, i) => value !== flat[i]).length).toBe(9 * 2)
  })

  it.each([
    [{ groups: 4 }, 'g.groups'],
    [{ groups: 0 }, 'g.groups'],
    [{ groups: 1.5 }, 'g.groups'],
    [{ filters: 3 }, 'g.groups'],
  ])('refuses %o', (changes, name) =>
    expect(() => layerShapes(network(bad(grouped, changes)))).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ name }) }),
    ),
  )
})

describe('local response normalisation', () => {
  const g = { channels: 7, size: 5, k: 2, alpha: 0.4, beta: 0.75 }
  const x = randomValues(4 * 7, 9)

  it('is the formula of the paper: a / (k + alpha sum of squares)^beta, fewer neighbours at the ends', () => {
    const y = lrn(x, g)
    const pixel = x.slice(7, 14)
    const sum = (from: number, to: number) => pixel.slice(from, to + 1).reduce((s, a) => s + a * a, 0)
    expect(y[7]).toBeCloseTo(pixel[0] / (2 + 0.4 * sum(0, 2)) ** 0.75, 12)
    expect(y[10]).toBeCloseTo(pixel[3] / (2 + 0.4 * sum(1, 5)) ** 0.75, 12)
    expect(y[13]).toBeCloseTo(pixel[6] / (2 + 0.4 * sum(4, 6)) ** 0.75, 12)
  })

  it('has the gradient of finite differences', () => {
    const dy = randomValues(x.length, 10)
    expectClose(
      lrnGradient(x, dy, g),
      numericGradient((at) => weighted(lrn(at, g), dy), x),
    )
  })

  it('has nothing to train and nothing counted, and reads the maps around its own', () => {
    const spec = network(norm, ...tail)
    expect(layerShapes(spec)[0]).toEqual([5, 6, 6])
    expect(describeNetwork(spec).layers[0]).toMatchObject({
      parameters: 0,
      macs: 0,
      connections: 0,
      neurons: 0,
    })
    const [region] = regionsRead(spec, 0, { row: 1, column: 1, channel: 5 })
    expect(region).toEqual({ maps: [4, 5], field: { top: 1, left: 1, height: 1, width: 1 } })
  })

  it.each([
    { size: 4 },
    { size: 0 },
    { k: 0 },
    { alpha: -1 },
    { alpha: NaN },
    { beta: 0 },
    { beta: Infinity },
  ])('refuses %o', (changes) =>
    expect(() => layerShapes(network(bad(norm, changes)))).toThrow(
      expect.objectContaining({
        code: 'settings-invalid',
        detail: expect.objectContaining({ name: `n.${Object.keys(changes)[0]}` }),
      }),
    ),
  )

  it('stands in a picture', () =>
    expect(() => layerShapes(network(tail[0], norm))).toThrow(
      expect.objectContaining({ code: 'settings-invalid' }),
    ))
})

it('gives the gradient by what each layer puts out', () => {
  const spec = network(grouped, norm, ...tail)
  const flat = randomValues(parameterCount(spec), 11)
  const x = randomValues(2 * 180, 12)
  const weights = randomValues(2 * 3, 13)
  const got = referenceOutputGradients(spec, flat, x, weights)
  const outputs = referenceOutputs(spec, flat, x)
  const from = (at: number) => ({
    ...spec,
    input: { height: 3, width: 3, channels: 4 },
    layers: spec.layers.slice(at),
  })
  const rest = flat.slice(112)
  for (const at of [0, 1])
    expectClose(
      got.layers[at],
      numericGradient((y) => weighted(referenceOutputs(from(at + 1), rest, y).at(-1)!, weights), outputs[at]),
    )
  expectClose(got.layers[3], weights)
  expectClose(
    got.input,
    numericGradient((at) => weighted(referenceOutputs(spec, flat, at).at(-1)!, weights), x),
  )
})
