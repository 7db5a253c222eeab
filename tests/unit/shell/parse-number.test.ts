import { describe, expect, it } from 'vitest'
import { isClose, parseNumber } from '@/components/mdx/parse-number'

describe('parseNumber', () => {
  it.each([
    ['61706', 61_706],
    [' 61,706 ', 61_706],
    ['61 706', 61_706],
    ['６１７０６', 61_706],
    ['６１，７０６', 61_706],
    ['−0.1', -0.1],
    ['+3', 3],
    ['.5', 0.5],
    ['65%', 65],
    ['65 ％', 65],
    ['860 steps', 860],
    ['25 个', 25],
    ['1.2e3', 1_200],
  ])('reads %j as %d', (text, value) => {
    expect(parseNumber(text)).toBe(value)
  })

  it.each(['', ' ', 'six', '-', '.', '1.2.3', '5 + 5', '3x5'])('does not take %j for a number', (text) => {
    expect(parseNumber(text)).toBeNull()
  })
})

describe('isClose', () => {
  it('asks for the exact number unless told otherwise', () => {
    expect(isClose(860, 860)).toBe(true)
    expect(isClose(859, 860)).toBe(false)
    expect(isClose(0.1 + 0.2, 0.3)).toBe(true)
    expect(isClose(0.31, 0.3)).toBe(false)
    expect(isClose(855, 860, 5)).toBe(true)
    expect(isClose(854, 860, 5)).toBe(false)
  })
})
