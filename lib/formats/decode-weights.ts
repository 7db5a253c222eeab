import { parameterCount, parameterList } from '@/lib/nn/parameters'
import type { AnyNetwork } from '@/lib/nn/layers'
import { codebookValues, type CodebookCodes } from './codebook-codes'
import { decodeCodebook } from './coding/decode-codebook'
import { int8Values, readInt8, type Int8Codes } from './int8-per-channel'
import { refuseWeights, requireFinite } from './invalid'
import { parseWeightManifest, type WeightManifest, type WeightTensorEntry } from './manifest-schema'

/** A tensor as its file has it: values, or codes that may stay so. */
export interface DecodedTensor {
  /** Place in `parameterList`, and shape as there. */
  index: number
  shape: readonly number[]
  content: { values: Float32Array<ArrayBuffer> } | { int8: Int8Codes } | { codebook: CodebookCodes }
}

function requireLength({ shards }: WeightManifest, shard: number, bytes: Uint8Array | undefined): void {
  const entry = shards[shard]
  const length = bytes?.length ?? 0
  if (length !== entry.bytes) refuseWeights(`${entry.file}: ${length} bytes instead of ${entry.bytes}`)
}

/** Values and codes with codebooks are copied; 8-bit codes stay where they are, in `shard`. */
function* decodeTensor(
  { name, shape, encoding, codebook, offset, bytes }: WeightTensorEntry,
  shard: Uint8Array,
): Generator<void, DecodedTensor['content']> {
  const source = shard.subarray(offset, offset + bytes)
  const size = shape.reduce((product, dimension) => product * dimension, 1)
  if (encoding === 'int8-per-channel') return { int8: readInt8(name, source, shape[shape.length - 1], size) }
  if (codebook) {
    const matrix = { inputs: shape[0], outputs: shape[1] }
    return { codebook: yield* decodeCodebook(name, source, matrix, codebook) }
  }
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength)
  const values = new Float32Array(size)
  for (let i = 0; i < size; i++) values[i] = view.getFloat32(4 * i, true)
  requireFinite(name, values)
  return { values }
}

/** Runs a generator to its end without a stop. */
function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

function* shardSteps(
  manifest: WeightManifest,
  shard: number,
  bytes: Uint8Array,
): Generator<void, DecodedTensor[]> {
  requireLength(manifest, shard, bytes)
  const tensors: DecodedTensor[] = []
  for (const [index, entry] of manifest.tensors.entries())
    if (entry.shard === shard)
      tensors.push({ index, shape: entry.shape, content: yield* decodeTensor(entry, bytes) })
  return tensors
}

/**
 * The tensors of one shard, in their order, its hash already checked by whoever fetched it. So a large network need never
 * be in memory twice: each shard can be given away as soon as it is decoded. A layer of 38 million codes takes a few tenths
 * of a second: in a page rather {@link decodeShardInSteps}.
 * @param manifest from `parseWeightManifest`
 * @throws CodedError weights-invalid, naming the shard or tensor that is wrong
 */
export const decodeShard = (manifest: WeightManifest, shard: number, bytes: Uint8Array): DecodedTensor[] =>
  atOnce(shardSteps(manifest, shard, bytes))

export interface Pace {
  signal?: AbortSignal
  /** Resolves in a new macrotask: lets a cancel in. */
  breathe: () => Promise<void>
}

/** As {@link decodeShard}, but pausing every few milliseconds. @throws the signal's reason, too */
export async function decodeShardInSteps(
  manifest: WeightManifest,
  shard: number,
  bytes: Uint8Array,
  { signal, breathe }: Pace,
): Promise<DecodedTensor[]> {
  const steps = shardSteps(manifest, shard, bytes)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await breathe()
    signal?.throwIfAborted()
  }
}

/** Writes the values of a tensor, whatever it is kept in, to `out`. */
export function decodedValues({ shape, content }: Omit<DecodedTensor, 'index'>, out: Float32Array): void {
  if ('int8' in content) int8Values(content.int8, out)
  else if ('codebook' in content) codebookValues(content.codebook, shape[1], out)
  else out.set(content.values)
}

/**
 * Shards (in the manifest's order, hashes already checked by whoever fetched them) to the flat float32 vector of
 * `parameterList`. The manifest is checked again, so a shard of the right length is never read out of bounds.
 * Throws CodedError('manifest-invalid'), or 'weights-invalid' naming the shard or tensor that is wrong.
 */
export function decodeWeights(
  manifest: WeightManifest,
  spec: AnyNetwork,
  shards: readonly Uint8Array[],
): Float32Array<ArrayBuffer> {
  const checked = parseWeightManifest(manifest, spec, `${spec.id} manifest`)
  checked.shards.forEach((_, index) => requireLength(checked, index, shards[index]))
  const flat = new Float32Array(parameterCount(spec))
  parameterList(spec).forEach(({ offset, size }, index) => {
    const entry = checked.tensors[index]
    const content = atOnce(decodeTensor(entry, shards[entry.shard]))
    decodedValues({ shape: entry.shape, content }, flat.subarray(offset, offset + size))
  })
  return flat
}
