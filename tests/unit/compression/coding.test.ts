import { describe, expect, it } from 'vitest'
import { createRandom } from '@/lib/data/random'
import { compressLayer, type CompressedLayer, type LayerSetting } from '@/lib/formats/coding/compress-layer'
import { compressNetwork } from '@/lib/formats/coding/compress-network'
import { eachPlace, gapSteps, MOST_INDEX_BITS, shortestIndex } from '@/lib/formats/coding/gaps'
import { keepLargest } from '@/lib/formats/coding/keep-largest'
import { weightHistogram } from '@/lib/formats/coding/weight-histogram'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'

/** Sums of uniform numbers, near a bell curve. */
function bell(count: number, seed: number): Float32Array<ArrayBuffer> {
  const random = createRandom(seed)
  return Float32Array.from({ length: count }, () => random() + random() + random() - 1.5)
}

function atOnce<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
const compress = (values: Float32Array, setting: LayerSetting): CompressedLayer =>
  atOnce(compressLayer(values, setting))

describe('what is kept', () => {
  it.each([1, 7, 500, 999, 1000])('%i weights: the largest of a sorted list, exactly so many', (kept) => {
    const values = bell(1000, 5)
    const mask = keepLargest(values, kept)
    const sorted = Array.from(values, Math.abs).sort((a, b) => b - a)
    expect(mask.reduce((sum, one) => sum + one, 0)).toBe(kept)
    mask.forEach((one, i) => {
      if (one) expect(Math.abs(values[i])).toBeGreaterThanOrEqual(sorted[kept - 1])
      else expect(Math.abs(values[i])).toBeLessThanOrEqual(sorted[kept - 1])
    })
  })

  it('of equal magnitudes the earlier ones, signs and zeros alike', () => {
    const values = Float32Array.from([0, -2, 2, -0, 2, 1, 0])
    expect([...keepLargest(values, 2)]).toEqual([0, 1, 1, 0, 0, 0, 0])
    expect([...keepLargest(values, 4)]).toEqual([0, 1, 1, 0, 1, 1, 0])
    expect([...keepLargest(values, 5)]).toEqual([1, 1, 1, 0, 1, 1, 0])
  })
})

describe('where weights stand', () => {
  /** The mask that a list of places makes. */
  const maskOf = (length: number, places: number[]) =>
    Uint8Array.from({ length }, (_, i) => (places.includes(i) ? 1 : 0))

  it('is said by the zeros before each; a full step is zeros and no weight', () => {
    const mask = maskOf(12, [0, 2, 3, 10])
    // Gaps 0, 1, 0, 6 in steps of two bits: 6 = 3 + 3 + 0.
    expect([...gapSteps(mask, { bits: 2, steps: 6 })]).toEqual([0, 1, 0, 3, 3, 0])
  })

  it.each([0.02, 0.1, 0.5, 0.9])('comes back, and no other size of a step is shorter (share %d)', (share) => {
    const random = createRandom(Math.round(100 * share))
    const mask = Uint8Array.from({ length: 3000 }, () => (random() < share ? 1 : 0))
    const index = shortestIndex(mask)
    const steps = gapSteps(mask, index)
    const back = new Uint8Array(mask.length)
    let last = -1
    eachPlace(steps, index.bits, (place, nth) => {
      back[place] = 1
      expect(nth).toBe(++last)
    })
    expect(back).toEqual(mask)
    for (let bits = 1; bits <= MOST_INDEX_BITS; bits++) {
      let count = 0
      let gap = 0
      for (const one of mask) {
        gap++
        if (!one) continue
        count += Math.ceil(gap / (2 ** bits - 1) + 1e-9)
        gap = 0
      }
      expect(index.bits * index.steps).toBeLessThanOrEqual(bits * count)
    }
  })
})

