import { describe, expect, it } from 'vitest'
import { stageName, stagesOf } from '@/components/lab/training-bench/slow-motion/stages'
import { kernelOf, weightAt, weightUpdate } from '@/components/lab/training-bench/slow-motion/weight-update'
import type { SlowStep } from '@/lib/data/train-report'
import { DEFAULT_SETTINGS, networkOf } from '@/lib/data/train-settings'

const floats = (length: number, valueOf: (i: number) => number) =>
  Float32Array.from({ length }, (_, i) => valueOf(i))

function slowStep(values: Partial<SlowStep> = {}): SlowStep {
  return {
    step: 5,
    learningRate: 0.25,
    momentum: 0,
    digits: new Uint8Array(784),
    labels: Uint8Array.of(3),
    shares: Float32Array.of(0.1),
    batch: 8,
    activations: networkOf(DEFAULT_SETTINGS).layers.map(({ name }) => ({
      name,
      shape: [1],
      values: new Float32Array(1),
    })),
    probabilities: new Float32Array(10),
    loss: 2.3,
    before: floats(150, (i) => i / 100),
    gradient: floats(150, (i) => 1 - i),
    after: floats(150, (i) => i / 100 - 0.25 * (1 - i)),
    ...values,
  }
}
const sgd = { ...DEFAULT_SETTINGS, optimiser: 'sgd', momentum: 0, weightDecay: 0 } as const

describe('the stages of a step', () => {
  it('are the batch, every layer that does something, the loss, the gradient and the update', () => {
    const names = stagesOf(slowStep(), networkOf(DEFAULT_SETTINGS)).map(stageName)
    expect(names).toEqual([
      'batch',
      'c1',
      's2',
      'c3',
      's4',
      'c5',
      'f6',
      'output',
      'loss',
      'gradient',
      'update',
    ])
  })
})

describe('one weight of C1', () => {
  it('lies where [5,5,1,6] has it', () => {
    const list = floats(150, (i) => i)
    expect(list[weightAt(4, 2, 3)]).toBe((2 * 5 + 3) * 6 + 4)
    expect(kernelOf(list, 4)[2 * 5 + 3]).toBe(list[weightAt(4, 2, 3)])
    expect(kernelOf(list, 0)).toHaveLength(25)
  })

  it('with plain SGD: before - rate x gradient = after, and nothing is left over', () => {
    const update = weightUpdate(slowStep(), sgd, 40)
    expect(update.exact).toBe(true)
    expect(update.before - update.rate * update.gradient).toBeCloseTo(update.after, 5)
    expect(update.parts).toEqual({ plain: 0.25 * -39, decay: 0, momentum: 0 })
  })

  it('with momentum: what rate x gradient leaves over is the momentum', () => {
    const velocity = 0.75
    const momentum = slowStep({
      momentum: 0.5,
      after: floats(150, (i) => i / 100 - 0.25 * (1 - i) - 0.5 * velocity),
    })
    const update = weightUpdate(momentum, { ...sgd, momentum: 0.5 }, 40)
    expect(update.exact).toBe(false)
    expect(update.parts!.momentum).toBeCloseTo(0.5 * velocity, 5)
  })

  it('with weight decay: a share of the weight is taken too, as it is at that step', () => {
    const settings = { ...sgd, changes: '4:0.25:0:0.1' }
    const update = weightUpdate(slowStep(), settings, 50)
    expect(update.parts!.decay).toBeCloseTo(0.25 * 0.1 * 0.5, 7)
    expect(update.exact).toBe(false)
    expect(weightUpdate(slowStep({ step: 4 }), settings, 50).parts!.decay).toBe(0)
  })

  it('with other methods: only the step as a whole is told', () => {
    const update = weightUpdate(slowStep(), { ...sgd, optimiser: 'adam' }, 40)
    expect(update.parts).toBeNull()
    expect(update.moved).toBeCloseTo(update.before - update.after, 12)
  })
})
