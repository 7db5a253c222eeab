import { describe, expect, it } from 'vitest'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import type { AnyActivation, AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { lenet5, lenet5Published, modernChoices } from '@/lib/nn/lenet5-choices'
import { fittingLosses, type LossSpec } from '@/lib/nn/loss'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import {
  referenceBatchStatistics,
  referenceLossAndGradients,
  referenceOutputs,
  type LossOptions,
} from '@/lib/nn/reference/network'
import { initialStatistics, statisticsList, updatedStatistics } from '@/lib/nn/statistics'
import { expectClose, numericGradient, randomValues } from './finite-differences'

const codes = [
  ['#.#', '.#.'],
  ['##.', '..#'],
  ['...', '###'],
]
const rbf: AnyLayer = { kind: 'rbf', name: 'r', codes }
const logits: AnyLayer = { kind: 'dense', name: 'r', units: 3, activation: 'linear' }

/** Every further kind of layer. */
function tiny(activation: AnyActivation, last: AnyLayer): AnyNetwork {
  return {
    id: 'tiny',
    title: 'Tiny',
    input: { height: 9, width: 8, channels: 2 },
    layers: [
      { kind: 'conv', name: 'a', filters: 3, kernel: 3, activation },
      { kind: 'subsample', name: 'b', size: 2, stride: 1, activation },
      { kind: 'table-conv', name: 'c', table: [[0, 2], [1], [0, 1, 2]], kernel: 2, activation: 'linear' },
      { kind: 'batch-norm', name: 'n', activation, epsilon: 1e-2 },
      { kind: 'depthwise-conv', name: 'd', kernel: 3, stride: 2, pad: 1, activation },
      { kind: 'flatten', name: 'e' },
      { kind: 'dropout', name: 'o', rate: 0.25 },
      { kind: 'dense', name: 'f', units: 6, activation: 'linear' },
      { kind: 'batch-norm', name: 'm', activation },
      last,
    ],
  }
}

const batch = 4
const input = randomValues(batch * 144, 71)
const others = input.subarray(144)
const labels = [2, 0, 1, 0]
const mask = Float64Array.from({ length: batch * 18 }, (_, i) => (i % 4 === 1 ? 0 : 1))

/** Away from the batch's own, so that a mix-up shows. */
const running = (spec: AnyNetwork) =>
  randomValues(initialStatistics(spec).length, 72).map((value) => 1.2 + value)

const losses: { last: AnyLayer; loss: LossSpec }[] = [
  { last: rbf, loss: { kind: 'map', rubbish: 3 } },
  { last: rbf, loss: { kind: 'mle' } },
  { last: logits, loss: { kind: 'cross-entropy' } },
]
const cases = losses.flatMap(({ last, loss }) =>
  (['scaled-tanh', 'relu'] as const).flatMap((activation) =>
    [false, true].map((training) => ({ last, loss, activation, training, name: loss.kind })),
  ),
)

describe.each(cases)('$name, $activation, training: $training', ({ last, loss, activation, training }) => {
  const spec = tiny(activation, last)
  const parameters = randomValues(parameterCount(spec), 92)
  const options: LossOptions = training ? { loss, masks: { o: mask } } : { loss, statistics: running(spec) }
  const made = referenceLossAndGradients(spec, parameters, input, labels, options)

  it('has the gradients of finite differences, every parameter and one picture', () => {
    const onParameters = numericGradient(
      (p) => referenceLossAndGradients(spec, p, input, labels, options).loss,
      parameters,
      1e-6,
    )
    const onInput = numericGradient(
      (x) => referenceLossAndGradients(spec, parameters, [...x, ...others], labels, options).loss,
      input.subarray(0, 144),
      1e-6,
    )
    expectClose(made.gradients, onParameters, 2e-7)
    expect(made.inputGradient.length).toBe(input.length)
    expectClose(made.inputGradient.subarray(0, 144), onInput, 2e-7)
    for (const { name, offset, size } of parameterList(spec)) {
      // The mean takes a bias away again (Ioffe and Szegedy 2015, section 3.2): its gradient is 0 in training.
      const idle = training && (name === 'c.bias' || name === 'f.bias')
      const most = Math.max(...made.gradients.subarray(offset, offset + size).map(Math.abs))
      if (idle) expect(most, name).toBeLessThan(1e-12)
      else expect(most, `${name} has a gradient to compare`).toBeGreaterThan(1e-4)
    }
  })
})

describe('dropout', () => {
  const spec = tiny('scaled-tanh', rbf)
  const parameters = randomValues(parameterCount(spec), 74)

  it('without a mask passes everything on; with one, it scales what is kept by 1 / (1 - rate)', () => {
    const plain = referenceOutputs(spec, parameters, input)
    expect(plain[6]).toEqual(plain[5])
    const masked = referenceOutputs(spec, parameters, input, { masks: { o: mask } })
    expectClose(
      masked[6],
      plain[5].map((value, i) => (mask[i] * value) / 0.75),
      1e-12,
    )
  })

  it('wants a mask of the whole batch', () => {
    expect(() => referenceOutputs(spec, parameters, input, { masks: { o: mask.subarray(1) } })).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ name: 'masks.o' }) }),
    )
  })
})

