'use client'

import { decimal } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Metric } from '@/components/ui/metric'
import { Slider } from '@/components/ui/slider'
import { Plot, PlotDot } from '@/components/viz/plot'
import type { FigureWords } from '@/lib/i18n/en/train-lenet-figures'
import { fill } from '@/lib/i18n/fill'
import { fixed, spread } from './numbers'

const LEAST = 0.005
/** Dense where the curve is steep. */
const curve = spread(-Math.log(LEAST), 0, 120).map((loss) => [Math.exp(-loss), loss] as const)

const fields = { share: decimal(0.5, LEAST, 1, 3) }

/** One share, one loss: minus the logarithm, to slide along. */
export default function LossFigure({ words }: { words: FigureWords['loss'] }) {
  const { state, change } = useFigureState('loss', fields)
  const { share } = state
  const loss = -Math.log(share)
  const take = (value: number) => change({ share: Math.max(LEAST, value) })
  return (
    <div className="grid gap-x-8 gap-y-4 @2xl:grid-cols-[1fr_18rem]">
      <Plot
        className="h-64"
        label={fill(words.plot, { share: fixed(share, 3), loss: fixed(loss) })}
        x={{ from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: words.share }}
        y={{ from: 0, to: 5.3, ticks: [0, 1, 2, 3, 4, 5], label: words.loss }}
        lines={[{ points: curve, colour: 'var(--ink)' }]}
        onPoint={take}
        testId="loss-plot"
      >
        <PlotDot x={share} y={loss} />
      </Plot>
      <div className="grid content-start gap-4">
        <div className="grid grid-cols-2 gap-4">
          <Metric label={words.share} value={share} testId="loss-share">
            {fixed(share, 3)}
          </Metric>
          <Metric label={words.loss} value={loss} testId="loss-value">
            {fixed(loss)}
          </Metric>
        </div>
        <Slider
          label={words.slide}
          value={share}
          min={LEAST}
          max={1}
          step={0.005}
          onChange={take}
          testId="loss-slider"
        />
        <p className="min-h-10 font-mono text-sm tabular-nums">
          −ln {fixed(share, 3)} = {fixed(loss)}
        </p>
      </div>
    </div>
  )
}
