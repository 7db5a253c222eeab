import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { ProbabilityBars } from '@/components/viz/probability-bars'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { formatShare } from '../draw-bench/shares'
import { topOf } from '../draw-bench/top-of'
import type { Readings } from './use-readings'

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']

interface AnswerProps {
  readings: Readings
  /** Of the picture that is looked at; null until there are. */
  probabilities: readonly number[] | null
}

/** The digit that the network takes the picture for, and the share of each. */
export function Answer({ readings, probabilities }: AnswerProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.limits
  const { reading, progress, error, network, retry } = readings
  const top = probabilities ? topOf(probabilities) : null
  const kilobytes = (bytes: number) => formatNumber(Math.round(bytes / 1000), lang)
  const loading = progress
    ? fill(words.weights, { received: kilobytes(progress.received), total: kilobytes(progress.total) })
    : words.starting
  const caption = () => {
    if (probabilities && top !== null)
      return fill(words.share, { percent: formatShare(probabilities[top], 1, lang) })
    return reading ? words.reading : words.waiting
  }

  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-soft">{words.answer}</p>
      <div className="grid grid-cols-[4rem_1fr] gap-4">
        <div
          className="flex flex-col items-center text-center"
          data-testid="limits-answer"
          data-value={top ?? 'none'}
          data-probability={probabilities && top !== null ? probabilities[top] : undefined}
          data-network={network ?? undefined}
          data-phase={error ? 'failed' : probabilities ? 'done' : reading ? 'reading' : 'idle'}
        >
          <span className="font-mono text-6xl leading-none text-ink tabular-nums">{top ?? '–'}</span>
          <span className="mt-2 min-h-9 text-xs leading-snug text-soft">{caption()}</span>
        </div>
        <ProbabilityBars
          labels={DIGITS}
          values={probabilities}
          label={words.bars}
          format={(value) => formatShare(value, 1, lang)}
          className="auto-rows-[1.375rem]"
        />
      </div>
      <div className="min-h-10">
        {error ? (
          <Alert tone="error" action={<Button onClick={retry}>{words.retry}</Button>}>
            {errorSentence(strings, error)}
          </Alert>
        ) : reading && !probabilities ? (
          <ProgressBar label={loading} value={progress?.received ?? 0} max={progress?.total ?? 1} />
        ) : (
          network && <p className="text-xs text-soft">{words.by[network]}</p>
        )}
      </div>
    </div>
  )
}
