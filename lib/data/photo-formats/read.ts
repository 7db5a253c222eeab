/** What a file's first bytes (and its outline) say about the picture in it. */
export interface PhotoHeader {
  /** By content, never by name. */
  type: 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'heic' | 'bmp' | 'ico' | 'tiff' | 'jxl' | 'svg' | 'unknown'
  /** As stored, in pixels, before any EXIF rotation; null when the file does not say. */
  width: number | null
  height: number | null
  /** Holds more than one frame. */
  animated: boolean
  /** False when the end of the file is surely missing; true also when nobody can tell. */
  complete: boolean
  /** JPEG with four components (CMYK or YCCK, as printers use). */
  cmyk: boolean
}

/** A format's reader: null when the bytes are not of this format. Reads within the bytes whatever they claim. */
export type HeaderReader = (bytes: Uint8Array) => Omit<PhotoHeader, 'type'> | null

/** An unsigned big-endian number of `size` (1 to 6) bytes; NaN beyond the end, so that comparisons with it fail. */
export function bigEndian(bytes: Uint8Array, at: number, size: number): number {
  if (at + size > bytes.length) return Number.NaN
  let value = 0
  for (let i = 0; i < size; i++) value = value * 256 + bytes[at + i]
  return value
}

/** The same, little-endian. */
export function littleEndian(bytes: Uint8Array, at: number, size: number): number {
  if (at + size > bytes.length) return Number.NaN
  let value = 0
  for (let i = size - 1; i >= 0; i--) value = value * 256 + bytes[at + i]
  return value
}

/** `length` bytes as characters, one each; shorter at the end of the file. */
export function characters(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

/** A dimension as the header gives it, or null for 0 and for what lies beyond the end. */
export function dimension(value: number): number | null {
  return value > 0 ? value : null
}
