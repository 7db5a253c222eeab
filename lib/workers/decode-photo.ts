import { cutView, viewsOf, type CropPlace, type PhotoPreparation } from '@/lib/data/photo-preparation'
import { CodedError } from '@/lib/errors'
import type { PhotoSeen, PhotoSquare } from '@/lib/protocol/photo-messages'
import { checkPhoto, checkSize, type CheckedPhoto } from './check-photo'
import { scaleRegion } from './scale-photo'
import { scaledSquare } from './scaled-square'

/** Longer side of the picture that the page shows. */
const PREVIEW_SIDE = 640

/** A bitmap whose memory is given back at the end, whatever happens. */
async function withBitmap<T>(blob: Blob, type: string, work: (bitmap: ImageBitmap) => T): Promise<T> {
  let bitmap: ImageBitmap
  try {
    // The first frame of an animation, turned the right way up.
    bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' })
  } catch {
    throw new CodedError('photo-undecodable', { type })
  }
  try {
    return work(bitmap)
  } finally {
    bitmap.close()
  }
}

/**
 * Opens a photo in a worker by the browser's own decoders and hands its bitmap to `work`, which must be done with it when
 * it returns. Nothing is believed that the file says of itself: name and type are not looked at, and the decoded size is
 * checked again. EXIF rotation is respected; of an animation it is the first frame.
 * @throws CodedError photo-*; an AbortError when `signal` is aborted
 */
export async function openPhoto<T>(
  photo: Blob,
  name: string,
  signal: AbortSignal,
  work: (bitmap: ImageBitmap, checked: CheckedPhoto) => T,
): Promise<T> {
  const checked = await checkPhoto(photo, name)
  signal.throwIfAborted()
  // Firefox picks its decoder by the blob's type, so that has to be what the bytes are.
  return withBitmap(photo.slice(0, photo.size, checked.mime), checked.type, (bitmap) => {
    signal.throwIfAborted()
    checkSize(bitmap.width, bitmap.height)
    return work(bitmap, checked)
  })
}

/** One view of a photo, as a network sees it. */
export interface DecodedView {
  place: CropPlace
  mirrored: boolean
  /** RGBA bytes, row by row, opaque. */
  rgba: Uint8ClampedArray<ArrayBuffer>
  /** The part of the photo that it shows. */
  region: PhotoSquare
}

export interface DecodedPhoto {
  seen: PhotoSeen
  views: DecodedView[]
}

/**
 * Decodes a photo in a worker as {@link openPhoto} does and prepares it for a network; transparent parts are laid on
 * white (Pillow's convert('RGB') leaves what is under them).
 * @throws CodedError photo-*; an AbortError when `signal` is aborted
 */
export async function decodePhoto(
  photo: Blob,
  name: string,
  preparation: PhotoPreparation,
  signal: AbortSignal,
  crops: 1 | 10 = 1,
): Promise<DecodedPhoto> {
  const start = performance.now()
  return openPhoto(photo, name, signal, (bitmap, { animated }) => {
    const { width, height } = bitmap
    const { square, views: places } = viewsOf(preparation, crops)
    const scaled = scaledSquare(bitmap, preparation.filter, square)
    const views = places.map(({ place, mirrored, x, y }) => ({
      place,
      mirrored,
      rgba: cutView(scaled.rgba, square, { x, y, mirrored }, preparation.side),
      region: {
        x: scaled.x + x * scaled.pixel,
        y: scaled.y + y * scaled.pixel,
        side: preparation.side * scaled.pixel,
      },
    }))
    const centre = views.find(({ place, mirrored }) => place === 'centre' && !mirrored)!
    const preview = scaleRegion(bitmap, { x: 0, y: 0, width, height }, PREVIEW_SIDE)
    return {
      seen: {
        // Its own copy: what is given to the page is moved there.
        rgba: centre.rgba.slice(),
        side: preparation.side,
        region: centre.region,
        width,
        height,
        preview: preview.data,
        previewWidth: preview.width,
        previewHeight: preview.height,
        animated,
        decodeMs: performance.now() - start,
      },
      views,
    }
  })
}
