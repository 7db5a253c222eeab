import { describe, expect, it } from 'vitest'
import { metricRow, readMetrics } from '@/lib/data/checkpoint'
import { hasExploded, milder, suspectOf, type DivergenceEvidence } from '@/lib/data/diagnosis'
import { dropoutMask } from '@/lib/data/dropout-mask'
import { trainingOrder } from '@/lib/data/order'
import { presets, type PresetName } from '@/lib/data/presets'
import { plateausIn, rateAt } from '@/lib/data/rate'
import { formatChanges, parseChanges, valuesAt, withChange } from '@/lib/data/setting-changes'
import {
  checkSettings,
  DEFAULT_SETTINGS,
  networkOf,
  validationOf,
  withFittingLoss,
  type TrainSettings,
} from '@/lib/data/train-settings'
import { describeNetwork } from '@/lib/nn/arithmetic'

describe('settings', () => {
  it.each(Object.keys(presets) as PresetName[])('the preset %s can run', (name) => {
    expect(() => checkSettings(presets[name])).not.toThrow()
  })

  it('the 1998 preset is whole', () => {
    const { parameters, connections } = describeNetwork(networkOf(presets.published))
    expect([parameters, connections]).toEqual([60_000, 340_908])
    const { batch, epochs, order, optimiser, loss, schedule } = presets.published
    expect({ batch, epochs, order, optimiser, loss, schedule }).toEqual({
      batch: 1,
      epochs: 20,
      order: 'fixed',
      optimiser: 'levenberg-marquardt',
      loss: 'map',
      schedule: 'steps-1998',
    })
  })

  it.each([
    ['loss', { output: 'rbf' }],
    ['loss', { loss: 'map' }],
    ['dropout', { dropout: 1 }],
    ['digits', { digits: 60_001 }],
    ['c3', { c3: 'some' as never }],
    ['batchNorm', { batchNorm: 1 as never }],
    ['changes', { changes: '3:0.1' }],
    ['stopAt', { digits: 60_000, stopAt: 0.5 }],
  ] as [string, Partial<TrainSettings>][])('refuses an impossible %s: %j', (name, patch) => {
    expect(() => checkSettings({ ...DEFAULT_SETTINGS, ...patch })).toThrow(
      expect.objectContaining({ code: 'settings-invalid', detail: expect.objectContaining({ name }) }),
    )
  })

  it('puts a fitting loss in the place of another', () => {
    expect(withFittingLoss({ ...DEFAULT_SETTINGS, output: 'rbf' }).loss).toBe('map')
    expect(withFittingLoss({ ...DEFAULT_SETTINGS, output: 'rbf', loss: 'mle' }).loss).toBe('mle')
    expect(withFittingLoss({ ...DEFAULT_SETTINGS, loss: 'mle' }).loss).toBe('cross-entropy')
  })

  it('holds back 5,000 digits, or what is left', () => {
    expect([100, 55_000, 57_000, 60_000].map((digits) => validationOf({ digits }))).toEqual([
      5000, 5000, 3000, 0,
    ])
  })
})

describe('changes on the way', () => {
  it('are said and read back', () => {
    const settings = withChange(withChange(DEFAULT_SETTINGS, 120, { learningRate: 0.01 }), 300, {
      momentum: 0,
    })
    expect(settings.changes).toBe('120:0.01:0.9:0_300:0.01:0:0')
    expect(formatChanges(parseChanges(settings.changes)!)).toBe(settings.changes)
    const rates = [0, 119, 120, 299, 300, 9999].map((step) => valuesAt(settings, step))
    expect(rates.map(({ learningRate }) => learningRate)).toEqual([0.05, 0.05, 0.01, 0.01, 0.01, 0.01])
    expect(rates.map(({ momentum }) => momentum)).toEqual([0.9, 0.9, 0.9, 0.9, 0, 0])
  })

  it('before the first step are the setting itself, and at one step are one change', () => {
    expect(withChange(DEFAULT_SETTINGS, 0, { learningRate: 1 })).toEqual({
      ...DEFAULT_SETTINGS,
      learningRate: 1,
    })
    const twice = withChange(withChange(DEFAULT_SETTINGS, 7, { learningRate: 1 }), 7, { learningRate: 2 })
    expect(twice.changes).toBe('7:2:0.9:0')
  })

  it.each([
    '1',
    '1:2:3',
    '2:0.1:0:0_1:0.1:0:0',
    '1:-1:0:0',
    '1:0.1:1:0',
    'x:1:0:0',
    '1:0.1:0:0_',
    '1:1e400:0:0',
  ])('refuses %s', (text) => expect(parseChanges(text)).toBeNull())
})

