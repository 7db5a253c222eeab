import { bigEndian, type HeaderReader } from './read'

const known = { width: null, height: null, animated: false, complete: true, cmyk: false }

/** TIFF and what is built on it (raw files of cameras): 'II*\0' or 'MM\0*'. */
export const readTiff: HeaderReader = (bytes) =>
  [0x49492a00, 0x4d4d002a].includes(bigEndian(bytes, 0, 4)) ? known : null

/** JPEG XL: a bare stream (ISO/IEC 18181-2, FF 0A), or the box that it is kept in. */
export const readJxl: HeaderReader = (bytes) =>
  bigEndian(bytes, 0, 2) === 0xff0a ||
  (bigEndian(bytes, 0, 4) === 12 && bigEndian(bytes, 4, 4) === 0x4a584c20)
    ? known
    : null
