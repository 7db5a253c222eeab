import { WrongIcon } from '@/components/ui/icons'
import type { ComparedAnswers } from '@/lib/engine/compression'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { classes, labelOf } from '../photo-bench/classes'
import { PhotoCrop } from '../photo-inside-bench/photo-crop'
import { compared } from './compared'

interface Props {
  photo: ComparedAnswers
  /** Null where it is one of ours. */
  onRemove: (() => void) | null
}

/** A photo and what both networks say of it. */
export function PhotoRow({ photo, onRemove }: Props) {
  const { strings } = useBenchStrings()
  const words = strings.compression
  const { name, found, error } = photo
  return (
    <li className="m-0 flex items-start gap-3 p-0 text-sm" data-name={name}>
      {found ? (
        <PhotoCrop seen={found.seen} field={null} size={72} className="size-18 shrink-0 rounded-md bg-wash" />
      ) : (
        <span className="size-18 shrink-0 rounded-md bg-wash" aria-hidden />
      )}
      <div className="min-w-0 flex-1">
        <p className="truncate text-soft">{name}</p>
        {found ? <Answers found={found} /> : <p role="alert">{error && errorSentence(strings, error)}</p>}
      </div>
      {onRemove && (
        <button
          type="button"
          aria-label={fill(words.remove, { name })}
          title={fill(words.remove, { name })}
          onClick={onRemove}
          className="flex size-11 shrink-0 cursor-pointer items-center justify-center"
        >
          <WrongIcon />
        </button>
      )}
    </li>
  )
}

function Answers({ found }: { found: NonNullable<ComparedAnswers['found']> }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.compression
  const both = compared(found)
  const { same, moved } = both
  return (
    <div
      data-testid="compression-photo"
      data-same={same}
      data-moved={moved}
      data-untouched={both.untouched.index}
      data-made={both.small.index}
    >
      {(['untouched', 'small'] as const).map((which) => (
        <p key={which} className="flex justify-between gap-3">
          <span className="min-w-0">
            <span className="text-soft">{fill(words.says, { network: words[which] })}</span>{' '}
            {labelOf(classes[both[which].index], lang)}
          </span>
          <span className="font-mono tabular-nums">
            {formatNumber(both[which].probability, lang, { style: 'percent', maximumFractionDigits: 1 })}
          </span>
        </p>
      ))}
      <p className="text-soft">
        <b className="text-ink">{same ? words.same : words.other}</b>
        {' · '}
        {fill(words.moved, { points: formatNumber(100 * moved, lang, { maximumFractionDigits: 1 }) })}
      </p>
    </div>
  )
}
