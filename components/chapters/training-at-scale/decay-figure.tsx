import { useMemo } from 'react'
import { LINE_STYLES } from '@/components/lab/runs-bench/run-lines'
import { decimal, oneOf, whole } from '@/components/mdx/figure-fields'
import { BATCH, BATCHES, PASSES, PICTURES } from '@/components/mdx/training-2012'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { Plot, PlotDot } from '@/components/viz/plot'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { decayRows } from './decay'
import { DecayTable, sayShare } from './decay-table'
import type { OptimiserFigureProps } from './optimiser-words'

const momenta = ['0', '0.9'] as const
const fields = {
  lambda: decimal(0.0005, 0, 0.005, 5),
  momentum: oneOf(momenta, '0.9'),
  passes: whole(10, 0, PASSES),
}

/** Weight decay alone: how a weight that no gradient holds shrinks, at the four rates of AlexNet's training. */
export default function DecayFigure({ lang, words: all }: OptimiserFigureProps) {
  const words = all.decay
  const { state, change } = useFigureState('decay', fields)
  const { lambda, momentum, passes } = state
  const rows = useMemo(() => decayRows(lambda, Number(momentum), passes), [lambda, momentum, passes])
  const count = (value: number) => formatNumber(value, lang)
  return (
    <div className="grid gap-4 font-sans">
      <div className="grid gap-x-8 gap-y-2 @xl:grid-cols-[minmax(0,1fr)_auto]">
        <Slider
          label={words.decay}
          value={lambda}
          min={0}
          max={0.005}
          step={0.0001}
          onChange={(to) => change({ lambda: to })}
          testId="decay-lambda"
        />
        <Choices
          label={words.momentum}
          value={momentum}
          options={momenta.map((value) => ({ value, label: words.momenta[value] }))}
          onChange={(to) => change({ momentum: to })}
          testId="decay-momentum"
        />
      </div>
      <div className="grid gap-x-8 gap-y-4 @3xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <Plot
          className="h-64"
          label={fill(words.plot, {
            most: PASSES,
            passes,
            left: rows.map(({ rate, left }) => `ε ${rate}: ${sayShare(left)}`).join(', '),
          })}
          x={{ from: 0, to: PASSES, ticks: [0, 30, 60, PASSES], label: words.axis }}
          y={{ from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: words.left }}
          lines={[
            {
              points: [
                [passes, 0],
                [passes, 1],
              ],
              colour: 'var(--soft)',
              width: 1,
            },
            ...rows.map(({ curve }, at) => ({
              points: curve,
              colour: LINE_STYLES[at].colour,
              dash: LINE_STYLES[at].dash,
            })),
          ]}
        >
          {rows.map(({ rate, left }, at) => (
            <PlotDot key={rate} x={passes} y={left} kind="small" colour={LINE_STYLES[at].colour} />
          ))}
        </Plot>
        <div className="grid min-w-0 content-start gap-2">
          <Slider
            label={words.passes}
            value={passes}
            min={0}
            max={PASSES}
            step={1}
            onChange={(to) => change({ passes: Math.round(to) })}
            testId="decay-passes"
          />
          <DecayTable rows={rows} passes={passes} lang={lang} words={words} />
          <p className="text-sm text-soft">
            {fill(words.note, { batches: count(BATCHES), pictures: count(PICTURES), batch: BATCH })}
          </p>
        </div>
      </div>
    </div>
  )
}
