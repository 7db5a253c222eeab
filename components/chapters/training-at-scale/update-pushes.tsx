import { Metric } from '@/components/ui/metric'
import { Plot, PlotDot } from '@/components/viz/plot'
import { fill } from '@/lib/i18n/fill'
import type { OptimiserWords } from '@/lib/i18n/en/optimiser-figures'
import { pushes, type UpdateTerms } from '@/lib/nn/descent'
import { exactly } from './update-number'

interface Props {
  steps: readonly UpdateTerms[]
  /** The step that is looked at, from 1. */
  at: number
  /** Velocity at first. */
  first: number
  /** −ε × gradient: what every step adds. */
  pull: number
  momentum: number
  words: OptimiserWords['update']
}

/** What a gradient that stays the same comes to: each push is remembered, a little less each time. */
export function UpdatePushes({ steps, at, first, pull, momentum, words }: Props) {
  const settled = pull * pushes(momentum, Infinity)
  const velocities = [first, ...steps.map(({ velocity }) => velocity)]
  const [low, high] = rangeOf([0, settled, ...velocities])
  const count = pushes(momentum, at)
  return (
    <div className="grid gap-x-8 gap-y-3 @xl:grid-cols-[minmax(0,1fr)_13rem]">
      <Plot
        className="h-56"
        label={fill(words.plot, {
          steps: steps.length,
          from: exactly(first),
          to: exactly(velocities[steps.length]),
          end: exactly(settled),
        })}
        x={{ from: 0, to: steps.length, ticks: [0, 20, 40, 60], label: words.steps }}
        y={{
          from: low,
          to: high,
          ticks: settled === 0 ? [low, high] : [0, settled],
          label: words.velocityAxis,
          format: shortTick,
        }}
        lines={[
          {
            points: [
              [0, settled],
              [steps.length, settled],
            ],
            colour: 'var(--soft)',
            dash: '5 4',
          },
          { points: velocities.map((velocity, i) => [i, velocity] as const), colour: 'var(--alexnet)' },
        ]}
      >
        <PlotDot x={at} y={velocities[at]} colour="var(--alexnet)" />
      </Plot>
      <div className="grid content-start gap-2">
        <Metric label={fill(words.sumNow, { step: at })} value={count} testId="update-pushes">
          {count.toFixed(3)}
        </Metric>
        <Metric
          label={fill(words.sumEnd, { momentum })}
          value={pushes(momentum, Infinity)}
          testId="update-pushes-end"
        >
          {exactly(Number(pushes(momentum, Infinity).toFixed(3)))}
        </Metric>
        <p className="text-sm text-soft">{fill(words.settles, { end: exactly(settled) })}</p>
      </div>
    </div>
  )
}

/** A little room above and below, and never no room at all. */
function rangeOf(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = 0.08 * (most - least) || 0.01
  return [least - (least < 0 ? room : 0), most + (most > 0 ? room : 0)]
}

const shortTick = (value: number) => exactly(Number(value.toPrecision(2)))
