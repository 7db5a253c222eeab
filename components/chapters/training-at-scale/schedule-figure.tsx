import { useMemo } from 'react'
import { LineSample } from '@/components/lab/runs-bench/line-sample'
import { LINE_STYLES } from '@/components/lab/runs-bench/run-lines'
import { whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Slider } from '@/components/ui/slider'
import { Plot, PlotDot } from '@/components/viz/plot'
import { fill } from '@/lib/i18n/fill'
import type { OptimiserFigureProps } from './optimiser-words'
import { curveOf, drawnSchedules, shareAt } from './schedule'

const MOST = 90
const fields = {
  passes: whole(90, 4, MOST),
  first: whole(30, 1, MOST),
  second: whole(55, 1, MOST),
  third: whole(75, 1, MOST),
  stall: whole(20, 1, MOST),
  at: whole(40, 0, MOST),
}
/** Decades that have a number, from the first rate down. */
const DECADES = 3
const LOWEST = -DECADES - 0.5

/** Five schedules of the learning rate over a whole training, by the code that trains. */
export default function ScheduleFigure({ words: all }: OptimiserFigureProps) {
  const words = all.schedule
  const { state, change } = useFigureState('rates', fields)
  const { passes, first, second, third, stall } = state
  const at = Math.min(state.at, passes - 1)
  const choices = useMemo(
    () => ({ passes, stall, cuts: [first, second, third] }),
    [passes, stall, first, second, third],
  )
  const curves = useMemo(() => drawnSchedules.map((name) => curveOf(name, choices)), [choices])
  const pass = (name: keyof typeof fields, label: string, least: number, most: number, value: number) => (
    <Slider
      label={label}
      value={value}
      min={least}
      max={most}
      step={1}
      onChange={(to) => change({ [name]: Math.round(to) })}
      testId={`rates-${name}`}
    />
  )
  const height = (share: number) => Math.log10(Math.max(share, 10 ** (LOWEST - 1)))
  const said = drawnSchedules.map((name) => `${words.names[name]} ${sayShareOf(shareAt(name, choices, at))}`)
  return (
    <div className="grid gap-4 font-sans">
      <div className="grid gap-x-8 gap-y-4 @3xl:grid-cols-[minmax(0,1fr)_19rem]">
        <Plot
          className="h-72"
          label={fill(words.plot, { passes, pass: at, shares: said.join(', ') })}
          x={{
            from: 0,
            to: passes,
            ticks: [0, Math.round(passes / 2), passes],
            label: words.passAxis,
          }}
          y={{
            from: LOWEST,
            to: 0.2,
            ticks: Array.from({ length: DECADES + 1 }, (_, k) => -k),
            label: words.axis,
            format: (power) => sayShareOf(10 ** power),
          }}
          lines={[
            {
              points: [
                [at, LOWEST],
                [at, 0.2],
              ],
              colour: 'var(--soft)',
              width: 1,
            },
            ...curves.map((curve, i) => ({
              points: curve.map(([x, share]) => [x, height(share)] as const),
              colour: LINE_STYLES[i].colour,
              dash: LINE_STYLES[i].dash,
            })),
          ]}
        >
          {drawnSchedules.map((name, i) => (
            <PlotDot
              key={name}
              x={at}
              y={height(shareAt(name, choices, at))}
              kind="hollow"
              colour={LINE_STYLES[i].colour}
            />
          ))}
        </Plot>
        <div className="grid min-w-0 content-start gap-2">
          {pass('at', words.at, 0, passes - 1, at)}
          <table className="w-full text-sm">
            <caption className="sr-only">{fill(words.table, { pass: at })}</caption>
            <thead>
              <tr className="border-b border-line text-soft">
                <th scope="col" className="py-1.5 text-left font-normal">
                  {words.schedule}
                </th>
                <th scope="col" className="py-1.5 pl-3 text-right font-normal">
                  {fill(words.now, { pass: at })}
                </th>
              </tr>
            </thead>
            <tbody>
              {drawnSchedules.map((name, i) => {
                const share = shareAt(name, choices, at)
                return (
                  <tr
                    key={name}
                    className="border-b border-line"
                    data-testid={`rates-${name}`}
                    data-share={share}
                  >
                    <th scope="row" className="py-1.5 text-left font-normal">
                      <LineSample style={LINE_STYLES[i]} />{' '}
                      <span className="inline-block">{words.names[name]}</span>
                    </th>
                    <td className="py-1.5 pl-3 text-right font-mono whitespace-nowrap tabular-nums">
                      {sayShareOf(share)}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </div>
      <div className="grid gap-x-8 gap-y-1 @xl:grid-cols-2 @3xl:grid-cols-3">
        {pass('first', fill(words.cut, { at: 1 }), 1, MOST, first)}
        {pass('second', fill(words.cut, { at: 2 }), 1, MOST, second)}
        {pass('third', fill(words.cut, { at: 3 }), 1, MOST, third)}
        {pass('passes', words.passes, 4, MOST, passes)}
        {pass('stall', words.stall, 1, MOST, stall)}
      </div>
      <p className="text-sm text-soft">{words.note}</p>
    </div>
  )
}

/** A share of the first rate: 1, 0.1, 0.0374. */
const sayShareOf = (share: number): string => String(Number(share.toPrecision(3)))
