import { describe, expect, it } from 'vitest'
import {
  rollAll,
  STEPS,
  stateAt,
  TARGET,
  type BallSettings,
} from '@/components/chapters/training-at-scale/ball'
import { contoursOf } from '@/components/chapters/training-at-scale/ball-contours'
import { decayRates, decayRows } from '@/components/chapters/training-at-scale/decay'
import { bestOf, decayFits, DEGREE, strengths } from '@/components/chapters/training-at-scale/decay-fit'
import { curveOf, drawnSchedules, shareAt } from '@/components/chapters/training-at-scale/schedule'
import { updates } from '@/components/chapters/training-at-scale/update'
import { asFactor, asTerm, exactly } from '@/components/chapters/training-at-scale/update-number'
import { fitWeights } from '@/components/chapters/train-lenet/polynomial'
import { BATCHES } from '@/components/mdx/training-2012'
import { updateWeight } from '@/lib/nn/descent'
import { surfaceNames, surfaces } from '@/lib/nn/surfaces'
import { halfLife, leftAfter } from '@/lib/nn/weight-decay'

const settings: BallSettings = {
  surface: 'ravine',
  x: -1.8,
  y: 0.9,
  rate: 0.1,
  adamRate: 0.1,
  momentum: 0.9,
  noise: 0,
  seed: 1,
}
const reachedOf = (patch: Partial<BallSettings>) =>
  Object.fromEntries(rollAll({ ...settings, ...patch }).map(({ rule, reached }) => [rule, reached]))

describe('the balls', () => {
  it('arrive where the prose says: momentum sooner than plain SGD, Adam late in a slanted ravine', () => {
    const straight = reachedOf({})
    expect(straight.momentum).toBeLessThan(straight.sgd! / 3)
    expect(straight.adam).toBeLessThan(straight.sgd! / 3)
    const slanted = reachedOf({ surface: 'slanted', x: -1.2, y: -1.2 })
    expect(slanted.adam).toBeGreaterThan(2 * slanted.momentum!)
    const saddle = reachedOf({ surface: 'saddle', x: -1.6, y: 0.02 })
    expect(saddle.momentum).toBeLessThan(saddle.sgd! / 3)
  })

  it('with noise momentum comes near the bottom sooner and strays further about it, whatever the seed', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const [sgd, momentum] = rollAll({ ...settings, noise: 0.5, seed })
      const near = ({ places }: typeof sgd) => {
        const first = places.findIndex(([x]) => Math.abs(x) < 0.3)
        return first < 0 ? Infinity : first
      }
      const mean = ({ losses }: typeof sgd) =>
        losses.slice(100).reduce((sum, loss) => sum + loss, 0) / (losses.length - 100)
      expect(near(momentum)).toBeLessThan(near(sgd))
      expect(mean(momentum)).toBeGreaterThan(2 * mean(sgd))
    }
  })

  it('tell the first step at which the loss is low enough, and nothing after they have rolled away', () => {
    for (const roll of rollAll({ ...settings, rate: 0.16 })) {
      const first = roll.losses.findIndex((loss) => loss <= TARGET)
      expect(roll.reached).toBe(first < 0 ? null : first)
      roll.places.forEach(([x, y], step) =>
        expect(stateAt(roll, step)!.loss).toBe(surfaces.ravine.loss(x, y)),
      )
    }
    const nesterov = rollAll({ ...settings, rate: 0.16 })[2]
    expect(nesterov.rule).toBe('nesterov')
    expect(nesterov.places.length).toBeLessThan(STEPS + 1)
    expect(stateAt(nesterov, STEPS)).toBeNull()
  })

  it('get the same noise for all rules, another for another seed', () => {
    const first = (seed: number) => rollAll({ ...settings, noise: 1, seed }).map(({ places }) => places[1])
    const [sgd, momentum, nesterov] = first(1)
    expect(momentum).toEqual(sgd) // all three take the same first step
    expect(nesterov).toEqual(sgd)
    expect(first(2)[0]).not.toEqual(sgd)
    expect(first(1)[0]).toEqual(sgd)
    // Mean and spread of what is added, read back from plain steps on the slope.
    const { places } = rollAll({ ...settings, noise: 2 })[0]
    const added = places.slice(1).map(([x], i) => (places[i][0] - x) / 0.1 - 0.1 * places[i][0])
    const mean = added.reduce((a, b) => a + b) / added.length
    const deviation = Math.sqrt(added.reduce((sum, a) => sum + (a - mean) ** 2, 0) / added.length)
    expect(Math.abs(mean)).toBeLessThan(0.4)
    expect(deviation).toBeGreaterThan(1.7)
    expect(deviation).toBeLessThan(2.3)
  })

  it.each(surfaceNames)('the lines of %s go through places of their level', (name) => {
    const { loss } = surfaces[name]
    const { lines, numbers } = contoursOf(name)
    for (const { level, path } of lines) {
      const places = [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [
        Number(x),
        Number(y),
      ])
      expect(places.length).toBeGreaterThan(1)
      for (const [x, y] of places) {
        const [dx, dy] = surfaces[name].slope(x, y)
        // A crossing is found between two corners of a cell, so it is off by a small part of one.
        expect(Math.abs(loss(x, y) - level)).toBeLessThan(0.002 * Math.hypot(dx, dy) + 0.005)
      }
    }
    expect(numbers.length).toBeGreaterThan(2)
    for (const { level, x, y } of numbers) {
      const near = [loss(x * 1.001, y * 1.001), loss(x - 0.005, y + 0.0036)]
      expect(Math.min(...near)).toBeLessThanOrEqual(level)
      expect(Math.max(...near)).toBeGreaterThanOrEqual(level)
    }
  })
})

