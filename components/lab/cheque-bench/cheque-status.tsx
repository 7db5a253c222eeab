import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { ChequeState } from '@/lib/engine/cheque'
import type { CodedError } from '@/lib/errors'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'

interface ChequeStatusProps {
  state: ChequeState
  /** Why the digits of an example could not be had. */
  digitsError: CodedError | null
  onRetry: () => void
  /** What stands there while all is well. */
  children: ReactNode
}

/** What is under way or went wrong, in a place that is always kept free for it. */
export function ChequeStatus({ state, digitsError, onRetry, children }: ChequeStatusProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.cheque
  const { phase, progress } = state
  const error = state.error ?? digitsError
  const kilobytes = (bytes: number) => formatNumber(Math.round(bytes / 1000), lang)
  const loading =
    progress &&
    fill(words.weights, { received: kilobytes(progress.received), total: kilobytes(progress.total) })
  return (
    <div className="flex min-h-14 flex-col justify-center" data-testid="cheque-status" data-phase={phase}>
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
