import { resizeArea } from '@/lib/data/photo-input'
import { CodedError } from '@/lib/errors'
import type { PhotoSeen } from '@/lib/protocol/messages'
import { checkPhoto, checkSize, type CheckedPhoto } from './check-photo'
import { centredSquare, scaleRegion } from './scale-photo'

/** The square is brought near this side (pixels) by the browser, then to its end by our own area averaging. */
const WORKING_SIDE = 1024
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

/**
 * Decodes a photo in a worker as {@link openPhoto} does and scales its largest centred square to `side` x `side`;
 * transparent parts are laid on white.
 * @returns RGBA bytes, row by row, opaque; the photo scaled down for the page; how long it took, in ms
 * @throws CodedError photo-*; an AbortError when `signal` is aborted
 */
export async function decodePhoto(
  photo: Blob,
  name: string,
  side: number,
  signal: AbortSignal,
): Promise<PhotoSeen> {
  const start = performance.now()
  return openPhoto(photo, name, signal, (bitmap, { animated }) => {
    const { width, height } = bitmap
    const square = scaleRegion(bitmap, centredSquare(width, height), WORKING_SIDE)
    const preview = scaleRegion(bitmap, { x: 0, y: 0, width, height }, PREVIEW_SIDE)
    return {
      rgba: resizeArea(square.data, square.width, square.height, side),
      side,
      width,
      height,
      preview: preview.data,
      previewWidth: preview.width,
      previewHeight: preview.height,
      animated,
      decodeMs: performance.now() - start,
    }
  })
}
