'use client'

import { useMemo, useState } from 'react'
import { whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Metric } from '@/components/ui/metric'
import { Slider } from '@/components/ui/slider'
import { Plot, PlotDot, PlotName } from '@/components/viz/plot'
import type { FigureWords } from '@/lib/i18n/en/train-lenet-figures'
import { fill } from '@/lib/i18n/fill'
import { fixed, spread } from './numbers'
import { drawSets, fitPolynomial, typicalError } from './polynomial'

const MOST = 12
/** The degree at which the two curves bear their names. */
const NAMED_AT = 3
const HIGHEST = 1.2 // of the errors' axis
const degrees = spread(0, MOST, MOST + 1)

const fields = { degree: whole(1, 0, MOST), count: whole(14, 6, 100), draw: whole(1, 1, 9999) }

/** A curve through noisy points: more freedom always fits the training points better, and not the others. */
export default function PolynomialFigure({ words }: { words: FigureWords['polynomial'] }) {
  const { state, change } = useFigureState('polynomial', fields)
  const { degree, count, draw: seed } = state
  /** Looks at the test points: their error is told for what was chosen, and stays. */
  const [looks, setLooks] = useState<readonly { degree: number; error: number }[]>([])

  const sets = useMemo(() => drawSets(count, seed), [count, seed])
  const fits = useMemo(() => degrees.map((d) => fitPolynomial(sets.training, d)), [sets])
  const errors = useMemo(
    () =>
      fits.map((fit) => ({
        training: typicalError(fit, sets.training),
        validation: typicalError(fit, sets.validation),
      })),
    [fits, sets],
  )
  const fit = fits[degree]
  const renew = (patch: { count: number } | { draw: number }) => {
    change(patch)
    setLooks([])
  }
  const look = () => {
    const rest = looks.filter((one) => one.degree !== degree)
    setLooks([...rest, { degree, error: typicalError(fit, sets.test) }])
  }
  const tested = looks.find((one) => one.degree === degree)
  const line = (which: 'training' | 'validation') => degrees.map((d) => [d, errors[d][which]] as const)

  return (
    <div className="grid gap-4">
      <div className="grid gap-x-8 gap-y-2 @xl:grid-cols-2">
        <Slider
          label={words.degree}
          value={degree}
          min={0}
          max={MOST}
          step={1}
          onChange={(value) => change({ degree: Math.round(value) })}
          testId="polynomial-degree"
        />
        <Slider
          label={words.count}
          value={count}
          min={6}
          max={100}
          step={1}
          onChange={(value) => renew({ count: Math.round(value) })}
          testId="polynomial-count"
        />
      </div>
      <div className="grid gap-x-8 gap-y-4 @2xl:grid-cols-2">
        <Plot
          className="h-72"
          label={fill(words.plot, { degree, count })}
          x={{ from: -1, to: 1, ticks: [-1, -0.5, 0, 0.5, 1], label: 'x', format: (v) => fixed(v, 1) }}
          y={{ from: -2, to: 2, ticks: [-2, -1, 0, 1, 2], label: 'y', format: (v) => fixed(v, 0) }}
          lines={[{ points: spread(-1, 1, 161).map((x) => [x, fit(x)] as const), colour: 'var(--lenet)' }]}
        >
          {sets.validation.map(({ x, y }, i) => (
            <PlotDot key={i} x={x} y={y} kind="square" colour="var(--soft)" />
          ))}
          {sets.training.map(({ x, y }, i) => (
            <PlotDot key={i} x={x} y={y} kind="full" colour="var(--ink)" />
          ))}
        </Plot>
        <Plot
          className="h-72"
          label={words.errors}
          x={{ from: 0, to: MOST, ticks: [0, 2, 4, 6, 8, 10, 12], label: words.degree }}
          y={{ from: 0, to: HIGHEST, ticks: [0, 0.25, 0.5, 0.75, 1], label: words.error }}
          lines={[
            { points: line('training'), colour: 'var(--ink)' },
            { points: line('validation'), colour: 'var(--soft)', dash: '5 4' },
            {
              points: [
                [degree, 0],
                [degree, HIGHEST],
              ],
              colour: 'var(--lenet)',
              width: 1,
            },
          ]}
        >
          <PlotName x={NAMED_AT} y={errors[NAMED_AT].training - 0.08}>
            {words.training}
          </PlotName>
          <PlotName
            x={NAMED_AT}
            y={Math.min(HIGHEST, errors[NAMED_AT].validation + 0.08)}
            colour="var(--soft)"
          >
            {words.validation}
          </PlotName>
          <PlotDot x={degree} y={errors[degree].training} colour="var(--ink)" />
          <PlotDot x={degree} y={errors[degree].validation} kind="square" colour="var(--soft)" />
          {looks.map((one) => (
            <PlotDot key={one.degree} x={one.degree} y={one.error} kind="cross" colour="var(--ink)" />
          ))}
        </Plot>
      </div>
      <div className="grid grid-cols-3 gap-4">
        <Metric label={`● ${words.training}`} value={errors[degree].training} testId="polynomial-training">
          {fixed(errors[degree].training, 3)}
        </Metric>
        <Metric
          label={`□ ${words.validation}`}
          value={errors[degree].validation}
          testId="polynomial-validation"
        >
          {shortError(errors[degree].validation)}
        </Metric>
        <Metric label={`+ ${words.test}`} value={tested?.error} testId="polynomial-test">
          {tested ? shortError(tested.error) : '–'}
        </Metric>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button kind="primary" data-testid="polynomial-look" onClick={look}>
          {words.look}
        </Button>
        <Button data-testid="polynomial-new" onClick={() => renew({ draw: seed + 1 })}>
          {words.renew}
        </Button>
        <p className="min-h-20 basis-full text-sm @lg:min-h-10 text-soft" role="status">
          {fill(words.looks[Math.min(2, looks.length)], { count: looks.length })}
        </p>
      </div>
    </div>
  )
}

/** As many digits as fit into a third of a phone's width. */
const shortError = (error: number) => (error < 10 ? fixed(error, 3) : error < 1000 ? fixed(error, 1) : '>999')
