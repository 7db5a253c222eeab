import { PhotoInput } from '@/components/lab/photo-source'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { ProgressBar } from '@/components/ui/progress-bar'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { FigureProps } from './figures'
import { drawnOf } from './forms'
import { samples, type Traced } from './use-trace'

interface Props extends FigureProps {
  trace: Traced
}

/** One of our photos, or the reader's own. */
export function PhotoChoice({ trace, words }: Props) {
  const w = words.photo
  return (
    <div role="group" aria-label={w.title} className="flex flex-wrap items-center gap-2">
      <span className="text-sm text-soft">{w.title}</span>
      {samples.map((name) => (
        <Button
          key={name}
          pressed={trace.of === name}
          onClick={() => trace.choose(name)}
          data-testid={`alexnet-photo-${name}`}
        >
          {w.samples[name]}
        </Button>
      ))}
      <PhotoInput
        label={trace.of === 'own' ? w.another : w.choose}
        testId="alexnet-photo-input"
        kind="plain"
        onChoose={trace.open}
      />
      <span className="text-xs text-soft">{w.stays}</span>
      {trace.networks.length > 1 && (
        <Choices
          label={w.network}
          value={trace.network}
          options={trace.networks.map((value) => ({ value, label: words.drawn[drawnOf[value]] }))}
          onChange={trace.chooseNetwork}
          testId="alexnet-running"
        />
      )}
    </div>
  )
}

/** What goes on while the photo is not there, or has not gone through the network; nothing once it has. */
export function PhotoStatus({ trace, lang, words, errors }: Props) {
  const w = words.photo
  const { phase, progress, error, cancelled } = trace.state
  const retry = <Button onClick={trace.retry}>{cancelled ? w.again : w.retry}</Button>
  if (error)
    return (
      <Alert tone="error" testId="alexnet-photo-error" action={!error.code.startsWith('photo-') && retry}>
        {errorSentence({ errors }, error)}
      </Alert>
    )
  if (cancelled)
    return (
      <Alert tone="info" action={retry}>
        {w.cancelled}
      </Alert>
    )
  if (phase === 'done') return null
  const megabytes = (bytes: number) =>
    formatNumber(bytes / 1e6, lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (
    <div className="flex items-end gap-4">
      <div className="min-w-0 flex-1">
        <ProgressBar
          label={fill(phase === 'running' ? w.running : w.loading, {
            network: words.drawn[drawnOf[trace.network]],
          })}
          value={progress ? progress.received : 0}
          max={progress ? progress.total : 1}
          detail={
            progress
              ? fill(w.loadingBytes, {
                  received: megabytes(progress.received),
                  total: megabytes(progress.total),
                })
              : undefined
          }
        />
      </div>
      <Button onClick={trace.cancel} data-testid="alexnet-photo-cancel">
        {w.cancel}
      </Button>
    </div>
  )
}
