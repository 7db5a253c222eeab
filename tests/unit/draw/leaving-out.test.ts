import { describe, expect, it } from 'vitest'
import { centreDigit } from '@/lib/data/digit-centring'
import { parseSteps } from '@/components/lab/draw-bench/steps-taken'
import { ALL_STEPS } from '@/lib/data/drawing/steps'

const SIDE = 280

/** A sheet with a block of ink, width x height at left, top. */
function block(left: number, top: number, width: number, height: number): Float32Array {
  const ink = new Float32Array(SIDE * SIDE)
  for (let y = top; y < top + height; y++) ink.fill(1, y * SIDE + left, y * SIDE + left + width)
  return ink
}

const inked = (pixels: Uint8Array) =>
  Array.from(pixels.keys())
    .filter((i) => pixels[i] > 0)
    .map((i) => ({ x: i % 28, y: Math.floor(i / 28) }))

function bounds(pixels: Uint8Array) {
  const [xs, ys] = [inked(pixels).map(({ x }) => x), inked(pixels).map(({ y }) => y)]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

describe('a drawing that is not fitted', () => {
  const corner = block(10, 20, 50, 100)

  it('is the whole pad at a tenth of its size', () => {
    const { pixels, fitted, box } = centreDigit(corner, SIDE, SIDE, { fit: false, centre: false })!
    expect(box).toEqual({ x: 0, y: 0, width: SIDE, height: SIDE })
    expect(fitted).toEqual(pixels)
    expect(bounds(pixels)).toEqual({ left: 1, right: 5, top: 2, bottom: 11 })
  })

  it('can still be centred, as large as it is', () => {
    const { pixels } = centreDigit(corner, SIDE, SIDE, { fit: false })!
    const { left, right, top, bottom } = bounds(pixels)
    expect([right - left, bottom - top]).toEqual([4, 9])
    expect(Math.abs((left + right + 1) / 2 - 14)).toBeLessThanOrEqual(1)
    expect(Math.abs((top + bottom + 1) / 2 - 14)).toBeLessThanOrEqual(1)
  })
})

describe('a drawing that is fitted and not centred', () => {
  it.each([
    ['top left', 0, 0, { left: 5, top: 0 }],
    ['bottom right', 230, 180, { left: 13, top: 8 }],
    ['middle', 115, 90, { left: 9, top: 4 }],
  ])('stays on its side of the field: %s', (_, x, y, expected) => {
    // 50 x 100 becomes 10 x 20, five pixels in from the side of its square.
    const { pixels } = centreDigit(block(x, y, 50, 100), SIDE, SIDE, { centre: false })!
    expect(bounds(pixels)).toMatchObject(expected)
    expect(inked(pixels)).toHaveLength(200)
  })
})

describe('kept steps', () => {
  it('come back, and what is not ours means every step', () => {
    expect(parseSteps({ ...ALL_STEPS, fit: false })).toEqual({ ...ALL_STEPS, fit: false })
    for (const kept of [undefined, null, 3, 'x', [], { fit: 'no' }])
      expect(parseSteps(kept)).toEqual(ALL_STEPS)
  })
})
