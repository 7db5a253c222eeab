import { datasetOfFiles, datasetOfSymbols, type Dataset, type OwnData } from '@/lib/data/own-data'
import { CodedError } from '@/lib/errors'

/** Ten times the largest file of MNIST: what is longer, packed or not, is no such set. */
const MOST_BYTES = 500 * 2 ** 20

const tooLong = () => new CodedError('idx-invalid', { problem: `more than ${MOST_BYTES / 2 ** 20} MiB` })

/** The bytes of a file, unpacked where they are gzip: told by the bytes, not by the name. */
async function bytesOf(file: Blob): Promise<Uint8Array> {
  if (file.size > MOST_BYTES) throw tooLong()
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  if (start[0] !== 0x1f || start[1] !== 0x8b) return new Uint8Array(await file.arrayBuffer())
  const parts: Uint8Array[] = []
  let length = 0
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new CodedError('idx-invalid', { problem: 'damaged gzip' })
    })
    if (done) break
    length += value.length
    if (length > MOST_BYTES) {
      void reader.cancel()
      throw tooLong()
    }
    parts.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
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
