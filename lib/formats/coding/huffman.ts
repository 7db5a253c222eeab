import { refuseWeights } from '../invalid'

/** Longest code word: a table of all words of this length then fits into the nearest cache. */
export const LONGEST = 12

/**
 * Lengths of the best code words of at most {@link LONGEST} bits (package-merge, Larmore and Hirschberg 1990); 0 for
 * symbols that do not occur. At least two symbols get a word, so that the code is complete.
 */
export function codeLengths(counts: ArrayLike<number>): Uint8Array {
  const used = Array.from({ length: counts.length }, (_, symbol) => symbol).filter(
    (symbol) => counts[symbol] > 0,
  )
  for (let symbol = 0; used.length < 2; symbol++) if (!used.includes(symbol)) used.push(symbol)
  type Package = { weight: number; symbols: readonly number[] }
  const single = used
    .map((symbol): Package => ({ weight: counts[symbol], symbols: [symbol] }))
    .sort((a, b) => a.weight - b.weight || a.symbols[0] - b.symbols[0])
  let packages: Package[] = []
  for (let level = 0; level < LONGEST; level++) {
    const pairs: Package[] = []
    for (let i = 0; i + 1 < packages.length; i += 2)
      pairs.push({
        weight: packages[i].weight + packages[i + 1].weight,
        symbols: [...packages[i].symbols, ...packages[i + 1].symbols],
      })
    packages = [...single, ...pairs].sort((a, b) => a.weight - b.weight)
  }
  const lengths = new Uint8Array(counts.length)
  for (const { symbols } of packages.slice(0, 2 * used.length - 2))
    for (const symbol of symbols) lengths[symbol]++
  return lengths
}

/** Bits of a word, its last bit first. */
function reversed(word: number, length: number): number {
  let out = 0
  for (let bit = 0; bit < length; bit++) out |= ((word >> bit) & 1) << (length - 1 - bit)
  return out
}

/**
 * Canonical code words from their lengths: shorter ones first, of one length in the order of the symbols (as in RFC 1951,
 * section 3.2.2). A word is given with its first bit lowest, as it is written.
 */
function codeWords(lengths: Uint8Array): Uint16Array {
  const words = new Uint16Array(lengths.length)
  let next = 0
  for (let length = 1; length <= LONGEST; length++, next <<= 1)
    for (let symbol = 0; symbol < lengths.length; symbol++)
      if (lengths[symbol] === length) words[symbol] = reversed(next++, length)
  return words
}

/** Symbols as code words, bit after bit, the lowest bit of a byte first; what is left of the last byte is 0. */
export function huffmanEncode(symbols: Uint8Array, lengths: Uint8Array): Uint8Array<ArrayBuffer> {
  let bits = 0
  for (let i = 0; i < symbols.length; i++) bits += lengths[symbols[i]]
  const words = codeWords(lengths)
  const out = new Uint8Array(Math.ceil(bits / 8))
  let [buffer, held, at] = [0, 0, 0]
  for (let i = 0; i < symbols.length; i++) {
    buffer |= words[symbols[i]] << held
    held += lengths[symbols[i]]
    for (; held >= 8; held -= 8, buffer >>>= 8) out[at++] = buffer
  }
  if (held > 0) out[at] = buffer
  return out
}

/** For all {@link LONGEST} bits that can come next: the symbol, and the length of its word above it. */
export type DecodingTable = Uint16Array

/** @throws CodedError weights-invalid where the lengths are not those of a complete code; `name` is the tensor's */
export function decodingTable(name: string, lengths: Uint8Array): DecodingTable {
  let taken = 0
  for (const length of lengths) {
    if (length > LONGEST) refuseWeights(`${name}: a code word of ${length} bits`)
    if (length > 0) taken += 2 ** (LONGEST - length)
  }
  if (taken !== 2 ** LONGEST) refuseWeights(`${name}: code words that do not fill their code`)
  const words = codeWords(lengths)
  const table = new Uint16Array(2 ** LONGEST)
  lengths.forEach((length, symbol) => {
    if (length === 0) return
    for (let bits = words[symbol]; bits < table.length; bits += 2 ** length)
      table[bits] = symbol | (length << 8)
  })
  return table
}

/**
 * Reads `rows` times `width` symbols of `bytes` into `out`: a row begins `stride` further than the one before.
 * @throws CodedError weights-invalid unless they take these bytes exactly
 */
export function huffmanDecode(
  name: string,
  bytes: Uint8Array,
  table: DecodingTable,
  out: Uint8Array,
  place: { at: number; rows: number; width: number; stride: number },
): void {
  const { at: start, rows, width, stride } = place
  const mask = table.length - 1
  const whole = bytes.length & ~1
  let [buffer, held, from] = [0, 0, 0]
  for (let row = 0; row < rows; row++) {
    const first = start + row * stride
    for (let at = first; at < first + width; at++) {
      if (held < LONGEST) {
        // Two bytes at once; behind the end there are zeros, which the last check would find too few.
        if (from < whole) buffer |= (bytes[from] | (bytes[from + 1] << 8)) << held
        else if (from < bytes.length) buffer |= bytes[from] << held
        from += 2
        held += 16
      }
      const entry = table[buffer & mask]
      const length = entry >> 8
      out[at] = entry
      buffer >>>= length
      held -= length
    }
  }
  const taken = from * 8 - held
  const rest = bytes.length * 8 - taken
  if (rest < 0 || rest > 7 || buffer !== 0) refuseWeights(`${name}: its codes do not end where they should`)
}
