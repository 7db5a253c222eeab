import { describe, expect, it } from 'vitest'
import { writingLines } from '@/lib/data/page-photo/digit-line'
import { findPieces } from '@/lib/data/page-photo/pieces'
import type { Mask } from '@/lib/data/page-photo/plane'
import { removeRuledLines } from '@/lib/data/page-photo/ruled-lines'
import { turn } from '@/lib/data/page-photo/turn'
import { writingAngle } from '@/lib/data/page-photo/writing-angle'
import { createRandom } from '@/lib/data/random'

const [WIDTH, HEIGHT] = [600, 450]

/** A mask of what `ink` says of a page that lies turned by so many degrees, its middle at 0, 0. */
function pageAt(degrees: number, ink: (x: number, y: number) => boolean): Mask {
  const angle = (degrees * Math.PI) / 180
  const on = new Uint8Array(WIDTH * HEIGHT)
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const [u, v] = [x + 0.5 - WIDTH / 2, y + 0.5 - HEIGHT / 2]
      const across = u * Math.cos(angle) + v * Math.sin(angle)
      const down = v * Math.cos(angle) - u * Math.sin(angle)
      on[y * WIDTH + x] = ink(across, down) ? 1 : 0
    }
  return { on, width: WIDTH, height: HEIGHT }
}

const step = (value: number, spacing: number) => ((value % spacing) + spacing) % spacing
const isRuled = (_: number, y: number) => step(y, 50) < 2
const isSquared = (x: number, y: number) => step(y, 30) < 2 || step(x, 30) < 2
/** Four strokes 9 pixels thick: upright, slanting, level on a line, and a ring. */
const isStroke = (x: number, y: number) =>
  (Math.abs(x + 120) < 4.5 && Math.abs(y) < 45) ||
  (Math.abs(x + 40 - 0.4 * y) < 5 && Math.abs(y) < 45) ||
  (Math.abs(x - 30) < 25 && Math.abs(y - 1) < 4.5) ||
  Math.abs(Math.hypot(x - 120, y) - 35) < 4.5

const count = (on: Uint8Array) => on.reduce((a, b) => a + b)

describe('ruled lines', () => {
  for (const [name, ruled] of [
    ['ruled', isRuled],
    ['squared', isSquared],
  ] as const)
    it.each([-10, -3.3, 0, 4.8, 10])(
      `are taken out of ${name} paper and strokes stay, at %f degrees`,
      (degrees) => {
        const strokes = pageAt(degrees, isStroke)
        const page = pageAt(degrees, (x, y) => isStroke(x, y) || ruled(x, y))
        const { mask, degrees: found } = removeRuledLines(page, page)
        expect(Math.abs(found! - degrees)).toBeLessThan(1)
        const kept = mask.on.filter((on, i) => on && strokes.on[i]).length
        const left = mask.on.filter((on, i) => on && !strokes.on[i]).length
        const lines = count(page.on) - count(strokes.on)
        expect(kept / count(strokes.on)).toBeGreaterThan(0.96)
        expect(left / lines).toBeLessThan(0.06)
      },
    )

  it('are not seen on blank paper, however the strokes lie', () => {
    const strokes = pageAt(2, isStroke)
    const { across, down, mask, degrees } = removeRuledLines(strokes, strokes)
    expect([across, down, degrees]).toEqual([[], [], null])
    expect(Buffer.compare(mask.on, strokes.on)).toBe(0)
  })

  it('are followed where the paper bends', () => {
    const bent = (x: number, y: number) => isRuled(x, y + 6 * Math.cos((x / WIDTH) * Math.PI))
    const page = pageAt(1, bent)
    const { mask, across } = removeRuledLines(page, page)
    expect(across.length).toBeGreaterThanOrEqual(7)
    expect(count(mask.on) / count(page.on)).toBeLessThan(0.1)
  })
})

describe('turning straight', () => {
  it.each([-9, -4.2, 0, 3.1, 8.5])('the slope of a row of digits is found within a degree: %f', (degrees) => {
    // Eight digits: seven-segment eights, zeros and threes, with heads and feet on two levels.
    const isDigit = (x: number, y: number) => {
      const [place, across] = [Math.floor((x + 240) / 60), step(x + 240, 60) - 10]
      if (place < 0 || place > 7 || across < 0 || across > 38 || Math.abs(y) > 36) return false
      const level = Math.abs(y) > 28 || (place % 3 > 0 && Math.abs(y) < 4)
      return level || across > 30 || (place % 2 === 0 && across < 8)
    }
    expect(Math.abs(writingAngle(pageAt(degrees, isDigit)) - degrees)).toBeLessThan(1)
  })

  it('is undone by turning back', () => {
    const random = createRandom(3)
    const blob = pageAt(0, (x, y) => Math.hypot(x - 30, y + 20) < 60 + 20 * Math.sin(x / 9))
    const plane = { ...blob, values: Float32Array.from(blob.on, (on) => on * (0.9 + 0.1 * random())) }
    const straight = turn(plane, 7)
    const back = turn(straight, -7)
    const [dx, dy] = [(back.width - WIDTH) / 2, (back.height - HEIGHT) / 2]
    let difference = 0
    for (let y = 0; y < HEIGHT; y++)
      for (let x = 0; x < WIDTH; x++)
        difference += Math.abs(
          back.values[Math.round(y + dy) * back.width + Math.round(x + dx)] - plane.values[y * WIDTH + x],
        )
    expect(difference / count(blob.on)).toBeLessThan(0.08)
  })

  it('makes what descends to the right level', () => {
    const page = pageAt(6, (_, y) => Math.abs(y) < 3)
    const { values, width, height } = turn({ ...page, values: Float32Array.from(page.on) }, 6)
    const middle = Math.floor(height / 2)
    let inked = 0
    for (let x = 60; x < width - 60; x++) if (values[middle * width + x] > 0.9) inked++
    expect(inked / (width - 120)).toBeGreaterThan(0.98)
  })
})

describe('pieces and lines of writing', () => {
  it('join pixels that touch by a corner, and no others', () => {
    const on = Uint8Array.from([1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0])
    const { pieces, labels } = findPieces({ on, width: 4, height: 3 })
    expect(pieces.map(({ area, left, top, right, bottom }) => [area, left, top, right, bottom])).toEqual([
      [2, 0, 0, 2, 2],
      [2, 3, 0, 4, 2],
    ])
    expect([...labels]).toEqual([1, 0, 0, 2, 0, 1, 0, 2, 0, 0, 0, 0])
  })

  it('take the largest line, with the small pieces that lie in it', () => {
    const piece = (left: number, top: number, width: number, height: number, label: number) => ({
      left,
      top,
      right: left + width,
      bottom: top + height,
      area: (width * height) / 3,
      label,
    })
    const large = [piece(100, 100, 40, 60, 1), piece(160, 95, 40, 62, 2), piece(220, 104, 12, 58, 3)]
    const bar = piece(165, 90, 30, 8, 4)
    const small = [piece(100, 220, 12, 20, 5), piece(120, 222, 12, 20, 6)]
    const speck = piece(400, 20, 3, 3, 7)
    const [first, second, ...rest] = writingLines([...small, speck, bar, ...large], 12)
    expect(first.pieces.map(({ label }) => label).sort()).toEqual([1, 2, 3, 4])
    expect(second.pieces.map(({ label }) => label).sort()).toEqual([5, 6])
    expect(rest).toEqual([])
    expect([first.left, first.top, first.right, first.bottom]).toEqual([100, 90, 232, 162])
  })
})
