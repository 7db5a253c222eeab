import { codeLengths, decodingTable, huffmanDecode, huffmanEncode } from './huffman'
import { eachPlace, gapSteps, shortestIndex } from './gaps'
import { keepLargest } from './keep-largest'
import { codeOf, learnCodebook } from './learn-codebook'
import { packedBytes } from './pack-bits'

/** Least and most bits of a code that stands for a shared value. */
export const SHARED_BITS = { least: 2, most: 8 } as const

/** How one layer's weights are made small. */
export interface LayerSetting {
  /** Share of the weights that is set to zero, 0 to below 1: those of the least magnitude. */
  pruned: number
  /** Bits of a code, {@link SHARED_BITS}: 2 to so many values are shared. */
  bits: number
}

/** Bytes of a layer's weights after each stage; each is what the one before left, made smaller. */
export interface StageBytes {
  /** Four bytes a weight. */
  float32: number
  /** The weights that are kept, four bytes each, and where they stand. */
  pruned: number
  /** For each a code, the shared values, and where they stand. */
  shared: number
  /** Codes and steps of the index in Huffman's words, with the lengths of the words. */
  huffman: number
}

export interface CompressedLayer {
  kept: number
  /** Of the index; both 0 where nothing was pruned, and none is needed. */
  index: { bits: number; steps: number }
  /** The shared values, ascending, and how many weights have each. */
  levels: Float32Array<ArrayBuffer>
  counts: Float64Array
  bytes: StageBytes
  /** The weights as they come back out of what is stored. */
  values: Float32Array<ArrayBuffer>
}

/** How many weights are kept, the size of a step of the index: what a reader needs before the rest. */
const HEAD = 8

/** Symbols in Huffman's words, read back, and the bytes that words and their lengths take. */
function coded(symbols: Uint8Array, kinds: number): { bytes: number; back: Uint8Array } {
  const counts = new Float64Array(kinds)
  for (let i = 0; i < symbols.length; i++) counts[symbols[i]]++
  const lengths = codeLengths(counts)
  const words = huffmanEncode(symbols, lengths)
  const back = new Uint8Array(symbols.length)
  const place = { at: 0, rows: 1, width: symbols.length, stride: symbols.length }
  huffmanDecode('weights', words, decodingTable('weights', lengths), back, place)
  return { bytes: words.length + kinds, back }
}

/**
 * Deep Compression (Han, Mao and Dally 2016, sections 2 to 4) of one layer's weights, without the training in between that
 * the paper has: pruned by magnitude, the rest in shared values by k-means, codes and index in Huffman's words. What comes
 * back is read from the words. A generator, because a large layer takes tenths of a second: it stops between stages.
 * @param values finite, at least one, in any fixed order
 */
export function* compressLayer(
  values: Float32Array,
  { pruned, bits }: LayerSetting,
): Generator<void, CompressedLayer> {
  const kept = Math.max(1, Math.round((1 - pruned) * values.length))
  const all = kept === values.length
  const mask = keepLargest(values, kept)
  yield
  const rest = new Float32Array(kept)
  for (let i = 0, at = 0; i < values.length; i++) if (mask[i]) rest[at++] = values[i]
  const book = learnCodebook(rest, 2 ** bits, null)
  yield
  const codes = new Uint8Array(kept)
  for (let i = 0; i < kept; i++) codes[i] = codeOf(book, rest[i])
  const counts = new Float64Array(2 ** bits)
  for (let i = 0; i < kept; i++) counts[codes[i]]++
  yield
  const index = all ? { bits: 0, steps: 0 } : shortestIndex(mask)
  const steps = all ? new Uint8Array(0) : gapSteps(mask, index)
  yield
  const words = coded(codes, 2 ** bits)
  yield
  const places = all ? { bytes: 0, back: steps } : coded(steps, 2 ** index.bits)
  yield
  const out = new Float32Array(values.length)
  if (all) for (let i = 0; i < kept; i++) out[i] = book.levels[words.back[i]]
  else eachPlace(places.back, index.bits, (place, nth) => void (out[place] = book.levels[words.back[nth]]))
  const indexBytes = packedBytes(index.steps, index.bits)
  const shared = 4 * book.levels.length
  return {
    kept,
    index,
    levels: book.levels,
    counts,
    bytes: {
      float32: 4 * values.length,
      pruned: HEAD + 4 * kept + indexBytes,
      shared: HEAD + packedBytes(kept, bits) + shared + indexBytes,
      huffman: HEAD + words.bytes + shared + places.bytes,
    },
    values: out,
  }
}
