import type { ComparedAnswers } from '@/lib/engine/compression'
import type { PhotoSource } from '@/lib/engine/photos-on-page'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { PhotoInput } from '../photo-source'
import { compared } from './compared'
import { PhotoRow } from './photo-row'

interface Props {
  answers: readonly ComparedAnswers[]
  /** They are the reader's; otherwise ours stand in. */
  own: boolean
  onChoose: (source: PhotoSource) => void
  onRemove: (key: string) => void
}

/** What both networks answer, photo by photo. */
export function PhotosPart({ answers, own, onChoose, onRemove }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.compression
  const known = answers.flatMap(({ found }) => (found ? [compared(found)] : []))
  const same = known.filter((one) => one.same).length
  const mean = known.reduce((sum, { moved }) => sum + moved, 0) / known.length
  return (
    <div>
      <p className="font-semibold">{words.photosTitle}</p>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-soft">
        <span>{own ? words.yours : words.ours}</span>
        <PhotoInput label={words.choose} kind="plain" testId="compression-input" onChoose={onChoose} />
      </div>
      <ul className="mt-3 grid list-none gap-x-8 gap-y-4 p-0 @2xl:grid-cols-2">
        {answers.map((photo) => (
          <PhotoRow key={photo.key} photo={photo} onRemove={own ? () => onRemove(photo.key) : null} />
        ))}
      </ul>
      {known.length > 0 && (
        <p
          className="mt-3 text-[0.9375rem]"
          role="status"
          data-testid="compression-agreement"
          data-value={same}
          data-count={known.length}
        >
          {fill(words.agreement, {
            same,
            count: known.length,
            points: formatNumber(100 * mean, lang, { maximumFractionDigits: 1 }),
          })}
        </p>
      )}
    </div>
  )
}
