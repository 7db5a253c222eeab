'use client'

import { useState } from 'react'
import { decimal } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Metric } from '@/components/ui/metric'
import { Slider } from '@/components/ui/slider'
import { Plot, PlotDot, PlotName } from '@/components/viz/plot'
import type { FigureWords } from '@/lib/i18n/en/train-lenet-figures'
import { fill } from '@/lib/i18n/fill'
import measured from './measured.json'
import { bracketed, fixed, spread } from './numbers'
import { stepped, valleyAt } from './valley'

const { valley } = measured
const curve = spread(valley.from, valley.to, 241).map((w) => [w, valleyAt(valley, w).loss] as const)
const START = -2.5
const TRAIL = 12
/** Half the length of the drawn slope, in units of the weight. */
const REACH = 0.45

const fields = { weight: decimal(START, valley.from, valley.to, 6), rate: decimal(0.5, 0.1, 4, 1) }

/** The loss of the trained LeNet along one of its weights: drag the weight, read the slope, step. */
export default function ValleyFigure({ words }: { words: FigureWords['valley'] }) {
  const { state, change } = useFigureState('valley', fields)
  const { weight, rate } = state
  const setWeight = (to: number) => change({ weight: Math.min(valley.to, Math.max(valley.from, to)) })
  const [trail, setTrail] = useState<readonly number[]>([])
  const [steps, setSteps] = useState(0)
  const { loss, slope } = valleyAt(valley, weight)
  const next = stepped(weight, rate, slope)

  const drag = (to: number) => {
    setWeight(Number(to.toFixed(2)))
    setTrail([])
    setSteps(0)
  }
  const step = () => {
    setTrail([...trail, weight].slice(-TRAIL))
    setSteps(steps + 1)
    setWeight(next)
  }

  return (
    <div className="grid gap-x-8 gap-y-4 @2xl:grid-cols-[1fr_20rem]">
      <Plot
        className="h-72"
        label={fill(words.plot, { weight: fixed(weight), loss: fixed(loss, 3), slope: fixed(slope, 3) })}
        x={{
          from: valley.from,
          to: valley.to,
          ticks: [-3, -2, -1, 0, 1, 2, 3],
          label: words.weight,
          format: (v) => fixed(v, 0),
        }}
        y={{ from: 0, to: 1.1, ticks: [0, 0.25, 0.5, 0.75, 1], label: words.loss }}
        lines={[
          { points: curve, colour: 'var(--ink)' },
          {
            points: [
              [weight - REACH, loss - REACH * slope],
              [weight + REACH, loss + REACH * slope],
            ],
            colour: 'var(--why-fill)',
            width: 4,
          },
        ]}
        onPoint={drag}
        testId="valley-plot"
      >
        {trail.map((old, i) => (
          <PlotDot key={i} x={old} y={valleyAt(valley, old).loss} kind="hollow" />
        ))}
        <PlotName
          x={valley.trained}
          y={valleyAt(valley, valley.trained).loss + 0.08}
          side="above"
          colour="var(--soft)"
        >
          {words.trained}
        </PlotName>
        <PlotDot x={weight} y={loss} />
      </Plot>
      <div className="grid content-start gap-3">
        <div className="grid grid-cols-3 gap-3">
          <Metric label={words.loss} value={loss} testId="valley-loss">
            {fixed(loss, 3)}
          </Metric>
          <Metric label={words.slope} value={slope} testId="valley-slope">
            {fixed(slope, 3)}
          </Metric>
          <Metric label={words.steps} value={steps} testId="valley-steps">
            {steps}
          </Metric>
        </div>
        <Slider
          label={words.weight}
          value={Number(weight.toFixed(3))}
          min={valley.from}
          max={valley.to}
          step={0.05}
          onChange={drag}
          testId="valley-weight"
        />
        <Slider
          label={words.rate}
          value={rate}
          min={0.1}
          max={4}
          step={0.1}
          onChange={(to) => change({ rate: to })}
          testId="valley-rate"
        />
        <p className="text-sm">
          <span className="block text-soft">{words.formula}</span>
          <span className="font-mono tabular-nums">
            {fixed(weight, 3)} − {fixed(rate, 1)} × {bracketed(slope, 3)} = <b>{fixed(next, 3)}</b>
          </span>
        </p>
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" data-testid="valley-step" onClick={step}>
            {words.step}
          </Button>
          <Button data-testid="valley-again" onClick={() => drag(START)}>
            {words.again}
          </Button>
        </div>
      </div>
    </div>
  )
}
