import { bigEndian, characters, dimension, type HeaderReader } from './read'

const SIGNATURE = '\x89PNG\r\n\x1a\n'

/** PNG and APNG (an acTL chunk that announces more than one frame): walks the chunks. */
export const readPng: HeaderReader = (bytes) => {
  if (characters(bytes, 0, 8) !== SIGNATURE) return null
  const isHeader = characters(bytes, 12, 4) === 'IHDR'
  const width = isHeader ? dimension(bigEndian(bytes, 16, 4)) : null
  const height = isHeader ? dimension(bigEndian(bytes, 20, 4)) : null
  let animated = false
  let complete = false
  let at = 8
  while (at < bytes.length) {
    const length = bigEndian(bytes, at, 4)
    const type = characters(bytes, at + 4, 4)
    const end = at + 12 + length // length, type, data, checksum
    if (type === 'acTL') animated = bigEndian(bytes, at + 8, 4) > 1
    if (type.length === 4 && !/^[A-Za-z]{4}$/.test(type)) complete = true // damaged, not short: let the decoder judge
    if (type === 'IEND' && end <= bytes.length) complete = true
    if (complete || !(end <= bytes.length)) break
    at = end
  }
  return { width, height, animated, complete, cmyk: false }
}
