import { describe, expect, it } from 'vitest'
import { inkBounds } from '@/components/lab/draw-bench/ink-bounds'
import { createSeer, fittingPen, LINE, type Seen } from '@/lib/data/drawing/seen'
import { ALL_STEPS } from '@/lib/data/drawing/steps'
import { EMPTY } from '@/lib/data/drawing/strokes'
import { placed, skeletons } from '../../handwriting/skeletons'

const nothingUnder = () => null
const see = (strokes: number[][]) => createSeer(nothingUnder)({ testDigit: null, strokes })

function pixelsOf(seen: Seen): Uint8Array {
  if (seen.kind !== 'digit') throw new Error(`seen as ${seen.kind}`)
  return seen.pixels
}

/** The centre of mass in pixels from the middle of the 28x28 field. */
function offCentre(pixels: Uint8Array) {
  let [mass, x, y] = [0, 0, 0]
  pixels.forEach((ink, i) => {
    mass += ink
    x += ink * ((i % 28) - 14)
    y += ink * (Math.floor(i / 28) - 14)
  })
  return { x: x / mass, y: y / mass }
}

describe('what the network sees', () => {
  it('is nothing for an empty pad, and a blot is not a digit', () => {
    expect(createSeer(nothingUnder)(EMPTY).kind).toBe('empty')
    expect(see([[0.5, 0.5]]).kind).toBe('blot')
    expect(see([[0.5, 0.5, 0.54, 0.52, 0.5, 0.55]]).kind).toBe('blot')
    expect(see([[2, 2, 3, 3]]).kind).toBe('empty') // all of it beside the pad
    expect(see([[0.5, 0.4, 0.5, 0.55]]).kind).toBe('digit') // a small 1
  })

  it.each(skeletons.map((skeleton, digit) => [digit, skeleton] as const))(
    'a drawn %i fills 20 pixels and is centred by mass, wherever and however large it is drawn',
    (_, skeleton) => {
      for (const [size, cx, cy] of [
        [0.6, 0.5, 0.5],
        [0.3, 0.25, 0.3],
        [0.85, 0.48, 0.53],
      ]) {
        const pixels = pixelsOf(see(placed(skeleton, size, cx, cy)))
        const bounds = inkBounds(pixels)
        expect(Math.max(bounds!.width, bounds!.height)).toBe(20)
        const { x, y } = offCentre(pixels)
        expect(Math.abs(x)).toBeLessThanOrEqual(0.75)
        expect(Math.abs(y)).toBeLessThanOrEqual(0.75)
        expect(Math.max(...pixels)).toBe(255)
      }
    },
  )

  it('does not depend on where on the pad it is drawn', () => {
    const here = pixelsOf(see(placed(skeletons[3], 0.5, 0.4, 0.4)))
    const there = pixelsOf(see(placed(skeletons[3], 0.5, 0.6, 0.65)))
    expect(there).toEqual(here)
  })

  it('tells the box around the ink in pad sides, line included', () => {
    const seen = see([[0.5, 0.2, 0.5, 0.8]])
    if (seen.kind !== 'digit' || !seen.box) throw new Error('no box')
    const line = fittingPen(0.6)
    expect(Math.abs(seen.box.x - (0.5 - line / 2))).toBeLessThan(0.006) // a pixel of the pad's picture
    expect(Math.abs(seen.box.width - line)).toBeLessThan(0.008)
    expect(Math.abs(seen.box.height - (0.6 + line))).toBeLessThan(0.008)
  })

  it.each([0.1, 0.25, 0.6, 0.9])('makes lines as thick as MNIST’s of a drawing of size %d', (size) => {
    // A long upright line: 20 pixels high, so its ink is 20 times its width.
    const pixels = pixelsOf(see([[0.5, 0.5 - size / 2, 0.5, 0.5 + size / 2]]))
    const ink = pixels.reduce((sum, value) => sum + value, 0) / 255
    expect(ink / 20).toBeGreaterThan(LINE - 0.4)
    expect(ink / 20).toBeLessThan(LINE + 0.4)
  })

  it('is the same for a thin and for a thick pen, unless the line is left as it is', () => {
    const strokes = placed(skeletons[5], 0.3, 0.3, 0.4)
    const by = (pen: number, steps = ALL_STEPS) =>
      pixelsOf(createSeer(nothingUnder, steps)({ testDigit: null, strokes, pen }))
    expect(by(0.1)).toEqual(by(0.02))
    const plain = { ...ALL_STEPS, line: false }
    const ink = (pixels: Uint8Array) => pixels.reduce((sum, value) => sum + value, 0)
    expect(ink(by(0.1, plain))).toBeGreaterThan(2 * ink(by(0.02, plain)))
  })

  it('has a picture for every step, and leaves out the steps it is told to', () => {
    const drawing = { testDigit: null, strokes: placed(skeletons[7], 0.3, 0.2, 0.2) }
    const stages = createSeer(nothingUnder).stages(drawing)!
    expect(stages.centred.pixels).toEqual(pixelsOf(createSeer(nothingUnder)(drawing)))
    expect(stages.centred.fitted).toHaveLength(400)
    const pad = createSeer(nothingUnder, { ...ALL_STEPS, fit: false, centre: false })
    expect(pad.stages(drawing)!.centred.fitted).toEqual(pixelsOf(pad(drawing)))
    const bounds = inkBounds(pixelsOf(pad(drawing)))!
    expect(bounds.x).toBeLessThan(7)
    expect(bounds.width).toBeLessThan(10)
    const moved = createSeer(nothingUnder, { ...ALL_STEPS, fit: false })(drawing)
    const { x, y } = offCentre(pixelsOf(moved))
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(0.75)
    expect(inkBounds(pixelsOf(moved))!.width).toBe(bounds.width)
    expect(createSeer(nothingUnder).stages(EMPTY)).toBeNull()
  })
})

describe('a test digit', () => {
  const disc = Uint8Array.from({ length: 784 }, (_, i) => {
    const distance = Math.hypot((i % 28) - 14, Math.floor(i / 28) - 14)
    return Math.abs(distance - 8) < 1.5 ? 255 : Math.abs(distance - 8) < 2 ? 90 : 0
  })

  it('goes in as it is', () => {
    const seen = createSeer(() => disc)({ testDigit: 0, strokes: [] })
    expect(seen).toEqual({ kind: 'digit', pixels: disc, box: null })
    expect(pixelsOf(seen)).not.toBe(disc)
  })

  it('is nothing while its pixels are on the way', () =>
    expect(createSeer(nothingUnder)({ testDigit: 0, strokes: [] }).kind).toBe('empty'))

  it('with ink over it is fitted anew, and even a dot counts', () => {
    const seen = createSeer(() => disc)({ testDigit: 0, strokes: [[0.5, 0.5]] })
    const pixels = pixelsOf(seen)
    expect(pixels[14 * 28 + 14]).toBe(255)
    expect(inkBounds(pixels)).toMatchObject({ width: 20, height: 20 })
  })
})

describe('ink bounds', () => {
  it('are null without ink and tight with it', () => {
    const pixels = new Uint8Array(784)
    expect(inkBounds(pixels)).toBeNull()
    pixels[5 * 28 + 7] = 1
    pixels[9 * 28 + 20] = 9
    expect(inkBounds(pixels)).toEqual({ x: 7, y: 5, width: 14, height: 5 })
  })
})
