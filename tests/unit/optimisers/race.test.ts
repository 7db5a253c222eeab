import { describe, expect, it } from 'vitest'
import { factOf } from '@/components/mdx/facts'
import results from '@/docs/experiments.json'
import { experiments } from '@/lib/data/experiments'
import { rateAt } from '@/lib/data/rate'

describe('the races of schedules', () => {
  const at = (side: 0 | 1, id: 'schedule' | 'schedule-cosine', steps: readonly number[]) =>
    steps.map((step) =>
      rateAt(experiments[id].sides[side], step, { stepsPerEpoch: 100, totalSteps: 1000, accuracies: [] }),
    )
  const rates = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12))

  it('a hand divides by ten after epochs 5, 7 and 9; the cosine falls to nothing; the others stay', () => {
    const steps = [0, 499, 500, 700, 899, 900, 999]
    expect(at(1, 'schedule', steps)).toEqual(rates([0.01, 0.01, 0.001, 0.0001, 0.0001, 0.00001, 0.00001]))
    expect(at(0, 'schedule', steps)).toEqual(steps.map(() => 0.01))
    expect(at(1, 'schedule-cosine', [0, 500, 1000])).toEqual(rates([0.01, 0.005, 0]))
  })

  it.each(['schedule', 'schedule-cosine'] as const)(
    '%s: what the prose says of means and worst seeds',
    (id) => {
      const fact = (name: string) => factOf(`experiments.${id}.${name}`).value
      for (const [at, side] of ['a', 'b'].entries()) {
        const values = results[id].outcomes.map(({ sides }) => 100 * sides[at].value)
        expect(fact(`${side}Least`)).toBeCloseTo(Math.min(...values), 1)
        expect(Math.abs(fact(side) - values.reduce((sum, value) => sum + value, 0) / 10)).toBeLessThan(0.051)
      }
      // No victory: the seeds differ. But the worst ends of the falling rates are better by more than a point.
      expect(fact('aWins')).toBeGreaterThan(0)
      expect(fact('bWins')).toBeGreaterThan(fact('aWins'))
      expect(fact('bLeast') - fact('aLeast')).toBeGreaterThan(1)
    },
  )
})
