import { useCallback, useMemo } from 'react'
import { useBenchStrings } from '../bench-strings'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { fill } from '@/lib/i18n/fill'
import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import type { PhotoSeen } from '@/lib/protocol/messages'
import type { CropAnswer } from '@/lib/protocol/photo-messages'
import { around, markSquare, onPreview } from './mark-square'
import { PixelCanvas } from './pixel-canvas'
import { placeName } from './place-name'

const TITLE = 'm-0 self-end font-sans! text-sm font-normal text-soft'
const FRAME = 'flex items-center justify-center overflow-hidden rounded-md bg-wash text-soft text-sm'

interface PhotoViewProps {
  seen: PhotoSeen | null
  name: string | null
  network: PhotoNetwork
  /** The views that were answered; empty while there are none. */
  crops: readonly CropAnswer[]
  /** The one of them that is pointed at. */
  lit: CropAnswer | null
}

/** The photo with the square that is used, and that square as the network sees it. Both keep their places. */
export function PhotoView({ seen, name, network, crops, lit }: PhotoViewProps) {
  const { strings } = useBenchStrings()
  const words = strings.photo
  const square = useMemo(() => {
    if (!seen) return null
    const region = lit?.region ?? (crops.length > 1 ? around(crops.map((one) => one.region)) : seen.region)
    return onPreview(region, seen)
  }, [seen, crops, lit])
  const mark = useCallback(
    (context: CanvasRenderingContext2D) =>
      seen && square && markSquare(context, seen.previewWidth, seen.previewHeight, square),
    [seen, square],
  )
  const side = seen?.side ?? photoPreparations[network].side
  const small = useMemo(() => (seen && lit ? viewOf(seen, lit) : (seen?.rgba ?? null)), [seen, lit])
  const size = seen && {
    name: name ?? '',
    width: seen.width,
    height: seen.height,
    side: Math.min(seen.width, seen.height),
  }
  const sentence = crops.length > 1 ? words.tenSquares : words.square
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_6rem] gap-x-3 gap-y-1.5 @lg:grid-cols-[minmax(0,1fr)_12rem] @lg:gap-x-4">
      <h3 className={TITLE}>{words.photoTitle}</h3>
      <h3 className={TITLE}>
        {lit ? fill(words.litTitle, { place: placeName(lit, words) }) : words.seenTitle}
      </h3>
      <div
        className={`${FRAME} aspect-[4/3]`}
        data-testid="photo-marked"
        data-square={
          square ? [square.x, square.y, square.side].map((v) => v.toFixed(1)).join(' ') : undefined
        }
      >
        {seen && size ? (
          <PixelCanvas
            pixels={seen.preview}
            width={seen.previewWidth}
            height={seen.previewHeight}
            label={fill(words.photoAlt, size)}
            over={mark}
            className="h-full w-full object-contain"
          />
        ) : (
          words.photoEmpty
        )}
      </div>
      <div className={`${FRAME} size-24 @lg:size-48`} data-testid="photo-seen">
        {small && (
          <PixelCanvas
            pixels={small}
            width={side}
            height={side}
            label={fill(words.seenAlt, { side })}
            className="h-full w-full [image-rendering:pixelated]"
          />
        )}
      </div>
      <p className="col-span-2 m-0 min-h-12 text-xs text-soft @lg:min-h-8">
        {size ? fill(sentence, { ...size, seen: side }) : fill(words.squareEmpty, { seen: side })}{' '}
        {seen?.animated && words.firstFrame}
      </p>
    </div>
  )
}

/** About what the network sees in one of its looks, cut from the preview: RGBA bytes, as many as the network's. */
function viewOf(
  { preview, previewWidth, previewHeight, width, side }: PhotoSeen,
  { region, mirrored }: CropAnswer,
): Uint8ClampedArray<ArrayBuffer> {
  const from = onPreview(region, { width, previewWidth })
  const out = new Uint8ClampedArray(side * side * 4)
  for (let row = 0; row < side; row++) {
    const y = Math.min(previewHeight - 1, Math.floor(from.y + ((row + 0.5) / side) * from.side))
    for (let column = 0; column < side; column++) {
      const along = mirrored ? side - 1 - column : column
      const x = Math.min(previewWidth - 1, Math.floor(from.x + ((along + 0.5) / side) * from.side))
      const at = (y * previewWidth + x) * 4
      out.set(preview.subarray(at, at + 4), (row * side + column) * 4)
    }
  }
  return out
}
