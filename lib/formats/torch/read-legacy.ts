import { refuseWeights } from '../invalid'
import type { RandomAccess } from '../random-access'
import type { TensorSource } from '../tensor-source'
import { namedTensors, storageType } from './state-dict'
import { unpickle } from './unpickle'
import { Dictionary, type StorageReference } from './values'

/** torch/serialization.py: MAGIC_NUMBER and PROTOCOL_VERSION. */
const MAGIC = BigInt('0x1950a86a20f9469cfc6c')
const VERSION = 1001
/** The five pickles at the beginning; those of AlexNet have about 3 kB. */
const MOST_PICKLE_BYTES = 4_000_000
const MOST_STORAGES = 10_000

/** Whether these first bytes are those of the form before torch 1.6: a pickle with its magic number. */
export function isTorchLegacy(start: Uint8Array): boolean {
  if (start[0] !== 0x80) return false
  try {
    return unpickle(start).value === MAGIC
  } catch {
    return false
  }
}

/**
 * The state_dict of a file in torch's form before version 1.6: pickles of a magic number, a version, the machine, the
 * state_dict and the order of the storages; then each storage, its length before it. There is no checksum.
 * @throws CodedError weights-invalid
 */
export async function readTorchLegacy(file: RandomAccess): Promise<Map<string, TensorSource>> {
  const bytes = await file.read(0, Math.min(file.size, MOST_PICKLE_BYTES))
  const magic = unpickle(bytes)
  const version = unpickle(bytes, magic.end)
  const machine = unpickle(bytes, version.end)
  const state = unpickle(bytes, machine.end)
  const order = unpickle(bytes, state.end)
  if (version.value !== VERSION)
    refuseWeights(`torch: version ${String(version.value).slice(0, 20)} of the form`)
  if (!(machine.value instanceof Dictionary) || machine.value.get('little_endian') !== true)
    refuseWeights('torch: numbers with their highest byte first')
  const keys = order.value
  if (!Array.isArray(keys) || keys.length > MOST_STORAGES) refuseWeights('torch: no list of storages')

  const used = new Map<string, StorageReference>()
  const begins = new Map<string, number>()
  const tensors = namedTensors(file, state.value, (reference) => {
    used.set(reference.key, reference)
    return { begin: async () => begins.get(reference.key) as number }
  })
  let at = order.end
  for (const key of keys) {
    const reference = typeof key === 'string' ? used.get(key) : undefined
    if (!reference || begins.has(reference.key)) refuseWeights('torch: the list of storages is damaged')
    if (at + 8 > file.size) refuseWeights('torch: cut off')
    const length = new DataView((await file.read(at, 8)).buffer).getBigInt64(0, true)
    if (length !== BigInt(reference.length))
      refuseWeights(
        `torch: storage ${reference.key.slice(0, 40)} has ${length} numbers instead of ${reference.length}`,
      )
    begins.set(reference.key, at + 8)
    at += 8 + reference.length * storageType(reference).bytes
    if (at > file.size) refuseWeights('torch: cut off')
  }
  if (begins.size !== used.size) refuseWeights('torch: a storage is missing from the list')
  if (at !== file.size) refuseWeights(`torch: ends at byte ${at} of ${file.size}`)
  return tensors
}
