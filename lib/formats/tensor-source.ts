import { refuseWeights } from './invalid'
import type { NumberType } from './number-types'
import type { RandomAccess } from './random-access'
import { crc32 } from './zip'

/** A tensor of a file whose numbers have not been read yet. */
export interface TensorSource {
  readonly shape: readonly number[]
  /** Bytes that reading all of it takes from the file. */
  readonly bytes: number
  /** Gives back what the reader holds when it is let go. */
  open(): TensorReader
}

export interface TensorReader {
  /**
   * `count` values from `first` on, row-major, as float32.
   * @throws CodedError weights-invalid for another type than a floating-point one, or a checksum that differs
   */
  read(first: number, count: number): Promise<Float32Array<ArrayBuffer>>
}

/** Numbers one after another in a file, of which a tensor shows some. */
export interface Storage {
  /** Where it is called so. */
  name: string
  type: NumberType
  /** Number of elements. */
  length: number
  /** First byte in the file; found out when it is needed. */
  begin: () => Promise<number>
  /** Of all its bytes, where the file says it. */
  crc?: number
}

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, dimension) => product * dimension, 1)

/** Row-major without gaps: the strides that a tensor of this shape has unless something was transposed or cut out. */
export const denseStrides = (shape: readonly number[]): number[] =>
  shape.map((_, i) => sizeOf(shape.slice(i + 1)))

/** Reads stretches of a storage; checks its checksum when they were all of it, from the first to the last. */
function storageReader(file: RandomAccess, { name, type, length, begin, crc }: Storage) {
  let start: number | null = null
  let [checked, running] = [0, 0]
  return async (first: number, count: number): Promise<Float32Array<ArrayBuffer>> => {
    start ??= await begin()
    const bytes = await file.read(start + first * type.bytes, count * type.bytes)
    if (crc !== undefined && first === checked) {
      running = crc32(bytes, running)
      checked += count
      if (checked === length && running !== crc) refuseWeights(`${name}: damaged, its checksum differs`)
    }
    return type.values(bytes)
  }
}

/** A tensor whose elements follow each other in `storage` from `offset` on. */
function contiguous(
  file: RandomAccess,
  shape: readonly number[],
  storage: Storage,
  offset: number,
): TensorSource {
  return {
    shape,
    bytes: sizeOf(shape) * storage.type.bytes,
    open() {
      const read = storageReader(file, storage)
      return { read: (first, count) => read(offset + first, count) }
    },
  }
}

/** A view with gaps or in another order: what it spans is read once and held as long as the reader. */
function strided(
  file: RandomAccess,
  shape: readonly number[],
  storage: Storage,
  offset: number,
  strides: readonly number[],
): TensorSource {
  const span = 1 + shape.reduce((sum, dimension, i) => sum + (dimension - 1) * strides[i], 0)
  const steps = denseStrides(shape)
  return {
    shape,
    bytes: span * storage.type.bytes,
    open() {
      let held: Promise<Float32Array<ArrayBuffer>> | null = null
      return {
        async read(first, count) {
          held ??= storageReader(file, storage)(offset, span)
          const values = await held
          const out = new Float32Array(count)
          for (let i = 0; i < count; i++) {
            let rest = first + i
            let at = 0
            for (let d = 0; d < shape.length; d++) {
              const index = Math.floor(rest / steps[d])
              rest -= index * steps[d]
              at += index * strides[d]
            }
            out[i] = values[at]
          }
          return out
        },
      }
    },
  }
}

/**
 * A tensor as a view of a storage. Everything is checked here, before anything is read.
 * @throws CodedError weights-invalid where it reaches beyond its storage
 */
export function viewOf(
  file: RandomAccess,
  storage: Storage,
  shape: readonly number[],
  offset: number,
  strides: readonly number[] = denseStrides(shape),
): TensorSource {
  const size = sizeOf(shape)
  const end =
    size === 0 ? 0 : shape.reduce((sum, dimension, i) => sum + (dimension - 1) * strides[i], offset + 1)
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(end) || end > storage.length)
    refuseWeights(
      `${storage.name}: a tensor of [${shape.slice(0, 8).join(', ')}] reaches beyond its ${storage.length} numbers`,
    )
  const dense = denseStrides(shape)
  const plain = size === 0 || shape.every((dimension, i) => dimension === 1 || strides[i] === dense[i])
  return plain ? contiguous(file, shape, storage, offset) : strided(file, shape, storage, offset, strides)
}
