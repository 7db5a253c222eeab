import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { createSchedule } from '@/lib/tf/training/schedule'

const shards = [500, 500, 500, 500]
const schedule = (seed = 1, batch = 64) =>
  createSchedule({ ...DEFAULT_SETTINGS, seed, batch, epochs: 3 }, shards, 200)

const epochOf = (s: ReturnType<typeof schedule>, epoch: number) =>
  Array.from({ length: s.stepsPerEpoch }, (_, i) => [...s.digitsOf(epoch * s.stepsPerEpoch + i)]).flat()

describe('the schedule of a run', () => {
  it('shows every training digit once an epoch and no validation digit', () => {
    const s = schedule()
    expect(s.stepsPerEpoch).toBe(Math.ceil(1800 / 64))
    expect(s.totalSteps).toBe(3 * s.stepsPerEpoch)
    const validation = new Set(s.lookAt(s.stepsPerEpoch))
    expect(validation.size).toBe(200)
    for (const epoch of [0, 1, 2]) {
      const shown = epochOf(s, epoch)
      expect(new Set(shown).size).toBe(1800)
      expect(shown.some((index) => validation.has(index))).toBe(false)
    }
  })

  it('depends on seed and step alone, whatever was asked before', () => {
    const [a, b] = [schedule(), schedule()]
    epochOf(b, 2)
    expect([...b.digitsOf(3)]).toEqual([...a.digitsOf(3)])
    expect([...schedule(2).digitsOf(3)]).not.toEqual([...a.digitsOf(3)])
    expect(epochOf(a, 1)).not.toEqual(epochOf(a, 2))
  })

  it('takes the shards of the first epoch one after the other, so that training can begin with the first', () => {
    const s = schedule()
    const order = epochOf(s, 0).map(s.shardOf)
    expect(order).toEqual([...order].sort((x, y) => x - y))
    expect(new Set(epochOf(s, 1).slice(0, 100).map(s.shardOf)).size).toBe(4)
  })

  it('looks, within the first epoch, only at digits of shards already used', () => {
    const settings = { ...DEFAULT_SETTINGS, batch: 4 }
    const s = createSchedule(settings, [2000, 2000, 2000, 2000], 200) // 1,950 steps an epoch, a look every 400
    expect([399, 400, 500, 800].map(s.looksAfter)).toEqual([false, true, false, true])
    expect(new Set([...s.lookAt(400)].map(s.shardOf))).toEqual(new Set([0]))
    expect(new Set([...s.lookAt(800)].map(s.shardOf))).toEqual(new Set([0, 1]))
    expect(s.endsEpoch(1950)).toBe(true)
    expect(s.looksAfter(1950)).toBe(true)
    expect(s.lookAt(1950).length).toBe(200)
    // Training digits are looked at as soon as they have been trained on, 500 at most.
    expect([50, 400].map((steps) => s.trainingLookAt(steps).length)).toEqual([200, 500])
    expect(new Set([...s.trainingLookAt(400)].map(s.shardOf))).toEqual(new Set([0]))
  })

  it('looks about every hundred steps where epochs are short, and at the test digits less often', () => {
    const s = createSchedule({ ...DEFAULT_SETTINGS, batch: 64, digits: 300, epochs: 300 }, shards, 200)
    expect([s.training, s.stepsPerEpoch]).toEqual([300, 5])
    const steps = Array.from({ length: s.totalSteps }, (_, i) => i + 1)
    expect(steps.filter(s.looksAfter)).toEqual(Array.from({ length: 15 }, (_, i) => 100 * (i + 1)))
    expect(steps.filter(s.tests)).toEqual([500, 1000, 1500])
  })

  it('finds a digit in its shard', () => {
    const s = schedule()
    expect([s.shardOf(499), s.placeOf(499)]).toEqual([0, 499])
    expect([s.shardOf(500), s.placeOf(500)]).toEqual([1, 0])
    expect([s.shardOf(1999), s.placeOf(1999)]).toEqual([3, 499])
  })
})
