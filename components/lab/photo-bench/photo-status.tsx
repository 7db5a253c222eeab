import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useBenchStrings } from '../bench-strings'
import type { PhotoState } from '@/lib/engine/photo-classifier'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { errorSentence } from '@/lib/i18n/error-sentence'

interface PhotoStatusProps {
  state: PhotoState
  onCancel: () => void
  onRetry: () => void
}

/** What goes on while there is no answer; it stands where the answer will. */
export function PhotoStatus({ state, onCancel, onRetry }: PhotoStatusProps) {
  const { strings, lang } = useBenchStrings()
  const { phase, progress, views, error, cancelled } = state
  const words = strings.photo
  const retry = <Button onClick={onRetry}>{words.retry}</Button>

  if (error) {
    return (
      <Alert tone="error" testId="photo-error" action={!error.code.startsWith('photo-') && retry}>
        {errorSentence(strings, error)}
      </Alert>
    )
  }
  if (cancelled)
    return (
      <Alert tone="info" action={retry}>
        {words.status.cancelled}
      </Alert>
    )
  if (phase === 'idle') return <p className="m-0 text-sm text-soft">{words.status.idle}</p>
  if (phase === 'done') return null

  const megabytes = (bytes: number) =>
    formatNumber(bytes / 1e6, lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (
    <div className="flex items-end gap-4">
      <div className="min-w-0 flex-1">
        <ProgressBar
          testId="photo-progress"
          label={
            phase === 'running'
              ? words.status.running
              : progress
                ? words.status.loading
                : words.status.starting
          }
          value={progress ? progress.received : (views?.done ?? 0)}
          max={progress ? progress.total : (views?.total ?? 1)}
          detail={
            progress
              ? fill(words.status.bytes, {
                  received: megabytes(progress.received),
                  total: megabytes(progress.total),
                })
              : views
                ? fill(words.views, views)
                : undefined
          }
        />
      </div>
      <Button onClick={onCancel} data-testid="photo-cancel">
        {words.cancel}
      </Button>
    </div>
  )
}
