import { useCallback } from 'react'
import { useBenchStrings } from '../bench-strings'
import { PHOTO_SIDE } from '@/lib/data/photo-input'
import { fill } from '@/lib/i18n/fill'
import type { PhotoSeen } from '@/lib/protocol/messages'
import { markSquare } from './mark-square'
import { PixelCanvas } from './pixel-canvas'

const TITLE = 'm-0 self-end font-sans! text-sm font-normal text-soft'
const FRAME = 'flex items-center justify-center overflow-hidden rounded-md bg-wash text-soft text-sm'

/** The photo with the square that is used, and that square as the network sees it. Both keep their places. */
export function PhotoView({ seen, name }: { seen: PhotoSeen | null; name: string | null }) {
  const { strings } = useBenchStrings()
  const words = strings.photo
  const mark = useCallback(
    (context: CanvasRenderingContext2D) => seen && markSquare(context, seen.previewWidth, seen.previewHeight),
    [seen],
  )
  const size = seen && {
    name: name ?? '',
    width: seen.width,
    height: seen.height,
    side: Math.min(seen.width, seen.height),
  }
  const side = seen?.side ?? PHOTO_SIDE
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_6rem] gap-x-3 gap-y-1.5 @lg:grid-cols-[minmax(0,1fr)_12rem] @lg:gap-x-4">
      <h3 className={TITLE}>{words.photoTitle}</h3>
      <h3 className={TITLE}>{words.seenTitle}</h3>
      <div className={`${FRAME} aspect-[4/3]`}>
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
        {seen && (
          <PixelCanvas
            pixels={seen.rgba}
            width={side}
            height={side}
            label={fill(words.seenAlt, { side })}
            className="h-full w-full [image-rendering:pixelated]"
          />
        )}
      </div>
      <p className="col-span-2 m-0 min-h-12 text-xs text-soft @lg:min-h-8">
        {size ? fill(words.square, { ...size, seen: side }) : fill(words.squareEmpty, { seen: side })}{' '}
        {seen?.animated && words.firstFrame}
      </p>
    </div>
  )
}
