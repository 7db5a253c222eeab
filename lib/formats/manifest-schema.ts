import { CodedError } from '@/lib/errors'
import { parameterList, type Parameter } from '@/lib/nn/parameters'
import type { AnyNetwork } from '@/lib/nn/layers'
import { codebookBits, codebookBytes, codeForms, type CodebookForm } from './coding/codebook-layout'
import { int8Bytes } from './int8-per-channel'
import { isCount, isRecord } from './invalid'

/** Encodings whose size follows from the shape, and which any weight may have. */
export const weightEncodings = ['float32', 'int8-per-channel'] as const
export type WeightEncoding = (typeof weightEncodings)[number]

export interface WeightTensorEntry {
  name: string
  /** Runtime layout: HWIO, [in, out], [out]. */
  shape: number[]
  encoding: WeightEncoding | 'codebook'
  /** Where the encoding is 'codebook', which only the matrix of a dense layer has. */
  codebook?: CodebookForm
  /** Index in `shards`, and place in that shard; `offset` is a multiple of 4. */
  shard: number
  offset: number
  bytes: number
}

export interface WeightShardEntry {
  /** File name beside the manifest, without folders. */
  file: string
  bytes: number
  /** Lower-case hex. */
  sha256: string
}

export interface WeightManifest {
  format: 'weights/1'
  /** Id of the NetworkSpec. */
  network: string
  /** Every parameter of the network, in the order of `parameterList`. */
  tensors: WeightTensorEntry[]
  shards: WeightShardEntry[]
  /** For people: where the weights come from, what they were trained on, terms. */
  about: Record<string, unknown>
}

/** Tensors begin at multiples of four bytes. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / 4) * 4
}

/** Bytes that a parameter takes in an encoding of this kind. */
export function encodedBytes(
  { size, shape }: Pick<Parameter, 'size' | 'shape'>,
  encoding: WeightEncoding,
): number {
  return encoding === 'float32' ? 4 * size : int8Bytes(size, shape[shape.length - 1])
}

type Refuse = (problem: string) => never

function parseShard(value: unknown, index: number, refuse: Refuse): WeightShardEntry {
  if (!isRecord(value)) return refuse(`shard ${index} is not an object`)
  const { file, bytes, sha256 } = value
  // A plain name: a manifest must not be able to point outside its own folder.
  if (typeof file !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(file))
    return refuse(`shard ${index}: file ${JSON.stringify(file)}`)
  if (!isCount(bytes)) return refuse(`${file}: bytes ${String(bytes)}`)
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return refuse(`${file}: sha256`)
  return { file, bytes, sha256 }
}

function parseCodebook(value: unknown, name: string, refuse: Refuse): CodebookForm {
  if (!isRecord(value)) return refuse(`${name}: codebook is not an object`)
  const bits = codebookBits.find((candidate) => candidate === value.bits)
  const codes = codeForms.find((candidate) => candidate === value.codes)
  const { rowsPerBlock } = value
  if (!bits) return refuse(`${name}: codebook of ${String(value.bits)} bits`)
  if (!codes) return refuse(`${name}: codes ${String(value.codes)}`)
  if (!isCount(rowsPerBlock) || rowsPerBlock === 0)
    return refuse(`${name}: rowsPerBlock ${String(rowsPerBlock)}`)
  return { bits, rowsPerBlock, codes }
}

type Encoded = Pick<WeightTensorEntry, 'encoding' | 'codebook' | 'bytes'>

function parseEncoding(value: Record<string, unknown>, parameter: Parameter, refuse: Refuse): Encoded {
  const { name, encoding, bytes } = value
  const { shape, role } = parameter
  if (encoding === 'codebook' && shape.length === 2 && role === 'weight') {
    const codebook = parseCodebook(value.codebook, parameter.name, refuse)
    const { least, most } = codebookBytes({ inputs: shape[0], outputs: shape[1] }, codebook)
    if (!isCount(bytes) || bytes < least || bytes > most) return refuse(`${name}: bytes ${String(bytes)}`)
    return { encoding, codebook, bytes }
  }
  const known = weightEncodings.find((candidate) => candidate === encoding)
  // Eight bits are for weights; a bias is a single value a channel and would need a scale each.
  if (!known || (known !== 'float32' && shape.length < 2))
    return refuse(`${name}: encoding ${String(encoding)}`)
  if (bytes !== encodedBytes(parameter, known)) return refuse(`${name}: bytes ${String(bytes)}`)
  return { encoding: known, bytes }
}

function parseTensor(
  value: unknown,
  parameter: Parameter,
  shards: number,
  refuse: Refuse,
): WeightTensorEntry {
  if (!isRecord(value)) return refuse(`${parameter.name}: missing`)
  const { name, shape, shard, offset } = value
  if (name !== parameter.name) return refuse(`tensor ${String(name)} instead of ${parameter.name}`)
  const same = Array.isArray(shape) && shape.length === parameter.shape.length
  if (!same || parameter.shape.some((dimension, i) => dimension !== shape[i]))
    return refuse(`${name}: shape ${JSON.stringify(shape)} instead of [${parameter.shape.join(', ')}]`)
  const encoded = parseEncoding(value, parameter, refuse)
  if (!isCount(shard) || shard >= shards) return refuse(`${name}: shard ${String(shard)} of ${shards}`)
  if (!isCount(offset)) return refuse(`${name}: offset ${String(offset)}`)
  return { name, shape: [...parameter.shape], ...encoded, shard, offset }
}

/** Tensors must fill their shard in the order of the list: no overlap, no gap but alignment, no shard without tensors. */
function requireFilled(tensors: WeightTensorEntry[], shards: WeightShardEntry[], refuse: Refuse): void {
  shards.forEach(({ file, bytes }, index) => {
    const inside = tensors.filter(({ shard }) => shard === index)
    let end = 0
    for (const tensor of inside) {
      if (tensor.offset !== end)
        refuse(`${tensor.name}: offset ${tensor.offset} instead of ${end} in ${file}`)
      end = aligned(tensor.offset + tensor.bytes)
    }
    if (inside.length === 0 || bytes !== end) refuse(`${file}: ${bytes} bytes instead of ${end}`)
  })
}

/**
 * Checks a manifest that was read from `url` against the network it is meant for; the result holds what was checked
 * and nothing else. Throws CodedError('manifest-invalid') naming the first tensor, shard or field that is not as it must be.
 */
export function parseWeightManifest(json: unknown, spec: AnyNetwork, url: string): WeightManifest {
  const refuse: Refuse = (problem) => {
    throw new CodedError('manifest-invalid', { url, problem })
  }
  if (!isRecord(json)) return refuse('not an object')
  const { format, network, tensors, shards, about } = json
  if (format !== 'weights/1') return refuse(`format ${String(format)}`)
  if (network !== spec.id) return refuse(`network ${String(network)} instead of ${spec.id}`)
  if (!isRecord(about)) return refuse('about is not an object')
  if (!Array.isArray(shards)) return refuse('shards is not a list')
  if (!Array.isArray(tensors)) return refuse('tensors is not a list')
  const parameters = parameterList(spec)
  const shardEntries = shards.map((value, index) => parseShard(value, index, refuse))
  if (new Set(shardEntries.map(({ file }) => file)).size !== shards.length)
    return refuse('two shards of one name')
  const entries = parameters.map((parameter, i) => parseTensor(tensors[i], parameter, shards.length, refuse))
  if (tensors.length !== parameters.length)
    return refuse(`${tensors.length} tensors instead of ${parameters.length}`)
  requireFilled(entries, shardEntries, refuse)
  return { format, network, tensors: entries, shards: shardEntries, about }
}