describe('a layer', () => {
  const values = bell(20_000, 11)

  it.each([
    [0, 8],
    [0.3, 5],
    [0.9, 3],
    [0.98, 2],
  ])('%d removed at %i bits: zeros and shared values come back, and bytes add up', (pruned, bits) => {
    const { kept, index, levels, counts, bytes, values: back } = compress(values, { pruned, bits })
    expect(kept).toBe(Math.round((1 - pruned) * values.length))
    const mask = keepLargest(values, kept)
    const errors = back.map((value, i) => (mask[i] ? value - values[i] : 0))
    back.forEach((value, i) => {
      if (!mask[i]) expect(value).toBe(0)
      else expect(levels).toContain(value)
    })
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(kept)
    // k-means: no shared value is nearer than the one that was taken, but for the bins of its histogram.
    const bin = (2 * Math.max(...values.map(Math.abs))) / 16384
    for (let i = 0; i < values.length; i += 97)
      if (mask[i])
        for (const level of levels)
          expect(Math.abs(errors[i])).toBeLessThanOrEqual(Math.abs(level - values[i]) + 4 * bin)
    const places = Math.ceil((index.bits * index.steps) / 8)
    expect(bytes.float32).toBe(4 * values.length)
    expect(bytes.pruned).toBe(8 + 4 * kept + places)
    expect(bytes.shared).toBe(8 + Math.ceil((kept * bits) / 8) + 4 * 2 ** bits + places)
    expect(index.steps > 0).toBe(pruned > 0)
  })

  it('takes about as many bits in Huffman’s words as the entropy of codes and steps', () => {
    const bits = 5
    const { kept, index, counts, bytes } = compress(values, { pruned: 0.9, bits })
    const entropy = (all: ArrayLike<number>) => {
      const total = Array.from(all).reduce((sum, count) => sum + count, 0)
      return Array.from(all).reduce((sum, n) => (n ? sum - n * Math.log2(n / total) : sum), 0)
    }
    const steps = new Float64Array(2 ** index.bits)
    for (const step of gapSteps(keepLargest(values, kept), index)) steps[step]++
    const ideal = (entropy(counts) + entropy(steps)) / 8
    const rest = 8 + 4 * 2 ** bits + 2 ** bits + 2 ** index.bits
    expect(bytes.huffman - rest).toBeGreaterThanOrEqual(Math.floor(ideal))
    expect(bytes.huffman - rest).toBeLessThan(1.03 * ideal)
  })
})

const small: NetworkSpec = {
  id: 'small',
  title: 'small',
  input: { height: 6, width: 6, channels: 1 },
  layers: [
    { kind: 'conv', name: 'c', filters: 4, kernel: 3, activation: 'relu' },
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'f', units: 10, activation: 'linear' },
  ],
}

describe('a network', () => {
  it('is made small layer by layer, convolutions and dense layers apart; biases stay', () => {
    const flat = bell(parameterCount(small), 3)
    const made = atOnce(
      compressNetwork(small, flat, { conv: { pruned: 0, bits: 3 }, dense: { pruned: 0.9, bits: 2 } }),
    )
    expect(made.layers.map(({ name, kind, kept, size }) => [name, kind, kept, size])).toEqual([
      ['c', 'conv', 36, 36],
      ['f', 'dense', 64, 640],
    ])
    for (const { name, role, offset, size } of parameterList(small)) {
      const [before, after] = [flat, made.values].map((all) => all.subarray(offset, offset + size))
      if (role === 'bias') expect(after, name).toEqual(before)
      else expect(after, name).not.toEqual(before)
    }
    expect(made.biasBytes).toBe(4 * 14)
    expect(made.bytes.float32).toBe(4 * flat.length)
    expect(made.bytes.huffman).toBe(56 + made.layers[0].bytes.huffman + made.layers[1].bytes.huffman)
  })
})

it('a histogram counts every weight once, also those far out', () => {
  const values = Float32Array.from([...bell(999, 8), 50])
  const { reach, counts, outside } = weightHistogram(values, 21)
  expect(counts.reduce((sum, count) => sum + count, outside)).toBe(1000)
  expect(outside).toBe([...values].filter((value) => Math.abs(value) >= reach).length)
  expect(counts[10]).toBe([...values].filter((value) => Math.abs(value) < reach / 21).length)
})
