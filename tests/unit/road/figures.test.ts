import { describe, expect, it } from 'vitest'
import {
  logShare,
  pastSpeed,
  speedOfStep,
  trainingMacs,
} from '@/components/chapters/road-to-imagenet/compute'
import { contest } from '@/components/chapters/road-to-imagenet/contest'
import { citedFacts } from '@/components/mdx/cited-facts'

describe('the arithmetic of two trainings', () => {
  it('is three forward passes for every picture of every pass', () => {
    // 326,520 multiply-adds, 60,000 digits, 20 passes.
    expect(trainingMacs.lenet).toBe(3 * 326_520 * 60_000 * 20)
    expect(trainingMacs.alexnet).toBe(3 * 724_406_816 * 1_281_167 * 90)
    expect(trainingMacs.alexnet / trainingMacs.lenet).toBeGreaterThan(190_000)
    expect(trainingMacs.alexnet / trainingMacs.lenet).toBeLessThan(230_000)
  })

  it('over the middle of the time that the papers give', () => {
    expect(pastSpeed.r10000).toBeCloseTo(trainingMacs.lenet / (2.5 * 86_400), 0)
    expect(pastSpeed.gtx580 / trainingMacs.alexnet).toBeCloseTo(1 / (5.5 * 86_400), 12)
  })

  it('counts a step of this device as it is timed', () => {
    // 64 digits in 5 ms: 12,800 digits a second, 416,520 multiply-adds each, three times.
    expect(speedOfStep(5, 64)).toBeCloseTo(12_800 * 3 * 416_520, 0)
  })
})

describe('a scale of powers of ten', () => {
  it('puts each power one step further, and holds what lies beyond', () => {
    expect([1e4, 1e5, 1e7].map((value) => logShare(value, 1e4, 1e7))).toEqual([0, 1 / 3, 1])
    expect(logShare(1, 1e4, 1e7)).toBe(0)
    expect(logShare(1e9, 1e4, 1e7)).toBe(1)
  })
})

describe('the contest', () => {
  it('quotes the facts', () => {
    const errorOf = (id: string) => contest.find((entry) => entry.id === id)!.errorPercent
    expect(errorOf('y2012')).toBe(citedFacts['alexnet2012.ensembleTop5ErrorPercent'].value)
    expect(errorOf('runnerUp')).toBe(citedFacts['alexnet2012.runnerUpTop5ErrorPercent'].value)
    expect(contest.map(({ year }) => year)).toEqual([...contest.map(({ year }) => year)].sort())
  })
})
