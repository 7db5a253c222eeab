import { fill } from '@/lib/i18n/fill'
import type { Field } from '@/lib/nn/receptive-field'
import type { PhotoSeen } from '@/lib/protocol/photo-messages'
import { useBenchStrings } from '../bench-strings'
import { PhotoCrop } from './photo-crop'

interface FieldOnPhotoProps {
  seen: PhotoSeen
  field: Field
}

/** The photo, and what a value sees of it: the rest is veiled. */
export function FieldOnPhoto({ seen, field }: FieldOnPhotoProps) {
  const words = useBenchStrings().strings.photoInside.layers
  const { side } = seen
  const { top, left, height, width } = field
  const rows = {
    top: top + 1,
    bottom: top + height,
    left: left + 1,
    right: left + width,
    side,
    height,
    width,
  }
  const box = { x: left, y: top, width, height, vectorEffect: 'non-scaling-stroke' } as const
  const all = height === side && width === side
  return (
    <figure className="min-w-0" data-testid="photo-field" data-field={[top, left, height, width].join(' ')}>
      <figcaption className="mb-1 text-sm text-soft">{words.field}</figcaption>
      <div
        role="img"
        aria-label={fill(words.fieldLabel, rows)}
        className="relative aspect-square w-full border border-edge/60 bg-wash"
      >
        <PhotoCrop seen={seen} field={null} size={480} className="block size-full" />
        <svg viewBox={`0 0 ${side} ${side}`} className="absolute inset-0 size-full" aria-hidden fill="none">
          <path
            d={`M0 0H${side}V${side}H0ZM${left} ${top}V${top + height}H${left + width}V${top}Z`}
            fill="#14161a"
            fillOpacity="0.6"
            fillRule="evenodd"
          />
          <rect {...box} stroke="#fff" strokeWidth="4" />
          <rect {...box} stroke="#2f62c9" strokeWidth="2" />
        </svg>
      </div>
      <p className="mt-1 min-h-10 text-xs leading-normal text-soft">
        {all ? words.seesAll : fill(words.sees, rows)}
      </p>
    </figure>
  )
}
