import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useBenchStrings } from '../bench-strings'
import type { CodedError } from '@/lib/errors'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { errorSentence } from '@/lib/i18n/error-sentence'
import type { Progress } from '@/lib/protocol/messages'

interface StatusLineProps {
  state: { phase: string; progress: Progress | null; error: CodedError | null }
  words: { starting: string; weights: string; retry: string }
  /** Why the test digits could not be had, and what fetches them again. */
  digitsError: CodedError | null
  onRetry: () => void
  testId: string
  /** Gives the place its height. */
  className: string
  /** What stands there while all is well. */
  children: ReactNode
}

/** What is under way or went wrong, in a place that is always kept free for it. */
export function StatusLine({
  state,
  words,
  digitsError,
  onRetry,
  testId,
  className,
  children,
}: StatusLineProps) {
  const { lang, strings } = useBenchStrings()
  const { phase, progress } = state
  const error = state.error ?? digitsError
  const kilobytes = (bytes: number) => formatNumber(Math.round(bytes / 1000), lang)
  const loading =
    progress &&
    fill(words.weights, { received: kilobytes(progress.received), total: kilobytes(progress.total) })

  return (
    <div className={`flex flex-col justify-center ${className}`} data-testid={testId} data-phase={phase}>
      {error ? (
        <Alert tone="error" action={<Button onClick={onRetry}>{words.retry}</Button>}>
          {errorSentence(strings, error)}
        </Alert>
      ) : phase === 'starting' ? (
        <ProgressBar
          label={loading ?? words.starting}
          value={progress?.received ?? 0}
          max={progress?.total ?? 1}
        />
      ) : (
        children
      )}
    </div>
  )
}
