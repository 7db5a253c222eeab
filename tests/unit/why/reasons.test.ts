import { describe, expect, it } from 'vitest'
import { changedPixels, drawn } from '@/lib/data/ink-edit'
import { nearestVectors } from '@/lib/data/nearest'
import { coverPlaces } from '@/lib/data/occlusion'
import { framed, inkBox, partOf, partOfSquare, partSums, reasonsFor } from '@/lib/data/reasons'
import { randomValues } from '../nn/finite-differences'

const SIDE = 32
const square = { size: 4, stride: 2 }
const places = coverPlaces({ side: SIDE, ...square })

function found() {
  const probabilities = Float32Array.from({ length: 10 }, (_, k) => (k === 8 ? 0.82 : 0.02))
  const covered = new Float32Array(places.length * 10)
  places.forEach((_, i) => covered.set(probabilities, i * 10))
  return {
    side: SIDE,
    probabilities,
    gradientTimesInput: Float32Array.from(randomValues(10 * SIDE * SIDE, 5)),
    square,
    covered,
  }
}

describe('reasons', () => {
  it('name the square whose hiding lowers a class most and the one that raises it most', () => {
    const made = found()
    made.covered[37 * 10 + 8] = 0.12
    made.covered[90 * 10 + 8] = 0.92
    const { support, oppose } = reasonsFor(made, 8)
    expect([support.x, support.y]).toEqual([places[37].x, places[37].y])
    expect(support.drop).toBeCloseTo(0.7, 6)
    expect(support.then[8]).toBeCloseTo(0.12, 6)
    expect([oppose.x, oppose.y]).toEqual([places[90].x, places[90].y])
    expect(oppose.drop).toBeCloseTo(-0.1, 6)
  })

  it('of one class against another are the difference of gradients, and what a square does to their odds', () => {
    const made = found()
    made.probabilities[9] = 1e-6
    made.covered.fill(0.01)
    for (let i = 0; i < places.length; i++) {
      made.covered[i * 10 + 8] = 0.82
      made.covered[i * 10 + 9] = 1e-6
    }
    made.covered[37 * 10 + 8] = 0.41
    made.covered[37 * 10 + 9] = 4e-6
    made.covered[50 * 10 + 9] = 0 // too small for a number
    const nine = reasonsFor(made, 9)
    const eight = reasonsFor(made, 8)
    const less = reasonsFor(made, 9, 8)
    for (let i = 0; i < SIDE * SIDE; i++)
      expect(less.gradient[i]).toBeCloseTo(nine.gradient[i] - eight.gradient[i], 5)
    // Half for the 8 and four times for the 9: eight times the odds.
    expect([less.oppose.x, less.oppose.y]).toEqual([places[37].x, places[37].y])
    expect(less.oppose.drop).toBeCloseTo(-Math.log(8), 5)
    expect([less.support.x, less.support.y]).toEqual([places[50].x, places[50].y])
    expect(less.support.drop).toBeGreaterThan(60)
    expect(less.occlusion.every(Number.isFinite)).toBe(true)
  })
})

describe('parts of a digit', () => {
  const digit = new Uint8Array(784)
  for (let y = 4; y <= 21; y++) for (let x = 10; x <= 18; x++) digit[y * 28 + x] = 255
  digit[0] = 40 // too faint to count
  const box = inkBox(digit)

  it('are thirds of the box around its ink; outside counts as the part beside it', () => {
    expect(box).toEqual({ left: 10, top: 4, right: 18, bottom: 21 })
    expect(partOf(box, 10, 4)).toBe(0)
    expect(partOf(box, 14, 4)).toBe(1)
    expect(partOf(box, 18, 4)).toBe(2)
    expect(partOf(box, 14, 12)).toBe(4)
    expect(partOf(box, 27, 27)).toBe(8)
    expect(partOf(box, -2, 12)).toBe(3)
    expect(inkBox(new Uint8Array(784))).toEqual({ left: 0, top: 0, right: 27, bottom: 27 })
  })

  it('name a square in the network’s input, whose border is two pixels', () => {
    const at = (x: number, y: number) =>
      partOfSquare(box, { x, y, drop: 0, then: new Float32Array() }, found())
    expect(at(10, 4)).toBe(0)
    expect(at(18, 20)).toBe(8)
    expect(at(14, 13)).toBe(4)
  })

  it('add up to the whole map', () => {
    const values = randomValues(SIDE * SIDE, 4)
    const sums = partSums(values, SIDE, box)
    const total = Array.from(values).reduce((sum, value) => sum + value, 0)
    expect(sums.reduce((sum, value) => sum + value, 0)).toBeCloseTo(total, 9)
    const one = new Float32Array(SIDE * SIDE)
    one[6 * SIDE + 12] = 2 // row 4, column 10 of the digit
    expect(partSums(one, SIDE, box)).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(framed(digit, SIDE)[6 * SIDE + 12]).toBe(255)
    expect(framed(digit, SIDE)[5 * SIDE + 12]).toBe(0)
  })
})

describe('eraser and pen', () => {
  const full = new Uint8Array(784).fill(200)

  it('leave a square of paper or of ink, and the digit itself as it was', () => {
    const erased = drawn(full, 'eraser', 3, { row: 10, column: 5 })
    const gone = Array.from(erased.keys()).filter((i) => erased[i] === 0)
    expect(gone).toEqual([9, 10, 11].flatMap((y) => [4, 5, 6].map((x) => y * 28 + x)))
    expect(full.every((ink) => ink === 200)).toBe(true)
    expect(changedPixels(full, erased)).toBe(9)
    expect(drawn(full, 'pen', 1, { row: 0, column: 0 })[0]).toBe(255)
    // At the edge the part that is there.
    expect(changedPixels(full, drawn(full, 'eraser', 5, { row: 27, column: 0 }))).toBe(9)
  })

  it('leave no gap in a quick stroke', () => {
    const line = drawn(full, 'eraser', 1, { row: 3, column: 2 }, { row: 9, column: 20 })
    for (let column = 2; column <= 20; column++)
      expect([...Array(28).keys()].some((row) => line[row * 28 + column] === 0)).toBe(true)
    expect(changedPixels(full, line)).toBe(19)
  })
})

describe('the nearest vectors', () => {
  it('are those of a sorted list of all distances', () => {
    const [count, length] = [400, 84]
    const vectors = Float32Array.from(randomValues(count * length, 17))
    vectors.copyWithin(7 * length, 300 * length, 301 * length) // two that are equal
    const query = vectors.slice(300 * length, 301 * length)
    const brute = Array.from({ length: count }, (_, n) => {
      let sum = 0
      for (let i = 0; i < length; i++) sum += (vectors[n * length + i] - query[i]) ** 2
      return { n, distance: Math.sqrt(sum) }
    }).sort((a, b) => a.distance - b.distance || a.n - b.n)
    const { places, distances } = nearestVectors(vectors, query, 9)
    expect(Array.from(places)).toEqual(brute.slice(0, 9).map(({ n }) => n))
    expect(places.slice(0, 2)).toEqual(Uint32Array.of(7, 300))
    distances.forEach((distance, i) => expect(distance).toBeCloseTo(brute[i].distance, 5))
    expect(nearestVectors(vectors.slice(0, 3 * length), query, 9).places).toHaveLength(3)
  })
})
