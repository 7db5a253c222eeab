import {
  EXPERIMENT_SEEDS,
  experiments,
  type Experiment,
  type ExperimentId,
  type Outcome,
} from '@/lib/data/experiments'
import type { ExperimentWords } from '@/lib/i18n/en/experiments'
import type { Lang } from '@/lib/i18n/languages'
import { LineSample } from '../runs-bench/line-sample'
import { LINE_STYLES } from '../runs-bench/run-lines'
import { meanOf, saySide, sayValue } from './say-outcome'

interface Props {
  id: ExperimentId
  outcomes: readonly Outcome[]
  words: ExperimentWords
  lang: Lang
}

const number = 'py-1.5 text-right font-mono tabular-nums'

/** A row for each seed, also for those to come, so that nothing moves when they do; and the means. */
export function OutcomeTable({ id, outcomes, words }: Props) {
  const { measure }: Experiment = experiments[id]
  const mean = (side: 0 | 1) => {
    const value = outcomes.length === EXPERIMENT_SEEDS.length ? meanOf(outcomes, side) : null
    return value === null ? words.none : sayValue(value, measure)
  }
  return (
    <table className="w-full max-w-xl text-sm">
      <caption className="sr-only">{words.table}</caption>
      <thead>
        <tr className="border-b border-line text-soft">
          <th scope="col" className="py-1.5 text-left font-normal">
            {words.seed}
          </th>
          {words.sides[id].map((name, side) => (
            <th key={name} scope="col" className="py-1.5 pl-3 text-right font-normal">
              <LineSample style={LINE_STYLES[side]} /> <span className="inline-block">{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {EXPERIMENT_SEEDS.map((seed) => {
          const sides = outcomes.find((outcome) => outcome.seed === seed)?.sides
          return (
            <tr key={seed} data-testid={`experiment-${id}-row`} data-seed={seed}>
              <th scope="row" className="py-1.5 text-left font-normal">
                {seed}
              </th>
              {([0, 1] as const).map((side) => (
                <td key={side} className={number} data-value={sides?.[side].value ?? undefined}>
                  {sides ? saySide(sides[side], measure, words) : words.none}
                </td>
              ))}
            </tr>
          )
        })}
        <tr className="border-t border-line font-semibold">
          <th scope="row" className="py-1.5 text-left">
            {words.mean}
          </th>
          <td className={number}>{mean(0)}</td>
          <td className={number}>{mean(1)}</td>
        </tr>
      </tbody>
    </table>
  )
}
