import { characters, dimension, littleEndian, type HeaderReader } from './read'

const EXTENSION = 0x21
const IMAGE = 0x2c

/** Bytes of a colour table, from the flags byte that announces it. */
const colourTable = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** GIF (GIF89a specification): walks the blocks and counts the frames. */
export const readGif: HeaderReader = (bytes) => {
  if (!['GIF87a', 'GIF89a'].includes(characters(bytes, 0, 6))) return null
  let width = dimension(littleEndian(bytes, 6, 2))
  let height = dimension(littleEndian(bytes, 8, 2))
  let frames = 0
  let at = 13 + colourTable(bytes[10] ?? 0)
  while (at < bytes.length) {
    const kind = bytes[at]
    if (kind === EXTENSION) at = afterBlocks(bytes, at + 2)
    else if (kind === IMAGE) {
      frames++
      width ??= dimension(littleEndian(bytes, at + 5, 2))
      height ??= dimension(littleEndian(bytes, at + 7, 2))
      at = afterBlocks(bytes, at + 11 + colourTable(bytes[at + 9] ?? 0))
    } else break // the trailer; or damage, which the decoder shall judge
  }
  // A missing trailer is common and harmless; a file that ends inside a block, or before any frame, is cut.
  const complete = frames > 0 && at <= bytes.length
  return { width, height, animated: frames > 1, complete, cmyk: false }
}

/** Skips sub-blocks up to their terminator; Infinity when the file ends before that. */
function afterBlocks(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length) {
    const size = bytes[at]
    at += 1 + size
    if (size === 0) return at
  }
  return Number.POSITIVE_INFINITY
}