describe('the update rule in numbers', () => {
  it('goes on from step to step', () => {
    const start = { weight: 1, velocity: 0, gradient: 0.5, rate: 0.01, momentum: 0.9, decay: 0.0005 }
    const [first, second] = updates(start, 2)
    expect(first.velocity).toBeCloseTo(-0.005005, 12)
    expect(first.weight).toBeCloseTo(0.994995, 12)
    expect(second.velocity).toBeCloseTo(0.9 * -0.005005 - 0.000005 * 0.994995 - 0.005, 12)
  })

  it('writes numbers in full, with a true minus sign, and never minus nought', () => {
    expect(exactly(-0.005005)).toBe('−0.005005')
    expect(exactly(10)).toBe('10')
    expect(exactly(-1e-12)).toBe('0')
    expect(asFactor(-0.5)).toBe('(−0.5)')
    expect(asTerm(-0.5)).toBe('− 0.5')
    expect(asTerm(0.25)).toBe('+ 0.25')
  })
})

describe('weight decay alone', () => {
  it.each([
    [0.01, 0.0005, 0],
    [0.01, 0.005, 0.9],
    [0.1, 0.02, 0.5],
  ])('rate %d, decay %d, momentum %d: what is left is what the rule leaves', (rate, decay, momentum) => {
    let [weight, velocity] = [1, 0]
    let half: number | null = null
    for (let step = 1; step <= 20_000; step++) {
      ;({ weight, velocity } = updateWeight(weight, velocity, 0, { rate, momentum, decay }))
      if (half === null && weight <= 0.5) half = step
      if ([1, 2, 7, 100, 20_000].includes(step))
        expect(leftAfter({ rate, decay, momentum }, step)).toBeCloseTo(weight, 9)
    }
    if (half !== null) expect(halfLife({ rate, decay, momentum })).toBe(half)
    else expect(halfLife({ rate, decay, momentum })).toBeGreaterThan(20_000)
  })

  it('without momentum it is a power of 1 − λ ε, with momentum about ten times as quick', () => {
    expect(leftAfter({ rate: 0.01, decay: 0.0005, momentum: 0 }, 1000)).toBeCloseTo((1 - 5e-6) ** 1000, 12)
    const plain = halfLife({ rate: 0.01, decay: 0.0005, momentum: 0 })
    const carried = halfLife({ rate: 0.01, decay: 0.0005, momentum: 0.9 })
    expect(plain).toBe(Math.ceil(Math.LN2 / 5e-6 - Math.LN2 / 2))
    expect(plain / carried).toBeCloseTo(10, 1)
    expect(halfLife({ rate: 0.01, decay: 0, momentum: 0.9 })).toBe(Infinity)
    expect(() => leftAfter({ rate: 1, decay: 0.5, momentum: 0.9 }, 1)).toThrow(RangeError)
  })

  it('the table: AlexNet’s batches, four rates, each ten times slower than the one before', () => {
    expect(BATCHES).toBe(10_010) // 1,281,167 photos in batches of 128
    const rows = decayRows(0.0005, 0.9, 10)
    expect(rows.map(({ rate }) => rate)).toEqual([...decayRates])
    rows.slice(1).forEach(({ half }, i) => expect(half / rows[i].half).toBeCloseTo(10, 1))
    expect(rows[0].half / BATCHES).toBeCloseTo(1.39, 1)
    for (const { curve, left } of rows) {
      expect(curve[10]).toEqual([10, left])
      expect(curve[0]).toEqual([0, 1])
    }
  })
})

