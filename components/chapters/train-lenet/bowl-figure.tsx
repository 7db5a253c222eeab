'use client'

import { decimal, oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import { Metric } from '@/components/ui/metric'
import { Slider } from '@/components/ui/slider'
import { Plot, PlotDot } from '@/components/viz/plot'
import type { FigureWords } from '@/lib/i18n/en/train-lenet-figures'
import { fill } from '@/lib/i18n/fill'
import { bowlLoss, descend, descentOf, stepFactor } from './bowl'
import { fixed, spread } from './numbers'

const START = -1.6
const REACH = 2 // of the axis, to both sides
const bowls = { gentle: 1, steep: 4 } as const
type Bowl = keyof typeof bowls

const fields = {
  bowl: oneOf(['gentle', 'steep'], 'gentle'),
  rate: decimal(0.1, 0, 2.5, 2),
  steps: whole(12, 0, 20),
}

/** A ball in a bowl: one slider for the learning rate, one for how many steps one looks at. */
export default function BowlFigure({ words }: { words: FigureWords['bowl'] }) {
  const { state, change } = useFigureState('bowl', fields)
  const { bowl, rate, steps } = state
  const curvature = bowls[bowl]
  const places = descend(curvature, rate, START, steps)
  const at = (w: number) => [w, bowlLoss(curvature, w)] as const
  const highest = bowlLoss(curvature, REACH)
  const descent = descentOf(curvature, rate)
  const last = places[steps]
  const lost = Math.abs(last) > REACH
  return (
    <div className="grid gap-x-8 gap-y-4 @2xl:grid-cols-[1fr_20rem]">
      <Plot
        className="h-72"
        label={fill(words.plot, { steps, place: fixed(last), verdict: words.verdicts[descent] })}
        x={{
          from: -REACH,
          to: REACH,
          ticks: [-2, -1, 0, 1, 2],
          label: words.weight,
          format: (v) => fixed(v, 0),
        }}
        y={{
          from: 0,
          to: highest,
          ticks: spread(0, highest, 5),
          label: words.loss,
          format: (v) => fixed(v, 1),
        }}
        lines={[
          { points: spread(-REACH, REACH, 81).map(at), colour: 'var(--ink)' },
          { points: places.map(at), colour: 'var(--lenet)', width: 1, dash: '4 3' },
        ]}
      >
        {places.map((w, i) => (
          <PlotDot key={i} x={w} y={at(w)[1]} kind={i === steps ? 'full' : 'hollow'} />
        ))}
      </Plot>
      <div className="grid content-start gap-3">
        <Choices
          label={words.bowl}
          value={bowl}
          options={(Object.keys(bowls) as Bowl[]).map((value) => ({ value, label: words.bowls[value] }))}
          onChange={(to) => change({ bowl: to })}
          testId="bowl-curvature"
        />
        <Slider
          label={words.rate}
          value={rate}
          min={0}
          max={2.5}
          step={0.01}
          onChange={(to) => change({ rate: to })}
          testId="bowl-rate"
        />
        <Slider
          label={words.steps}
          value={steps}
          min={0}
          max={20}
          step={1}
          onChange={(value) => change({ steps: Math.round(value) })}
          testId="bowl-steps"
        />
        <div className="grid grid-cols-2 gap-3">
          <Metric label={words.factor} value={stepFactor(curvature, rate)} testId="bowl-factor">
            {fixed(stepFactor(curvature, rate))}
          </Metric>
          <Metric label={words.last} value={at(last)[1]} testId="bowl-loss">
            {lost ? shortNumber(at(last)[1]) : fixed(at(last)[1], 4)}
          </Metric>
        </div>
        <p
          className="min-h-18 text-[0.9375rem]"
          role="status"
          data-testid="bowl-verdict"
          data-value={descent}
        >
          {words.verdicts[descent]} {lost && words.outside}
        </p>
      </div>
    </div>
  )
}

/** Losses of a diverging run soon have dozens of digits. */
const shortNumber = (value: number) =>
  value < 1e4 ? value.toFixed(1) : value.toExponential(1).replace('e+', 'e')
