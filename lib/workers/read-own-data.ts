import { datasetOfFiles, datasetOfSymbols, type Dataset, type OwnData } from '@/lib/data/own-data'
import { readAtMost } from '@/lib/data/read-at-most'
import { CodedError } from '@/lib/errors'

/** Ten times the largest file of MNIST: what is longer, packed or not, is no such set. */
const MOST_BYTES = 500 * 2 ** 20

const tooLong = () => new CodedError('idx-invalid', { problem: `more than ${MOST_BYTES / 2 ** 20} MiB` })

/** The bytes of a file, unpacked where they are gzip: told by the bytes, not by the name. */
async function bytesOf(file: Blob): Promise<Uint8Array> {
  if (file.size > MOST_BYTES) throw tooLong()
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  if (start[0] !== 0x1f || start[1] !== 0x8b) return new Uint8Array(await file.arrayBuffer())
  const unpacked = file.stream().pipeThrough(new DecompressionStream('gzip'))
  return readAtMost(unpacked, MOST_BYTES).catch((reason: unknown) => {
    throw reason instanceof RangeError
      ? tooLong()
      : new CodedError('idx-invalid', { problem: 'damaged gzip' })
  })
}

/** @throws CodedError idx-invalid; the signal's reason when aborted */
export async function readOwnData(data: OwnData, signal: AbortSignal): Promise<Dataset> {
  if (data.kind === 'symbols') return datasetOfSymbols(data)
  const files: Uint8Array[] = []
  for (const file of data.files) {
    files.push(await bytesOf(file))
    signal.throwIfAborted()
  }
  return datasetOfFiles(files)
}
