import { sayNumber } from '@/components/viz/say-number'
import type { StrongPlace } from '@/lib/data/strongest'
import { fill } from '@/lib/i18n/fill'
import { receptiveField } from '@/lib/nn/receptive-field'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { PhotoSeen } from '@/lib/protocol/photo-messages'
import { useBenchStrings } from '../bench-strings'
import { PhotoCrop } from './photo-crop'

interface PatchesProps {
  spec: AnyNetwork
  /** Of the layer in the spec. */
  index: number
  seen: PhotoSeen
  places: readonly StrongPlace[]
  at: { row: number; column: number }
  onChoose: (place: StrongPlace) => void
}

/** The parts of the photo behind the strongest values of a map; each can be chosen. */
export function Patches({ spec, index, seen, places, at, onChoose }: PatchesProps) {
  const words = useBenchStrings().strings.photoInside.layers
  return (
    <div data-testid="photo-patches">
      <p className="text-sm">{words.strongest}</p>
      <p className="mb-2 text-xs leading-normal text-soft">
        {places.length > 0 ? words.strongestHow : words.none}
      </p>
      <ul className="grid grid-cols-4 gap-2 @min-[36rem]:grid-cols-6">
        {places.map((place) => {
          const field = receptiveField(spec, index, place.row, place.column)
          const chosen = place.row === at.row && place.column === at.column
          const say = fill(words.patch, {
            row: place.row + 1,
            column: place.column + 1,
            value: sayNumber(place.value),
          })
          return (
            <li key={`${place.row}/${place.column}`}>
              <button
                type="button"
                aria-label={say}
                aria-pressed={chosen}
                title={say}
                data-testid="photo-patch"
                data-row={place.row}
                data-column={place.column}
                data-value={place.value}
                data-field={[field.top, field.left, field.height, field.width].join(' ')}
                onClick={() => onChoose(place)}
                className={`flex w-full cursor-pointer flex-col items-center rounded-md border p-1 ${
                  chosen ? 'border-lenet ring-1 ring-lenet' : 'border-edge/60 hover:border-lenet'
                }`}
              >
                <span className="flex aspect-square w-full items-center justify-center">
                  <PhotoCrop seen={seen} field={field} size={128} className="max-h-full max-w-full" />
                </span>
                <span className="mt-1 font-mono text-xs tabular-nums">{sayNumber(place.value)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
