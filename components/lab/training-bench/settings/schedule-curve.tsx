import { useMemo } from 'react'
import { useBenchStrings } from '../../bench-strings'
import type { TrainSettings } from '@/lib/data/train-settings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { ratePoints } from './rate-points'

const [WIDTH, HEIGHT] = [240, 56]
const POINTS = 240

/** The learning rate over the run, as a small curve from 0 to the greatest rate. */
export function ScheduleCurve({ settings }: { settings: TrainSettings }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainSettings.curve
  const points = useMemo(() => ratePoints(settings, POINTS), [settings])
  const most = Math.max(...points.map(({ rate }) => rate))
  const last = points[points.length - 1]
  const path = points
    .map(({ rate }, i) => {
      const x = ((i / POINTS) * WIDTH).toFixed(1)
      const y = ((1 - rate / most) * HEIGHT).toFixed(1)
      return `${i === 0 ? 'M' : 'L'}${x} ${y}`
    })
    .join('')
  const say = (rate: number) => formatNumber(rate, lang, { maximumSignificantDigits: 2 })
  const steps = formatNumber(last.step + 1, lang)
  const values = { steps, first: say(points[0].rate), last: say(last.rate) }
  return (
    <figure className="mt-2" data-testid="schedule-curve" data-first={points[0].rate} data-last={last.rate}>
      <svg
        viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={fill(words.label, values)}
        className="block h-16 w-full"
      >
        <path
          d={`M0 ${HEIGHT}H${WIDTH}`}
          stroke="var(--edge)"
          vectorEffect="non-scaling-stroke"
          strokeWidth="1"
        />
        <path
          d={path}
          fill="none"
          stroke="var(--lenet)"
          strokeWidth="2"
          strokeDasharray={settings.schedule === 'plateau' ? '5 4' : undefined}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <figcaption className="flex justify-between gap-3 font-mono text-xs text-soft tabular-nums" aria-hidden>
        <span>{values.first}</span>
        <span>
          {fill(words.steps, { steps })}
          {settings.schedule === 'plateau' && ` · ${words.example}`}
        </span>
        <span>{values.last}</span>
      </figcaption>
    </figure>
  )
}
