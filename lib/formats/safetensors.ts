import { isCount, isRecord, refuseWeights } from './invalid'

/**
 * The safetensors format (https://github.com/huggingface/safetensors, "Format"): eight bytes with the length of a
 * JSON header, the header (name -> dtype, shape, data_offsets), then all data without gaps. Only F32 is read.
 */
export interface NamedTensor {
  shape: number[]
  data: Float32Array
}

/** The format's own limit for the header, in bytes. */
const headerLimit = 100_000_000

interface Entry {
  name: string
  dtype: string
  shape: number[]
  begin: number
  end: number
}

function readHeader(
  bytes: Uint8Array,
  fileLength = bytes.length,
): { header: Record<string, unknown>; dataStart: number } {
  if (bytes.length < 8) refuseWeights(`safetensors: ${bytes.length} bytes are too few`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getBigUint64(0, true)
  if (length > BigInt(Math.min(headerLimit, bytes.length - 8)))
    refuseWeights(`safetensors: header of ${length} bytes in a file of ${fileLength}`)
  const dataStart = 8 + Number(length)
  let header: unknown
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, dataStart)))
  } catch {
    refuseWeights('safetensors: header is not JSON')
  }
  if (!isRecord(header)) refuseWeights('safetensors: header is not an object')
  return { header, dataStart }
}

/** @param itemBytes of a number of the type; null: any number of bytes, for a tensor that will not be read */
function readEntry(
  name: string,
  value: unknown,
  dataLength: number,
  itemBytes: (dtype: string) => number | null,
): Entry {
  if (!isRecord(value)) refuseWeights(`${name}: no description`)
  const { dtype, shape, data_offsets: offsets } = value
  if (typeof dtype !== 'string') refuseWeights(`${name}: no type`)
  const bytes = itemBytes(dtype)
  if (!Array.isArray(shape) || shape.length > 8 || !shape.every(isCount))
    refuseWeights(`${name}: shape is not a list of at most eight whole numbers`)
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount))
    refuseWeights(`${name}: data_offsets are not two whole numbers`)
  const [begin, end] = offsets as [number, number]
  if (begin > end || end > dataLength) refuseWeights(`${name}: bytes ${begin} to ${end} of ${dataLength}`)
  const size = shape.reduce((product: number, dimension: number) => product * dimension, bytes ?? 0)
  if (size !== end - begin && bytes !== null)
    refuseWeights(`${name}: ${end - begin} bytes for shape [${shape.join(', ')}]`)
  return { name, dtype, shape: [...(shape as number[])], begin, end }
}

/** The format allows no gaps and no sharing; checked before anything is copied, so a small file cannot ask for much memory. */
function requireContiguous(entries: Entry[], dataLength: number): void {
  let expected = 0
  for (const { name, begin, end } of [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== expected) refuseWeights(`${name}: begins at byte ${begin} instead of ${expected}`)
    expected = end
  }
  if (expected !== dataLength) refuseWeights(`safetensors: tensors end at byte ${expected} of ${dataLength}`)
}

/**
 * What a header says of its tensors, checked: they fill the data without gaps, and sizes fit shapes.
 * @param head the first bytes of the file, its header at least
 * @param fileLength bytes of the whole file
 * @param itemBytes of a number of a type; null for a type that is not known
 * @throws CodedError weights-invalid
 */
export function parseHeader(
  head: Uint8Array,
  fileLength: number,
  itemBytes: (dtype: string) => number | null,
): { entries: Entry[]; dataStart: number } {
  const { header, dataStart } = readHeader(head, fileLength)
  const dataLength = fileLength - dataStart
  const known = (dtype: string) =>
    itemBytes(dtype) ?? refuseWeights(`safetensors: numbers of type ${dtype.slice(0, 20)}`)
  const entries = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => readEntry(name, value, dataLength, known))
  requireContiguous(entries, dataLength)
  return { entries, dataStart }
}

/** The notes of a safetensors file, those of them that are text. Throws CodedError('weights-invalid') for a damaged header. */
export function safetensorsNotes(bytes: Uint8Array): Map<string, string> {
  const notes = readHeader(bytes).header.__metadata__
  if (!isRecord(notes)) return new Map()
  return new Map(
    Object.entries(notes).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/**
 * Reads a safetensors file: name -> shape and values (own copies, row-major, in the file's layout; NaN is kept).
 * Nothing that the header says is trusted. `skip` names tensors to leave out, which may be of any type.
 * Throws CodedError('weights-invalid') for any damage, naming the tensor.
 */
export function readSafetensors(
  bytes: Uint8Array,
  skip: (name: string) => boolean = () => false,
): Map<string, NamedTensor> {
  const { header, dataStart } = readHeader(bytes)
  const dataLength = bytes.length - dataStart
  const entries = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) =>
      readEntry(name, value, dataLength, (dtype) => {
        if (skip(name)) return null
        return dtype === 'F32' ? 4 : refuseWeights(`${name}: type ${dtype} instead of F32`)
      }),
    )
  requireContiguous(entries, dataLength)
  const read = entries.filter(({ name }) => !skip(name))
  return new Map(
    read.map(({ name, shape, begin, end }) => {
      // A copy, because a Float32Array must begin at a multiple of four bytes; little-endian, as every browser is.
      const data = new Float32Array(bytes.slice(dataStart + begin, dataStart + end).buffer)
      return [name, { shape, data }]
    }),
  )
}

/**
 * Writes float32 tensors as a safetensors file, in the order given; `metadata` becomes `__metadata__`.
 * Throws CodedError('weights-invalid') where a shape does not fit its data, or a name is used twice or by the format.
 */
export function writeSafetensors(
  tensors: Iterable<readonly [name: string, tensor: { shape: readonly number[]; data: Float32Array }]>,
  metadata?: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const list = [...tensors]
  const entries: [string, unknown][] = metadata ? [['__metadata__', metadata]] : []
  let end = 0
  for (const [name, { shape, data }] of list) {
    const size = shape.reduce((product, dimension) => product * dimension, 1)
    if (size !== data.length) refuseWeights(`${name}: ${data.length} values for shape [${shape.join(', ')}]`)
    if (name === '__metadata__') refuseWeights('__metadata__ cannot name a tensor')
    if (entries.some(([other]) => other === name)) refuseWeights(`${name}: two tensors of this name`)
    entries.push([name, { dtype: 'F32', shape, data_offsets: [end, (end += data.byteLength)] }])
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)))
  const dataStart = 8 + Math.ceil(json.length / 8) * 8
  const bytes = new Uint8Array(dataStart + end).fill(0x20, 8, dataStart) // padded with spaces, as the format asks
  new DataView(bytes.buffer).setBigUint64(0, BigInt(dataStart - 8), true)
  bytes.set(json, 8)
  let at = dataStart
  for (const [, { data }] of list) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at)
    at += data.byteLength
  }
  return bytes
}
