import { beforeAll, describe, expect, it } from 'vitest'
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import {
  ADAM,
  descend,
  descents,
  ESCAPED,
  pushes,
  updateWeight,
  type DescentRule,
  type Place,
} from '@/lib/nn/descent'
import { ACROSS, surfaceNames, surfaces } from '@/lib/nn/surfaces'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { createAdam, createSgd, type Optimiser } from '@/lib/tf/optimiser'

const paper = { rate: 0.01, momentum: 0.9, decay: 0.0005 }

describe('the update rule of 2012', () => {
  it('is the three terms of the paper, by hand', () => {
    // 0.9 × 0.2 = 0.18; 0.0005 × 0.01 × 2 = 0.00001; 0.01 × 3 = 0.03
    const terms = updateWeight(2, 0.2, 3, paper)
    expect(terms.kept).toBeCloseTo(0.18, 12)
    expect(terms.shrink).toBeCloseTo(-0.00001, 12)
    expect(terms.pull).toBeCloseTo(-0.03, 12)
    expect(terms.velocity).toBeCloseTo(0.14999, 12)
    expect(terms.weight).toBeCloseTo(2.14999, 12)
  })

  it('sums up a constant gradient to ten times its push', () => {
    let [weight, velocity] = [0, 0]
    for (let step = 1; step <= 200; step++) {
      ;({ weight, velocity } = updateWeight(weight, velocity, 1, { ...paper, decay: 0 }))
      expect(velocity).toBeCloseTo(-0.01 * pushes(0.9, step), 12)
    }
    expect(pushes(0.9, Infinity)).toBeCloseTo(10, 12)
    expect(velocity).toBeCloseTo(-0.1, 8)
    // The sum as it is said: a term for each step that is remembered.
    const said = Array.from({ length: 7 }, (_, i) => 0.9 ** i).reduce((a, b) => a + b)
    expect(pushes(0.9, 7)).toBeCloseTo(said, 12)
    expect(pushes(0, 5)).toBe(1)
  })
})

/** Along one weight with this curvature: the slope is curvature × w. */
const bowl = (rule: DescentRule, curvature: number, rate: number, momentum: number, steps: number) =>
  descend({ rule, rate, momentum, start: [1], steps, gradient: ([w]) => [curvature * w] }).map(([w]) => w)

describe('descending a bowl', () => {
  it.each([0.1, 0.9, 1.7])('plain SGD keeps 1 − rate × curvature of the way each step (%d)', (product) => {
    bowl('sgd', 2, product / 2, 0.9, 30).forEach((w, n) => expect(w).toBeCloseTo((1 - product) ** n, 10))
  })

  it('momentum and Nesterov, two steps by hand', () => {
    // Slope = w, rate 0.1, momentum 0.5. Both: v = −0.1, w = 0.9.
    // Momentum: v = −0.05 − 0.1 × 0.9 = −0.14. Nesterov looks at 0.9 − 0.05 = 0.85: v = −0.05 − 0.085 = −0.135.
    const last = (rule: DescentRule) => bowl(rule, 1, 0.1, 0.5, 2)
    expect(last('momentum')).toEqual([1, 0.9, expect.closeTo(0.76, 12)])
    expect(last('nesterov')).toEqual([1, 0.9, expect.closeTo(0.765, 12)])
  })

  it('both are plain SGD without momentum', () => {
    const plain = bowl('sgd', 3, 0.1, 0, 20)
    expect(bowl('momentum', 3, 0.1, 0, 20)).toEqual(plain)
    expect(bowl('nesterov', 3, 0.1, 0, 20)).toEqual(plain)
  })

  it.each([
    ['sgd', 2],
    ['momentum', 2 * (1 + 0.9)],
    ['nesterov', (2 * (1 + 0.9)) / (1 + 2 * 0.9)],
  ] as const)('%s leaves for good just beyond its limit, and not below', (rule, limit) => {
    const end = (rate: number) => bowl(rule, ACROSS, rate / ACROSS, 0.9, 4000)
    expect(end(0.98 * limit)).toHaveLength(4001)
    expect(Math.abs(end(0.98 * limit).at(-1)!)).toBeLessThan(1e-6)
    const escaped = end(1.02 * limit)
    expect(escaped.length).toBeLessThan(4001)
    expect(Math.abs(escaped.at(-1)!)).toBeLessThan(ESCAPED)
  })
})

