import { expect, it } from 'vitest'
import { AMOUNT_RANGES, drawAmount, layersOf, makeAmount } from '@/lib/data/amount/made-amount'
import { STRIP_WIDTH } from '@/lib/data/amount/strip'

const labels = Uint8Array.from({ length: 100 }, (_, i) => i % 10)
/** A block as high as MNIST's digits and 8 to 17 wide. */
const pixelsOf = (index: number) => {
  const pixels = new Uint8Array(784)
  const width = 8 + (index % 10)
  for (let y = 4; y < 24; y++) pixels.fill(255, y * 28 + 5, y * 28 + 5 + width)
  return pixels
}

it('amounts stay inside their ranges, use every length, and are the same for the same seed', () => {
  const lengths = new Set<number>()
  for (let seed = 0; seed < 300; seed++) {
    const made = makeAmount(seed, labels)
    expect(makeAmount(seed, labels)).toEqual(made)
    lengths.add(made.text.length)
    expect(made.text.length === 1 || made.text[0] !== '0').toBe(true)
    expect(made.indices.map((index) => labels[index]).join('')).toBe(made.text)
    for (const [values, { least, most }] of [
      [made.gaps, AMOUNT_RANGES.gap],
      [made.scales, AMOUNT_RANGES.scale],
      [made.rises, AMOUNT_RANGES.rise],
    ] as const)
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(least)
        expect(value).toBeLessThanOrEqual(most)
      }
  }
  expect([...lengths].sort()).toEqual([1, 2, 3, 4, 5, 6])
})

it('the ink of an amount lies in the box, overlaps where its gaps say so, and is that of its layers', () => {
  for (let seed = 0; seed < 8; seed++) {
    const made = makeAmount(seed, labels)
    const layers = layersOf(made, pixelsOf)
    const all = drawAmount(made, pixelsOf)
    expect(all.every((ink, i) => layers.every((layer) => layer[i] <= ink))).toBe(true)
    expect(all.every((ink, i) => ink === 0 || layers.some((layer) => layer[i] === ink))).toBe(true)
    // Columns with half of the ink or more: the block without its soft edge.
    const columns = layers.map((layer) => {
      let [first, last] = [STRIP_WIDTH, 0]
      layer.forEach((ink, i) => {
        if (ink < 0.5) return
        first = Math.min(first, i % STRIP_WIDTH)
        last = Math.max(last, (i % STRIP_WIDTH) + 1)
      })
      return { first, last }
    })
    columns.slice(1).forEach(({ first, last }, i) => {
      const before = columns[i]
      const mean = (last - first + before.last - before.first) / 2
      expect(Math.abs(first - before.last - made.gaps[i] * mean)).toBeLessThan(3)
    })
    expect(columns[0].first).toBeGreaterThan(0)
    expect(columns[columns.length - 1].last).toBeLessThan(STRIP_WIDTH)
  }
})
