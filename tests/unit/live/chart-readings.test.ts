import { describe, expect, it } from 'vitest'
import {
  lossEnd,
  rateEnds,
  rateNow,
  ratePoints,
  readingsAt,
  stepBeside,
  stepNear,
} from '@/components/lab/training-bench/chart-readings'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import type { LookPoint, LossPoint, TrainingHistory } from '@/lib/engine/training-history'

const row = (step: number, loss = 1 / step, learningRate = 0.1): LossPoint => ({
  step,
  loss,
  learningRate,
  gradientNorm: null,
})
const look = (step: number, values: Partial<LookPoint> = {}): LookPoint => ({
  step,
  trainingAccuracy: 0.5,
  validationAccuracy: 0.4,
  validationLoss: 1.5,
  testAccuracy: null,
  learningRate: 0.1,
  ...values,
})
const history: TrainingHistory = {
  losses: [2, 4, 6, 8, 10].map((step) => row(step)),
  looks: [look(4, { testAccuracy: 0.3 }), look(8, { trainingAccuracy: 0.9, validationAccuracy: null })],
}

describe('values of the curves at a step', () => {
  it('are the last measured until then, each with its own step', () => {
    expect(readingsAt(history, 9)).toEqual({
      loss: { value: 1 / 8, step: 8 },
      validationLoss: { value: 1.5, step: 8 },
      training: { value: 0.9, step: 8 },
      validation: { value: 0.4, step: 4 },
      test: { value: 0.3, step: 4 },
      rate: { value: 0.1, step: 8 },
    })
  })
  it('are unknown before anything was measured', () => {
    const { loss, training, test, rate } = readingsAt(history, 1)
    expect([loss, training, test, rate]).toEqual([null, null, null, null])
  })
  it('are walked row by row, held at both ends', () => {
    expect(stepBeside(history, 6, -1)).toBe(4)
    expect(stepBeside(history, 7, 1)).toBe(8)
    expect(stepBeside(history, 6, 10)).toBe(10)
    expect(stepBeside(history, 6, -Infinity)).toBe(2)
    expect(stepBeside(history, 6, Infinity)).toBe(10)
    expect(stepBeside({ losses: [], looks: [] }, 6, 1)).toBeNull()
  })
  it('belong to the row nearest to a place', () => {
    expect([0, 2.9, 3.1, 6, 99].map((place) => stepNear(history, place))).toEqual([2, 2, 4, 6, 10])
    expect(stepNear({ losses: [], looks: [] }, 3)).toBeNull()
  })
})

describe('the learning rate over the steps', () => {
  const rates = (list: number[]): TrainingHistory => ({
    losses: list.map((rate, i) => row(i + 1, 1, rate)),
    looks: [],
  })
  it('keeps both ends of every stretch, so that a jump stays a jump', () => {
    expect(ratePoints(rates([0.1, 0.1, 0.1, 0.01, 0.01, 0.01]), 100)).toEqual([
      { step: 1, rate: 0.1 },
      { step: 3, rate: 0.1 },
      { step: 4, rate: 0.01 },
      { step: 6, rate: 0.01 },
    ])
  })
  it('is thinned where it changes all the time, and keeps its end', () => {
    const points = ratePoints(rates(Array.from({ length: 1001 }, (_, i) => 1 - i / 1002)), 100)
    expect(points.length).toBeLessThanOrEqual(102)
    expect(points.at(-1)!.step).toBe(1001)
  })
  it('stands between powers of ten', () => {
    expect(rateEnds([{ step: 1, rate: 0.05 }])).toEqual([0.01, 0.1])
    expect(rateEnds([{ step: 1, rate: Math.fround(0.1) }])).toEqual([0.01, 0.1])
    const [low, high] = rateEnds([
      { step: 1, rate: 0.5 },
      { step: 2, rate: 0.003 },
    ])
    expect([low, high]).toEqual([0.001, 1])
    expect(
      rateEnds([
        { step: 1, rate: 1 },
        { step: 2, rate: 1e-12 },
      ])[0],
    ).toBe(1e-4)
  })
  it('of the next step knows the changes on the way and the schedule', () => {
    const at = { step: 120, stepsPerEpoch: 100, history: { losses: [], looks: [] } }
    const constant = { ...DEFAULT_SETTINGS, learningRate: 0.5, changes: '100:0.2:0.9:0' }
    expect(rateNow({ ...at, settings: constant })).toBe(0.2)
    expect(rateNow({ ...at, step: 99, settings: constant })).toBe(0.5)
    const cosine = { ...DEFAULT_SETTINGS, learningRate: 1, schedule: 'cosine', epochs: 2 } as const
    expect(rateNow({ ...at, step: 100, settings: cosine })).toBeCloseTo(0.5, 12)
    expect(rateNow({ ...at, stepsPerEpoch: null, settings: cosine })).toBeNull()
    const plateau = { ...DEFAULT_SETTINGS, learningRate: 1, schedule: 'plateau' } as const
    const looks = [0.9, 0.8, 0.8].map((validationAccuracy, i) =>
      look(i, { validationAccuracy, testAccuracy: 0.9 }),
    )
    expect(rateNow({ ...at, history: { losses: [], looks }, settings: plateau })).toBe(0.1)
  })
})

describe('the loss axis', () => {
  it('is decided by the first loss, whatever comes after it', () => {
    expect(lossEnd({ losses: [], looks: [] })).toBe(2.4)
    expect(lossEnd({ losses: [row(1, 2.5), row(2, 70)], looks: [] })).toBe(2.4)
    expect(lossEnd({ losses: [row(1, 60), row(2, 0.1)], looks: [] })).toBe(80)
    expect(lossEnd({ losses: [row(1, NaN), row(2, 5)], looks: [] })).toBe(8)
  })
})
