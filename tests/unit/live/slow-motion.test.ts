import { describe, expect, it } from 'vitest'
import { stageName, stagesOf } from '@/components/lab/training-bench/slow-motion/stages'
import { kernelOf, weightAt, weightUpdate } from '@/components/lab/training-bench/slow-motion/weight-update'
import { wayOn } from '@/components/lab/training-bench/way-on'
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

describe('the momentum of a step that has none before it', () => {
  const settings = { ...sgd, momentum: 0.9 }
  const rounded = (rate: number) =>
    slowStep({
      step: 1,
      learningRate: rate,
      momentum: 0.9,
      before: floats(150, (i) => Math.sin(i) / 7),
      gradient: floats(150, (i) => Math.cos(3 * i) / 11),
      // As an engine does it: every number on the way in single precision.
      after: floats(150, (i) => {
        const [before, gradient] = [Math.fround(Math.sin(i) / 7), Math.fround(Math.cos(3 * i) / 11)]
        return Math.fround(before - Math.fround(Math.fround(rate) * gradient))
      }),
    })

  it.each([0.05, 0.3, 0.001])('is 0 and not what rounding leaves over, at the rate %s', (rate) => {
    const slow = rounded(rate)
    const leftOver = Array.from({ length: 150 }, (_, at) => {
      const { before, gradient, after, parts } = weightUpdate(slow, settings, at)
      expect(parts!.momentum).toBe(0)
      return before - rate * gradient - after
    })
    expect(leftOver.some((rest) => rest !== 0)).toBe(true) // there was something to be taken for momentum
  })

  it('a momentum of a hundred-thousandth of the weight is no rounding', () => {
    const slow = rounded(0.05)
    slow.after = slow.after.map((value, i) => value - slow.before[i] * 1e-5)
    expect(weightUpdate(slow, settings, 40).parts!.momentum).not.toBe(0)
  })
})

describe('the way on from a finished run', () => {
  const state = { phase: 'done', step: 200, stepsPerEpoch: 100, settings: { ...sgd, epochs: 2 } } as const

  it('is as many epochs again, ten at most', () => {
    expect(wayOn(state)).toEqual({ kind: 'more', count: 2, patch: { epochs: 4 } })
    const long = { ...state, step: 2000, settings: { ...sgd, epochs: 20 } }
    expect(wayOn(long)).toEqual({ kind: 'more', count: 10, patch: { epochs: 30 } })
  })

  it('is to stop no longer, where the accuracy stopped it', () => {
    const stopped = { ...state, step: 60, settings: { ...sgd, epochs: 2, stopAt: 0.9 } }
    expect(wayOn(stopped)).toEqual({ kind: 'on', patch: { stopAt: 0 } })
  })

  it('is not there while the run can go on by itself', () => {
    for (const phase of ['idle', 'loading', 'training', 'paused', 'failed'] as const)
      expect(wayOn({ ...state, phase })).toBeNull()
  })
})
