'use client'

import { whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Metric } from '@/components/ui/metric'
import { Slider } from '@/components/ui/slider'
import { Plot, PlotDot, PlotName } from '@/components/viz/plot'
import type { FigureWords } from '@/lib/i18n/en/train-lenet-figures'
import { fill } from '@/lib/i18n/fill'
import { deal, meanOf, typicalDistance } from './batches'
import measured from './measured.json'
import { fixed } from './numbers'

const { labels, gradients } = measured.noise
const COUNT = labels.length
const all = meanOf(
  gradients,
  labels.map((_, i) => i),
)
const scale = { toTrack: Math.log2, fromTrack: (track: number) => 2 ** track }
const ticks = [-0.5, 0, 0.5, 1]

const fields = { size: whole(8, 1, COUNT), epoch: whole(1, 1, 9999) }

/** Sixty-four digits dealt into batches, and what the mean gradient of each batch says of two real weights. */
export default function BatchFigure({ words }: { words: FigureWords['batch'] }) {
  const { state, change } = useFigureState('batch', fields)
  const { size: batch, epoch } = state
  const batches = deal(COUNT, batch, epoch)
  const means = batches.map((rows) => meanOf(gradients, rows))
  const noise = typicalDistance(means, all)
  return (
    <div className="grid gap-4">
      <div className="grid items-end gap-x-8 gap-y-3 @xl:grid-cols-[1fr_auto]">
        <Slider
          label={words.size}
          value={batch}
          min={1}
          max={COUNT}
          step={1}
          scale={scale}
          onChange={(value) => change({ size: Math.round(value) })}
          testId="batch-size"
        />
        <Button
          className="justify-self-start"
          data-testid="batch-next"
          onClick={() => change({ epoch: epoch + 1 })}
        >
          {words.nextEpoch}
        </Button>
      </div>
      <div className="grid grid-cols-3 items-end gap-4">
        <Metric label={words.epoch} value={epoch} testId="batch-epoch">
          {epoch}
        </Metric>
        <Metric label={words.steps} value={batches.length} testId="batch-steps">
          {batches.length}
        </Metric>
        <Metric label={words.noise} value={noise} testId="batch-noise">
          {fixed(noise, 3)}
        </Metric>
      </div>
      <div className="grid gap-x-8 gap-y-4 @2xl:grid-cols-2">
        <div>
          <p className="mb-2 text-sm text-soft">{fill(words.dealt, { count: COUNT })}</p>
          <ol
            className="flex min-h-[19rem] flex-wrap content-start gap-1.5 @xs:min-h-[15.5rem] @md:min-h-48"
            aria-label={words.batches}
          >
            {batches.map((rows, i) => (
              <li
                key={i}
                className="flex flex-wrap gap-x-1 self-start rounded-md bg-wash px-1.5 py-0.5 font-mono text-base leading-6 tabular-nums"
              >
                {rows.map((row) => (
                  <span key={row}>{labels[row]}</span>
                ))}
              </li>
            ))}
          </ol>
        </div>
        <Plot
          className="h-80"
          label={fill(words.plot, { steps: batches.length, noise: fixed(noise, 3) })}
          x={{ from: -0.6, to: 1.1, ticks, label: words.slopeA, format: (v) => fixed(v, 1) }}
          y={{ from: -0.6, to: 1.1, ticks, label: words.slopeB, format: (v) => fixed(v, 1) }}
          lines={[
            {
              points: [
                [0, -0.6],
                [0, 1.1],
              ],
              colour: 'var(--line)',
              width: 1,
            },
          ]}
        >
          {means.map(([x, y], i) => (
            <PlotDot key={i} x={x} y={y} kind={batch < 4 ? 'small' : 'hollow'} colour="var(--why)" />
          ))}
          <PlotDot x={all[0]} y={all[1]} kind="cross" colour="var(--ink)" />
          <PlotName x={all[0]} y={all[1] - 0.12} colour="var(--ink)">
            {fill(words.all, { count: COUNT })}
          </PlotName>
        </Plot>
      </div>
    </div>
  )
}