describe('a fit with decay', () => {
  it('lies where the loss with its term is level', () => {
    const points = decayFits(1).sets.training
    const chebyshev = (x: number, k: number) => Math.cos(k * Math.acos(x))
    for (const decay of [1e-3, 0.3]) {
      const weights = fitWeights(points, DEGREE, decay)
      weights.forEach((weight, k) => {
        const slope = points.reduce((sum, { x, y }) => {
          const off = weights.reduce((all, w, i) => all + w * chebyshev(x, i), 0) - y
          return sum + off * chebyshev(x, k)
        }, decay * weight)
        expect(slope).toBeCloseTo(0, 6)
      })
    }
  })

  it.each([1, 2, 3, 4])(
    'more decay: smaller weights, a worse fit of the training points (seed %d)',
    (seed) => {
      const { fits } = decayFits(seed)
      expect(fits.map(({ strength }) => strength)).toEqual(strengths)
      for (let i = 1; i < fits.length; i++) {
        expect(fits[i].size).toBeLessThan(fits[i - 1].size)
        expect(fits[i].training).toBeGreaterThanOrEqual(fits[i - 1].training - 1e-9)
      }
      const best = bestOf(fits)
      expect(best).toBeGreaterThan(0)
      for (const { validation } of fits) expect(fits[best].validation).toBeLessThanOrEqual(validation)
    },
  )
})

describe('the schedules', () => {
  const choices = { passes: 90, cuts: [55, 30, 75], stall: 20 }
  const at = (name: (typeof drawnSchedules)[number], pass: number) => shareAt(name, choices, pass)

  it('by hand: a tenth after each division, two at once a hundredth', () => {
    expect([29, 30, 54, 55, 75, 89].map((pass) => at('hand', pass))).toEqual(
      [1, 0.1, 0.1, 0.01, 0.001, 0.001].map((share) => expect.closeTo(share, 12)),
    )
    expect(shareAt('hand', { ...choices, cuts: [10, 10, 95] }, 10)).toBeCloseTo(0.01, 12)
  })

  it('by rule: two epochs after the last best accuracy, and three times at most', () => {
    expect([21, 22, 24, 26, 89].map((pass) => at('plateau', pass))).toEqual(
      [1, 0.1, 0.01, 0.001, 0.001].map((share) => expect.closeTo(share, 12)),
    )
  })

  it('half a cosine, the timetable of 1998, and a constant', () => {
    expect(at('cosine', 45)).toBeCloseTo(0.5, 12)
    expect(at('cosine', 60)).toBeCloseTo(0.25, 12)
    // 0.0005 twice, 0.0002 three times, 0.0001 three times, 0.00005 four times, then 0.00001
    expect([0, 1, 2, 5, 8, 12, 89].map((pass) => 0.0005 * at('steps-1998', pass))).toEqual(
      [0.0005, 0.0005, 0.0002, 0.0001, 0.00005, 0.00001, 0.00001].map((rate) => expect.closeTo(rate, 12)),
    )
    expect(curveOf('constant', choices).every(([, share]) => share === 1)).toBe(true)
    expect(curveOf('cosine', choices)).toHaveLength(90 * 8)
  })
})
