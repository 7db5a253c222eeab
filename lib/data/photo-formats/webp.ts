import { characters, dimension, littleEndian, type HeaderReader } from './read'

const ANIMATION_FLAG = 0x02

/** WebP (RFC 9649): the RIFF size, and the first chunk, which is VP8, VP8L or VP8X. */
export const readWebp: HeaderReader = (bytes) => {
  if (characters(bytes, 0, 4) !== 'RIFF' || characters(bytes, 8, 4) !== 'WEBP') return null
  const complete = littleEndian(bytes, 4, 4) + 8 <= bytes.length
  const { width, height, animated } = readFirstChunk(bytes)
  return { width: dimension(width), height: dimension(height), animated, complete, cmyk: false }
}

function readFirstChunk(bytes: Uint8Array): { width: number; height: number; animated: boolean } {
  const data = 20 // after RIFF, size, WEBP, and the chunk's own name and size
  switch (characters(bytes, 12, 4)) {
    case 'VP8 ': // three bytes of frame tag and three of start code, then 14 bits each
      return {
        width: littleEndian(bytes, data + 6, 2) & 0x3fff,
        height: littleEndian(bytes, data + 8, 2) & 0x3fff,
        animated: false,
      }
    case 'VP8L': {
      const bits = littleEndian(bytes, data + 1, 4)
      if (Number.isNaN(bits)) break
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, animated: false }
    }
    case 'VP8X':
      return {
        width: littleEndian(bytes, data + 4, 3) + 1,
        height: littleEndian(bytes, data + 7, 3) + 1,
        animated: (bytes[data] & ANIMATION_FLAG) !== 0,
      }
  }
  return { width: 0, height: 0, animated: false }
}
