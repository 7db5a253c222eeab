import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Metric } from '@/components/ui/metric'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useBenchStrings } from '../bench-strings'
import type { FineTune } from '@/lib/engine/fine-tune'
import type { TuneState } from '@/lib/engine/fine-tune-state'
import { isTrainable } from '@/lib/engine/fine-tune-project'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { sizeText } from '../take-away/size-text'
import { formatPercent } from '../training-bench/format-percent'

/** Pictures held back below which one more or less is worth saying. */
const FEW_HELD = 20

/** The button, what goes on, and what came of it in numbers. */
export function TrainPart({ tune, state }: { tune: FineTune; state: TuneState }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.fineTune
  const { phase, project, reports, outcome, error } = state
  const busy = phase === 'loading' || phase === 'features' || phase === 'training'
  const ready = isTrainable(project)
  const last = reports.at(-1)
  const result = phase === 'done' ? outcome?.result : null
  const held = result?.validation.ids.length ?? 0
  const seconds = (ms: number) =>
    fill(words.metrics.seconds, { count: formatNumber(ms / 1000, lang, { maximumFractionDigits: 1 }) })
  return (
    <div className="mt-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          kind="primary"
          className="min-w-32"
          data-testid={busy ? 'finetune-cancel' : 'finetune-train'}
          disabled={!busy && (!ready || state.taking !== null)}
          onClick={() => (busy ? tune.cancel() : void tune.train())}
        >
          {busy ? words.cancel : words.train}
        </Button>
        <div className="min-w-52 flex-1" data-testid="finetune-status" data-phase={phase}>
          {busy ? (
            <Progress state={state} />
          ) : (
            <p role="status" className="m-0 text-sm text-soft">
              {!ready ? words.needs : statusOf(state)}
            </p>
          )}
        </div>
      </div>
      {error && (
        <div className="mt-3">
          <Alert tone="error" testId="finetune-error">
            {errorSentence(strings, error)}
          </Alert>
        </div>
      )}
      {last && (
        <div className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 @min-[34rem]:grid-cols-5">
          <Metric
            label={words.metrics.validation}
            value={last.validationAccuracy ?? undefined}
            testId="finetune-validation-accuracy"
          >
            {last.validationAccuracy === null ? '–' : formatPercent(last.validationAccuracy, lang, 1)}
          </Metric>
          <Metric
            label={words.metrics.training}
            value={last.trainingAccuracy}
            testId="finetune-training-accuracy"
          >
            {formatPercent(last.trainingAccuracy, lang, 1)}
          </Metric>
          <Metric label={words.metrics.features} value={result?.featureMs} testId="finetune-feature-ms">
            {result ? seconds(result.featureMs) : '–'}
          </Metric>
          <Metric label={words.metrics.trained} value={result?.trainMs} testId="finetune-train-ms">
            {result ? seconds(result.trainMs) : '–'}
          </Metric>
          <Metric label={words.metrics.memory} value={result?.featureBytes} testId="finetune-feature-bytes">
            {result ? sizeText(result.featureBytes, strings.takeAway, lang) : '–'}
          </Metric>
        </div>
      )}
      {result && held > 0 && held < FEW_HELD && (
        <p className="m-0 mt-2 text-sm text-soft" data-testid="finetune-few">
          {fill(words.few, { points: formatNumber(100 / held, lang, { maximumFractionDigits: 0 }) })}
        </p>
      )}
    </div>
  )

  function statusOf({ cancelled }: TuneState): string {
    if (cancelled) return words.status.cancelled
    if (phase !== 'done' || !outcome) return words.status.idle
    if (!outcome.result) return words.status.loaded
    const accuracy = outcome.reports.at(-1)?.validationAccuracy ?? null
    if (accuracy === null) return words.status.doneNoHeld
    return fill(words.status.done, { percent: formatPercent(accuracy, lang, 1) })
  }
}

function Progress({ state }: { state: TuneState }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.fineTune.status
  const { phase, loading, features, reports, settings } = state
  const megabytes = (bytes: number) =>
    formatNumber(bytes / 1e6, lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const number = (value: number) => formatNumber(value, lang)
  if (phase === 'loading')
    return (
      <ProgressBar
        label={loading ? words.loading : words.starting}
        value={loading?.received ?? 0}
        max={loading?.total ?? 1}
        detail={
          loading
            ? fill(words.bytes, { received: megabytes(loading.received), total: megabytes(loading.total) })
            : undefined
        }
        testId="finetune-progress"
      />
    )
  if (phase === 'features')
    return (
      <ProgressBar
        label={words.features}
        value={features?.done ?? 0}
        max={features?.total ?? 1}
        detail={
          features
            ? fill(words.featuresDetail, { done: number(features.done), total: number(features.total) })
            : undefined
        }
        testId="finetune-progress"
      />
    )
  const epoch = reports.at(-1)?.epoch ?? 0
  return (
    <ProgressBar
      label={words.training}
      value={epoch}
      max={settings.epochs}
      detail={fill(words.epoch, { epoch: number(epoch), epochs: number(settings.epochs) })}
      testId="finetune-progress"
    />
  )
}
