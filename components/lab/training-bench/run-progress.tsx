import { ProgressBar } from '@/components/ui/progress-bar'
import { useBenchStrings } from '../bench-strings'
import type { TrainerState } from '@/lib/engine/trainer-store'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { BenchStrings } from '@/lib/i18n/bench-strings'
import { formatPercent } from './format-percent'

/** Seconds of training left at the speed measured; null while unknown. */
export function secondsLeft({ step, stepsPerEpoch, settings, imagesPerSecond }: TrainerState): number | null {
  if (stepsPerEpoch === null || !imagesPerSecond) return null
  return ((stepsPerEpoch * settings.epochs - step) * settings.batch) / imagesPerSecond
}

/** Seconds or minutes, as one says them. */
export const sayDuration = (words: BenchStrings['train'], seconds: number) =>
  seconds < 90
    ? fill(words.seconds, { count: Math.max(1, Math.round(seconds)) })
    : fill(words.minutes, { count: Math.round(seconds / 60) })

/** Where the run stands: phase, epoch and its progress, time left, and bytes of digits while they arrive. */
export function RunProgress({ state }: { state: TrainerState }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.train
  const { phase, step, stepsPerEpoch, settings, evaluating, download, history } = state
  const done = phase === 'done'
  const epoch = stepsPerEpoch === null ? 0 : Math.min(settings.epochs - 1, Math.floor(step / stepsPerEpoch))
  const within = stepsPerEpoch === null ? null : done ? 1 : step / stepsPerEpoch - epoch
  const left = phase === 'training' ? secondsLeft(state) : null
  const mega = (bytes: number) =>
    formatNumber(bytes / 1e6, lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

  const look = history.looks.at(-1)
  const accuracy = look?.validationAccuracy ?? null
  const said = usePoliteText(
    phase === 'idle'
      ? ''
      : fill(accuracy === null ? words.said : words.saidAccuracy, {
          phase: words.phases[phase],
          // Rounded to the last look: a screen reader hears of those, not of every step.
          step: formatNumber(phase === 'training' ? (look?.step ?? 0) : step, lang),
          accuracy: accuracy === null ? '' : formatPercent(accuracy, lang, 1),
        }),
    700,
    4000,
  )

  return (
    <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-2 @min-[36rem]:grid-cols-2">
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      <div>
        <ProgressBar
          label={
            evaluating === null
              ? fill(words.progress, { epoch: epoch + 1, epochs: settings.epochs })
              : words.looking
          }
          value={phase === 'idle' ? null : (evaluating ?? within ?? 0)}
          detail={left === null ? undefined : fill(words.timeLeft, { time: sayDuration(words, left) })}
          testId="train-progress"
        />
      </div>
      <div className="flex items-start justify-between gap-4">
        <p
          className="min-h-5 shrink-0 text-[0.8125rem] text-soft"
          data-testid="train-status"
          data-phase={phase}
        >
          {words.phases[phase]}
        </p>
        <div className="min-w-0 grow">
          <ProgressBar
            label={words.downloading}
            value={download ? download.received : null}
            max={download?.total ?? 1}
            detail={
              download
                ? fill(words.megabytes, { received: mega(download.received), total: mega(download.total) })
                : undefined
            }
            testId="digits-progress"
          />
        </div>
      </div>
    </div>
  )
}
