import type { PhotoStripCalls } from '@/lib/protocol/photo-strip-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { openPhoto } from './decode-photo'
import { scaleRegion } from './scale-photo'

/** Longer side of a small picture, in pixels. */
const THUMB_SIDE = 112

/** Small pictures for the strip of photos; needs no engine. */
export function createPhotoStripHandlers(): Handlers<PhotoStripCalls> {
  return {
    'photo/thumb': ({ photo, name }, { signal }) =>
      openPhoto(photo, name, signal, (bitmap) => {
        const { width, height } = bitmap
        const small = scaleRegion(bitmap, { x: 0, y: 0, width, height }, THUMB_SIDE)
        return {
          rgba: small.data as Uint8ClampedArray<ArrayBuffer>,
          width: small.width,
          height: small.height,
        }
      }),
  }
}
