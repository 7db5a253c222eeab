import { describe, expect, it } from 'vitest'
import { atWorkingSize } from '@/lib/data/amount/working-size'
import { piecesOf } from '@/lib/data/amount/pieces'
import { readInk } from '@/lib/data/amount/read-ink'
import { stripOf } from '@/lib/data/amount/strip'
import { writeAmount } from '../../handwriting/amounts'

/** A network that takes everything for the same digit, surely. */
const always = (digit: number) => async (pixels: Uint8Array) => {
  const scores = new Float32Array((pixels.length / 784) * 10).fill(-5)
  for (let i = 0; i < scores.length; i += 10) scores[i + digit] = 12
  return scores
}

/** Two upright bars, 4 pixels thick, joined by a thin bridge or not. */
function bars(joined: boolean): Float32Array {
  const ink = new Float32Array(60 * 50)
  const set = (x: number, y: number) => (ink[y * 60 + x] = 1)
  for (let y = 5; y < 45; y++) for (const x of [10, 11, 12, 13, 40, 41, 42, 43]) set(x, y)
  if (joined) for (let x = 14; x < 40; x++) set(x, 25)
  return ink
}

describe('reading ink', () => {
  it('of an empty box asks nobody, and is rejected without a reason', async () => {
    const picture = { ink: new Float32Array(60 * 50), width: 60, height: 50 }
    const reading = await readInk(picture, () => Promise.reject(new Error('asked')))
    expect(reading).toMatchObject({ text: '', rejected: true, doubt: null, segments: [] })
  })

  it('finds two bars, and where they are in the picture that was given', async () => {
    const reading = await readInk({ ink: bars(false), width: 60, height: 50 }, always(1))
    expect(reading.text).toBe('11')
    expect(reading.digits.map(({ box }) => [box.x, box.width])).toEqual([
      [10, 4],
      [40, 4],
    ])
    expect(reading.digits.every(({ box }) => box.y === 5 && box.height === 40)).toBe(true)
  })

  it('cuts a bridge between two bars across, through as much ink as it is thick', () => {
    const working = atWorkingSize({ ink: bars(true), width: 60, height: 50 })!
    const { pieces } = piecesOf(working)
    expect(pieces.length).toBeGreaterThan(1)
    expect(new Set(pieces.map(({ component }) => component)).size).toBe(1)
    for (const { cutBefore } of pieces.slice(1)) expect(cutBefore!.ink).toBeCloseTo(1, 5)
    // Cutting apart loses no ink.
    const mass = pieces.reduce((sum, piece) => sum + piece.mass, 0)
    expect(mass).toBeCloseTo(
      working.ink.reduce((sum, value) => sum + value, 0),
      3,
    )
  })

  it('tells where it cut, in the picture that was given, and through how much ink', async () => {
    const { cuts } = await readInk({ ink: bars(true), width: 60, height: 50 }, always(1))
    const inner = cuts.filter(({ ink }) => ink > 0)
    expect(inner.length).toBeGreaterThan(0)
    for (const { line, ink } of inner) {
      expect(ink).toBeCloseTo(1 / 40, 5) // one pixel of a line that is 40 high
      line.forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(i % 2 === 0 ? 10 : 4)
        expect(value).toBeLessThanOrEqual(i % 2 === 0 ? 44 : 46)
      })
    }
    expect(cuts[0]).toMatchObject({ index: 0, ink: 0 })
    expect(cuts[cuts.length - 1]).toMatchObject({ ink: 0 })
  })

  it('gives arcs that start and end at cuts, boxes inside the picture, and scores that are those of the best path', async () => {
    for (const seed of [3, 5, 9]) {
      const picture = stripOf(writeAmount(seed).digits.flat())
      const { segments, cuts, alternatives, digits, margin } = await readInk(picture, always(7))
      expect(cuts.map(({ index }) => index)).toEqual([...cuts.keys()])
      for (const { from, to, box } of segments) {
        expect(from).toBeLessThan(to)
        expect(to).toBeLessThan(cuts.length)
        expect(box.x).toBeGreaterThanOrEqual(-4)
        expect(box.x + box.width).toBeLessThanOrEqual(picture.width + 4)
      }
      const [best, second] = alternatives
      const sum = best.path.reduce(
        (total, segment, place) =>
          total +
          segments[segment].odds +
          Math.log(segments[segment].probabilities[Number(best.digits[place])]),
        0,
      )
      expect(best.score).toBeCloseTo(sum, 6)
      expect(margin).toBeCloseTo(best.score - second.score, 6)
      expect(digits).toHaveLength(best.digits.length)
      alternatives
        .slice(1)
        .forEach(({ score }, i) => expect(score).toBeLessThanOrEqual(alternatives[i].score))
    }
  })

  it('does not depend on the size of the picture: one of twice the size is cut alike', async () => {
    const small = stripOf(writeAmount(13).digits.flat())
    const large = new Float32Array(4 * small.ink.length)
    for (let y = 0; y < 2 * small.height; y++)
      for (let x = 0; x < 2 * small.width; x++)
        large[y * 2 * small.width + x] = small.ink[Math.floor(y / 2) * small.width + Math.floor(x / 2)]
    const first = await readInk(small, always(4))
    const second = await readInk({ ink: large, width: 2 * small.width, height: 2 * small.height }, always(4))
    expect(second.text).toBe(first.text)
    first.digits.forEach(({ box }, i) => {
      expect(Math.abs(second.digits[i].box.x / 2 - box.x)).toBeLessThan(2)
      expect(Math.abs(second.digits[i].box.width / 2 - box.width)).toBeLessThan(3)
    })
  })
})
