import { codebookBytes } from '@/lib/formats/coding/codebook-layout'
import { convertWeights, type ConvertOptions } from '@/lib/formats/convert-weights'
import { inMemory } from '@/lib/formats/random-access'
import { decodeWeights, parseWeightManifest } from '@/lib/formats/weight-manifest'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterList } from '@/lib/nn/parameters'
import { sha256 } from './sha256'

export interface CodedFile {
  /** As they come back, in the order of `parameterList`. */
  values: Float32Array<ArrayBuffer>
  /** Bytes of all shards, and what they would be if each code took its bits. */
  bytes: number
  packedBytes: number
  /** Bits a weight of the dense layers, codebooks included. */
  denseBits: number
  encodeMs: number
  decodeMs: number
}

/** A file with weights, converted and read back as a page does. */
export async function codedFile(
  file: Uint8Array,
  spec: AnyNetwork,
  dense: NonNullable<ConvertOptions['dense']>,
): Promise<CodedFile> {
  const shards: Uint8Array[] = []
  const started = performance.now()
  const manifest = await convertWeights(inMemory(file), spec, {
    dense,
    emit: async (_, bytes) => void shards.push(bytes),
    sha256,
    breathe: async () => {},
  })
  const encoded = performance.now()
  const checked = parseWeightManifest(JSON.parse(JSON.stringify(manifest)), spec, 'manifest.json')
  const values = decodeWeights(checked, spec, shards)
  const decodeMs = performance.now() - encoded

  const bytes = shards.reduce((sum, { length }) => sum + length, 0)
  let [saved, denseBytes, denseCount] = [0, 0, 0]
  for (const { shape, codebook, bytes: own } of checked.tensors) {
    if (shape.length !== 2) continue
    const matrix = { inputs: shape[0], outputs: shape[1] }
    denseBytes += own
    denseCount += matrix.inputs * matrix.outputs
    if (codebook) saved += codebookBytes(matrix, { ...codebook, codes: 'packed' }).most - own
  }
  return {
    values,
    bytes,
    packedBytes: bytes + saved,
    denseBits: (8 * denseBytes) / denseCount,
    encodeMs: encoded - started,
    decodeMs,
  }
}

/** Root of the mean squared error of each weight tensor, in its standard deviations. */
export function relativeErrors(
  spec: AnyNetwork,
  wanted: Float32Array,
  got: Float32Array,
): Record<string, number> {
  const weights = parameterList(spec).filter(({ shape }) => shape.length > 1)
  return Object.fromEntries(
    weights.map(({ name, offset, size }) => {
      let [error, sum, squares] = [0, 0, 0]
      for (let i = offset; i < offset + size; i++) {
        error += (got[i] - wanted[i]) ** 2
        sum += wanted[i]
        squares += wanted[i] ** 2
      }
      return [name, Math.sqrt(error / (squares - (sum * sum) / size))]
    }),
  )
}
