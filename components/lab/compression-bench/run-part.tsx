import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { CompressionState } from '@/lib/engine/compression'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'

interface Props {
  state: CompressionState
  /** What is shown was made with other settings. */
  outdated: boolean
  onRun: () => void
  onCancel: () => void
}

/** Begins, tells how far it is, and stops. */
export function RunPart({ state, outdated, onRun, onCancel }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.compression
  const { phase, progress, made, error } = state
  const busy = phase === 'loading' || phase === 'making' || phase === 'looking'
  const million = (count: number) =>
    formatNumber(count / 1e6, lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const detail = () => {
    if (!progress) return undefined
    const { done, total } = progress
    if (phase === 'loading') return fill(words.bytes, { received: million(done), total: million(total) })
    if (phase === 'making') return fill(words.weights, { done: million(done), total: million(total) })
    return fill(words.photoCount, { done, total })
  }
  const label = phase === 'making' ? words.making : phase === 'looking' ? words.looking : words.loading
  const again = phase === 'stopped' || phase === 'failed'
  return (
    <div className="mt-4 grid gap-3">
      {error && (
        <Alert
          tone="error"
          testId="compression-error"
          action={<Button onClick={onRun}>{words.retry}</Button>}
        >
          {errorSentence(strings, error)}
        </Alert>
      )}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        {busy ? (
          <Button onClick={onCancel} data-testid="compression-cancel">
            {words.cancel}
          </Button>
        ) : (
          (!made || again) &&
          !error && (
            <Button kind="primary" onClick={onRun} data-testid="compression-start">
              {made || again ? words.retry : words.start}
            </Button>
          )
        )}
        <div className="min-w-0 flex-1 basis-56">
          {busy ? (
            <ProgressBar
              label={label}
              value={progress?.done ?? 0}
              max={progress?.total ?? 1}
              detail={detail()}
              testId="compression-progress"
            />
          ) : (
            <p className="text-sm text-soft">
              {phase === 'stopped' && made
                ? words.stopped
                : outdated
                  ? words.outdated
                  : made
                    ? words.live
                    : words.startHint}
            </p>
          )}
        </div>
      </div>
    </div>
  )
}
