import { decimal, oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { sayNumber } from '@/components/viz/say-number'
import { fill } from '@/lib/i18n/fill'
import type { FigureProps } from './figures'
import { FROM, keptUnits, meanSums, testSums, TO, trainingSums } from './thinned'

const forms = ['paper', 'inverted'] as const
const fields = { rate: decimal(0.5, 0, 0.9, 2), draw: whole(1, 1, 9999), form: oneOf(forms, 'paper') }
const DRAWS = 2000

/** Two layers of a network, thinned anew at each press; and what is done about it afterwards. */
export default function ThinnedFigure({ words: all }: FigureProps) {
  const words = all.thinned
  const { state, change } = useFigureState('thinned', fields)
  const { rate, draw } = state
  const inverted = state.form === 'inverted'
  const kept = keptUnits(rate, draw)
  const rows = [
    ['draw', words.now, trainingSums(rate, draw, inverted)],
    ['mean', fill(words.mean, { draws: DRAWS }), meanSums(rate, DRAWS, inverted)],
    [
      'test',
      inverted ? words.testInverted : fill(words.testPaper, { keep: sayNumber(1 - rate) }),
      testSums(rate, inverted),
    ],
  ] as const
  return (
    <div className="grid gap-x-10 gap-y-4 font-sans @2xl:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <Network kept={kept} label={fill(words.network, { kept: kept.filter(Boolean).length, count: FROM })} />
      <div className="grid content-start gap-3">
        <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
          <Button kind="primary" onClick={() => change({ draw: draw + 1 })} data-testid="thinned-next">
            {words.next}
          </Button>
          <Choices
            label={words.form}
            value={state.form}
            options={forms.map((value) => ({ value, label: words.forms[value] }))}
            onChange={(to) => change({ form: to })}
            testId="thinned-form"
          />
        </div>
        <Slider
          label={words.rate}
          value={rate}
          min={0}
          max={0.9}
          step={0.05}
          onChange={(to) => change({ rate: to })}
          testId="thinned-rate"
        />
        <div role="group" tabIndex={0} aria-label={words.table} className="overflow-x-auto">
          <table className="w-full text-sm">
            <caption className="sr-only">{words.table}</caption>
            <tbody>
              {rows.map(([key, label, sums]) => (
                <tr
                  key={key}
                  className="border-b border-line"
                  data-testid={`thinned-${key}`}
                  data-values={sums.join(' ')}
                >
                  <th scope="row" className="py-2 pr-3 text-left font-normal">
                    {label}
                  </th>
                  {sums.map((sum, i) => (
                    <td key={i} className="py-2 pl-2 text-right font-mono tabular-nums">
                      {sayNumber(sum)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="text-sm text-soft">{words.note}</p>
      </div>
    </div>
  )
}

function Network({ kept, label }: { kept: readonly boolean[]; label: string }) {
  const y = (at: number, count: number) => 10 + (180 * (at + 0.5)) / count
  return (
    <svg
      viewBox="0 0 220 200"
      role="img"
      aria-label={label}
      className="mx-auto w-full max-w-88"
      data-testid="thinned-network"
      data-kept={kept.filter(Boolean).length}
    >
      {kept.map((on, from) =>
        Array.from({ length: TO }, (_, to) => (
          <line
            key={`${from}/${to}`}
            x1={40}
            y1={y(from, FROM)}
            x2={180}
            y2={y(to, TO)}
            stroke={on ? 'var(--alexnet)' : 'var(--line)'}
            strokeWidth={on ? 0.9 : 0.4}
            strokeDasharray={on ? undefined : '2 3'}
          />
        )),
      )}
      {kept.map((on, at) => (
        <g key={at}>
          <circle
            cx={40}
            cy={y(at, FROM)}
            r={8.5}
            fill={on ? 'var(--alexnet)' : 'var(--card)'}
            stroke={on ? 'var(--alexnet)' : 'var(--soft)'}
            strokeDasharray={on ? undefined : '2 2'}
          />
          {!on && (
            <path d={`M${35} ${y(at, FROM) - 5}l10 10m0 -10l-10 10`} stroke="var(--soft)" strokeWidth={1.2} />
          )}
        </g>
      ))}
      {Array.from({ length: TO }, (_, at) => (
        <circle key={at} cx={180} cy={y(at, TO)} r={8.5} fill="var(--card)" stroke="var(--ink)" />
      ))}
    </svg>
  )
}
