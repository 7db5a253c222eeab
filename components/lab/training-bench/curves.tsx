import dynamic from 'next/dynamic'
import { memo, useMemo } from 'react'
import { useStrings } from '@/components/ui/strings-provider'
import type { TrainSettings } from '@/lib/data/train-settings'
import { lastTestAccuracy, thinLosses, type TrainingHistory } from '@/lib/engine/training-history'
import { useThrottled } from '@/lib/hooks/use-throttled'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { formatPercent } from './format-percent'
import { recentLoss } from './metrics'

const LossChart = dynamic(() => import('@/components/viz/loss-chart'), { ssr: false })

/** More points than a line of this width can show. */
const MOST_POINTS = 160

/** Milliseconds between two drawings of the curves: they cost more than a step of training. */
const DRAW_MS = 1000

interface CurvesProps {
  history: TrainingHistory
  settings: TrainSettings
  stepsPerEpoch: number | null
  near: boolean
}

/** The curves of the run; the chart's code (recharts) is fetched only once there is something to draw. */
export const Curves = memo(function Curves({ history, settings, stepsPerEpoch, near }: CurvesProps) {
  const { lang, strings } = useStrings()
  const words = strings.train.chart
  const drawn = useThrottled(history, DRAW_MS)
  const begun = drawn.losses.length > 0
  const step = drawn.losses.at(-1)?.step ?? 0
  const totalSteps = stepsPerEpoch === null ? Math.max(step, 1) : stepsPerEpoch * settings.epochs

  const chart = useMemo(
    () => (
      <LossChart
        losses={thinLosses(drawn.losses, MOST_POINTS)}
        validation={drawn.looks.map(({ step, validationAccuracy }) => ({
          step,
          accuracy: validationAccuracy,
        }))}
        test={drawn.looks.flatMap(({ step, testAccuracy }) =>
          testAccuracy === null ? [] : [{ step, accuracy: testAccuracy }],
        )}
        totalSteps={totalSteps}
        words={{ ...words, steps: fill(words.steps, { batch: settings.batch }) }}
        formatPercent={(share) => formatPercent(share, lang)}
      />
    ),
    [drawn, totalSteps, settings.batch, words, lang],
  )

  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? '–' : formatPercent(share, lang, 1)
  const label = fill(words.label, {
    step: formatNumber(step, lang),
    loss: recentLoss(drawn)?.toFixed(3) ?? '–',
    validation: percent(drawn.looks.at(-1)?.validationAccuracy),
    test: percent(lastTestAccuracy(drawn)),
  })
  return (
    <div
      className="relative h-72 @min-[46rem]:h-full @min-[46rem]:min-h-80"
      data-testid="loss-chart"
      data-points={drawn.losses.length}
      role="img"
      aria-label={begun ? label : words.empty}
    >
      {begun && near ? (
        chart
      ) : (
        <p className="absolute inset-0 flex items-center justify-center rounded-xl bg-wash px-6 text-center text-soft">
          {words.empty}
        </p>
      )}
    </div>
  )
})
