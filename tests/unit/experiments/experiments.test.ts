import { describe, expect, it } from 'vitest'
import {
  betterSide,
  experimentIds,
  experiments,
  LOSS_STEPS,
  outcomeOf,
  stepsToLoss,
  verdictOf,
  type Experiment,
  type Outcome,
  type SideOutcome,
} from '@/lib/data/experiments'
import { checkSettings } from '@/lib/data/train-settings'

const side = (value: number | null): SideOutcome => ({
  steps: 10,
  trainingAccuracy: 0.9,
  validationAccuracy: 0.8,
  value,
  diverged: false,
})
const outcome = (a: number | null, b: number | null, seed = 1): Outcome => ({
  seed,
  sides: [side(a), side(b)],
})

describe('the experiments', () => {
  it.each(experimentIds)('%s races two possible settings with one seed, order and data', (id) => {
    const { sides }: Experiment = experiments[id]
    for (const one of sides) expect(() => checkSettings(one)).not.toThrow()
    expect(sides[0]).not.toEqual(sides[1])
    for (const name of ['seed', 'order', 'digits', 'batch', 'epochs', 'data'] as const)
      expect(sides[0][name]).toBe(sides[1][name])
  })
})

describe('steps to a loss', () => {
  /** The definition, said plainly. */
  const naive = (losses: { step: number; loss: number }[], goal: number) =>
    losses.find(({ step }) => {
      const window = losses.filter((one) => one.step > step - LOSS_STEPS && one.step <= step)
      return step >= LOSS_STEPS && window.reduce((sum, { loss }) => sum + loss, 0) / window.length <= goal
    })?.step ?? null

  it('is the first at which the mean of the last steps is low enough', () => {
    const losses = Array.from({ length: 150 }, (_, i) => ({
      step: 2 * i + 2, // a row stands for two steps
      loss: 2 * Math.exp(-i / 30) + 0.3 * Math.sin(i * i),
    }))
    for (const goal of [1.5, 0.6, 0.3, 0.1, -1]) expect(stepsToLoss(losses, goal)).toBe(naive(losses, goal))
    expect(stepsToLoss(losses, 0.3)).not.toBeNull()
    expect(stepsToLoss(losses, -1)).toBeNull()
  })

  it('is never told before there are so many steps', () => {
    const losses = Array.from({ length: 60 }, (_, i) => ({ step: i + 1, loss: 0 }))
    expect(stepsToLoss(losses, 1)).toBe(LOSS_STEPS)
    expect(stepsToLoss(losses.slice(0, 10), 1)).toBeNull()
  })
})

describe('what a side comes to', () => {
  const looks = [
    { step: 100, trainingAccuracy: 0.7, validationAccuracy: 0.6 },
    { step: 200, trainingAccuracy: 0.99, validationAccuracy: 0.9 },
  ]
  it('is measured at the last look', () => {
    const seen = { looks, losses: [] }
    expect(outcomeOf(seen, { kind: 'gap' }, false)!.value).toBeCloseTo(0.09, 12)
    expect(outcomeOf(seen, { kind: 'validation' }, false)).toMatchObject({ value: 0.9, steps: 200 })
    expect(outcomeOf(seen, { kind: 'validation' }, true)).toMatchObject({ value: null, diverged: true })
    expect(outcomeOf({ looks: [], losses: [] }, { kind: 'gap' }, false)).toBeNull()
    expect(outcomeOf({ looks: [], losses: [] }, { kind: 'gap' }, true)).toMatchObject({ diverged: true })
  })
})

describe('which side is better', () => {
  it('is the one with more accuracy, fewer steps or a smaller gap', () => {
    expect(betterSide(outcome(0.9, 0.8), { kind: 'validation' })).toBe(0)
    expect(betterSide(outcome(0.1, 0.05), { kind: 'gap' })).toBe(1)
    expect(betterSide(outcome(100, 300), { kind: 'steps-to-loss', goal: 1 })).toBe(0)
    expect(betterSide(outcome(100, null), { kind: 'steps-to-loss', goal: 1 })).toBe(0)
    expect(betterSide(outcome(null, 0.5), { kind: 'validation' })).toBe(1)
    expect(betterSide(outcome(0.5, 0.5), { kind: 'validation' })).toBeNull()
  })

  it('is said only where all seeds agree', () => {
    const measure = { kind: 'validation' } as const
    expect(verdictOf([], measure)).toBeNull()
    expect(verdictOf([outcome(0.1, 0.2), outcome(0.3, 0.4, 2)], measure)).toBe(1)
    expect(verdictOf([outcome(0.1, 0.2), outcome(0.4, 0.3, 2)], measure)).toBe('mixed')
    expect(verdictOf([outcome(0.1, 0.2), outcome(0.3, 0.3, 2)], measure)).toBe('mixed')
    expect(verdictOf([outcome(0.3, 0.3)], measure)).toBe('mixed')
  })
})
