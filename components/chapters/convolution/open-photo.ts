import { readPhotoHeader } from '@/lib/data/photo-header'
import { SITE_BASE } from '@/lib/engine/site-base'
import { averagedColours, type PhotoName } from './picture'

/** A canvas reduces well by so much at a time; the rest is averaged. */
const DECODED_SIDE = 224
const MOST_BYTES = 40e6
const MOST_PIXELS = 40e6
const HEAD_BYTES = 256 * 1024

export type PhotoProblem = 'not-a-picture' | 'too-large'

export class PhotoError extends Error {
  constructor(readonly problem: PhotoProblem) {
    super(problem)
  }
}

/**
 * The middle square of a picture file as [side x side x 3] brightness values. The file stays on this device. Its size is
 * read from its first bytes before anything is decoded.
 * @throws PhotoError for what is no picture or too large a one
 */
export async function openPhoto(file: Blob, side: number): Promise<Float64Array> {
  if (file.size > MOST_BYTES) throw new PhotoError('too-large')
  try {
    const header = readPhotoHeader(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))
    if ('width' in header && Number(header.width) * Number(header.height) > MOST_PIXELS)
      throw new PhotoError('too-large')
    return await decode(file, side)
  } catch (thrown) {
    throw thrown instanceof PhotoError ? thrown : new PhotoError('not-a-picture')
  }
}

async function decode(file: Blob, side: number): Promise<Float64Array> {
  const bitmap = await createImageBitmap(file)
  try {
    const from = Math.floor(DECODED_SIDE / side) * side
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = from
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) throw new PhotoError('not-a-picture')
    context.fillStyle = '#fff' // behind what is transparent
    context.fillRect(0, 0, from, from)
    const square = Math.min(bitmap.width, bitmap.height)
    const [left, top] = [(bitmap.width - square) / 2, (bitmap.height - square) / 2]
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, left, top, square, square, 0, 0, from, from)
    return averagedColours(context.getImageData(0, 0, from, from).data, from, side)
  } finally {
    bitmap.close()
  }
}

const photos = new Map<string, Promise<Float64Array>>()

/** One of the site's photos, fetched once; a failed fetch is tried again at the next call. */
export function loadPhoto(name: PhotoName, side: number): Promise<Float64Array> {
  const key = `${name}/${side}`
  const known = photos.get(key)
  if (known) return known
  const promise = fetch(`${SITE_BASE}/photos/${name}.jpg`)
    .then((response) => {
      if (!response.ok) throw new Error(`${name}.jpg: ${response.status}`)
      return response.blob()
    })
    .then((blob) => decode(blob, side))
  photos.set(key, promise)
  promise.catch(() => photos.delete(key))
  return promise
}
