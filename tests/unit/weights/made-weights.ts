import { createHash } from 'node:crypto'
import { blockOf, codebookParts, type CodebookForm } from '@/lib/formats/coding/codebook-layout'
import { int8Bytes } from '@/lib/formats/int8-per-channel'
import { aligned, type WeightManifest, type WeightTensorEntry } from '@/lib/formats/manifest-schema'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterList, type Parameter } from '@/lib/nn/parameters'

/** The shortest there is: every weight is a single bit. */
const FORM: CodebookForm = { bits: 4, rowsPerBlock: 256, codes: 'huffman' }

/** A dense layer all of whose weights are 0. */
function zeroMatrix([inputs, outputs]: readonly number[]): Uint8Array {
  const matrix = { inputs, outputs }
  const parts = codebookParts(matrix, FORM)
  const lengths = Array.from({ length: parts.blocks }, (_, block) =>
    Math.ceil((inputs * blockOf(block, matrix, FORM).width) / 8),
  )
  const bytes = new Uint8Array(parts.codes + lengths.reduce((sum, length) => sum + length, 0))
  bytes.set([1, 1], parts.lengths) // two symbols of one bit: the code must be complete
  const view = new DataView(bytes.buffer)
  lengths.forEach((length, block) => view.setUint32(parts.sizes + 4 * block, length, true))
  return bytes
}

function encoded({ name, shape, size }: Parameter, answer: number) {
  if (shape.length === 2) return { content: zeroMatrix(shape), encoding: 'codebook' as const, codebook: FORM }
  if (shape.length > 1)
    return {
      content: new Uint8Array(int8Bytes(size, shape.at(-1)!)),
      encoding: 'int8-per-channel' as const,
    }
  const values = new Float32Array(size)
  if (name === 'fc8.bias') values[answer] = 10
  return { content: new Uint8Array(values.buffer), encoding: 'float32' as const }
}

/**
 * Weights in our form, as large as the network asks for and as small as the form allows: all 0, and one bias of the last
 * layer 10, so that whatever it is shown, the network answers `answer` with e^10 / (e^10 + 999). One shard a layer.
 */
export function madeWeights(
  spec: AnyNetwork,
  answer: number,
): { manifest: WeightManifest; shards: Map<string, Buffer> } {
  const tensors: WeightTensorEntry[] = []
  const shards = new Map<string, Buffer>()
  const entries: WeightManifest['shards'] = []
  const parameters = parameterList(spec)
  for (let i = 0; i < parameters.length; i += 2) {
    const made = parameters.slice(i, i + 2).map((parameter) => ({ parameter, ...encoded(parameter, answer) }))
    const bytes = Buffer.alloc(made.reduce((sum, { content }) => sum + aligned(content.length), 0))
    let offset = 0
    for (const { parameter, content, ...coding } of made) {
      bytes.set(content, offset)
      const { name, shape } = parameter
      tensors.push({
        name,
        shape: [...shape],
        ...coding,
        shard: entries.length,
        offset,
        bytes: content.length,
      })
      offset += aligned(content.length)
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = `weights-${entries.length}.${sha256.slice(0, 8)}.bin`
    entries.push({ file, bytes: bytes.length, sha256 })
    shards.set(file, bytes)
  }
  return {
    manifest: {
      format: 'weights/1',
      network: spec.id,
      tensors,
      shards: entries,
      about: { made: 'for tests' },
    },
    shards,
  }
}