describe('running statistics', () => {
  const spec = tiny('relu', logits)
  const parameters = randomValues(parameterCount(spec), 75)

  it('are a mean and a variance for each channel, 0 and 1 at first', () => {
    expect(statisticsList(spec)).toEqual([
      { name: 'n.mean', shape: [3], offset: 0, size: 3 },
      { name: 'n.variance', shape: [3], offset: 3, size: 3 },
      { name: 'm.mean', shape: [6], offset: 6, size: 6 },
      { name: 'm.variance', shape: [6], offset: 12, size: 6 },
    ])
    expect([...initialStatistics(spec)].join('')).toBe('000111000000111111')
    expect(initialStatistics(lenet5Published).length).toBe(0)
    expect(statisticsList(lenet5({ ...modernChoices, batchNorm: true })).map(({ size }) => size)).toEqual([
      ...[6, 6, 16, 16, 120, 120, 84, 84],
    ])
  })

  it('of a batch are its means and unbiased variances', () => {
    const statistics = referenceBatchStatistics(spec, parameters, input)
    const outputs = referenceOutputs(spec, parameters, input)
    const unit = [0, 1, 2, 3].map((n) => outputs[7][n * 6 + 2])
    const mean = unit.reduce((a, b) => a + b) / 4
    expect(statistics[6 + 2]).toBeCloseTo(mean, 12)
    expect(statistics[12 + 2]).toBeCloseTo(unit.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 3, 12)
  })

  it('give the same outputs as the batch when they are those of the batch', () => {
    const unbiased = referenceBatchStatistics(spec, parameters, input)
    const counts = [batch * 5 * 4, batch] // n normalises 5x4 pixels, m a vector
    const biased = unbiased.map((value, i) => {
      const [first, offset, count] = i < 6 ? [3, 0, counts[0]] : [6, 6, counts[1]]
      return i - offset < first ? value : (value * (count - 1)) / count
    })
    const training = referenceOutputs(spec, parameters, input)
    const after = referenceOutputs(spec, parameters, input, { statistics: biased })
    expectClose(after.at(-1)!, training.at(-1)!, 1e-10)
  })

  it('move towards those of a batch, each layer at its own pace', () => {
    const layers = spec.layers.map((layer) => (layer.name === 'n' ? { ...layer, keep: 0.5 } : layer))
    const slower = { ...spec, layers } as AnyNetwork
    const updated = updatedStatistics(slower, new Array<number>(18).fill(2), new Array<number>(18).fill(12))
    expectClose(updated.subarray(0, 6), new Array<number>(6).fill(7), 1e-6)
    expectClose(updated.subarray(6), new Array<number>(12).fill(3), 1e-6)
    expect(() => updatedStatistics(spec, new Array<number>(18).fill(0), [1])).toThrow(
      expect.objectContaining({ detail: { name: 'statistics', value: '1 values instead of 18' } }),
    )
  })
})

describe('a loss that does not fit', () => {
  it.each([
    ['loss', rbf, { kind: 'cross-entropy' }],
    ['loss', logits, { kind: 'mle' }],
    ['loss', logits, { kind: 'map', rubbish: 1 }],
    ['loss.rubbish', rbf, { kind: 'map', rubbish: 0 }],
    ['loss.rubbish', rbf, { kind: 'map', rubbish: Number.NaN }],
  ] as [string, AnyLayer, LossSpec][])('is refused: %s', (name, last, loss) => {
    const spec = tiny('tanh', last)
    const parameters = randomValues(parameterCount(spec), 76)
    expect(() => referenceLossAndGradients(spec, parameters, input, labels, { loss })).toThrow(
      expect.objectContaining({ code: 'settings-invalid', detail: expect.objectContaining({ name }) }),
    )
  })
})

describe('LeNet-5 as published', () => {
  const parameters = initialParametersOf(lenet5Published, '1998', 1)
  const pictures = randomValues(2 * 1024, 77)

  it('has the gradients of finite differences, here and there in every tensor', () => {
    for (const loss of fittingLosses(lenet5Published)) {
      const { gradients, logits } = referenceLossAndGradients(lenet5Published, parameters, pictures, [4, 7], {
        loss,
      })
      expect(logits.length).toBe(20)
      expect(logits.every((penalty) => penalty > 0)).toBe(true)
      for (const { name, offset, size } of parameterList(lenet5Published)) {
        const at = offset + Math.floor(size / 3)
        const [numeric] = numericGradient(
          ([value]) => {
            const moved = Float64Array.from(parameters)
            moved[at] = value
            return referenceLossAndGradients(lenet5Published, moved, pictures, [4, 7], { loss }).loss
          },
          [parameters[at]],
        )
        expect(Math.abs(gradients[at] - numeric), name).toBeLessThan(1e-6 * (1 + Math.abs(numeric)))
      }
    }
  })

  it('with all parameters 0 stays alike in every unit: only the biases of F6 have a gradient', () => {
    const zero = new Float32Array(60_000)
    const { gradients, logits } = referenceLossAndGradients(lenet5Published, zero, pictures, [4, 7])
    expect([...logits]).toEqual(new Array(20).fill(84)) // every code is 84 away from nothing
    const { offset } = parameterList(lenet5Published).at(-1)!
    expect(gradients.subarray(0, offset).every((value) => value === 0)).toBe(true)
    expect(gradients.subarray(offset).some((value) => value !== 0)).toBe(true)
  })
})
