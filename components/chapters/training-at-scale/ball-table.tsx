import { LineSample } from '@/components/lab/runs-bench/line-sample'
import { sayNumber } from '@/components/viz/say-number'
import type { OptimiserWords } from '@/lib/i18n/en/optimiser-figures'
import { fill } from '@/lib/i18n/fill'
import { stateAt, STEPS, TARGET, type Roll } from './ball'
import { ballStyles } from './ball-styles'

interface Props {
  rolls: readonly Roll[]
  step: number
  words: OptimiserWords['ball']
}

const head = 'py-1.5 pl-3 text-right font-normal'
const number = 'py-1.5 pl-3 text-right font-mono whitespace-nowrap tabular-nums'

/** Where each ball is after `step` steps, exactly, and when it arrived. */
export function BallTable({ rolls, step, words }: Props) {
  return (
    <div role="group" tabIndex={0} aria-label={words.table} className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{words.table}</caption>
        <thead>
          <tr className="border-b border-line text-soft">
            <th scope="col" className="py-1.5 text-left font-normal">
              {words.rule}
            </th>
            <th scope="col" className={head}>
              {words.place}
            </th>
            <th scope="col" className={head}>
              {fill(words.loss, { step })}
            </th>
            <th scope="col" className={head}>
              {fill(words.reached, { target: TARGET })}
            </th>
          </tr>
        </thead>
        <tbody>
          {rolls.map((roll) => {
            const { rule, reached, places } = roll
            const state = stateAt(roll, step)
            return (
              <tr
                key={rule}
                className="border-b border-line"
                data-testid={`ball-row-${rule}`}
                data-place={state?.place.join(' ')}
                data-loss={state?.loss}
                data-reached={reached ?? undefined}
              >
                <th scope="row" className="py-1.5 text-left font-normal">
                  <LineSample style={ballStyles[rule]} />{' '}
                  <span className="inline-block">{words.rules[rule]}</span>
                </th>
                <td className={number}>
                  {state ? state.place.map((value) => shortPlace(value)).join(' ') : '–'}
                </td>
                <td className={number}>{state ? shortLoss(state.loss) : words.away}</td>
                <td className={number}>
                  {reached ?? fill(places.length <= STEPS ? words.leaves : words.never, { steps: STEPS })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const shortPlace = (value: number) => (Math.abs(value) < 100 ? sayNumber(value) : sayNumber(value, 0))
const shortLoss = (loss: number) =>
  loss < 1000 ? sayNumber(loss, 4) : loss.toExponential(1).replace('e+', 'e')
