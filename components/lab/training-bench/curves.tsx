import dynamic from 'next/dynamic'
import { memo, useCallback, useEffect, useMemo, useState } from 'react'
import { useBenchStrings } from '../bench-strings'
import type { TrainSettings } from '@/lib/data/train-settings'
import { lastTestAccuracy, thinLosses, type TrainingHistory } from '@/lib/engine/training-history'
import { useThrottled } from '@/lib/hooks/use-throttled'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { whenIdle } from '../when-idle'
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
}

/** The curves of the run, and what stands in their place before there are any. */
export const Curves = memo(function Curves({ history, settings, stepsPerEpoch }: CurvesProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.train.chart
  const drawn = useThrottled(history, DRAW_MS)
  const begun = drawn.losses.length > 0
  const step = drawn.losses.at(-1)?.step ?? 0
  const totalSteps = stepsPerEpoch === null ? Math.max(step, 1) : stepsPerEpoch * settings.epochs

  // Loading and laying out the chart takes longer than a frame: done before it is needed, it delays no training.
  const [prepared, setPrepared] = useState(false)
  useEffect(() => whenIdle(() => setPrepared(true)), [])

  const data = useMemo(
    () => ({
      losses: thinLosses(drawn.losses, MOST_POINTS),
      validation: drawn.looks.map(({ step, validationAccuracy }) => ({ step, accuracy: validationAccuracy })),
      test: drawn.looks.flatMap(({ step, testAccuracy }) =>
        testAccuracy === null ? [] : [{ step, accuracy: testAccuracy }],
      ),
    }),
    [drawn],
  )
  const { batch } = settings
  const chartWords = useMemo(() => ({ ...words, steps: fill(words.steps, { batch }) }), [words, batch])
  const formatShare = useCallback((share: number) => formatPercent(share, lang), [lang])

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
      {(prepared || begun) && (
        <div className={begun ? 'size-full' : 'invisible size-full'}>
          <LossChart data={data} totalSteps={totalSteps} words={chartWords} formatPercent={formatShare} />
        </div>
      )}
      {!begun && (
        <p className="absolute inset-0 flex items-center justify-center rounded-xl bg-wash px-6 text-center text-soft">
          {words.empty}
        </p>
      )}
    </div>
  )
})
