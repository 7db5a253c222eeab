import { beforeAll, describe, expect, it } from 'vitest'
import { damagedParameters, isUndamaged, UNDAMAGED, withWeightNoise } from '@/lib/data/damage'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { mapsOf, outputOf, withoutMaps } from '@/lib/nn/ablation'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import {
  activationChoices,
  lenet5,
  lenet5Published,
  modernChoices,
  outputChoices,
  subsamplingChoices,
} from '@/lib/nn/lenet5-choices'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { layerShapes } from '@/lib/nn/shapes'
import { initialStatistics, statisticsList } from '@/lib/nn/statistics'
import { randomValues } from '../nn/finite-differences'

/** Each switch in each position, and the two forms that are pages of the book. */
const forms: [string, AnyNetwork][] = [
  ['modern', lenet5Modern],
  ['published', lenet5Published],
  ['C3 with the table', lenet5({ ...modernChoices, c3: 'table' })],
  ...subsamplingChoices.map((subsampling): [string, AnyNetwork] => [
    subsampling,
    lenet5({ ...modernChoices, c3: 'table', activation: 'tanh', subsampling }),
  ]),
  ...activationChoices.flatMap((activation) =>
    outputChoices.map((output): [string, AnyNetwork] => [
      `${activation}, ${output}`,
      lenet5({ ...modernChoices, activation, output }),
    ]),
  ),
  ['dropout', lenet5({ ...modernChoices, dropout: 0.5 })],
  ...outputChoices.map((output): [string, AnyNetwork] => [
    `batch normalisation, ${output}`,
    lenet5({ ...modernChoices, activation: 'sigmoid', output, batchNorm: true, dropout: 0.5 }),
  ]),
]

function parametersOf(spec: AnyNetwork) {
  const values = Float32Array.from(initialParametersOf(spec, 'he', 5))
  randomValues(values.length, 11).forEach((noise, i) => (values[i] += 0.05 * noise))
  const starts = initialStatistics(spec)
  const statistics = Float32Array.from(starts, (value, i) => value + 0.1 + (i % 3) / 10)
  return { values, statistics }
}

/**
 * The reference pass with maps forced to 0: the network is cut behind the layer, what comes out there is changed, and
 * the rest goes on from it as a network of its own.
 */
function forcedOutputs(
  spec: AnyNetwork,
  values: Float32Array,
  statistics: Float32Array,
  inner: Float64Array,
  cutAt: number,
  off: readonly number[],
): number[] {
  const shape = layerShapes(spec)[cutAt]
  const maps = shape.at(-1)!
  const changed = Array.from(inner, (value, i) => (off.includes(i % maps) ? 0 : value))
  const before: AnyNetwork = { ...spec, layers: spec.layers.slice(0, cutAt + 1) }
  const [height, width, channels] = shape.length === 3 ? shape : [1, 1, shape[0]]
  const rest: AnyNetwork = {
    ...spec,
    input: { height, width, channels },
    layers: [
      ...(shape.length === 3 ? [] : [{ kind: 'flatten' as const, name: 'as-vector' }]),
      ...spec.layers.slice(cutAt + 1),
    ],
  }
  const used = statisticsList(before).reduce((sum, { size }) => sum + size, 0)
  const left = statistics.slice(used)
  return Array.from(
    referenceOutputs(
      rest,
      values.slice(parameterCount(before)),
      changed,
      left.length > 0 ? { statistics: left } : {},
    ).at(-1)!,
  )
}

const picture = Array.from(randomValues(32 * 32, 21))

