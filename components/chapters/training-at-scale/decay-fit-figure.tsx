import { useMemo } from 'react'
import { whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Metric } from '@/components/ui/metric'
import { Slider } from '@/components/ui/slider'
import { Plot, PlotDot } from '@/components/viz/plot'
import { powerOfTen } from '@/components/viz/power-of-ten'
import { sayNumber } from '@/components/viz/say-number'
import { fill } from '@/lib/i18n/fill'
import { bestOf, decayFits, DEGREE, POINTS, strengths } from './decay-fit'
import type { OptimiserFigureProps } from './optimiser-words'

const LAST = strengths.length - 1
const HIGHEST = 1.6 // of the errors' axis
const fields = { strength: whole(0, 0, LAST), draw: whole(1, 1, 9999) }
const places = Array.from({ length: 201 }, (_, i) => -1 + i / 100)
const POWERS = [-5, -4, -3, -2, -1, 0, 1]

/** A curve with more freedom than points, fitted with more and more weight decay. */
export default function DecayFitFigure({ words: all }: OptimiserFigureProps) {
  const words = all.fit
  const { state, change } = useFigureState('shrunk-fit', fields)
  const { strength: at, draw } = state
  const { sets, fits } = useMemo(() => decayFits(draw), [draw])
  const now = fits[at]
  const best = bestOf(fits)
  const name = (index: number) => (index === 0 ? words.none : shortStrength(strengths[index]))
  const errors = (which: 'training' | 'validation') => fits.map((fit, i) => [i, fit[which]] as const)
  return (
    <div className="grid gap-4 font-sans">
      <div className="flex flex-wrap items-end gap-x-5 gap-y-2">
        <div className="min-w-56 flex-1">
          <Slider
            label={words.strength}
            value={strengths[at]}
            min={0}
            max={strengths[LAST]}
            step={1}
            scale={{ toTrack: nearest, fromTrack: (index) => strengths[Math.round(index)] }}
            format={(value) => name(nearest(value))}
            onChange={(to) => change({ strength: nearest(to) })}
            testId="decay-fit-strength"
          />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" onClick={() => change({ strength: best })} data-testid="decay-fit-best">
            {words.best}
          </Button>
          <Button onClick={() => change({ draw: (draw % 9999) + 1 })} data-testid="decay-fit-draw">
            {words.draw}
          </Button>
        </div>
      </div>
      <div className="grid gap-x-8 gap-y-4 @2xl:grid-cols-2">
        <Plot
          className="h-64"
          label={fill(words.plot, { degree: DEGREE, count: POINTS, strength: name(at) })}
          x={{ from: -1, to: 1, ticks: [-1, -0.5, 0, 0.5, 1], label: 'x', format: (v) => sayNumber(v, 1) }}
          y={{ from: -2, to: 2, ticks: [-2, -1, 0, 1, 2], label: 'y', format: (v) => sayNumber(v, 0) }}
          lines={[{ points: places.map((x) => [x, now.fit(x)] as const), colour: 'var(--alexnet)' }]}
        >
          {sets.validation.map(({ x, y }, i) => (
            <PlotDot key={i} x={x} y={y} kind="square" colour="var(--soft)" />
          ))}
          {sets.training.map(({ x, y }, i) => (
            <PlotDot key={i} x={x} y={y} kind="full" colour="var(--ink)" />
          ))}
        </Plot>
        <Plot
          className="h-64"
          label={words.errors}
          x={{
            from: 0,
            to: LAST,
            ticks: [0, ...POWERS.map((_, i) => 1 + 2 * i)],
            label: words.axis,
            format: (index) => (index === 0 ? '0' : powerOf(POWERS[(index - 1) / 2])),
          }}
          y={{ from: 0, to: HIGHEST, ticks: [0, 0.5, 1, 1.5], label: words.error }}
          lines={[
            {
              points: [
                [at, 0],
                [at, HIGHEST],
              ],
              colour: 'var(--alexnet)',
              width: 1,
            },
            { points: errors('training'), colour: 'var(--ink)' },
            { points: errors('validation'), colour: 'var(--soft)', dash: '5 4' },
          ]}
        >
          <PlotDot x={at} y={now.training} colour="var(--ink)" />
          <PlotDot x={at} y={now.validation} kind="square" colour="var(--soft)" />
        </Plot>
      </div>
      <div className="grid grid-cols-3 gap-4">
        <Metric label={`● ${words.training}`} value={now.training} testId="decay-fit-training">
          {short(now.training)}
        </Metric>
        <Metric label={`□ ${words.validation}`} value={now.validation} testId="decay-fit-validation">
          {short(now.validation)}
        </Metric>
        <Metric label={words.size} value={now.size} testId="decay-fit-size">
          {short(now.size)}
        </Metric>
      </div>
    </div>
  )
}

/** The index of the strength next to a value, by their ratio. */
function nearest(value: number): number {
  if (value <= strengths[1] / 10) return 0
  return Math.min(LAST, Math.max(1, 1 + Math.round(2 * (Math.log10(value) - POWERS[0]))))
}
const shortStrength = (value: number) => String(Number(value.toPrecision(1)))
const powerOf = (power: number) => (power === 0 ? '1' : power === 1 ? '10' : powerOfTen(power))
/** As many digits as fit into a third of a phone's width. */
const short = (value: number) =>
  value < 100 ? value.toFixed(2) : value < 1e5 ? value.toFixed(0) : value.toExponential(0).replace('e+', 'e')
