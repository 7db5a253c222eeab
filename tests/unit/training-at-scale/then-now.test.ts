import { describe, expect, it } from 'vitest'
import { sayBytes } from '@/components/chapters/training-at-scale/say-bytes'
import {
  knownSpeeds,
  LONGEST,
  macsOfGflops,
  placeOf,
  spanOf,
  trainingNames,
  trainings,
  workOf,
} from '@/components/chapters/training-at-scale/then-now'
import { factOf } from '@/components/mdx/facts'
import { BATCHES, peakSpeed, shareIn2012 } from '@/components/mdx/training-2012'
import { DAY, secondsFor } from '@/lib/nn/training-cost'
import { halfLife } from '@/lib/nn/weight-decay'

describe('ninety epochs', () => {
  it('are as many multiply-adds as the chapter on both networks says', () => {
    expect(workOf('alexnet', 90).all).toBe(3 * 724_406_816 * 1_281_167 * 90)
    expect(workOf('lenet', 20).all).toBe(3 * 326_520 * 60_000 * 20)
    expect(workOf('oneColumn', 1).each).toBe(1_135_256_096)
    expect(trainingNames.map((name) => trainings[name].epochs)).toEqual([90, 90, 90, 20, 20])
  })

  it('take on the machines of then what the papers say', () => {
    const days = (name: 'alexnet' | 'lenet', machine: 'gtx580' | 'r10000', count: number) =>
      secondsFor(workOf(name, trainings[name].epochs).all, count, knownSpeeds[machine]) / DAY
    expect(days('alexnet', 'gtx580', 2)).toBeCloseTo(5.5, 9)
    expect(days('alexnet', 'gtx580', 1)).toBeCloseTo(11, 9)
    expect(days('lenet', 'r10000', 1)).toBeCloseTo(2.5, 9)
  })

  it('came to a third of the peak', () => {
    expect(peakSpeed).toBeCloseTo(0.79e12, -10)
    // Two operations each: the 1.58 TFLOP a second that the card is known for.
    expect((2 * peakSpeed) / 1e12).toBeCloseTo(1.58, 2)
    expect(macsOfGflops((2 * peakSpeed) / 1e9)).toBeCloseTo(peakSpeed, 0)
    const [low, high] = shareIn2012()
    const total = 3 * 724_406_816 * 1_281_167 * 90
    expect(low).toBeCloseTo(total / (6 * 86_400 * 2 * 512 * 1.544e9), 9)
    expect(high).toBeCloseTo(total / (5 * 86_400 * 2 * 512 * 1.544e9), 9)
    expect([low, high].map((share) => Math.round(100 * share))).toEqual([
      factOf('peak.percentLow').value,
      factOf('peak.percentHigh').value,
    ])
  })

  it('are told in units that fit', () => {
    expect(spanOf(20)).toEqual({ span: 'second', count: 20 })
    expect(spanOf(120)).toEqual({ span: 'minute', count: 2 })
    expect(spanOf(30 * 3600)).toEqual({ span: 'hour', count: 30 })
    expect(spanOf(5.5 * DAY)).toEqual({ span: 'day', count: 5.5 })
    expect(spanOf(3 * 365.25 * DAY)).toEqual({ span: 'year', count: 3 })
    expect([0, 1, LONGEST, 10 * LONGEST].map(placeOf)).toEqual([0, 0, 1, 1])
    expect(sayBytes(485_376, 'en')).toBe('485 kB')
    expect(sayBytes(3 * 2 ** 30, 'en')).toBe('3.22 GB')
    expect(sayBytes(0, 'zh')).toBe('0 字节')
  })
})

describe('the recipe', () => {
  it('halves a weight without a gradient in some 14,000 steps, less than one and a half epochs', () => {
    const steps = halfLife({ rate: 0.01, decay: 0.0005, momentum: 0.9 })
    expect(steps).toBeGreaterThan(13_500)
    expect(steps).toBeLessThan(14_500)
    expect(steps / factOf('steps.epoch').value).toBeGreaterThan(1.3)
    expect(steps / factOf('steps.epoch').value).toBeLessThan(1.5)
  })

  it('has as many steps in an epoch in the prose as in the figure', () => {
    expect(factOf('steps.epoch').value).toBe(BATCHES)
    expect(BATCHES).toBe(10_010) // 10,009 batches of 128, and one of 15
  })

  it('takes almost a million steps', () => {
    expect(90 * factOf('steps.epoch').value).toBeGreaterThan(890_000)
    expect(90 * factOf('steps.epoch').value).toBeLessThan(1e6)
  })
})
