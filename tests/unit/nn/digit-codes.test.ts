import { describe, expect, it } from 'vitest'
import { codeCentres, codeLength, digitCodes, problemOfCodes } from '@/lib/nn/digit-codes'
import { RUBBISH_PENALTY } from '@/lib/nn/loss'
import { penaltyCurvature } from '@/lib/nn/reference/loss-curvature'

const centres = codeCentres(digitCodes)
const places = (a: number, b: number) => {
  let different = 0
  for (let i = 0; i < 84; i++) if (centres[a * 84 + i] !== centres[b * 84 + i]) different++
  return different
}

describe('digit codes', () => {
  it('are ten bitmaps, 7 wide and 12 high, of +1 and -1', () => {
    expect(digitCodes.length).toBe(10)
    for (const bitmap of digitCodes) {
      expect(bitmap.length).toBe(12)
      for (const row of bitmap) expect(row).toMatch(/^[#.]{7}$/)
    }
    expect(codeLength(digitCodes)).toBe(84)
    expect(centres.length).toBe(840)
    expect(new Set(centres)).toEqual(new Set([1, -1]))
  })

  it('are read row by row', () => {
    expect([...codeCentres([['#.', '.#', '##']])]).toEqual([1, -1, -1, 1, 1, 1])
    expect([...centres.subarray(7, 14)]).toEqual([-1, 1, 1, 1, 1, 1, -1]) // second row of 0
  })

  it('are near for digits that look alike, and far for others', () => {
    expect(places(3, 8)).toBe(10)
    expect(places(5, 6)).toBe(10)
    expect(places(0, 1)).toBe(55)
    const alike = [places(3, 8), places(5, 6), places(8, 9), places(3, 9), places(0, 6), places(4, 9)]
    const unlike = [places(0, 1), places(1, 8), places(4, 5), places(6, 7)]
    expect(Math.max(...alike)).toBeLessThan(Math.min(...unlike))
  })

  it('leave a share to the rubbish class, so that second derivatives do not fade', () => {
    // A 3 as well written as trained digits are: half a unit off in 20 places, penalty 5.
    const x = Float64Array.from(centres.subarray(3 * 84, 4 * 84), (value, i) => (i < 20 ? value / 2 : value))
    const least = (rubbish: number) => Math.min(...penaltyCurvature(x, centres, 1, { kind: 'map', rubbish }))
    expect(least(RUBBISH_PENALTY)).toBeGreaterThan(1.9)
    expect(least(10)).toBeLessThan(0.1)
  })
})

describe('problemOfCodes', () => {
  it('finds none in the digits for 84 units', () => expect(problemOfCodes(digitCodes, 84)).toBeNull())

  it.each([
    [[], 'none'],
    [undefined, 'none'],
    [[[]], 'code 0 has 0 places'],
    [['##'], 'code 0 has 0 places'],
    [[['##'], ['#x']], 'code 1'],
    [[['##'], [7]], 'code 1'],
    [[['#', '##']], 'unequal'],
    [[['##'], ['#']], 'code 1 has 1 places for 2 units'],
  ])('names what is wrong with %j', (codes, problem) => {
    expect(problemOfCodes(codes, 2)).toContain(problem)
  })
})
