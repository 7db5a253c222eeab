import { dimension, littleEndian, type HeaderReader } from './read'

/** ICO: a list of entries of 16 bytes, each a picture of at most 256 x 256; browsers show the largest. */
export const readIco: HeaderReader = (bytes) => {
  if (littleEndian(bytes, 0, 4) !== 0x1_0000) return null
  const count = littleEndian(bytes, 4, 2)
  // Other files begin with these bytes too: the first entry must have its reserved byte and be within reach.
  if (!(count >= 1 && count <= 256) || bytes[9] !== 0 || littleEndian(bytes, 18, 4) < 6 + 16 * count)
    return null
  let [side, end] = [0, 0]
  let [width, height] = [0, 0]
  for (let entry = 0; entry < count; entry++) {
    const at = 6 + 16 * entry
    const [across, down] = [bytes[at] || 256, bytes[at + 1] || 256]
    if (across * down > side) {
      side = across * down
      ;[width, height] = [across, down]
    }
    const last = littleEndian(bytes, at + 8, 4) + littleEndian(bytes, at + 12, 4)
    end = Math.max(end, Number.isNaN(last) ? Infinity : last)
  }
  return {
    width: dimension(width),
    height: dimension(height),
    animated: false,
    complete: end <= bytes.length,
    cmyk: false,
  }
}
