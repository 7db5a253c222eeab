import { blockCount } from '../codebook-codes'
import { LONGEST } from './huffman'
import { packedBytes } from './pack-bits'

export const codebookBits = [4, 6, 8] as const
export type CodebookBits = (typeof codebookBits)[number]

/** 'packed': each code takes its bits; 'huffman': frequent ones take fewer. */
export const codeForms = ['packed', 'huffman'] as const
export type CodeForm = (typeof codeForms)[number]

/** How the codes of a dense layer lie in a file. */
export interface CodebookForm {
  bits: CodebookBits
  /** Outputs that share a codebook; the last block may have fewer. */
  rowsPerBlock: number
  codes: CodeForm
}

export interface Matrix {
  inputs: number
  outputs: number
}

/** First output of a block, and how many outputs it has. */
export function blockOf(
  block: number,
  { outputs }: Matrix,
  { rowsPerBlock }: Pick<CodebookForm, 'rowsPerBlock'>,
) {
  const first = block * rowsPerBlock
  return { first, width: Math.min(rowsPerBlock, outputs - first) }
}

/**
 * Parts of a tensor with codebooks, in bytes from its beginning: the codebooks (float32 [blocks, 2^bits]); with Huffman
 * codes the lengths of the code words (a byte for each code) and the length of each block (uint32); then the blocks.
 */
export function codebookParts({ outputs }: Matrix, { bits, rowsPerBlock, codes }: CodebookForm) {
  const blocks = blockCount(outputs, rowsPerBlock)
  const lengths = blocks * 2 ** bits * 4
  const huffman = codes === 'huffman'
  const sizes = huffman ? lengths + 2 ** bits : lengths
  return { blocks, lengths, sizes, codes: huffman ? sizes + 4 * blocks : sizes }
}

/** The fewest and the most bytes that a tensor in this form can have; the same where codes are packed. */
export function codebookBytes(matrix: Matrix, form: CodebookForm): { least: number; most: number } {
  const { blocks, codes } = codebookParts(matrix, form)
  const sum = (bits: number) => {
    let bytes = codes
    for (let block = 0; block < blocks; block++)
      bytes += packedBytes(matrix.inputs * blockOf(block, matrix, form).width, bits)
    return bytes
  }
  return form.codes === 'packed'
    ? { least: sum(form.bits), most: sum(form.bits) }
    : { least: sum(1), most: sum(LONGEST) }
}
