import { describe, expect, it } from 'vitest'
import { digitForms } from '@/lib/data/handwriting/forms'
import { writeDigit } from '@/lib/data/handwriting/write-digit'
import type { Drawing } from '@/lib/data/drawing/strokes'
import { HAND, SCRIBBLE } from '../../handwriting/ranges'
import { families, scribble } from '../../handwriting/scribbles'

const SEEDS = Array.from({ length: 600 }, (_, seed) => seed)

/** The box of all ink, in pad sides. */
function inkBox({ strokes, pen = 0 }: Drawing) {
  const points = strokes.flat()
  const [xs, ys] = [0, 1].map((axis) => points.filter((_, i) => i % 2 === axis))
  return {
    left: Math.min(...xs) - pen / 2,
    top: Math.min(...ys) - pen / 2,
    right: Math.max(...xs) + pen / 2,
    bottom: Math.max(...ys) + pen / 2,
  }
}

/** Length of all lines in units of the longer side of their box. */
function lineLength({ strokes }: Drawing) {
  const box = inkBox({ testDigit: null, strokes })
  let length = 0
  for (const stroke of strokes)
    for (let i = 2; i < stroke.length; i += 2)
      length += Math.hypot(stroke[i] - stroke[i - 2], stroke[i + 1] - stroke[i - 1])
  return length / Math.max(box.right - box.left, box.bottom - box.top)
}

describe.each([
  ['digits', (seed: number) => writeDigit(seed).drawing, HAND],
  ['scribbles', (seed: number) => scribble(seed).drawing, SCRIBBLE],
])('generated %s', (_, make, ranges) => {
  const drawings = SEEDS.map(make)

  it('lie on the pad with all their ink, as large and as thick as the ranges say', () => {
    const sizes = drawings.map((drawing) => {
      const { left, top, right, bottom } = inkBox(drawing)
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(-1e-9)
      expect(Math.max(right, bottom)).toBeLessThanOrEqual(1 + 1e-9)
      expect(drawing.pen).toBeGreaterThanOrEqual(ranges.pen[0])
      expect(drawing.pen).toBeLessThanOrEqual(ranges.pen[1])
      return Math.max(right - left, bottom - top)
    })
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(ranges.size[0] - 1e-9)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(ranges.size[1] + 1e-9)
    // The whole range is used.
    expect(Math.min(...sizes)).toBeLessThan(0.3)
    expect(Math.max(...sizes)).toBeGreaterThan(0.85)
  })

  it('are decided by their seed', () => {
    expect(make(7)).toEqual(make(7))
    expect(make(7)).not.toEqual(make(27))
  })
})

it('every digit is written in at least three forms, by even seeds and by odd ones', () => {
  for (const parity of [0, 1])
    for (let digit = 0; digit < 10; digit++) {
      const written = SEEDS.filter((seed) => seed % 2 === parity).map(writeDigit)
      const forms = new Set(written.filter((one) => one.digit === digit).map(({ form }) => form))
      expect(forms.size).toBe(digitForms[digit].length)
      expect(forms.size).toBeGreaterThanOrEqual(3)
    }
})

it('all five families of scribbles come, and most have more line than any digit', () => {
  const longest = Math.max(...SEEDS.map((seed) => lineLength(writeDigit(seed).drawing)))
  for (const family of families) {
    const made = SEEDS.map(scribble).filter((one) => one.family === family)
    expect(made.length).toBe(120)
    const longer = made.filter(({ drawing }) => lineLength(drawing) > longest)
    expect(longer.length).toBeGreaterThan(60)
  }
})
