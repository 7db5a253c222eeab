import { Metric } from '@/components/ui/metric'
import { useBenchStrings } from '../bench-strings'
import { lastTestAccuracy, type TrainingHistory } from '@/lib/engine/training-history'
import type { TrainerState } from '@/lib/engine/trainer-store'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { rateNow } from './chart-readings'
import { formatPercent } from './format-percent'
import { sayDuration, secondsLeft } from './run-progress'
import { sayRate } from './say-values'

/** Steps over which the shown loss is averaged: one batch alone makes it jump. */
const AVERAGED_STEPS = 20

/** The mean loss of the last steps, or null. */
export function recentLoss({ losses }: TrainingHistory): number | null {
  const recent = losses.slice(-AVERAGED_STEPS)
  return recent.length ? recent.reduce((sum, { loss }) => sum + loss, 0) / recent.length : null
}

/** The run in numbers. */
export function Metrics({ state }: { state: TrainerState }) {
  const { lang, strings } = useBenchStrings()
  const { train: words, trainLive } = strings
  const { metrics, epochOf } = words
  const { step, stepsPerEpoch, settings, history, imagesPerSecond } = state
  const loss = recentLoss(history)
  const validation = history.looks.at(-1)?.validationAccuracy ?? null
  const training = history.looks.at(-1)?.trainingAccuracy ?? null
  const test = lastTestAccuracy(history)
  const rate = rateNow(state)
  const gradient =
    history.losses.findLast(({ gradientNorm }) => Number.isFinite(gradientNorm))?.gradientNorm ?? null
  const left = state.phase === 'done' || state.phase === 'failed' ? null : secondsLeft(state)
  const epoch = stepsPerEpoch === null ? null : step / stepsPerEpoch
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-3 @min-[30rem]:grid-cols-3 @min-[46rem]:grid-cols-2">
      <Metric label={metrics.validation} value={validation ?? undefined} testId="metric-validation-accuracy">
        {validation === null ? null : formatPercent(validation, lang, 2)}
      </Metric>
      <Metric
        label={trainLive.metrics.training}
        value={training ?? undefined}
        testId="metric-training-accuracy"
      >
        {training === null ? null : formatPercent(training, lang, 2)}
      </Metric>
      <Metric label={metrics.test} value={test ?? undefined} testId="metric-test-accuracy">
        {test === null ? null : formatPercent(test, lang, 2)}
      </Metric>
      <Metric
        label={metrics.loss}
        value={loss !== null && Number.isFinite(loss) ? loss : undefined}
        testId="metric-loss"
      >
        {loss === null || !Number.isFinite(loss) ? null : loss.toFixed(3)}
      </Metric>
      <Metric label={trainLive.metrics.rate} value={rate ?? undefined} testId="metric-learning-rate">
        {rate === null ? null : sayRate(rate, lang)}
      </Metric>
      <Metric label={trainLive.metrics.gradient} value={gradient ?? undefined} testId="metric-gradient-norm">
        {gradient === null ? null : sayRate(gradient, lang)}
      </Metric>
      <Metric label={metrics.speed} value={imagesPerSecond ?? undefined} testId="metric-images-per-second">
        {imagesPerSecond === null ? null : formatNumber(Math.round(imagesPerSecond), lang)}
      </Metric>
      <Metric label={trainLive.metrics.left} value={left ?? undefined} testId="metric-seconds-left">
        {left === null ? null : sayDuration(words, left)}
      </Metric>
      <Metric label={metrics.step} value={step} testId="metric-step">
        {formatNumber(step, lang)}
      </Metric>
      <Metric label={metrics.epoch} value={epoch ?? undefined} testId="metric-epoch">
        {epoch === null ? null : fill(epochOf, { epoch: epoch.toFixed(2), epochs: settings.epochs })}
      </Metric>
    </div>
  )
}
