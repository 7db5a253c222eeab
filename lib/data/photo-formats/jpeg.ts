import { bigEndian, dimension, type HeaderReader } from './read'

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9

/** Frame headers: C0 to CF without DHT (C4), JPG (C8) and DAC (CC). ITU-T T.81, table B.1. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** Markers without a length: TEM, RST0 to RST7, SOI. */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** JPEG: walks the segments, so that a thumbnail inside EXIF is not taken for the picture. */
export const readJpeg: HeaderReader = (bytes) => {
  if (bigEndian(bytes, 0, 3) !== 0xffd8ff) return null
  const found = {
    width: null as number | null,
    height: null as number | null,
    components: 0,
    complete: false,
  }
  let at = 2
  while (at < bytes.length) {
    at = nextMarker(bytes, at)
    if (at < 0) break
    const marker = bytes[at]
    at++
    if (marker === END_OF_IMAGE) {
      found.complete = true // what follows (a video, a second picture) is not ours
      break
    }
    if (standsAlone(marker)) continue
    if (isFrame(marker) && found.width === null) {
      found.height = dimension(bigEndian(bytes, at + 3, 2))
      found.width = dimension(bigEndian(bytes, at + 5, 2))
      found.components = bytes[at + 7] ?? 0
    }
    const length = bigEndian(bytes, at, 2)
    if (!(length >= 2)) continue // damaged: decoders go on at the next marker, so do we
    at += length
    if (marker === START_OF_SCAN) at = endOfScan(bytes, at)
  }
  const { width, height, complete, components } = found
  return { width, height, animated: false, complete, cmyk: components === 4 }
}

/** Where the code of the next marker stands (after one or more FF), or -1. */
function nextMarker(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0 && at < bytes.length) {
    while (bytes[at] === 0xff) at++
    if (at >= bytes.length) return -1
    if (bytes[at] !== 0) return at
    at = bytes.indexOf(0xff, at)
  }
  return -1
}

/** Compressed data holds FF only as FF 00 or as a restart marker; any other marker ends it. Points at its FF. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length) {
    const code = nextMarker(bytes, at)
    if (code < 0) return bytes.length
    if (bytes[code] < 0xd0 || bytes[code] > 0xd7) return code - 1
    at = code + 1
  }
  return bytes.length
}
