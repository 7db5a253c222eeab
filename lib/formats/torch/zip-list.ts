import { refuseWeights } from '../invalid'
import type { RandomAccess } from '../random-access'

/** A stored file inside a ZIP archive (APPNOTE.TXT of PKWARE), of which only the list has been read. */
export interface ArchivedFile {
  bytes: number
  crc: number
  /** Its first byte in the archive: behind its own header, which has a length of its own. */
  begin: () => Promise<number>
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50]
const [LOCAL_SIZE, CENTRAL_SIZE, END_SIZE] = [30, 46, 22]
const MOST_ENTRIES = 10_000
const MOST_LIST_BYTES = 4_000_000

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The end record lies in the last 22 bytes, before a comment of at most 65,535. */
async function findEnd(file: RandomAccess): Promise<DataView> {
  const length = Math.min(file.size, END_SIZE + 0xffff)
  const view = viewOf(await file.read(file.size - length, length))
  for (let at = length - END_SIZE; at >= 0; at--)
    if (view.getUint32(at, true) === END) return new DataView(view.buffer, view.byteOffset + at, END_SIZE)
  return refuseWeights('zip: cut off, its list of files is missing')
}

async function beginOf(file: RandomAccess, name: string, local: number, size: number): Promise<number> {
  if (local + LOCAL_SIZE > file.size) refuseWeights(`zip: ${name} is not where the list says`)
  const header = viewOf(await file.read(local, LOCAL_SIZE))
  if (header.getUint32(0, true) !== LOCAL) refuseWeights(`zip: ${name} is not where the list says`)
  const begin = local + LOCAL_SIZE + header.getUint16(26, true) + header.getUint16(28, true)
  if (begin + size > file.size) refuseWeights(`zip: ${name} has ${size} bytes, more than the file holds`)
  return begin
}

/**
 * The files of an archive by their names; only stored ones, as torch writes them, in archives of less than 4 GB.
 * @throws CodedError weights-invalid for damage, compression, encryption, two files of one name
 */
export async function listZip(file: RandomAccess): Promise<Map<string, ArchivedFile>> {
  const end = await findEnd(file)
  const [count, bytes, from] = [end.getUint16(10, true), end.getUint32(12, true), end.getUint32(16, true)]
  if (count > MOST_ENTRIES || bytes > MOST_LIST_BYTES) refuseWeights(`zip: ${count} files`)
  if (from + bytes > file.size) refuseWeights('zip: its list of files lies outside')
  const list = await file.read(from, bytes)
  const view = viewOf(list)
  const files = new Map<string, ArchivedFile>()
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_SIZE > bytes || view.getUint32(at, true) !== CENTRAL)
      refuseWeights(`zip: entry ${i} of ${count} is damaged`)
    const next = at + CENTRAL_SIZE + view.getUint16(at + 28, true)
    if (next > bytes) refuseWeights(`zip: entry ${i} of ${count} is damaged`)
    const name = new TextDecoder().decode(list.subarray(at + CENTRAL_SIZE, next)).slice(0, 200)
    if (view.getUint16(at + 10, true) !== 0 || view.getUint16(at + 8, true) & 1)
      refuseWeights(`zip: ${name} is compressed or encrypted; torch stores files as they are`)
    const [crc, packed, size] = [16, 20, 24].map((place) => view.getUint32(at + place, true))
    const local = view.getUint32(at + 42, true)
    if (packed !== size) refuseWeights(`zip: ${name} has two sizes`)
    if (files.has(name)) refuseWeights(`zip: two files are called ${name}`)
    files.set(name, { bytes: size, crc, begin: () => beginOf(file, name, local, size) })
    at = next + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return files
}
