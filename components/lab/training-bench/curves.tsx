import dynamic from 'next/dynamic'
import { memo, useCallback, useEffect, useMemo, useState } from 'react'
import { PLOT } from '@/components/viz/chart-style'
import { RateStrip } from '@/components/viz/rate-strip'
import { useBenchStrings } from '../bench-strings'
import { parseChanges } from '@/lib/data/setting-changes'
import type { TrainSettings } from '@/lib/data/train-settings'
import {
  lastTestAccuracy,
  thinLosses,
  type LookPoint,
  type TrainingHistory,
} from '@/lib/engine/training-history'
import { useThrottled } from '@/lib/hooks/use-throttled'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { whenIdle } from '../when-idle'
import { ChartCursor } from './chart-cursor'
import { ChartLegend } from './chart-legend'
import {
  lossEnd,
  rateEnds,
  ratePoints,
  readingsAt,
  stepBeside,
  stepNear,
  type ChartLine,
} from './chart-readings'
import { formatPercent } from './format-percent'
import { recentLoss } from './metrics'
import { sayLoss, sayPower, sayRate } from './say-values'

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

/** The curves of the run with their values and the learning rate, and what stands in their place before there are any. */
export const Curves = memo(function Curves({ history, settings, stepsPerEpoch }: CurvesProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.train.chart
  const live = strings.trainLive.chart
  const drawn = useThrottled(history, DRAW_MS)
  const begun = drawn.losses.length > 0
  const step = drawn.losses.at(-1)?.step ?? 0
  const totalSteps = stepsPerEpoch === null ? Math.max(step, 1) : stepsPerEpoch * settings.epochs

  // Loading and laying out the chart takes longer than a frame: done before it is needed, it delays no training.
  const [prepared, setPrepared] = useState(false)
  useEffect(() => whenIdle(() => setPrepared(true)), [])

  const [hidden, setHidden] = useState<ReadonlySet<ChartLine>>(new Set())
  const toggle = useCallback(
    (line: ChartLine) =>
      setHidden((old) => new Set(old.has(line) ? [...old].filter((one) => one !== line) : [...old, line])),
    [],
  )

  const data = useMemo(() => curvesOf(drawn, hidden), [drawn, hidden])
  const { batch } = settings
  const chartWords = useMemo(
    () => ({ loss: words.loss, accuracy: live.accuracy, steps: fill(words.steps, { batch }) }),
    [words, live, batch],
  )
  const formatShare = useCallback((share: number) => formatPercent(share, lang), [lang])

  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? '–' : formatPercent(share, lang, 1)
  const label = fill(words.label, {
    step: formatNumber(step, lang),
    loss: recentLoss(drawn)?.toFixed(3) ?? '–',
    validation: percent(drawn.looks.at(-1)?.validationAccuracy),
    test: percent(lastTestAccuracy(drawn)),
  })

  // A run that has begun anew has no value there.
  const [wanted, setWanted] = useState<number | null>(null)
  const cursor = begun && wanted !== null ? stepNear(drawn, wanted) : null
  const readings = useMemo(() => readingsAt(drawn, cursor ?? Infinity), [drawn, cursor])
  const said = fill(live.said, {
    step: formatNumber(cursor ?? step, lang),
    loss: readings.loss ? sayLoss(readings.loss.value) : '–',
    training: percent(readings.training?.value),
    validation: percent(readings.validation?.value),
    test: percent(readings.test?.value),
    rate: readings.rate ? sayRate(readings.rate.value, lang) : '–',
  })

  const points = useMemo(() => ratePoints(drawn, MOST_POINTS), [drawn])
  const [low, high] = rateEnds(points)
  const changes = useMemo(
    () => (parseChanges(settings.changes) ?? []).map(({ step }) => step),
    [settings.changes],
  )
  return (
    <div className="flex flex-col">
      <div className="relative h-72 @min-[46rem]:min-h-80 @min-[46rem]:grow">
        <div
          className="size-full"
          data-testid="loss-chart"
          data-points={drawn.losses.length}
          role="img"
          aria-label={begun ? label : words.empty}
        >
          {(prepared || begun) && (
            <div className={begun ? 'size-full' : 'invisible size-full'}>
              <LossChart
                data={data}
                totalSteps={totalSteps}
                lossEnd={lossEnd(drawn)}
                words={chartWords}
                formatPercent={formatShare}
              />
            </div>
          )}
          {!begun && (
            <p className="absolute inset-0 flex items-center justify-center rounded-xl bg-wash px-6 text-center text-soft">
              {words.empty}
            </p>
          )}
        </div>
        {begun && (
          <ChartCursor
            totalSteps={totalSteps}
            first={drawn.losses[0].step}
            last={step}
            at={cursor}
            label={live.cursor}
            text={said}
            onMove={setWanted}
            onWalk={(by) => setWanted(stepBeside(drawn, cursor ?? step, by))}
          />
        )}
      </div>
      <div className={begun ? 'mt-5' : 'invisible mt-5'}>
        <RateStrip
          points={points}
          totalSteps={totalSteps}
          low={low}
          high={high}
          changes={changes}
          label={fill(live.strip, {
            rate: readings.rate ? sayRate(readings.rate.value, lang) : '–',
            count: changes.length,
          })}
          name={changes.length > 0 ? live.rateChanged : live.rate}
          format={sayPower}
          left={PLOT.left}
          right={PLOT.right}
        />
      </div>
      <ChartLegend
        step={begun ? (cursor ?? step) : null}
        newest={cursor === null}
        readings={readings}
        hidden={hidden}
        onToggle={toggle}
      />
    </div>
  )
})

const pointsOf = (looks: readonly LookPoint[], valueOf: (look: LookPoint) => number | null) =>
  looks.flatMap((look) => {
    const value = valueOf(look)
    return value === null || !Number.isFinite(value) ? [] : [{ step: look.step, value }]
  })

/** The lines that are not hidden; what has left the numbers is not drawn. */
function curvesOf({ losses, looks }: TrainingHistory, hidden: ReadonlySet<ChartLine>) {
  const accuracies = (line: ChartLine, valueOf: (look: LookPoint) => number | null) =>
    hidden.has(line) ? [] : pointsOf(looks, valueOf).map(({ step, value }) => ({ step, accuracy: value }))
  return {
    losses: hidden.has('loss')
      ? []
      : thinLosses(
          losses.filter(({ loss }) => Number.isFinite(loss)),
          MOST_POINTS,
        ),
    validationLosses: hidden.has('validationLoss')
      ? []
      : pointsOf(looks, (look) => look.validationLoss).map(({ step, value }) => ({ step, loss: value })),
    training: accuracies('training', (look) => look.trainingAccuracy),
    validation: accuracies('validation', (look) => look.validationAccuracy),
    test: accuracies('test', (look) => look.testAccuracy),
  }
}
