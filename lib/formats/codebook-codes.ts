/**
 * The matrix of a dense layer as codes: each block of rows has a codebook of its own, learned from its weights. A row is
 * what PyTorch calls so, the weights of one output unit; so `rowsPerBlock` neighbouring outputs share a codebook:
 * value = codebooks[floor(output / rowsPerBlock)][codes[input][output]].
 */
export interface CodebookCodes {
  /** [inputs, outputs], one byte a weight, in the runtime's order. */
  codes: Uint8Array<ArrayBuffer>
  /** [ceil(outputs / rowsPerBlock), size]; size is 16, 64 or 256, ascending within a block, finite. */
  codebooks: Float32Array<ArrayBuffer>
  /** The last block may have fewer. */
  rowsPerBlock: number
}

/** Number of blocks that so many outputs make. */
export const blockCount = (outputs: number, rowsPerBlock: number): number => Math.ceil(outputs / rowsPerBlock)

/** Writes the values of all codes to `out`, [inputs, outputs]. */
export function codebookValues(
  { codes, codebooks, rowsPerBlock }: CodebookCodes,
  outputs: number,
  out: Float32Array,
): void {
  const size = codebooks.length / blockCount(outputs, rowsPerBlock)
  for (let output = 0, base = 0; output < outputs; base += size) {
    const end = Math.min(output + rowsPerBlock, outputs)
    for (let row = 0; row < codes.length; row += outputs)
      for (let at = row + output; at < row + end; at++) out[at] = codebooks[base + codes[at]]
    output = end
  }
}
