import { describe, expect, it } from 'vitest'
import { linePoints, nearestTo, ticksBetween, valueTicks } from '@/lib/data/run-axis'
import { curveOf, curvesOf, thinByChoice, thinByMean, thinStairs, valueBetween } from '@/lib/data/run-curve'

const long = (count: number, value: (step: number) => number) => ({
  steps: Array.from({ length: count }, (_, i) => i + 1),
  values: Array.from({ length: count }, (_, i) => value(i + 1)),
})

describe('the curves that are kept of a run', () => {
  it('have only points with a finite value, one a step', () => {
    const rows = [
      { step: 1, loss: 2 },
      { step: 2, loss: NaN },
      { step: 3, loss: null },
      { step: 4 },
      { step: 5, loss: Infinity },
      { step: 6, loss: 1 },
      { step: 6, loss: 0.5 },
    ]
    expect(curveOf(rows, 'loss')).toEqual({ steps: [1, 6], values: [2, 0.5] })
  })

  it('are means of equal stretches for a loss: the mean of all stays, the last step too', () => {
    const thin = thinByMean(
      long(1000, (step) => step % 2),
      100,
    )
    expect(thin.steps).toHaveLength(100)
    expect(thin.steps.at(-1)).toBe(1000)
    expect(thin.values.every((value) => value === 0.5)).toBe(true)
    const uneven = thinByMean(
      long(7, (step) => step),
      3,
    )
    expect(uneven).toEqual({ steps: [3, 6, 7], values: [2, 5, 7] })
  })

  it('are measured points for looks, the first and the last among them', () => {
    const thin = thinByChoice(
      long(1000, (step) => step / 1000),
      150,
    )
    expect(thin.steps).toHaveLength(150)
    expect([thin.steps[0], thin.steps.at(-1)]).toEqual([1, 1000])
    thin.steps.forEach((step, at) => expect(thin.values[at]).toBe(step / 1000))
    expect(new Set(thin.steps).size).toBe(150)
  })

  it('keep a stair exactly where it has few values', () => {
    const thin = thinStairs(
      long(5000, (step) => (step < 3000 ? 0.1 : 0.01)),
      150,
    )
    expect(thin).toEqual({ steps: [1, 2999, 3000, 5000], values: [0.1, 0.1, 0.01, 0.01] })
  })

  it('take a few kilobytes however long the run was', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({
      step: i + 1,
      loss: Math.sin(i),
      trainingAccuracy: i % 100 ? NaN : Math.cos(i),
      validationAccuracy: i % 100 ? NaN : Math.cos(i),
      validationLoss: i % 100 ? NaN : Math.cos(i),
      learningRate: i < 9000 ? 0.1 : 0.01,
    }))
    expect(JSON.stringify(curvesOf(rows)).length).toBeLessThan(20_000)
  })
})

describe('axes of runs', () => {
  const times = { steps: [10, 20], values: [1000, 4000] }

  it('know the time of a step between two that were timed', () => {
    expect(valueBetween(times, 5)).toBe(500)
    expect(valueBetween(times, 10)).toBe(1000)
    expect(valueBetween(times, 15)).toBe(2500)
    expect(valueBetween(times, 99)).toBe(4000)
    expect(valueBetween({ steps: [], values: [] }, 3)).toBeNull()
  })

  it('place points by steps, epochs and seconds', () => {
    const curve = { steps: [5, 20], values: [2, 1] }
    const run = { stepsPerEpoch: 10, times }
    expect(linePoints(curve, 'epochs', run).map(({ x }) => x)).toEqual([0.5, 2])
    expect(linePoints(curve, 'seconds', run).map(({ x }) => x)).toEqual([0.5, 4])
    expect(linePoints(curve, 'epochs', { ...run, stepsPerEpoch: null })).toEqual([])
  })

  it('find the nearest point', () => {
    const points = [1, 4, 9].map((x) => ({ x, y: x, step: x }))
    expect(nearestTo(points, 6)?.x).toBe(4)
    expect(nearestTo(points, 7)?.x).toBe(9)
    expect(nearestTo(points, -5)?.x).toBe(1)
    expect(nearestTo([], 1)).toBeNull()
  })

  it.each([
    [0, 860, [0, 200, 400, 600, 800, 1000]],
    [0, 2.3, [0, 0.5, 1, 1.5, 2, 2.5]],
    [0.95, 1, [0.95, 0.96, 0.97, 0.98, 0.99, 1]],
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 5, [0, 1, 2, 3, 4, 5]],
  ])('have round ticks from %d to %d', (low, high, ticks) => {
    expect(ticksBetween(low, high)).toEqual(ticks)
  })

  it('fit most values: one leap of a loss does not flatten the rest', () => {
    const losses = [...Array.from({ length: 99 }, () => 2), 1e9]
    expect(valueTicks('loss', losses).at(-1)).toBeLessThan(4)
    expect(valueTicks('validationAccuracy', [0.2, 0.96, 0.97, 0.98, 0.98])).toEqual(ticksBetween(0.95, 1))
    expect(valueTicks('validationAccuracy', [0.2, 0.3])[0]).toBe(0)
    expect(valueTicks('learningRate', [0, 0])).toContain(1)
  })
})
