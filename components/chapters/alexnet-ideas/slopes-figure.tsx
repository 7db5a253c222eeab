import { decimal } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Slider } from '@/components/ui/slider'
import { Plot, PlotDot } from '@/components/viz/plot'
import { sayNumber } from '@/components/viz/say-number'
import { fill } from '@/lib/i18n/fill'
import { activate } from '@/lib/nn/reference/activations'
import type { FigureProps } from './figures'
import { FLAT, PICTURES, slopeFunctions, slopesOf } from './slopes'

const fields = { centre: decimal(0, -6, 6, 1), spread: decimal(1, 0.1, 5, 1) }
const REACH = 8
const SHOWN = 40 // dots; all of them would be a blot
const curveAt = Array.from({ length: 121 }, (_, i) => -REACH + (2 * REACH * i) / 120)

/** The sums that a unit gets from many pictures, and where they meet its activation: on a slope, or where it is flat. */
export default function SlopesFigure({ words: all }: FigureProps) {
  const words = all.slopes
  const { state, change } = useFigureState('slopes', fields)
  const { centre, spread } = state
  return (
    <div className="font-sans">
      <div className="grid gap-x-8 gap-y-2 @xl:grid-cols-2">
        <Slider
          label={words.centre}
          value={centre}
          min={-6}
          max={6}
          step={0.1}
          onChange={(to) => change({ centre: to })}
          testId="slopes-centre"
        />
        <Slider
          label={words.spread}
          value={spread}
          min={0.1}
          max={5}
          step={0.1}
          onChange={(to) => change({ spread: to })}
          testId="slopes-spread"
        />
      </div>
      <div className="mt-3 grid gap-x-6 gap-y-4 @2xl:grid-cols-3">
        {slopeFunctions.map((name) => {
          const { sums, flat, mean, dead } = slopesOf(name, centre, spread)
          const shown = sums.slice(0, SHOWN)
          const heights = activate(shown, name)
          const [low, high] = name === 'relu' ? [0, REACH] : [-1, 1]
          const said = fill(words.said, {
            flat: Math.round(100 * flat),
            limit: FLAT,
            mean: sayNumber(mean),
          })
          return (
            <div key={name}>
              <Plot
                className="h-52"
                label={`${words.names[name]}: ${said}`}
                x={{ from: -REACH, to: REACH, ticks: [-8, -4, 0, 4, 8], label: words.sum }}
                y={{
                  from: low,
                  to: high,
                  ticks: name === 'relu' ? [0, 4, 8] : [-1, 0, 1],
                  label: words.names[name],
                }}
                lines={[
                  {
                    points: curveAt.map((x) => [x, activate([x], name)[0]] as const),
                    colour: 'var(--ink)',
                  },
                ]}
              >
                {shown.map((x, i) =>
                  Math.abs(x) <= REACH ? (
                    <PlotDot
                      key={i}
                      x={x}
                      y={Math.min(high, heights[i])}
                      kind="small"
                      colour="var(--alexnet)"
                    />
                  ) : null,
                )}
              </Plot>
              <p
                className="mt-1 min-h-10 text-sm"
                data-testid={`slopes-${name}`}
                data-flat={flat}
                data-mean={mean}
                data-dead={dead}
              >
                {said} {dead && <b>{fill(words.dead, { count: PICTURES })}</b>}
              </p>
            </div>
          )
        })}
      </div>
    </div>
  )
}
