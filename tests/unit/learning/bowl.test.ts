import { describe, expect, it } from 'vitest'
import { bowlLoss, descend, descentOf, stepFactor } from '@/components/chapters/train-lenet/bowl'

describe('gradient descent in a bowl', () => {
  it('takes steps against the slope, found here from differences of the loss', () => {
    const h = 1e-6
    let w = -1.6
    descend(4, 0.3, w, 8).forEach((place) => {
      expect(place).toBeCloseTo(w, 6)
      const slope = (bowlLoss(4, w + h) - bowlLoss(4, w - h)) / (2 * h)
      w -= 0.3 * slope
    })
  })

  it('multiplies the distance by the same factor each step', () => {
    const places = descend(3, 0.5, 2, 6)
    expect(places).toHaveLength(7)
    places.forEach((place, i) => expect(place).toBeCloseTo(2 * stepFactor(3, 0.5) ** i, 12))
  })

  it.each([1, 4])('has its border at 2 / curvature (%d), to the smallest step of the slider', (curvature) => {
    const border = 2 / curvature
    expect(descentOf(curvature, border)).toBe('swings')
    expect(descentOf(curvature, border + 0.01)).toBe('diverges')
    expect(descentOf(curvature, border - 0.01)).toBe('overshoots')
    const last = (rate: number) => Math.abs(descend(curvature, rate, 1, 400).at(-1)!)
    expect(last(border + 0.01)).toBeGreaterThan(2)
    expect(last(border - 0.01)).toBeLessThan(0.5)
    expect(last(border)).toBe(1)
  })

  it.each([
    [0, 'stays'],
    [0.05, 'creeps'],
    [0.1, 'creeps'],
    [0.5, 'settles'],
    [1, 'settles'], // one step to the bottom
    [1.5, 'overshoots'],
    [2.2, 'diverges'],
  ] as const)('at rate %d in the gentle bowl: %s', (rate, descent) =>
    expect(descentOf(1, rate)).toBe(descent),
  )
})