describe.each(forms)('maps switched off in the form: %s', (_, spec) => {
  const { values, statistics } = parametersOf(spec)
  const options = statistics.length > 0 ? { statistics } : {}
  let whole: Float64Array[]
  beforeAll(() => {
    whole = referenceOutputs(spec, values, picture, options)
  })

  it.each([
    ['c1', [0, 4]],
    ['c3', [2, 7, 15]],
    ['f6', [0, 41, 83]],
  ] as const)('%s: as if those maps put out 0', (layer, off) => {
    const kept = values.slice()
    const made = referenceOutputs(spec, withoutMaps(spec, values, layer, off), picture, options).at(-1)!
    const cutAt = outputOf(spec, layer)
    const expected = forcedOutputs(spec, values, statistics, whole[cutAt], cutAt, off)
    const size = Math.max(1, ...expected.map(Math.abs))
    expected.forEach((value, i) => expect(Math.abs(made[i] - value)).toBeLessThan(1e-9 * size))
    const maps = mapsOf(spec, layer)
    // ReLU units may be silent by themselves.
    const silent = whole[cutAt].every((value, i) => value === 0 || !off.includes((i % maps) as never))
    if (!silent) expect(made, 'it makes a difference').not.toEqual(whole.at(-1)!)
    expect(
      values.every((value, i) => value === kept[i]),
      'the network itself stays',
    ).toBe(true)
  })
})

describe('what is not there', () => {
  it('is refused', () => {
    const { values } = parametersOf(lenet5Modern)
    expect(mapsOf(lenet5Modern, 'c1')).toBe(6)
    expect(() => withoutMaps(lenet5Modern, values, 'c1', [6])).toThrow('settings-invalid')
    expect(() => withoutMaps(lenet5Modern, values, 'c9', [0])).toThrow('settings-invalid')
    expect(() => withoutMaps(lenet5Modern, values, 'output', [0])).toThrow('settings-invalid')
  })
})

describe('noise on the weights', () => {
  it('is that share of each layer’s weights, grows in proportion, and leaves the biases', () => {
    const { values } = parametersOf(lenet5Published)
    const half = withWeightNoise(lenet5Published, values, 0.5, 3)
    const whole = withWeightNoise(lenet5Published, values, 1, 3)
    for (const { role, offset, size } of parameterList(lenet5Published)) {
      const part = (flat: Float32Array) => Array.from(flat.slice(offset, offset + size))
      const weights = part(values)
      const off = part(half).map((value, i) => value - weights[i])
      if (role === 'bias') {
        expect(off.every((by) => by === 0)).toBe(true)
        continue
      }
      const wholeOff = part(whole).map((value, i) => value - weights[i])
      expect(Math.max(...off.map((by, i) => Math.abs(2 * by - wholeOff[i])))).toBeLessThan(1e-4)
      if (size < 1000) continue
      const rms = (list: number[]) => Math.sqrt(list.reduce((sum, v) => sum + v * v, 0) / list.length)
      expect(rms(wholeOff) / rms(weights)).toBeGreaterThan(0.9)
      expect(rms(wholeOff) / rms(weights)).toBeLessThan(1.1)
    }
    expect(withWeightNoise(lenet5Published, values, 0.5, 4)).not.toEqual(half)
    expect(withWeightNoise(lenet5Published, values, 0, 3)).toEqual(values)
  })
})

describe('damage', () => {
  it('switches off what is off, under the noise too, and does nothing where there is none', () => {
    const { values } = parametersOf(lenet5Modern)
    expect(isUndamaged(UNDAMAGED)).toBe(true)
    expect(damagedParameters(lenet5Modern, values, UNDAMAGED)).toEqual(values)
    const off = { c1: [1], c3: [], f6: [5] }
    const damaged = damagedParameters(lenet5Modern, values, { off, noise: 0.3, seed: 8 })
    const expected = withoutMaps(
      lenet5Modern,
      withoutMaps(lenet5Modern, withWeightNoise(lenet5Modern, values, 0.3, 8), 'c1', [1]),
      'f6',
      [5],
    )
    expect(damaged).toEqual(expected)
    expect(isUndamaged({ off, noise: 0, seed: 1 })).toBe(false)
    expect(isUndamaged({ ...UNDAMAGED, noise: 0.1 })).toBe(false)
  })
})
