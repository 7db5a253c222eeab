import { readAvif, readHeic } from './photo-formats/avif'
import { readBmp } from './photo-formats/bmp'
import { readGif } from './photo-formats/gif'
import { readIco } from './photo-formats/ico'
import { readJpeg } from './photo-formats/jpeg'
import { readPng } from './photo-formats/png'
import type { HeaderReader, PhotoHeader } from './photo-formats/read'
import { readJxl, readTiff } from './photo-formats/strangers'
import { readSvg } from './photo-formats/svg'
import { readWebp } from './photo-formats/webp'

export type { PhotoHeader } from './photo-formats/read'

const readers: readonly [PhotoHeader['type'], HeaderReader][] = [
  ['jpeg', readJpeg],
  ['png', readPng],
  ['gif', readGif],
  ['webp', readWebp],
  ['avif', readAvif],
  ['heic', readHeic],
  ['bmp', readBmp],
  ['ico', readIco],
  ['tiff', readTiff],
  ['jxl', readJxl],
  ['svg', readSvg],
]

/**
 * Looks at a file before it is decoded: what it is, how large, whether it moves, whether its end is missing. Decoders
 * fail on such things in one and the same unhelpful way, or silently show half a picture.
 *
 * Judges by content alone. Never throws and takes time in proportion to the file at most, on any bytes: lengths that the
 * file claims are never trusted.
 */
export function readPhotoHeader(bytes: Uint8Array): PhotoHeader {
  for (const [type, read] of readers) {
    const header = read(bytes)
    if (header) return { type, ...header }
  }
  return { type: 'unknown', width: null, height: null, animated: false, complete: true, cmyk: false }
}
