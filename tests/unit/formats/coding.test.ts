import { describe, expect, it } from 'vitest'
import { createRandom, randomNormal } from '@/lib/data/random'
import { codebookValues } from '@/lib/formats/codebook-codes'
import { codebookBytes, codebookParts, type CodebookForm } from '@/lib/formats/coding/codebook-layout'
import { decodeCodebook } from '@/lib/formats/coding/decode-codebook'
import { encodeCodebook, type CodebookCoding } from '@/lib/formats/coding/encode-codebook'
import {
  codeLengths,
  decodingTable,
  huffmanDecode,
  huffmanEncode,
  LONGEST,
} from '@/lib/formats/coding/huffman'
import { codeOf, learnCodebook } from '@/lib/formats/coding/learn-codebook'
import { packBits, unpackBits } from '@/lib/formats/coding/pack-bits'
import { expectRefusal } from './expect-refusal'
import { mutate } from '../torch/mutate'

const random = createRandom(5)
const normal = (count: number, deviation = 1) =>
  Float32Array.from({ length: count }, () => deviation * randomNormal(random))

function drain<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

function meanSquare(values: Float32Array, book: ReturnType<typeof learnCodebook>): number {
  return (
    values.reduce((sum, value) => sum + (value - book.levels[codeOf(book, value)]) ** 2, 0) / values.length
  )
}

describe('a learned codebook', () => {
  // Max 1960, "Quantizing for minimum distortion", table I: what the best quantisers of a bell curve leave.
  it.each([
    [4, 0.1175],
    [16, 0.009497],
    [32, 0.002499],
  ])('of %i levels comes near to the best there is for a bell curve', (size, best) => {
    const values = normal(200_000)
    const error = meanSquare(values, learnCodebook(values, size, null))
    expect(error).toBeLessThan(1.02 * best)
    expect(error).toBeGreaterThan(0.97 * best)
  })

  it('gives each value the nearest level, as far as its histogram is fine', () => {
    const values = normal(5000)
    const book = learnCodebook(values, 16, null)
    const bin = 1 / book.scale
    for (const value of values) {
      const chosen = Math.abs(value - book.levels[codeOf(book, value)])
      const nearest = book.levels.reduce((least, level) => Math.min(least, Math.abs(value - level)), Infinity)
      expect(chosen).toBeLessThanOrEqual(nearest + 2 * bin)
    }
  })

  it('of even cells leaves a twelfth of the square of their width', () => {
    const values = normal(100_000, 3)
    const error = meanSquare(values, learnCodebook(values, 64, 0.2))
    expect(error / ((0.2 * 3) ** 2 / 12)).toBeCloseTo(1, 1)
  })

  it.each([null, 0.2])(
    'stands what is odd: one value, equal values, few values, far ones (width %s)',
    (width) => {
      for (const values of [
        [0],
        [0, 0, 0],
        [3, 3],
        [-1, 1],
        [1, 2, 3e38],
        [1e-40, 2e-40],
        [-3e38, 3e38, 0],
      ]) {
        const book = learnCodebook(Float32Array.from(values), 16, width)
        expect(book.levels.every(Number.isFinite), String(values)).toBe(true)
        expect([...book.levels]).toEqual([...book.levels].sort((a, b) => a - b))
        const spread = Math.max(...values) - Math.min(...values)
        for (const value of Float32Array.from(values))
          expect(Math.abs(book.levels[codeOf(book, value)] - value)).toBeLessThanOrEqual(spread)
      }
    },
  )
})

describe('Huffman codes', () => {
  /** The mean length of the best code without a limit, by merging the two rarest again and again. */
  function bestBits(counts: readonly number[]): number {
    const weights = counts.filter((count) => count > 0)
    let bits = 0
    while (weights.length > 1) {
      weights.sort((a, b) => b - a)
      const both = (weights.pop() as number) + (weights.pop() as number)
      bits += both
      weights.push(both)
    }
    return bits
  }

  it('are as short as can be, and complete', () => {
    const counts = Array.from({ length: 64 }, (_, i) => Math.round(10_000 * Math.exp(-((i - 31) ** 2) / 200)))
    const lengths = codeLengths(counts)
    expect(counts.reduce((sum, count, i) => sum + count * lengths[i], 0)).toBe(bestBits(counts))
    expect(lengths.reduce((sum, length) => sum + (length ? 2 ** -length : 0), 0)).toBe(1)
  })

  it('have no more than twelve bits, however rare a symbol is', () => {
    const lengths = codeLengths(Array.from({ length: 40 }, (_, i) => 2 ** i))
    expect(Math.max(...lengths)).toBe(LONGEST)
    expect(lengths.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1)
  })

  it.each([1, 2, 3, 256])('bring back what was written, of %i symbols', (size) => {
    const symbols = Uint8Array.from({ length: 999 }, () => Math.floor(random() ** 3 * size))
    const counts = new Float64Array(256)
    for (const symbol of symbols) counts[symbol]++
    const lengths = codeLengths(counts)
    const bytes = huffmanEncode(symbols, lengths)
    const out = new Uint8Array(2000)
    const place = { at: 1, rows: 333, width: 3, stride: 6 }
    huffmanDecode('w', bytes, decodingTable('w', lengths), out, place)
    for (let i = 0; i < 999; i++) expect(out[1 + Math.floor(i / 3) * 6 + (i % 3)]).toBe(symbols[i])
    const table = decodingTable('w', lengths)
    for (const wrong of [bytes.slice(0, -1), Uint8Array.of(...bytes, 0)])
      expectRefusal(() => huffmanDecode('w', wrong, table, out, place), 'do not end where they should')
  })

  it('are refused when their lengths are those of no code', () => {
    expectRefusal(() => decodingTable('w', Uint8Array.of(1, 1, 1)), 'do not fill their code')
    expectRefusal(() => decodingTable('w', Uint8Array.of(1, 2)), 'do not fill their code')
    expectRefusal(() => decodingTable('w', Uint8Array.of(13, 1)), 'of 13 bits')
  })
})

