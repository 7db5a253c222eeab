import { parameterCount, parameterList } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'
import { int8Values, readInt8, type Int8Codes } from './int8-per-channel'
import { refuseWeights, requireFinite } from './invalid'
import { parseWeightManifest, type WeightManifest, type WeightTensorEntry } from './manifest-schema'

/** A tensor as its file has it: values, or codes that may stay so. */
export interface DecodedTensor {
  /** Place in `parameterList`, and shape as there. */
  index: number
  shape: readonly number[]
  content: { values: Float32Array<ArrayBuffer> } | { int8: Int8Codes }
}

function requireLength({ shards }: WeightManifest, shard: number, bytes: Uint8Array | undefined): void {
  const entry = shards[shard]
  const length = bytes?.length ?? 0
  if (length !== entry.bytes) refuseWeights(`${entry.file}: ${length} bytes instead of ${entry.bytes}`)
}

/** Values are copied; codes stay where they are, in `shard`. */
function decodeTensor(
  { name, shape, encoding, offset, bytes }: WeightTensorEntry,
  shard: Uint8Array,
): DecodedTensor['content'] {
  const source = shard.subarray(offset, offset + bytes)
  const size = shape.reduce((product, dimension) => product * dimension, 1)
  if (encoding === 'int8-per-channel') return { int8: readInt8(name, source, shape[shape.length - 1], size) }
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength)
  const values = new Float32Array(size)
  for (let i = 0; i < size; i++) values[i] = view.getFloat32(4 * i, true)
  requireFinite(name, values)
  return { values }
}

/**
 * The tensors of one shard, in their order, its hash already checked by whoever fetched it. So a large network need never
 * be in memory twice: each shard can be given away as soon as it is decoded.
 * @param manifest from `parseWeightManifest`
 * @throws CodedError weights-invalid, naming the shard or tensor that is wrong
 */
export function decodeShard(manifest: WeightManifest, shard: number, bytes: Uint8Array): DecodedTensor[] {
  requireLength(manifest, shard, bytes)
  return manifest.tensors.flatMap((entry, index) =>
    entry.shard === shard ? [{ index, shape: entry.shape, content: decodeTensor(entry, bytes) }] : [],
  )
}

/**
 * Shards (in the manifest's order, hashes already checked by whoever fetched them) to the flat float32 vector of
 * `parameterList`. The manifest is checked again, so a shard of the right length is never read out of bounds.
 * Throws CodedError('manifest-invalid'), or 'weights-invalid' naming the shard or tensor that is wrong.
 */
export function decodeWeights(
  manifest: WeightManifest,
  spec: NetworkSpec,
  shards: readonly Uint8Array[],
): Float32Array<ArrayBuffer> {
  const checked = parseWeightManifest(manifest, spec, `${spec.id} manifest`)
  checked.shards.forEach((_, index) => requireLength(checked, index, shards[index]))
  const flat = new Float32Array(parameterCount(spec))
  parameterList(spec).forEach(({ offset, size }, index) => {
    const entry = checked.tensors[index]
    const content = decodeTensor(entry, shards[entry.shard])
    const out = flat.subarray(offset, offset + size)
    if ('int8' in content) int8Values(content.int8, out)
    else out.set(content.values)
  })
  return flat
}
