import type { CodebookCodes } from '../codebook-codes'
import { refuseWeights } from '../invalid'
import { blockOf, codebookParts, type CodebookForm, type Matrix } from './codebook-layout'
import { decodingTable, huffmanDecode } from './huffman'
import { packedBytes, unpackBits } from './pack-bits'

/**
 * Codes and codebooks of a dense layer. A generator, because a large layer has tens of millions of codes: it stops after
 * each block, so that whoever runs it can let other things happen, or leave it.
 * @throws CodedError weights-invalid naming the tensor, for anything that the encoder never writes
 */
export function* decodeCodebook(
  name: string,
  bytes: Uint8Array,
  matrix: Matrix,
  form: CodebookForm,
): Generator<void, CodebookCodes> {
  const { inputs, outputs } = matrix
  const { bits, rowsPerBlock } = form
  const size = 2 ** bits
  const parts = codebookParts(matrix, form)
  if (bytes.length < parts.codes) refuseWeights(`${name}: ${bytes.length} bytes are too few`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const codebooks = Float32Array.from({ length: parts.blocks * size }, (_, i) => view.getFloat32(4 * i, true))
  codebooks.forEach((level, i) => {
    // NaN fails every comparison.
    if (!Number.isFinite(level) || (i % size > 0 && !(level >= codebooks[i - 1])))
      refuseWeights(`${name}: level ${level} at ${i} of its codebooks`)
  })
  const huffman = form.codes === 'huffman'
  const table = huffman ? decodingTable(name, bytes.slice(parts.lengths, parts.sizes)) : null
  const codes = new Uint8Array(inputs * outputs)
  let at = parts.codes
  for (let block = 0; block < parts.blocks; block++) {
    const { first, width } = blockOf(block, matrix, form)
    const length = huffman ? view.getUint32(parts.sizes + 4 * block, true) : packedBytes(inputs * width, bits)
    if (length > bytes.length - at) refuseWeights(`${name}: block ${block} is cut off`)
    const place = { at: first, rows: inputs, width, stride: outputs }
    const source = bytes.subarray(at, at + length)
    if (table) huffmanDecode(name, source, table, codes, place)
    else if (unpackBits(source, bits, codes, place) !== 0)
      refuseWeights(`${name}: block ${block} has bits left over`)
    at += length
    yield
  }
  if (at !== bytes.length) refuseWeights(`${name}: ends at byte ${at} of ${bytes.length}`)
  return { codes, codebooks, rowsPerBlock }
}
