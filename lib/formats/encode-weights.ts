import { parameterCount, parameterList, type Parameter } from '@/lib/nn/parameters'
import type { AnyNetwork } from '@/lib/nn/layers'
import { encodeInt8 } from './int8-per-channel'
import { refuseWeights, requireFinite } from './invalid'
import {
  aligned,
  encodedBytes,
  type WeightEncoding,
  type WeightManifest,
  type WeightTensorEntry,
} from './manifest-schema'

export interface EncodeOptions {
  /** How weights are stored; biases are float32 always. */
  encoding: WeightEncoding
  /** A layer begins a new shard where the one before would grow beyond this many bytes; layers are never split. */
  shardBytes: number
  /** Hex SHA-256 of bytes; handed in, because what there is differs between a script and a page. */
  sha256: (bytes: Uint8Array) => string
  about: Record<string, unknown>
}

/** Values as little-endian float32. */
export function float32Bytes(values: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * values.length)
  const view = new DataView(bytes.buffer)
  values.forEach((value, index) => view.setFloat32(4 * index, value, true))
  return bytes
}

/** Weight and bias of each layer, together. */
function byLayer(spec: AnyNetwork): Parameter[][] {
  const list = parameterList(spec)
  return spec.layers
    .map(({ name }) =>
      list.filter((parameter) => parameter.name.slice(0, parameter.name.lastIndexOf('.')) === name),
    )
    .filter((parameters) => parameters.length > 0)
}

/** Says which shard and offset each tensor gets. */
function place(spec: AnyNetwork, { encoding, shardBytes }: EncodeOptions) {
  const tensors: WeightTensorEntry[] = []
  const sizes: number[] = []
  for (const parameters of byLayer(spec)) {
    const planned = parameters.map((parameter) => {
      const own: WeightEncoding = parameter.shape.length > 1 ? encoding : 'float32'
      return { parameter, encoding: own, bytes: encodedBytes(parameter, own) }
    })
    const total = planned.reduce((sum, { bytes }) => sum + aligned(bytes), 0)
    if (sizes.length === 0 || sizes[sizes.length - 1] + total > shardBytes) sizes.push(0)
    const shard = sizes.length - 1
    for (const { parameter, encoding, bytes } of planned) {
      tensors.push({
        name: parameter.name,
        shape: [...parameter.shape],
        encoding,
        shard,
        offset: sizes[shard],
        bytes,
      })
      sizes[shard] += aligned(bytes)
    }
  }
  return { tensors, sizes }
}

/**
 * The flat vector of `parameterList` as a manifest and its shards; the same input gives the same bytes. A shard's
 * file name holds the first eight digits of its hash, so that it can be cached for ever.
 * Throws CodedError('weights-invalid') for a wrong length or a value that is not finite.
 */
export function encodeWeights(
  spec: AnyNetwork,
  flat: Float32Array,
  options: EncodeOptions,
): { manifest: WeightManifest; shards: Uint8Array<ArrayBuffer>[] } {
  const expected = parameterCount(spec)
  if (flat.length !== expected) refuseWeights(`${flat.length} parameters instead of ${expected}`)
  const { tensors, sizes } = place(spec, options)
  const shards = sizes.map((size) => new Uint8Array(size))
  parameterList(spec).forEach(({ name, shape, offset, size }, index) => {
    const values = flat.subarray(offset, offset + size)
    requireFinite(name, values)
    const { encoding, shard, offset: at } = tensors[index]
    const float = encoding === 'float32'
    shards[shard].set(float ? float32Bytes(values) : encodeInt8(values, shape[shape.length - 1]), at)
  })
  const entries = shards.map((bytes, index) => {
    const sha256 = options.sha256(bytes)
    return { file: `weights-${index}.${sha256.slice(0, 8)}.bin`, bytes: bytes.length, sha256 }
  })
  const manifest = {
    format: 'weights/1',
    network: spec.id,
    tensors,
    shards: entries,
    about: options.about,
  } as const
  return { manifest, shards }
}
