import results from '@/docs/experiments.json'
import { betterSide, experimentIds, experiments, type Experiment, type Outcome } from '@/lib/data/experiments'
import type { Fact } from './facts'

/** Steps whole, shares in percent or points to a decimal; over the seeds that reached their goal. */
function meanOf(outcomes: readonly Outcome[], side: 0 | 1, isShare: boolean): number {
  const values = outcomes.map(({ sides }) => sides[side].value).filter((value) => value !== null)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return isShare ? Number((100 * mean).toFixed(1)) : Math.round(mean)
}

/** The least value of a side, told like the mean. */
function leastOf(outcomes: readonly Outcome[], side: 0 | 1, isShare: boolean): number {
  const least = Math.min(...outcomes.map(({ sides }) => sides[side].value).filter((value) => value !== null))
  return isShare ? Number((100 * least).toFixed(1)) : Math.round(least)
}

/**
 * What docs/experiments.json holds: `experiments.<id>.a` and `.b`, the means of both sides; `.aLeast` and `.bLeast`, the
 * least of each; `.aWins` and `.bWins`, the seeds in which each was better, `.aReached` and `.bReached`, those in which each came to its goal; `.steps`, of a whole
 * run; `.seeds`.
 */
export const experimentFacts: Readonly<Record<string, () => Fact>> = Object.fromEntries(
  experimentIds.flatMap((id) => {
    const { measure }: Experiment = experiments[id]
    const outcomes = results[id].outcomes as unknown as Outcome[]
    const isShare = measure.kind !== 'steps-to-loss'
    const wins = (side: 0 | 1) => outcomes.filter((outcome) => betterSide(outcome, measure) === side).length
    const reached = (side: 0 | 1) => outcomes.filter(({ sides }) => sides[side].value !== null).length
    const facts: [string, number][] = [
      ['a', meanOf(outcomes, 0, isShare)],
      ['b', meanOf(outcomes, 1, isShare)],
      ['aLeast', leastOf(outcomes, 0, isShare)],
      ['bLeast', leastOf(outcomes, 1, isShare)],
      ['aWins', wins(0)],
      ['bWins', wins(1)],
      ['aReached', reached(0)],
      ['bReached', reached(1)],
      ['steps', Math.max(...outcomes.flatMap(({ sides }) => sides.map(({ steps }) => steps)))],
      ['seeds', outcomes.length],
    ]
    return facts.map(([name, value]) => [`experiments.${id}.${name}`, () => ({ value })] as const)
  }),
)
