import { refuseWeights } from '../invalid'
import { numberTypes, other, type NumberType } from '../number-types'
import type { RandomAccess } from '../random-access'
import { viewOf, type Storage, type TensorSource } from '../tensor-source'
import { Dictionary, TensorView, type StorageReference, type Value } from './values'

const storageTypes: Record<string, NumberType> = {
  FloatStorage: numberTypes.float32,
  HalfStorage: numberTypes.float16,
  BFloat16Storage: numberTypes.bfloat16,
  DoubleStorage: numberTypes.float64,
  LongStorage: other(8),
  IntStorage: other(4),
  ShortStorage: other(2),
  CharStorage: other(1),
  ByteStorage: other(1),
  BoolStorage: other(1),
}

export function storageType({ type }: StorageReference): NumberType {
  if (!Object.hasOwn(storageTypes, type)) refuseWeights(`pickle: numbers of a kind ${type.slice(0, 40)}`)
  return storageTypes[type]
}

/** Where a training loop puts the state_dict when it saves other things beside it. */
const WRAPPERS = ['state_dict', 'model_state_dict', 'model']
/** What torch.nn.DataParallel puts before every name. */
const PARALLEL = 'module.'

function tensorsIn(value: Value): Map<string, TensorView> {
  if (!(value instanceof Dictionary))
    refuseWeights('pickle: holds no state_dict (only weights can be read, not whole models)')
  const wrapped = WRAPPERS.map((key) => value.get(key)).find((inner) => inner instanceof Dictionary)
  const entries = [...((wrapped as Dictionary | undefined) ?? value)]
  const parallel = entries.every(([name]) => String(name).startsWith(PARALLEL))
  return new Map(
    entries.map(([key, tensor]) => {
      const name = String(key).slice(parallel ? PARALLEL.length : 0)
      if (!(tensor instanceof TensorView)) refuseWeights(`${name.slice(0, 80)}: no tensor`)
      return [name, tensor]
    }),
  )
}

/**
 * The tensors of an unpickled state_dict, their numbers still in the file.
 * @param place where a storage lies in the file: called once for each
 * @throws CodedError weights-invalid for anything that is no state_dict, or a tensor outside its storage
 */
export function namedTensors(
  file: RandomAccess,
  value: Value,
  place: (reference: StorageReference, type: NumberType) => Pick<Storage, 'begin' | 'crc'>,
): Map<string, TensorSource> {
  const storages = new Map<string, Storage>()
  function storageOf(reference: StorageReference): Storage {
    const type = storageType(reference)
    const known = storages.get(reference.key)
    if (known) {
      if (known.type !== type || known.length !== reference.length)
        refuseWeights(`pickle: storage ${reference.key.slice(0, 40)} is two things at once`)
      return known
    }
    const { key, length } = reference
    const made = { name: `storage ${key.slice(0, 40)}`, type, length, ...place(reference, type) }
    storages.set(key, made)
    return made
  }
  return new Map(
    [...tensorsIn(value)].map(([name, { storage, offset, shape, strides }]) => [
      name,
      viewOf(file, storageOf(storage), shape, offset, strides),
    ]),
  )
}
