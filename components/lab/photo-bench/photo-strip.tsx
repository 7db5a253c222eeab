import { WrongIcon } from '@/components/ui/icons'
import { classes } from '@/components/ui/classes'
import { useBenchStrings } from '../bench-strings'
import { bytesOf, PHOTOS_LIMIT_BYTES, type PagePhoto } from '@/lib/engine/photos-on-page'
import { sizeText } from '../take-away/size-text'
import { fill } from '@/lib/i18n/fill'
import { PixelCanvas } from './pixel-canvas'

interface PhotoStripProps {
  photos: readonly PagePhoto[]
  chosen: number | null
  onChoose: (id: number) => void
  onRemove: (id: number) => void
}

/** The photos of the page, the newest first. It has its height before the first one comes. */
export function PhotoStrip({ photos, chosen, onChoose, onRemove }: PhotoStripProps) {
  const { strings, lang } = useBenchStrings()
  const words = strings.photo
  const bytes = photos.reduce((sum, one) => sum + bytesOf(one), 0)
  const size = (count: number) => sizeText(count, strings.takeAway, lang)
  return (
    <div className="mb-3 min-h-27 @md:min-h-24">
      {photos.length === 0 ? (
        <p className="m-0 flex h-16 w-full items-center rounded-md border border-dashed border-line px-3 text-xs text-soft">
          {words.stripEmpty}
        </p>
      ) : (
        <ul
          aria-label={words.strip}
          data-testid="photo-strip"
          className="m-0 flex w-full list-none gap-2 overflow-x-auto p-1"
        >
          {photos.map(({ id, name, thumb }) => (
            <li key={id} data-name={name} className="relative m-0 shrink-0 p-0">
              <button
                type="button"
                aria-pressed={id === chosen}
                aria-label={fill(words.show, { name })}
                title={name}
                onClick={() => onChoose(id)}
                onKeyDown={(event) => {
                  if (event.key !== 'Delete' && event.key !== 'Backspace') return
                  event.preventDefault()
                  onRemove(id)
                }}
                className={classes(
                  'block h-16 w-24 cursor-pointer overflow-hidden rounded-md border-2 bg-wash hover:border-lenet',
                  id === chosen ? 'border-lenet' : 'border-edge/60',
                )}
              >
                {thumb && (
                  <PixelCanvas
                    pixels={thumb.rgba}
                    width={thumb.width}
                    height={thumb.height}
                    label=""
                    className="size-full object-cover"
                  />
                )}
              </button>
              <button
                type="button"
                aria-label={fill(words.remove, { name })}
                title={fill(words.remove, { name })}
                onClick={() => onRemove(id)}
                className="absolute top-0 right-0 flex size-8 cursor-pointer items-start justify-end p-1"
              >
                <span className="rounded-full bg-card text-ink">
                  <WrongIcon />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length > 0 && (
        <p className="m-0 text-xs text-soft" data-testid="photo-strip-size" data-bytes={bytes}>
          {fill(words.stripFull, { size: size(bytes), limit: size(PHOTOS_LIMIT_BYTES) })}
        </p>
      )}
    </div>
  )
}
