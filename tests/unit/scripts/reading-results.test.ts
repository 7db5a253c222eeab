import { expect, it } from 'vitest'
import { readingSection } from '../../../scripts/reading-results'
import { inverse } from '../../../scripts/reading-scores'

it('tells what was measured and leaves out what was not', () => {
  const drawings = {
    read: { of: 200, are: 197 },
    byDigit: Array.from({ length: 10 }, () => ({ of: 20, are: 19 })),
    without: { fit: { of: 100, are: 54 } },
  }
  const text = readingSection({ drawings, amounts: { summary: ['Amounts: 5 of 6.'] } })
  expect(text).toContain('**98.5% (197 of 200)**')
  expect(text).toContain('| the whole pad as 28x28 (not cut out and fitted) | 54.0% (54 of 100) |')
  expect(text).toContain('- Amounts: 5 of 6.')
  expect(text).not.toContain('cribbles')
  const pages = { pages: 50, seeds: 'odd', right: 42, accepted: 40, acceptedWrongly: 1 }
  expect(readingSection({ pages })).toContain('**84.0% (42 of 50)**. 40 are accepted, 1 of them wrongly.')
})

it('inverts a matrix', () => {
  const matrix = Float64Array.of(4, 1, 0.5, 1, 3, -1, 0.5, -1, 2)
  const found = inverse(matrix, 3)
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      let sum = 0
      for (let k = 0; k < 3; k++) sum += matrix[i * 3 + k] * found[k * 3 + j]
      expect(sum).toBeCloseTo(i === j ? 1 : 0, 10)
    }
})
