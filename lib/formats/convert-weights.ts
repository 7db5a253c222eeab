import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterList } from '@/lib/nn/parameters'
import { encodeCodebook, type CodebookCoding } from './coding/encode-codebook'
import { float32Bytes } from './encode-weights'
import { encodeInt8 } from './int8-per-channel'
import { refuseWeights, requireFinite } from './invalid'
import {
  aligned,
  type WeightManifest,
  type WeightShardEntry,
  type WeightTensorEntry,
} from './manifest-schema'
import { matchTensors } from './name-tensors'
import { openTensors } from './open-tensors'
import type { RandomAccess } from './random-access'
import type { TensorPlace } from './tensor-places'
import { sizeOf, type TensorReader, type TensorSource } from './tensor-source'
import { torchPlaces } from './torch-layout'

/** How dense layers are coded unless something else is said; why, is in docs/weights.md. */
export const DENSE_CODING: CodebookCoding = { bits: 6, rowsPerBlock: 64, width: 0.2 }

/** A shard is closed when it has as many bytes; a layer is never split. */
const SHARD_BYTES = 2_000_000

export interface ConvertOptions {
  signal?: AbortSignal
  /** Bytes of the source that have been read, of all that will be. */
  onProgress?: (progress: { received: number; total: number }) => void
  /** Takes a finished shard under its name; the next one is made when this settles. */
  emit: (file: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  /** Hex SHA-256 of bytes; handed in, because what there is differs between a script and a page. */
  sha256: (bytes: Uint8Array<ArrayBuffer>) => string | Promise<string>
  /** Resolves in a new macrotask: lets a cancel in, many times a second. */
  breathe: () => Promise<void>
  /** For people, into the manifest: where the weights come from, terms. */
  about?: Record<string, unknown>
  /** Of dense layers; 'int8-per-channel' is how convolutions are coded. */
  dense?: CodebookCoding | 'int8-per-channel'
}

type Encoded = Pick<WeightTensorEntry, 'encoding' | 'codebook'> & { content: Uint8Array<ArrayBuffer> }

/** All values of a tensor, in the runtime's order. */
async function readWhole(reader: TensorReader, { name, count, at }: TensorPlace): Promise<Float32Array> {
  const values = await reader.read(0, count)
  requireFinite(name, values)
  const moved = new Float32Array(count)
  for (let i = 0; i < count; i++) moved[i] = values[at(i)]
  return moved
}

/** The weights of some outputs, [out, in] in the file; their inputs may count CHW there, and HWC here. */
function rowReader(reader: TensorReader, { name, shape: [outputs, inputs], at }: TensorPlace) {
  const inputAt = Int32Array.from({ length: inputs }, (_, input) => at(input * outputs))
  return async (first: number, count: number): Promise<Float32Array> => {
    const rows = await reader.read(first * inputs, count * inputs)
    requireFinite(name, rows)
    const moved = new Float32Array(rows.length)
    for (let row = 0; row < rows.length; row += inputs)
      for (let input = 0; input < inputs; input++) moved[row + input] = rows[row + inputAt[input]]
    return moved
  }
}

/** A layer's tensors together, and layers up to {@link SHARD_BYTES}. */
class Shards {
  readonly tensors: WeightTensorEntry[] = []
  readonly entries: WeightShardEntry[] = []
  private layer: { entry: Omit<WeightTensorEntry, 'shard' | 'offset'>; content: Uint8Array }[] = []
  private open: typeof this.layer = []

  constructor(private readonly options: Pick<ConvertOptions, 'emit' | 'sha256'>) {}

  add(name: string, shape: readonly number[], { content, ...encoded }: Encoded): void {
    this.layer.push({ entry: { name, shape: [...shape], ...encoded, bytes: content.length }, content })
  }

  async endLayer(): Promise<void> {
    const bytes = (of: typeof this.layer) => of.reduce((sum, { content }) => sum + aligned(content.length), 0)
    if (this.open.length > 0 && bytes(this.open) + bytes(this.layer) > SHARD_BYTES) await this.close()
    this.open.push(...this.layer)
    this.layer = []
  }

  async close(): Promise<void> {
    const shard = this.entries.length
    let end = 0
    for (const { entry, content } of this.open) {
      this.tensors.push({ ...entry, shard, offset: end })
      end += aligned(content.length)
    }
    const bytes = new Uint8Array(end)
    this.open.forEach(({ content }, i) =>
      bytes.set(content, this.tensors[this.tensors.length - this.open.length + i].offset),
    )
    this.open = []
    const sha256 = await this.options.sha256(bytes)
    const file = `weights-${shard}.${sha256.slice(0, 8)}.bin`
    this.entries.push({ file, bytes: bytes.length, sha256 })
    await this.options.emit(file, bytes)
  }
}

/** Counts what is read. */
function counted(source: TensorSource, onRead: (bytes: number) => void): TensorReader {
  const reader = source.open()
  const each = source.bytes / Math.max(1, sizeOf(source.shape))
  return {
    async read(first, count) {
      const values = await reader.read(first, count)
      onRead(count * each)
      return values
    },
  }
}

/**
 * A file with a network's weights (.pth of torch, zip or legacy; .safetensors; the initialisers of an .onnx) to a
 * manifest of ours and its shards, told apart by their bytes. Convolutions get 8 bits a weight with a scale for each
 * output channel, dense layers codes with a codebook for each block of rows, biases stay float32. A few rows of a layer
 * are in memory at a time, and the codes of one layer.
 * @returns the manifest, when all shards have been taken
 * @throws CodedError weights-invalid with the first difference from `spec`, weights-file-unknown for another kind of
 *   file; the signal's reason; what `emit` throws
 */
export async function convertWeights(
  source: RandomAccess,
  spec: AnyNetwork,
  options: ConvertOptions,
): Promise<WeightManifest> {
  const { signal, onProgress, breathe, dense = DENSE_CODING } = options
  const pause = async () => {
    await breathe()
    signal?.throwIfAborted()
  }
  signal?.throwIfAborted()
  const places = torchPlaces(spec)
  if (places.some(({ source: kind }) => kind !== 'parameters'))
    refuseWeights(`${spec.id}: running statistics have no place in these files`)
  const { kind, tensors } = await openTensors(source, spec)
  const matched = matchTensors(spec, places, tensors)

  const total = matched.reduce((sum, { bytes }) => sum + bytes, 0)
  let received = 0
  const shards = new Shards(options)
  for (const [i, { name, shape }] of parameterList(spec).entries()) {
    const place = places[i]
    const reader = counted(matched[i], (bytes) => onProgress?.({ received: (received += bytes), total }))
    await pause()
    if (shape.length === 2 && dense !== 'int8-per-channel') {
      const matrix = { inputs: shape[0], outputs: shape[1] }
      const { form, bytes } = await encodeCodebook(matrix, dense, rowReader(reader, place), pause)
      shards.add(name, shape, { encoding: 'codebook', codebook: form, content: bytes })
    } else {
      const values = await readWhole(reader, place)
      const weight = shape.length > 1
      const content = weight ? encodeInt8(values, shape[shape.length - 1]) : float32Bytes(values)
      shards.add(name, shape, { encoding: weight ? 'int8-per-channel' : 'float32', content })
    }
    const next = parameterList(spec)[i + 1]
    if (!next || layerOf(next.name) !== layerOf(name)) await shards.endLayer()
  }
  await shards.close()
  const about = { ...options.about, source: kind, dense }
  return { format: 'weights/1', network: spec.id, tensors: shards.tensors, shards: shards.entries, about }
}

const layerOf = (name: string) => name.slice(0, name.lastIndexOf('.'))
