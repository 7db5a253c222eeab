import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { PhotoSource } from '@/lib/engine/photos-on-page'
import type { ShownPhoto } from '@/lib/engine/photo-inside'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { photoSpecs } from '@/lib/nn/photo-networks'
import type { Progress } from '@/lib/protocol/messages'
import { useBenchStrings } from '../bench-strings'
import { PhotoOffer } from './photo-offer'

interface PhotoHeaderProps {
  shown: ShownPhoto
  /** The network is on its way, or looks at the photo. */
  busy: boolean
  stopped: boolean
  /** Bytes of weights. */
  progress: Progress | null
  onCancel: () => void
  onRetry: () => void
  onChoose: (source: PhotoSource) => void
  testId: string
}

/** Which photo, which network, and how far it has come; another photo can be taken. */
export function PhotoHeader(props: PhotoHeaderProps) {
  const { shown, busy, stopped, progress, onCancel, onRetry, onChoose, testId } = props
  const { lang, strings } = useBenchStrings()
  const words = strings.photoInside
  const megabytes = (bytes: number) =>
    formatNumber(bytes / 1e6, lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const loading = progress !== null && progress.received < progress.total
  return (
    <div className="mb-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="min-w-0 text-sm break-words" data-testid={`${testId}-of`}>
          {fill(words.of, { network: photoSpecs[shown.network].title, name: shown.name })}
        </p>
        <PhotoOffer testId={testId} onChoose={onChoose} />
      </div>
      {busy && (
        <div className="mt-3 flex items-end gap-4" data-testid={`${testId}-loading`}>
          <div className="min-w-0 flex-1">
            <ProgressBar
              label={loading ? words.loading : words.looking}
              value={progress?.received ?? 0}
              max={progress?.total ?? 1}
              detail={
                progress
                  ? fill(words.bytes, {
                      received: megabytes(progress.received),
                      total: megabytes(progress.total),
                    })
                  : undefined
              }
            />
          </div>
          <Button onClick={onCancel} data-testid={`${testId}-cancel`}>
            {words.cancel}
          </Button>
        </div>
      )}
      {stopped && (
        <div className="mt-3 flex flex-wrap items-center gap-4 text-sm">
          <span>{words.stopped}</span>
          <Button onClick={onRetry}>{words.retry}</Button>
        </div>
      )}
    </div>
  )
}