describe('Adam', () => {
  it('has its bias corrected: with constant slopes every step is as long as the rate, whatever the slope', () => {
    for (const slope of [0.001, 1, 5000]) {
      const places = descend({
        rule: 'adam',
        rate: 0.1,
        momentum: 0,
        start: [3, -3],
        steps: 5,
        gradient: () => [slope, -slope],
      })
      places.forEach((place, n) =>
        expect(place).toEqual([expect.closeTo(3 - 0.1 * n, 5), expect.closeTo(-3 + 0.1 * n, 5)]),
      )
    }
  })

  it('the second step by hand', () => {
    // Slopes 1, then 3. m = 0.1, then 0.39; m/(1 − 0.81) = 2.052632. s = 0.001, then 0.009999; s/(1 − 0.998001) = 5.002001.
    const places = descend({
      rule: 'adam',
      rate: 0.1,
      momentum: 0,
      start: [0],
      steps: 2,
      gradient: (_, step) => [step === 0 ? 1 : 3],
    })
    expect(places[2][0]).toBeCloseTo(-0.1 - (0.1 * (0.39 / 0.19)) / Math.sqrt(0.009999 / 0.001999), 8)
    expect(ADAM).toEqual({ beta1: 0.9, beta2: 0.999, epsilon: 1e-8 })
  })
})

describe('beside the optimisers that train', () => {
  beforeAll(async () => {
    await startNodeEngine('cpu')
  })

  /** What lib/tf makes of the same slopes. */
  function trained(optimiser: Optimiser, start: Place, steps: number, rate: number): number[][] {
    const places = [[...start]]
    let parameters = tf.tensor1d([...start])
    for (let step = 1; step <= steps; step++) {
      const [x, y] = parameters.dataSync()
      const slopes = tf.tensor1d([...surfaces.slanted.slope(x, y)]) as Tensor1D
      const next = optimiser.update(parameters, slopes, step, {
        learningRate: rate,
        momentum: 0.9,
        weightDecay: 0,
      })
      tf.dispose([parameters, slopes])
      parameters = next
      places.push([...parameters.dataSync()])
    }
    parameters.dispose()
    optimiser.dispose()
    return places
  }

  it.each([
    ['momentum', createSgd, 0.05],
    ['adam', createAdam, 0.1],
  ] as const)('%s takes the same way', (rule, create, rate) => {
    const before = tf.memory().numTensors
    const theirs = trained(create(2), [-1.2, 0.7], 40, rate)
    const ours = descend({
      rule,
      rate,
      momentum: 0.9,
      start: [-1.2, 0.7],
      steps: 40,
      gradient: ([x, y]) => surfaces.slanted.slope(x, y),
    })
    expect(tf.memory().numTensors).toBe(before)
    ours.forEach((place, n) => place.forEach((w, i) => expect(w).toBeCloseTo(theirs[n][i], 4)))
  })
})

describe('the surfaces', () => {
  it.each(surfaceNames)('%s: slopes agree with differences, and the lowest places are lowest', (name) => {
    const { loss, slope, lowest } = surfaces[name]
    const h = 1e-5
    for (const [x, y] of [
      [-1.8, 0.9],
      [0.3, -1.2],
      [1.1, 1.4],
    ]) {
      const [dx, dy] = slope(x, y)
      expect(dx).toBeCloseTo((loss(x + h, y) - loss(x - h, y)) / (2 * h), 6)
      expect(dy).toBeCloseTo((loss(x, y + h) - loss(x, y - h)) / (2 * h), 6)
      expect(loss(x, y)).toBeGreaterThan(0)
    }
    for (const [x, y] of lowest) {
      expect(loss(x, y)).toBe(0)
      expect(Math.hypot(...slope(x, y))).toBe(0)
    }
  })

  it('the saddle is level at its middle, and a ball on its ridge never leaves it', () => {
    expect(Math.hypot(...surfaces.saddle.slope(0, 0))).toBe(0)
    for (const rule of descents) {
      const last = descend({
        rule,
        rate: 0.1,
        momentum: 0.9,
        start: [-1.5, 0],
        steps: 400,
        gradient: ([x, y]) => surfaces.saddle.slope(x, y),
      }).at(-1)!
      expect(last[1]).toBeCloseTo(0, 12)
      expect(last[0]).toBeCloseTo(0, 3)
    }
  })
})