it.each([4, 6, 8])('codes of %i bits come back', (bits) => {
  const codes = Uint8Array.from({ length: 35 }, () => Math.floor(random() * 2 ** bits))
  const out = new Uint8Array(35)
  const place = { at: 0, rows: 5, width: 7, stride: 7 }
  expect(unpackBits(packBits(codes, bits), bits, out, place)).toBe(0)
  expect(out).toEqual(codes)
})

describe('a dense layer with codebooks', () => {
  const matrix = { inputs: 60, outputs: 41 }
  /** Output by output; each block of outputs is spread otherwise, so that a wrong block would show. */
  const rows = Float32Array.from(
    { length: 60 * 41 },
    (_, i) => randomNormal(random) * (1 + Math.floor(i / 60 / 16) * 10),
  )
  const encode = (coding: CodebookCoding) =>
    encodeCodebook(
      matrix,
      coding,
      async (first, count) => rows.slice(first * 60, (first + count) * 60),
      async () => {},
    )
  const codings: CodebookCoding[] = [
    { bits: 4, rowsPerBlock: 16, width: null },
    { bits: 6, rowsPerBlock: 16, width: 0.2 },
    { bits: 8, rowsPerBlock: 64, width: null },
    { bits: 8, rowsPerBlock: 1, width: 0.1 },
  ]

  it.each(codings)('has the values of its blocks, in the order [inputs, outputs]: %o', async (coding) => {
    const { form, bytes } = await encode(coding)
    const { least, most } = codebookBytes(matrix, form)
    expect(bytes.length).toBeGreaterThanOrEqual(least)
    expect(bytes.length).toBeLessThanOrEqual(most)
    const decoded = drain(decodeCodebook('fc6.weight', bytes, matrix, form))
    expect(decoded.codebooks).toHaveLength(Math.ceil(41 / coding.rowsPerBlock) * 2 ** coding.bits)
    const values = new Float32Array(rows.length)
    codebookValues(decoded, 41, values)
    for (let output = 0; output < 41; output++) {
      const deviation = coding.rowsPerBlock === 64 ? 20 : 1 + Math.floor(output / 16) * 10
      for (let input = 0; input < 60; input++)
        expect(Math.abs(values[input * 41 + output] - rows[output * 60 + input])).toBeLessThan(
          1.2 * deviation,
        )
    }
  })

  it('is entropy-coded only where that is shorter', async () => {
    const even = await encode({ bits: 6, rowsPerBlock: 64, width: 0.2 })
    expect(even.form.codes).toBe('huffman')
    // A few weights: the tables would be larger than what they save.
    const few = await encodeCodebook(
      { inputs: 4, outputs: 4 },
      { bits: 4, rowsPerBlock: 64, width: null },
      async () => normal(16),
      async () => {},
    )
    expect(few.form.codes).toBe('packed')
    expect(few.bytes).toHaveLength(16 * 4 + 8)
  })

  it('of 500 damaged ones each is refused, or has codes and values that can be computed with', async () => {
    const { form, bytes } = await encode({ bits: 6, rowsPerBlock: 16, width: 0.2 })
    let refused = 0
    for (let seed = 0; seed < 500; seed++) {
      const damaged = mutate(bytes, seed)
      const decode = () => drain(decodeCodebook('w', damaged, matrix, form))
      let decoded
      try {
        decoded = decode()
      } catch {
        expectRefusal(decode, 'w: ')
        refused++
        continue
      }
      expect(decoded.codes.every((code) => code < 64)).toBe(true)
      expect(decoded.codebooks.every(Number.isFinite)).toBe(true)
    }
    expect(refused).toBeGreaterThan(300)
  })

  it('stops after each block, so that whoever reads it can do other things or leave it', async () => {
    const { form, bytes } = await encode(codings[1])
    const steps = decodeCodebook('w', bytes, matrix, form)
    const stops = [steps.next(), steps.next(), steps.next(), steps.next()].map(({ done }) => done)
    expect(stops).toEqual([false, false, false, true])
  })

  it('has its parts where docs/weights.md says', () => {
    const form: CodebookForm = { bits: 6, rowsPerBlock: 64, codes: 'huffman' }
    expect(codebookParts({ inputs: 9216, outputs: 4096 }, form)).toEqual({
      blocks: 64,
      lengths: 16_384,
      sizes: 16_448,
      codes: 16_704,
    })
  })
})
