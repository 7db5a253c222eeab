import { describe, expect, it } from 'vitest'
import { deal, meanOf, typicalDistance } from '@/components/chapters/train-lenet/batches'
import measured from '@/components/chapters/train-lenet/measured.json'

const { gradients } = measured.noise
const all = gradients.map((_, i) => i)

describe('dealing digits into batches', () => {
  it.each([1, 5, 8, 10, 64])('of %d: every digit once, full batches, the rest last', (batch) => {
    const batches = deal(64, batch, 3)
    expect(batches).toHaveLength(Math.ceil(64 / batch))
    expect(batches.flat().sort((a, b) => a - b)).toEqual(all)
    batches.slice(0, -1).forEach((one) => expect(one).toHaveLength(batch))
    expect(batches.at(-1)).toHaveLength(64 - batch * (batches.length - 1))
  })

  it('is the same for the same seed, and another for another', () => {
    expect(deal(64, 8, 1)).toEqual(deal(64, 8, 1))
    expect(deal(64, 8, 1)).not.toEqual(deal(64, 8, 2))
  })
})

describe('the gradient of a batch', () => {
  it('is the mean of those of its digits; equal batches average to that of all', () => {
    expect(
      meanOf(
        [
          [1, 10],
          [3, 20],
          [9, 9],
        ],
        [0, 1],
      ),
    ).toEqual([2, 15])
    const means = deal(64, 16, 5).map((rows) => meanOf(gradients, rows))
    const centre = meanOf(gradients, all)
    const again = meanOf(
      means,
      means.map((_, i) => i),
    )
    centre.forEach((value, axis) => expect(again[axis]).toBeCloseTo(value, 12))
  })

  it('is off by less the larger the batch is: as 1 / sqrt(batch), but for drawing without putting back', () => {
    const centre = meanOf(gradients, all)
    const single = typicalDistance(gradients, centre)
    for (const batch of [2, 4, 8, 16, 32]) {
      const squares = Array.from({ length: 400 }, (_, seed) => {
        const means = deal(64, batch, seed).map((rows) => meanOf(gradients, rows))
        return typicalDistance(means, centre) ** 2
      })
      const typical = Math.sqrt(squares.reduce((a, b) => a + b, 0) / squares.length)
      const expected = (single / Math.sqrt(batch)) * Math.sqrt((64 - batch) / 63)
      expect(typical / expected).toBeGreaterThan(0.93)
      expect(typical / expected).toBeLessThan(1.07)
    }
    expect(typicalDistance([meanOf(gradients, all)], centre)).toBe(0)
  })

  it('has the root mean square for its typical distance', () => {
    expect(
      typicalDistance(
        [
          [3, 4],
          [0, 0],
        ],
        [0, 0],
      ),
    ).toBeCloseTo(Math.sqrt(25 / 2), 12)
  })
})
