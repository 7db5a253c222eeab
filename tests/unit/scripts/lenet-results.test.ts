import { describe, expect, it } from 'vitest'
import { resultsTable, type LenetResult } from '@/scripts/lenet-results'

const run = (seed: number, test: number, diverged = false): LenetResult => ({
  preset: 'modern',
  seed,
  accuracies: [
    { epoch: 1, test, validation: 0.5 },
    { epoch: 5, test: test + 0.01, validation: 0.6 },
  ],
  secondsPerEpoch: seed,
  diverged,
})

describe('the table of results', () => {
  it('gives the mean over the seeds, the least and the greatest, and says what is not there', () => {
    const row = resultsTable([run(1, 0.97), run(2, 0.98), run(3, 0.9755)])
      .split('\n')
      .at(-1)!
    expect(row.split('|').map((cell) => cell.trim())).toEqual([
      '',
      'modern',
      '1, 2, 3',
      '97.52 (97.00 to 98.00)',
      '98.52 (98.00 to 99.00)',
      '–',
      '2',
      '',
    ])
  })

  it('says how many runs left the numbers', () => {
    expect(resultsTable([run(1, 0.97), run(2, 0.1, true)])).toContain('modern (1 of 2 diverged)')
  })
})
