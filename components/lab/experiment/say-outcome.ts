import {
  experiments,
  verdictOf,
  type Experiment,
  type ExperimentId,
  type Measure,
  type Outcome,
  type SideOutcome,
} from '@/lib/data/experiments'
import type { ExperimentWords } from '@/lib/i18n/en/experiments'
import { fill } from '@/lib/i18n/fill'

/** What the seeds say together, in a sentence. */
export function sayVerdict(outcomes: readonly Outcome[], id: ExperimentId, words: ExperimentWords): string {
  const { measure }: Experiment = experiments[id]
  const verdict = verdictOf(outcomes, measure)
  if (verdict === null) return words.verdict.none
  if (verdict === 'mixed') return words.verdict.mixed
  const values = { name: words.sides[id][verdict], count: outcomes.length }
  return fill(outcomes.length === 1 ? words.verdict.one : words.verdict.all, values)
}

/** A value of an experiment's measure: steps as they are, shares in percent or points. */
export const sayValue = (value: number, { kind }: Measure): string =>
  kind === 'steps-to-loss' ? String(Math.round(value)) : (100 * value).toFixed(2)

export function saySide({ value, diverged }: SideOutcome, measure: Measure, words: ExperimentWords): string {
  if (value !== null) return sayValue(value, measure)
  return diverged ? words.diverged : words.notReached
}

/** The mean of one side, or null where a seed has no value: a mean of the others would flatter it. */
export function meanOf(outcomes: readonly Outcome[], side: 0 | 1): number | null {
  const values = outcomes.map(({ sides }) => sides[side].value)
  if (values.length === 0 || values.includes(null)) return null
  return (values as number[]).reduce((sum, value) => sum + value, 0) / values.length
}
