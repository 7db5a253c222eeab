/** Every form of LeNet-5 taken apart beside plain loops that are written here anew. */
import { describe, expect, it } from 'vitest'
import { rankedTerms } from '@/components/lab/inside-bench/ranked-terms'
import { sumUpTo, stagesOf, stepsIn, termsOf } from '@/components/viz/unfold/unfold-steps'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { createRandom } from '@/lib/data/random'
import { SCALED_TANH, type AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import {
  activationChoices,
  c3Choices,
  lenet5,
  outputChoices,
  subsamplingChoices,
} from '@/lib/nn/lenet5-choices'
import { openedLayers, regionsRead } from '@/lib/nn/opened-layers'
import { parameterList } from '@/lib/nn/parameters'
import { receptiveField } from '@/lib/nn/receptive-field'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { unfoldOutput, type Unfolded } from '@/lib/nn/reference/unfold'
import { layerInputs } from '@/lib/nn/shapes'
import { initialStatistics } from '@/lib/nn/statistics'

const forms = c3Choices.flatMap((c3) =>
  subsamplingChoices.flatMap((subsampling) =>
    activationChoices.flatMap((activation) =>
      outputChoices.flatMap((output) =>
        [false, true].map((batchNorm) =>
          lenet5({ c3, subsampling, activation, output, batchNorm, dropout: batchNorm ? 0.5 : 0 }),
        ),
      ),
    ),
  ),
)

const depthwise: AnyNetwork = {
  id: 'depthwise',
  title: 'Depthwise',
  input: { height: 9, width: 9, channels: 2 },
  layers: [
    { kind: 'conv', name: 'a', filters: 3, kernel: 3, pad: 1, stride: 2, activation: 'linear' },
    { kind: 'batch-norm', name: 'a-norm', activation: 'relu' },
    { kind: 'depthwise-conv', name: 'b', kernel: 2, activation: 'scaled-tanh' },
    { kind: 'flatten', name: 'flat' },
    { kind: 'dense', name: 'c', units: 4, activation: 'linear' },
  ],
}

function open(spec: AnyNetwork) {
  const random = createRandom(7)
  const parameters = Float32Array.from(
    initialParametersOf(spec, 'glorot', 3),
    (value) => value + 0.1 * (random() - 0.5),
  )
  const starts = initialStatistics(spec)
  const statistics = starts.length > 0 ? starts.map((value) => value + random()) : null
  const { height, width, channels } = spec.input
  const input = Float32Array.from({ length: height * width * channels }, () => 2 * random() - 1)
  const outputs = referenceOutputs(spec, parameters, input, statistics ? { statistics } : {})
  return { parameters, statistics, input, outputs }
}

const squash = {
  linear: (x: number) => x,
  relu: (x: number) => Math.max(x, 0),
  tanh: Math.tanh,
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  'scaled-tanh': (x: number) => SCALED_TANH.amplitude * Math.tanh(SCALED_TANH.slope * x),
}

/** The value that the shown numbers lead to, in the order in which they are shown. */
function shownResult(spec: AnyNetwork, last: number, made: Unfolded): number {
  let value = made.rule === 'greatest' ? -Infinity : 0
  for (const { inputs, factors } of made.groups)
    inputs.forEach((input, i) => {
      if (made.rule === 'greatest') value = Math.max(value, input)
      else value += made.rule === 'product' ? input * factors[i] : (input - factors[i]) ** 2
    })
  if (made.gain !== null) value *= made.gain
  if (made.bias !== null) value += made.bias
  if (made.norm) {
    const { mean, deviation, gamma, beta } = made.norm
    value = (gamma * (value - mean)) / deviation + beta
  }
  const behind = spec.layers[last]
  return squash['activation' in behind ? behind.activation : 'linear'](value)
}

const all = [...forms, depthwise]
it('has every switch of the form among its networks', () => expect(all).toHaveLength(3 * 4 * 4 * 2 * 2 + 1))

describe.each(all.map((spec) => [spec.id, spec] as const))('%s', (_, spec) => {
  const { parameters, statistics, input, outputs } = open(spec)
  const layers = openedLayers(spec)

  it('every opened layer: the shown numbers lead to what the network puts out', () => {
    for (const { index, last, shape } of layers) {
      const x = index === 0 ? input : outputs[index - 1]
      const [rows, columns, maps] = shape.length === 3 ? shape : [1, 1, shape[0]]
      for (const [row, column, channel] of [
        [0, 0, 0],
        [rows - 1, columns - 1, maps - 1],
        [rows >> 1, columns >> 1, maps >> 1],
      ]) {
        const made = unfoldOutput(spec, parameters, x, index, { row, column, channel }, statistics)
        const expected = outputs[last][(row * columns + column) * maps + channel]
        expect(made.output).toBeCloseTo(expected, 9)
        expect(shownResult(spec, last, made)).toBeCloseTo(expected, 9)
        expect(sumUpTo(made, termsOf(made))).toBeCloseTo(made.sum, 9)
        expect(stepsIn(made)).toBe(termsOf(made) + stagesOf(made).length)
        expect(stagesOf(made).includes('norm')).toBe(spec.layers[index + 1]?.kind === 'batch-norm')
      }
    }
  })

  it('what a unit is said to read is all that moves it', () => {
    const random = createRandom(11)
    const inputs = layerInputs(spec)
    for (const { index, shape } of layers) {
      const [rows, columns, maps] = shape.length === 3 ? shape : [1, 1, shape[0]]
      const place = { row: rows >> 1, column: Math.min(columns - 1, 1), channel: maps - 1 }
      const regions = regionsRead(spec, index, place)
      expect(regions).toHaveLength(index + 1)
      expect(regions[0].field).toEqual(receptiveField(spec, index, place.row, place.column))
      // The layer's own input: whatever lies outside the region may change at will.
      const { maps: read, field } = regions[index]
      const x = Array.from(index === 0 ? input : outputs[index - 1])
      const [, width, channels] = inputs[index].length === 3 ? inputs[index] : [1, 1, inputs[index][0]]
      const isRead = (i: number) => {
        const [row, column, map] = [
          Math.floor(i / channels / width!),
          Math.floor(i / channels) % width!,
          i % channels!,
        ]
        const { top, left, height, width: across } = field
        const inside = row >= top && row < top + height && column >= left && column < left + across
        return inside && read.includes(map)
      }
      const changed = x.map((value, i) => (isRead(i) ? value : value + random()))
      const at = (values: ArrayLike<number>) =>
        unfoldOutput(spec, parameters, values, index, place, statistics).output
      expect(at(changed)).toBe(at(x))
    }
  })
})

describe('the connection table', () => {
  const spec = lenet5({
    c3: 'table',
    subsampling: 'trainable',
    activation: 'scaled-tanh',
    output: 'rbf',
    batchNorm: false,
    dropout: 0,
  })
  it('says which maps of S2 feed a map of C3, and through it a unit of S4', () => {
    const s4 = regionsRead(spec, 3, { row: 1, column: 2, channel: 14 })
    expect(s4[3]).toEqual({ maps: [14], field: { top: 2, left: 4, height: 2, width: 2 } })
    expect(s4[2]).toEqual({ maps: [0, 2, 3, 5], field: { top: 2, left: 4, height: 6, width: 6 } })
    expect(s4[1].maps).toEqual([0, 2, 3, 5])
    expect(s4[0]).toEqual({ maps: [0], field: { top: 4, left: 8, height: 16, width: 16 } })
  })
  it('leaves C5 with all of S4', () => {
    const c5 = regionsRead(spec, 5, { row: 0, column: 0, channel: 7 })
    expect(c5[5].maps).toHaveLength(400)
    expect(c5[4].maps).toHaveLength(16)
    expect(c5[0].field).toEqual({ top: 0, left: 0, height: 32, width: 32 })
  })
})

describe('the terms of a unit, the largest first', () => {
  const { parameters, input, outputs } = open(lenet5Modern)
  const layers = openedLayers(lenet5Modern)
  const weight = (name: string) => parameterList(lenet5Modern).find((entry) => entry.name === name)!

  it('of C5 are products of all of S4, each from the place that is said', () => {
    const [c5, s4] = [layers[4], layers[3]]
    const made = unfoldOutput(lenet5Modern, parameters, outputs[c5.index - 1], c5.index, {
      row: 0,
      column: 0,
      channel: 9,
    })
    const ranked = rankedTerms(made, s4.shape)
    expect(ranked).toHaveLength(400)
    const offset = weight('c5.weight').offset
    for (const { place, input: value, factor, term } of ranked) {
      const at = (place.row * 5 + place.column) * 16 + place.map
      expect(value).toBeCloseTo(outputs[3][at], 12)
      expect(factor).toBeCloseTo(parameters[offset + at * 120 + 9], 12)
      expect(term).toBeCloseTo(value * factor, 12)
    }
    const sizes = ranked.map(({ term }) => Math.abs(term))
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    expect(ranked.reduce((sum, { term }) => sum + term, 0)).toBeCloseTo(made.sum, 9)
  })

  it('of F6 come from units of C5; padding is no place', () => {
    const f6 = layers[5]
    const place = { row: 0, column: 0, channel: 3 }
    const made = unfoldOutput(lenet5Modern, parameters, outputs[f6.index - 1], f6.index, place)
    const ranked = rankedTerms(made, layers[4].shape)
    expect(ranked).toHaveLength(120)
    for (const { place: from, input: value } of ranked) expect(value).toBe(outputs[5][from.map])
    const padded = open(depthwise)
    const corner = unfoldOutput(depthwise, padded.parameters, input.slice(0, 162), 0, {
      row: 0,
      column: 0,
      channel: 0,
    })
    expect(rankedTerms(corner, [9, 9, 2])).toHaveLength(2 * 4)
  })
})
