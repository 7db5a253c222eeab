import { parameterCount, parameterList } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'
import { decodeInt8 } from './int8-per-channel'
import { refuseWeights, requireFinite } from './invalid'
import { parseWeightManifest, type WeightManifest } from './manifest-schema'

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
  const { tensors, shards: entries } = parseWeightManifest(manifest, spec, `${spec.id} manifest`)
  entries.forEach(({ file, bytes }, index) => {
    const length = shards[index]?.length ?? 0
    if (length !== bytes) refuseWeights(`${file}: ${length} bytes instead of ${bytes}`)
  })
  const flat = new Float32Array(parameterCount(spec))
  parameterList(spec).forEach(({ name, shape, offset, size }, index) => {
    const { encoding, shard, offset: at, bytes } = tensors[index]
    const source = shards[shard].subarray(at, at + bytes)
    const out = flat.subarray(offset, offset + size)
    if (encoding === 'int8-per-channel') return decodeInt8(name, source, shape[shape.length - 1], out)
    const view = new DataView(source.buffer, source.byteOffset, source.byteLength)
    for (let i = 0; i < size; i++) out[i] = view.getFloat32(4 * i, true)
    requireFinite(name, out)
  })
  return flat
}
