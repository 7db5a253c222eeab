import { CodedError } from '@/lib/errors'

/** No IDX file of ours comes near this many values; a header that claims more is damaged. */
const LARGEST_COUNT = 2 ** 30

/**
 * Decodes an IDX file of unsigned bytes, the format of MNIST's four files: two zero bytes, the type (8), the number of
 * dimensions, each dimension as a big-endian 32-bit integer, then the values in row-major order (the format is described
 * on MNIST's own page).
 *
 * @returns the dimensions and the values, 0 to 255; `data` is a view into `bytes`, not a copy
 * @throws CodedError `idx-invalid` unless magic number, dimensions and the file's exact length agree
 */
export function decodeIdx(bytes: Uint8Array): { dims: number[]; data: Uint8Array } {
  const fail = (problem: string) => new CodedError('idx-invalid', { problem })
  if (bytes.length < 4) throw fail(`only ${bytes.length} bytes`)
  const [zero, alsoZero, type, rank] = bytes
  if (zero !== 0 || alsoZero !== 0) throw fail('does not begin as an IDX file')
  if (type !== 0x08) throw fail(`values of type 0x${type.toString(16)}, expected unsigned bytes (0x8)`)
  if (rank < 1 || rank > 4) throw fail(`${rank} dimensions`)
  const start = 4 + 4 * rank
  if (bytes.length < start) throw fail('the header is cut off')

  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const dims: number[] = []
  let count = 1
  for (let i = 0; i < rank; i++) {
    const size = view.getUint32(4 + 4 * i)
    count *= size
    if (size === 0 || count > LARGEST_COUNT)
      throw fail(`impossible dimensions ${[...dims, size].join(' x ')}`)
    dims.push(size)
  }
  const held = bytes.length - start
  if (held !== count) throw fail(`${dims.join(' x ')} needs ${count} bytes of data, the file holds ${held}`)
  return { dims, data: bytes.subarray(start) }
}
