/** Files with weights as readers bring them, of full size and quickly made: nearly all of it is a hole on the disk. */
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { photoSpecs } from '@/lib/nn/photo-networks'
import { parameterList } from '@/lib/nn/parameters'

interface Entry {
  name: string
  bytes: number
  /** Where it is not all zeros. */
  content?: Buffer
}

const ZEROS = Buffer.alloc(1 << 20)

function sumOf({ bytes, content }: Entry): number {
  if (content) return crc32(content)
  let sum = 0
  for (let left = bytes; left > 0; left -= ZEROS.length)
    sum = crc32(ZEROS.subarray(0, Math.min(left, ZEROS.length)), sum)
  return sum
}

/** Local header (4.3.7 of PKWARE's APPNOTE) or entry of the central directory (4.3.12), stored without compression. */
function header({ name, bytes }: Entry, crc: number, at: number | null): Buffer {
  const local = at === null
  const out = Buffer.alloc(local ? 30 : 46)
  out.writeUInt32LE(local ? 0x04034b50 : 0x02014b50, 0)
  const fields = local ? 14 : 16
  out.writeUInt32LE(crc, fields)
  out.writeUInt32LE(bytes, fields + 4)
  out.writeUInt32LE(bytes, fields + 8)
  out.writeUInt16LE(name.length, fields + 12)
  if (!local) out.writeUInt32LE(at, 42)
  return Buffer.concat([out, Buffer.from(name)])
}

function writeZip(path: string, entries: readonly Entry[]): number {
  const file = openSync(path, 'w')
  const central: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const crc = sumOf(entry)
    central.push(header(entry, crc, at))
    const local = header(entry, crc, null)
    writeSync(file, local, 0, local.length, at)
    at += local.length
    if (entry.content) writeSync(file, entry.content, 0, entry.bytes, at)
    at += entry.bytes
  }
  const list = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  ftruncateSync(file, at)
  writeSync(file, Buffer.concat([list, end]), 0, list.length + 22, at)
  closeSync(file)
  return at + list.length + 22
}

/**
 * torchvision's AlexNet as torch saves it: all weights 0, and one bias of the last layer 10, so that whatever it is shown
 * it answers `answer` with e^10 / (e^10 + 999).
 * @returns bytes of the file
 */
export function writeAlexNetPth(path: string, answer: number): number {
  const pickle = readFileSync('tests/fixtures/weights/alexnet-state-dict.pkl')
  const storages = parameterList(photoSpecs.alexnet).map(({ name, size }, key): Entry => {
    const entry = { name: `alexnet/data/${key}`, bytes: 4 * size }
    if (name !== 'fc8.bias') return entry
    const content = Buffer.alloc(4 * size)
    content.writeFloatLE(10, 4 * answer)
    return { ...entry, content }
  })
  return writeZip(path, [
    { name: 'alexnet/data.pkl', bytes: pickle.length, content: pickle },
    ...storages,
    { name: 'alexnet/version', bytes: 2, content: Buffer.from('3\n') },
  ])
}
