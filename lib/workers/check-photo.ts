import { readPhotoHeader } from '@/lib/data/photo-header'
import { CodedError } from '@/lib/errors'

/**
 * Megapixels above which a photo is refused: decoded it takes four bytes a pixel, and no browser reliably scales while
 * it decodes, so a larger one could take a phone's whole memory.
 */
const LIMIT_MEGAPIXELS = 40

/** No picture within the limit needs more: eight bytes a pixel (16 bits a channel, uncompressed). */
const LIMIT_BYTES = LIMIT_MEGAPIXELS * 8e6

/** Enough for the headers of all but a few files, whose metadata push the size further back. */
const HEAD_BYTES = 256 * 1024

const KINDS = {
  jpeg: { type: 'JPEG', mime: 'image/jpeg' },
  png: { type: 'PNG', mime: 'image/png' },
  gif: { type: 'GIF', mime: 'image/gif' },
  webp: { type: 'WebP', mime: 'image/webp' },
  avif: { type: 'AVIF', mime: 'image/avif' },
  heic: { type: 'HEIC', mime: 'image/heic' }, // only Safari opens these
  bmp: { type: 'BMP', mime: 'image/bmp' },
  ico: { type: 'ICO', mime: 'image/x-icon' },
  // Their size is not read, so they are not opened; but a reader hears what they are.
  tiff: { type: 'TIFF', mime: 'image/tiff' },
  jxl: { type: 'JPEG XL', mime: 'image/jxl' },
} as const

export interface CheckedPhoto {
  /** What the bytes are, as a reader calls it. */
  type: string
  mime: string
  animated: boolean
}

/** @throws CodedError photo-too-large */
export function checkSize(width: number, height: number): void {
  const megapixels = (width * height) / 1e6
  if (megapixels > LIMIT_MEGAPIXELS) {
    // Rounded up, or 40.01 would be refused as 40.
    throw new CodedError('photo-too-large', {
      megapixels: Math.ceil(megapixels * 10) / 10,
      limit: LIMIT_MEGAPIXELS,
    })
  }
}

async function read(photo: Blob, end: number, name: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await photo.slice(0, end).arrayBuffer())
  } catch {
    throw new CodedError('photo-not-a-picture', { name }) // a folder, or a file that is gone since it was chosen
  }
}

/**
 * Looks at a file before anything is decoded: its first bytes, and all of them only when they are a picture's of a
 * size that may be opened.
 * @throws CodedError photo-empty, photo-not-a-picture, photo-svg, photo-too-large, photo-truncated
 */
export async function checkPhoto(photo: Blob, name: string): Promise<CheckedPhoto> {
  if (photo.size === 0) throw new CodedError('photo-empty')
  let header = readPhotoHeader(await read(photo, HEAD_BYTES, name))
  if (header.type === 'svg') throw new CodedError('photo-svg')
  if (header.type === 'unknown') throw new CodedError('photo-not-a-picture', { name })
  const { type, mime } = KINDS[header.type]
  checkSize(header.width ?? 0, header.height ?? 0)
  if (photo.size > LIMIT_BYTES) throw new CodedError('photo-undecodable', { type })
  if (photo.size > HEAD_BYTES) {
    header = readPhotoHeader(await read(photo, photo.size, name))
    checkSize(header.width ?? 0, header.height ?? 0)
  }
  if (!header.complete) throw new CodedError('photo-truncated', { type })
  if (header.width === null || header.height === null) throw new CodedError('photo-undecodable', { type })
  return { type, mime, animated: header.animated }
}
