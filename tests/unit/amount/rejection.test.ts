import { describe, expect, it } from 'vitest'
import { certaintyOf, doubtOf, setsThousandsApart } from '@/lib/data/amount/rejection'
import { sharesAt } from '@/lib/data/amount/bar-curve'
import type { ReadDigit } from '@/lib/data/amount/reading'

const digit = (x: number, odds = 5): ReadDigit => ({
  digit: 1,
  box: { x, y: 0, width: 10, height: 20 },
  segment: 0,
  probability: 1,
  odds,
  whole: 1 / (1 + Math.exp(-odds)),
})
const mark = (x: number) => ({ x, y: 18, width: 2, height: 2 })
const four = [digit(0), digit(20), digit(40), digit(60)]

describe('rejection', () => {
  it('takes what is sure, and says why it does not take the rest', () => {
    const given = { digits: four, marks: [], margin: 4, weakest: 5 }
    expect(doubtOf(given, { bar: 1 })).toBeNull()
    expect(doubtOf({ ...given, margin: 0.5 }, { bar: 1 })).toEqual({ kind: 'close' })
    const half = [digit(0), digit(20, -6), digit(40)]
    expect(doubtOf({ digits: half, marks: [], margin: 4, weakest: -6 }, { bar: 1 })).toEqual({
      kind: 'not-a-digit',
      at: 1,
    })
    expect(doubtOf(given, { bar: 1, mostDigits: 3 })).toEqual({ kind: 'too-many' })
  })

  it('takes nothing whose certainty is below the bar, and everything else without marks', () => {
    for (let margin = 0; margin < 8; margin += 0.7)
      for (let weakest = -8; weakest < 8; weakest += 0.7)
        for (const bar of [-2, 0, 1, 4])
          expect(doubtOf({ digits: four, marks: [], margin, weakest }, { bar }) === null).toBe(
            certaintyOf(margin, weakest) >= bar,
          )
  })

  it('leaves out marks between thousands, and rejects any other', () => {
    expect(setsThousandsApart([], four)).toBe(true)
    expect(setsThousandsApart([mark(14)], four)).toBe(true) // 1,234
    expect(setsThousandsApart([mark(34)], four)).toBe(false) // 12.34
    expect(setsThousandsApart([mark(74)], four)).toBe(false) // 1234.
    expect(setsThousandsApart([mark(-6)], four)).toBe(false) // .1234
    expect(doubtOf({ digits: four, marks: [mark(34)], margin: 9, weakest: 9 }, {})).toEqual({ kind: 'cents' })
  })
})

describe('what a bar does', () => {
  const outcomes = { right: [0, 1, 2, 3], wrong: [-1, 0.5] }

  it('is counted over the amounts that reach it', () => {
    expect(sharesAt(-5, outcomes)).toEqual({ right: 4 / 6, wrong: 2 / 6, rejected: expect.closeTo(0) })
    expect(sharesAt(0.6, outcomes)).toEqual({ right: 3 / 6, wrong: 0, rejected: expect.closeTo(0.5) })
    expect(sharesAt(9, outcomes)).toEqual({ right: 0, wrong: 0, rejected: 1 })
  })

  it('reads and errs no more as it rises, over the committed outcomes', () => {
    let before = sharesAt(-10)
    for (let bar = -9.5; bar < 12; bar += 0.5) {
      const now = sharesAt(bar)
      expect(now.right).toBeLessThanOrEqual(before.right)
      expect(now.wrong).toBeLessThanOrEqual(before.wrong)
      expect(now.right + now.wrong + now.rejected).toBeCloseTo(1)
      before = now
    }
  })
})
