import { characters, dimension, littleEndian, type HeaderReader } from './read'

const HEADER_SIZES = [12, 40, 52, 56, 64, 108, 124]
const signed = (value: number) => (value >= 2 ** 31 ? value - 2 ** 32 : value)

/** Windows bitmaps. "BM" alone proves little, so the second header's size must be a known one. */
export const readBmp: HeaderReader = (bytes) => {
  const headerSize = littleEndian(bytes, 14, 4)
  if (characters(bytes, 0, 2) !== 'BM' || !HEADER_SIZES.includes(headerSize)) return null
  const old = headerSize === 12
  const width = old ? littleEndian(bytes, 18, 2) : Math.abs(signed(littleEndian(bytes, 18, 4)))
  // Negative when the rows go from top to bottom.
  const height = old ? littleEndian(bytes, 20, 2) : Math.abs(signed(littleEndian(bytes, 22, 4)))
  const bitsPerPixel = littleEndian(bytes, old ? 24 : 28, 2)
  const compression = old ? 0 : littleEndian(bytes, 30, 4)
  const rowBytes = Math.ceil((width * bitsPerPixel) / 32) * 4
  const stored = compression === 0 || compression === 3 ? rowBytes * height : littleEndian(bytes, 34, 4)
  const complete = littleEndian(bytes, 10, 4) + stored <= bytes.length
  return { width: dimension(width), height: dimension(height), animated: false, complete, cmyk: false }
}
