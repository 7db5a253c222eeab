import { describe, expect, it } from 'vitest'
import {
  energyOf,
  inkOf,
  limitLosing,
  SITE_REJECTION,
  strangeness,
  verdictOn,
  type Rejection,
} from '@/lib/data/rejection'

const naive = (scores: number[]) => -Math.log(scores.reduce((sum, score) => sum + Math.exp(score), 0))

describe('energy', () => {
  it('is minus the logarithm of the sum of exponentials', () => {
    for (const scores of [[0, 0], [1, 2, 3, -4], Array.from({ length: 10 }, (_, i) => 0.7 * i - 3)])
      expect(energyOf(scores)).toBeCloseTo(naive(scores), 10)
  })

  it('stands scores whose exponentials do not fit a number', () => {
    expect(energyOf([1000, 0])).toBeCloseTo(-1000)
    expect(energyOf([-1000, -1000])).toBeCloseTo(1000 - Math.log(2))
  })

  it('tells what softmax hides: how high the scores are', () => {
    expect(energyOf([12, 2, 2])).toBeLessThan(energyOf([10, 0, 0]))
  })
})

describe('the verdict', () => {
  const rejection: Rejection = { averageInk: 100, inkWeight: 10, limit: -5 }
  const sure = [12, 0, 0, 0, 0, 0, 0, 0, 0, 0]

  it('is "digit" where a class fits and there is no more ink than in a digit', () => {
    expect(verdictOn(sure, 100, rejection)).toBe('digit')
    expect(verdictOn(sure, 30, rejection)).toBe('digit') // a 1
  })

  it('says which of both speaks against it', () => {
    expect(verdictOn(Array(10).fill(0), 80, rejection)).toBe('strange')
    expect(verdictOn(sure, 250, rejection)).toBe('overloaded')
    expect(verdictOn(sure, 0, rejection)).toBe('strange')
  })

  it('agrees with the strangeness at the limit', () => {
    const at = strangeness(sure, 150, rejection)
    expect(verdictOn(sure, 150, { ...rejection, limit: at })).toBe('digit')
    expect(verdictOn(sure, 150, { ...rejection, limit: at - 1e-9 })).toBe('overloaded')
  })

  it('has figures for the network of the site', () => {
    expect(SITE_REJECTION.averageInk).toBeGreaterThan(80)
    expect(SITE_REJECTION.averageInk).toBeLessThan(120)
    expect(SITE_REJECTION.inkWeight).toBeGreaterThan(0)
    expect(Number.isFinite(SITE_REJECTION.limit)).toBe(true)
  })
})

describe('a limit', () => {
  it('loses at most its share', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i * 37) % 100)
    for (const share of [0, 0.01, 0.02, 0.5]) {
      const limit = limitLosing(share, values)
      expect(values.filter((value) => value > limit)).toHaveLength(100 * share)
    }
  })
})

it('ink is counted in fully inked pixels', () => expect(inkOf(Uint8Array.of(0, 255, 51))).toBeCloseTo(1.2))
