import { refuseWeights } from '../invalid'
import { blockOf, codebookParts, type CodebookBits, type CodebookForm, type Matrix } from './codebook-layout'
import { codeLengths, huffmanEncode } from './huffman'
import { codeOf, learnCodebook } from './learn-codebook'
import { packBits, packedBytes } from './pack-bits'

/** How a dense layer's weights are to be coded. */
export interface CodebookCoding {
  bits: CodebookBits
  rowsPerBlock: number
  /** Width of the cells in standard deviations, or null for k-means: see `learnCodebook`. */
  width: number | null
}

/** The weights of the outputs from `first` on, `count` of them, output by output, each with its inputs in runtime order. */
export type ReadRows = (first: number, count: number) => Promise<Float32Array>

/** Codes of a block: input by input, for each its outputs one after another. */
function encodeBlock(
  rows: Float32Array,
  { inputs, width }: { inputs: number; width: number },
  coding: CodebookCoding,
) {
  const book = learnCodebook(rows, 2 ** coding.bits, coding.width)
  const codes = new Uint8Array(rows.length)
  for (let output = 0; output < width; output++)
    for (let input = 0, at = output * inputs; input < inputs; input++, at++)
      codes[input * width + output] = codeOf(book, rows[at])
  return { levels: book.levels, codes }
}

/**
 * The matrix of a dense layer as codes with a codebook for each block of rows; entropy-coded where that takes fewer bytes.
 * @param breathe awaited after each block
 * @throws CodedError weights-invalid for values that are too great for a codebook; what `read` and `breathe` throw
 */
export async function encodeCodebook(
  matrix: Matrix,
  coding: CodebookCoding,
  read: ReadRows,
  breathe: () => Promise<void>,
): Promise<{ form: CodebookForm; bytes: Uint8Array<ArrayBuffer> }> {
  const { inputs } = matrix
  const size = 2 ** coding.bits
  const { blocks } = codebookParts(matrix, { ...coding, codes: 'packed' })
  const books = new Float32Array(blocks * size)
  const counts = new Float64Array(size)
  const coded: Uint8Array<ArrayBuffer>[] = []
  for (let block = 0; block < blocks; block++) {
    const { first, width } = blockOf(block, matrix, coding)
    const { levels, codes } = encodeBlock(await read(first, width), { inputs, width }, coding)
    if (!levels.every(Number.isFinite)) refuseWeights(`values from output ${first} on are too great`)
    books.set(levels, block * size)
    for (let i = 0; i < codes.length; i++) counts[codes[i]]++
    coded.push(codes)
    await breathe()
  }

  const lengths = codeLengths(counts)
  const huffmanBits = counts.reduce((sum, count, code) => sum + count * lengths[code], 0)
  const packed = coded.reduce((sum, { length }) => sum + packedBytes(length, coding.bits), 0)
  // Each block of Huffman codes begins at a byte of its own, and there are two tables.
  const huffman = huffmanBits / 8 + blocks * 5 + size
  const codes = huffman < packed ? 'huffman' : 'packed'
  const form: CodebookForm = { bits: coding.bits, rowsPerBlock: coding.rowsPerBlock, codes }

  for (let block = 0; block < blocks; block++) {
    coded[block] =
      codes === 'huffman' ? huffmanEncode(coded[block], lengths) : packBits(coded[block], coding.bits)
    await breathe()
  }
  const parts = codebookParts(matrix, form)
  const bytes = new Uint8Array(parts.codes + coded.reduce((sum, { length }) => sum + length, 0))
  const view = new DataView(bytes.buffer)
  books.forEach((value, i) => view.setFloat32(4 * i, value, true))
  if (codes === 'huffman') {
    bytes.set(lengths, parts.lengths)
    coded.forEach(({ length }, block) => view.setUint32(parts.sizes + 4 * block, length, true))
  }
  let at = parts.codes
  for (const block of coded) {
    bytes.set(block, at)
    at += block.length
  }
  return { form, bytes }
}
