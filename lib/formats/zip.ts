import { refuseWeights } from './invalid'

/** ZIP archives whose files are stored as they are (APPNOTE.TXT of PKWARE, method 0). */
export interface ZipEntry {
  name: string
  bytes: Uint8Array
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50]
const [LOCAL_SIZE, CENTRAL_SIZE, END_SIZE] = [30, 46, 22]
/** Names are UTF-8. */
const UTF8 = 0x0800
/** 1 January 1980, the first day that the format can say: the same network gives the same bytes on any day. */
const FIRST_DAY = 0x0021
/** More than any archive of ours or of tfjs has. */
const MOST_ENTRIES = 100

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** CRC-32 as ZIP and gzip use it; `before` is that of the bytes before these, 0 at the beginning. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before
  for (let i = 0; i < bytes.length; i++) crc = crcTable[(crc ^ bytes[i]) & 255] ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** What the two headers of an entry share, from the version on. */
function common(view: DataView, at: number, { bytes }: ZipEntry, nameLength: number): void {
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, UTF8, true)
  view.setUint16(at + 8, FIRST_DAY, true)
  view.setUint32(at + 10, crc32(bytes), true)
  view.setUint32(at + 14, bytes.length, true)
  view.setUint32(at + 18, bytes.length, true)
  view.setUint16(at + 22, nameLength, true)
}

/** Files as one archive, uncompressed, in the order given. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const names = entries.map(({ name }) => new TextEncoder().encode(name))
  const nameBytes = names.reduce((sum, { length }) => sum + length, 0)
  const dataBytes = entries.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const centralStart = entries.length * LOCAL_SIZE + nameBytes + dataBytes
  const centralBytes = entries.length * CENTRAL_SIZE + nameBytes
  const out = new Uint8Array(centralStart + centralBytes + END_SIZE)
  const view = new DataView(out.buffer)
  let at = 0
  let central = centralStart
  entries.forEach((entry, i) => {
    view.setUint32(central, CENTRAL, true)
    view.setUint16(central + 4, 20, true)
    common(view, central + 6, entry, names[i].length)
    view.setUint32(central + 42, at, true)
    out.set(names[i], central + CENTRAL_SIZE)
    central += CENTRAL_SIZE + names[i].length
    view.setUint32(at, LOCAL, true)
    common(view, at + 4, entry, names[i].length)
    out.set(names[i], at + LOCAL_SIZE)
    out.set(entry.bytes, at + LOCAL_SIZE + names[i].length)
    at += LOCAL_SIZE + names[i].length + entry.bytes.length
  })
  view.setUint32(central, END, true)
  view.setUint16(central + 8, entries.length, true)
  view.setUint16(central + 10, entries.length, true)
  view.setUint32(central + 12, centralBytes, true)
  view.setUint32(central + 16, centralStart, true)
  return out
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === LOCAL

/** The end record lies in the last 22 bytes, before a comment of at most 65,535. */
function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - END_SIZE - 0xffff)
  for (let at = view.byteLength - END_SIZE; at >= least; at--) if (view.getUint32(at, true) === END) return at
  return refuseWeights('zip: cut off, its list of files is missing')
}

/**
 * The files of an archive, views into `bytes`; folders are left out. Only stored files are read.
 * Throws CodedError('weights-invalid') for damage, compression, or more than 100 files.
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) refuseWeights(`zip: ${count} files`)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL)
      refuseWeights(`zip: entry ${i} of ${count} is damaged`)
    const nameLength = view.getUint16(at + 28, true)
    if (at + CENTRAL_SIZE + nameLength > end) refuseWeights(`zip: entry ${i} of ${count} is damaged`)
    const name = new TextDecoder().decode(bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength))
    if (!name.endsWith('/')) entries.push(readEntry(bytes, view, at, name))
    at += CENTRAL_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function readEntry(bytes: Uint8Array, view: DataView, central: number, name: string): ZipEntry {
  const method = view.getUint16(central + 10, true)
  if (method !== 0) refuseWeights(`zip: ${name} is compressed; unpack it and choose the files in it`)
  const size = view.getUint32(central + 24, true)
  const local = view.getUint32(central + 42, true)
  if (local + LOCAL_SIZE > bytes.length || view.getUint32(local, true) !== LOCAL)
    refuseWeights(`zip: ${name} is not where the list says`)
  const start = local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + size > bytes.length) refuseWeights(`zip: ${name} has ${size} bytes, more than the file holds`)
  const content = bytes.subarray(start, start + size)
  if (crc32(content) !== view.getUint32(central + 16, true))
    refuseWeights(`zip: ${name} is damaged, its checksum differs`)
  return { name, bytes: content }
}
