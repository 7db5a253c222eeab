import { refuseWeights } from './invalid'
import { numberTypes, other, type NumberType } from './number-types'
import type { RandomAccess } from './random-access'
import { parseHeader } from './safetensors'
import { viewOf, type TensorSource } from './tensor-source'

const types: Record<string, NumberType> = {
  F32: numberTypes.float32,
  F16: numberTypes.float16,
  BF16: numberTypes.bfloat16,
  F64: numberTypes.float64,
  I64: other(8),
  I32: other(4),
  I16: other(2),
  I8: other(1),
  U8: other(1),
  BOOL: other(1),
}

/** The format allows 100 MB; that of AlexNet has about 2 kB. */
const MOST_HEADER_BYTES = 4_000_000

/** Whether these first bytes can be those of a safetensors file: a length, and JSON. */
export const isSafetensors = (start: Uint8Array): boolean => start.length >= 9 && start[8] === 0x7b

/**
 * The tensors of a safetensors file, their numbers still in it.
 * @throws CodedError weights-invalid for any damage of the header, naming the tensor
 */
export async function openSafetensors(file: RandomAccess): Promise<Map<string, TensorSource>> {
  const start = await file.read(0, Math.min(8, file.size))
  const announced = start.length === 8 ? Number(new DataView(start.buffer).getBigUint64(0, true)) : 0
  if (announced > MOST_HEADER_BYTES) refuseWeights(`safetensors: header of ${announced} bytes`)
  const head = await file.read(0, Math.min(8 + announced, file.size))
  const { entries, dataStart } = parseHeader(head, file.size, (dtype) =>
    Object.hasOwn(types, dtype) ? types[dtype].bytes : null,
  )
  return new Map(
    entries.map(({ name, dtype, shape, begin, end }) => {
      const type = types[dtype]
      const at = dataStart + begin
      const storage = { name, type, length: (end - begin) / type.bytes, begin: async () => at }
      return [name, viewOf(file, storage, shape, 0)]
    }),
  )
}