describe('the learning rate', () => {
  const at = (schedule: TrainSettings['schedule'], step: number, accuracies: number[] = []) =>
    rateAt({ ...DEFAULT_SETTINGS, learningRate: 1, schedule }, step, {
      stepsPerEpoch: 10,
      totalSteps: 200,
      accuracies,
    })

  it('follows the passes of 1998', () => {
    const passes = Array.from({ length: 20 }, (_, pass) => 0.0005 * at('steps-1998', pass * 10))
    const paper = [
      [2, 0.0005],
      [3, 0.0002],
      [3, 0.0001],
      [4, 0.00005],
      [8, 0.00001],
    ]
    const expected = paper.flatMap(([count, rate]) => new Array<number>(count).fill(rate))
    passes.forEach((rate, i) => expect(rate, `pass ${i + 1}`).toBeCloseTo(expected[i], 9))
  })

  it('goes down a cosine, or stays', () => {
    expect([at('cosine', 0), at('cosine', 100), at('cosine', 200)].map((r) => Number(r.toFixed(6)))).toEqual([
      1, 0.5, 0,
    ])
    expect(at('constant', 199)).toBe(1)
  })

  it('is divided by ten when the accuracy has stopped rising, three times at most', () => {
    expect(plateausIn([0.5, 0.6, 0.6, 0.7])).toBe(0)
    expect(plateausIn([0.5, 0.6, 0.6, 0.59])).toBe(1)
    expect(plateausIn([0.6, ...new Array<number>(20).fill(0.5)])).toBe(3)
    expect(at('plateau', 50, [0.6, 0.5, 0.5])).toBeCloseTo(0.1)
  })
})

describe('a part of the digits', () => {
  const options = { seed: 3, shards: [50, 50, 50], validation: 30 }
  const order = (epoch: number, more: { digits?: number; fixed?: boolean } = {}) => [
    ...trainingOrder({ ...options, epoch, ...more }),
  ]

  it('is the first of epoch 0, in another order in each epoch', () => {
    const few = order(0, { digits: 20 })
    expect(few).toEqual(order(0).slice(0, 20))
    expect([...order(1, { digits: 20 })].sort()).toEqual([...few].sort())
    expect(order(1, { digits: 20 })).not.toEqual(few)
    expect(order(1, { digits: 1000 })).toEqual(order(1))
  })

  it('may keep its order', () => {
    expect(order(5, { fixed: true })).toEqual(order(0))
    expect(order(5, { fixed: true, digits: 20 })).toEqual(order(0, { digits: 20 }))
  })
})

describe('divergence', () => {
  const evidence: DivergenceEvidence = {
    step: 9,
    loss: 3,
    learningRate: 10,
    momentum: 0.9,
    gradientNorm: 35,
    parameterNorm: 11,
  }
  it('names the learning rate, and a tenth of it', () => {
    expect(suspectOf(DEFAULT_SETTINGS, evidence)).toBe('learningRate')
    expect(milder('learningRate', evidence)).toEqual({ learningRate: 1, momentum: 0.9 })
  })
  it('names high momentum where the step by itself is short', () => {
    const short = { ...evidence, learningRate: 0.001, momentum: 0.99 }
    expect(suspectOf(DEFAULT_SETTINGS, short)).toBe('momentum')
    expect(suspectOf({ ...DEFAULT_SETTINGS, optimiser: 'adam' }, short)).toBe('learningRate')
    expect(milder('momentum', short)).toEqual({ momentum: 0.9 })
  })
  it('is a loss beyond all measure, or no number', () => {
    expect([2, 50, 231, NaN, Infinity].map((loss) => hasExploded(loss, 2.3))).toEqual([
      false,
      false,
      true,
      true,
      true,
    ])
    expect(hasExploded(90, 0.01)).toBe(false)
  })
})

it('rows of metrics are read as they were written', () => {
  const row = metricRow({ step: 3, loss: 1.5, gradientNorm: 2 })
  expect(readMetrics([...row, ...row])).toHaveLength(2)
  expect(readMetrics(row)[0]).toMatchObject({ step: 3, loss: 1.5, gradientNorm: 2, testAccuracy: NaN })
})

it('dropout keeps the share it should, from a stream for each layer and step', () => {
  const mask = dropoutMask(1, 'c5-drop', 0.3, 20_000)
  expect(mask.reduce((a, b) => a + b, 0) / mask.length).toBeCloseTo(0.7, 1)
  expect([...dropoutMask(1, 'c5-drop', 0.3, 50)]).toEqual([...mask.slice(0, 50)])
  expect([...dropoutMask(1, 'f6-drop', 0.3, 50)]).not.toEqual([...mask.slice(0, 50)])
  expect([...dropoutMask(2, 'c5-drop', 0.3, 50)]).not.toEqual([...mask.slice(0, 50)])
})
