import { classes as join } from '@/components/ui/classes'
import { useBenchStrings } from '../bench-strings'
import type { CropPlace } from '@/lib/data/photo-preparation'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { CropAnswer } from '@/lib/protocol/photo-messages'
import { labelOf, type PhotoClass } from './classes'
import { placeName } from './place-name'
import { topClasses } from './top-classes'

interface CropVotesProps {
  crops: readonly CropAnswer[]
  classes: readonly PhotoClass[]
  /** The first of the average. */
  winner: number
  /** The one that is pressed. */
  held: number | null
  /** null: none is pointed at any more. */
  onPoint: (crop: number | null) => void
  /** Pressed, or pressed again. */
  onHold: (crop: number) => void
}

/** What each of the ten looks says by itself; the one that is pointed at lights up on the photo. */
export function CropVotes({ crops, classes, winner, held, onPoint, onHold }: CropVotesProps) {
  const { strings, lang } = useBenchStrings()
  const words = strings.photo
  return (
    <section aria-label={words.votes} className="mt-4">
      <h3 className="m-0 font-sans! text-sm font-semibold">{words.votes}</h3>
      <p className="mt-0.5 mb-2 text-xs text-soft">{words.votesHint}</p>
      <ol
        data-testid="crop-votes"
        className="m-0 grid list-none grid-cols-2 gap-1.5 p-0 @2xl:grid-cols-5"
        onPointerLeave={() => onPoint(null)}
      >
        {crops.map((crop, i) => {
          const [{ index, probability }] = topClasses(crop.probabilities, 1)
          const one = classes[index]
          const percent = formatNumber(probability, lang, { style: 'percent', maximumFractionDigits: 0 })
          const label = labelOf(one, lang)
          return (
            <li key={i} className="m-0 min-w-0 p-0">
              <button
                type="button"
                aria-pressed={held === i}
                aria-label={fill(words.vote, { place: placeName(crop, words), label, percent })}
                data-testid="crop-vote"
                data-place={crop.place}
                data-mirrored={crop.mirrored}
                data-wnid={one.wnid}
                data-probability={probability}
                onClick={() => onHold(i)}
                onFocus={() => onPoint(i)}
                onBlur={() => onPoint(null)}
                onPointerEnter={(event) => event.pointerType === 'mouse' && onPoint(i)}
                className={join(
                  'flex min-h-11 w-full cursor-pointer items-center gap-2 rounded-md border px-2 py-1 text-left text-xs hover:border-lenet',
                  held === i ? 'border-lenet bg-wash' : 'border-line bg-card',
                )}
              >
                <PlaceSign place={crop.place} mirrored={crop.mirrored} />
                <span className={join('min-w-0 flex-1 truncate', index === winner && 'font-semibold')}>
                  {label}
                </span>
                <span className="font-mono tabular-nums">{percent}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const CORNERS: Record<CropPlace, [x: number, y: number]> = {
  'top-left': [1, 1],
  'top-right': [7, 1],
  'bottom-left': [1, 7],
  'bottom-right': [7, 7],
  centre: [4, 4],
}

/** Where a look is, as a small drawing; an arrow to the left for a mirrored one. */
function PlaceSign({ place, mirrored }: { place: CropPlace; mirrored: boolean }) {
  const [x, y] = CORNERS[place]
  return (
    <svg viewBox="0 0 20 20" className="size-5 shrink-0" aria-hidden="true" fill="none" stroke="currentColor">
      <rect x="0.5" y="0.5" width="19" height="19" rx="2" className="text-soft" />
      <rect x={x} y={y} width="12" height="12" className="fill-lenet" stroke="none" />
      {mirrored && (
        <path
          d={`M${x + 10} ${y + 6}H${x + 2.5}m3-3-3 3 3 3`}
          className="stroke-on-lenet"
          strokeWidth="1.6"
        />
      )}
    </svg>
  )
}
