import { describe, expect, it } from 'vitest'
import { coverPlaces } from '@/lib/data/occlusion'
import { blended, blurred } from '@/lib/data/saliency/blur'
import { cellMeans, enlarged, partOfCell } from '@/lib/data/saliency/cells'
import { coverColour, coveredPicture, coverSteps } from '@/lib/data/saliency/cover'
import { fillHole } from '@/lib/data/saliency/fill-hole'
import { gradCam, positivePart } from '@/lib/data/saliency/grad-cam'
import { maskedCount, strokeMask, type Stroke } from '@/lib/data/saliency/strokes'
import { expectClose, randomValues } from '../nn/finite-differences'

/** A picture of random bytes, opaque. */
const noise = (side: number, seed = 1) =>
  Uint8ClampedArray.from(randomValues(side * side * 4, seed), (value, i) =>
    i % 4 === 3 ? 255 : Math.round(127.5 + 127.5 * value),
  )
const pixel = (rgba: Uint8ClampedArray, i: number) => [...rgba.subarray(4 * i, 4 * i + 3)]

describe('Grad-CAM', () => {
  it('is the paper’s sum, written out place by place', () => {
    const [height, width, maps] = [3, 4, 5]
    const activations = randomValues(60, 3)
    const gradient = randomValues(60, 4)
    const expected: number[] = []
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        let sum = 0
        for (let k = 0; k < maps; k++) {
          let weight = 0
          for (let i = 0; i < height; i++)
            for (let j = 0; j < width; j++) weight += gradient[(i * width + j) * maps + k]
          sum += (weight / (height * width)) * activations[(y * width + x) * maps + k]
        }
        expected.push(sum)
      }
    const made = gradCam(activations, gradient, [height, width, maps])
    expectClose(made, expected, 1e-6)
    expect(made.some((value) => value < 0)).toBe(true)
    expect([...positivePart(made)]).toEqual([...made].map((value) => (value > 0 ? value : 0)))
  })
})

describe('cells of a map', () => {
  it('hold the mean of their pixels, also where they do not divide the side', () => {
    const values = randomValues(49, 5)
    const made = cellMeans(values, 7, 3)
    const bounds = [0, 2, 4, 7]
    for (let row = 0; row < 3; row++)
      for (let column = 0; column < 3; column++) {
        const inside: number[] = []
        for (let y = bounds[row]; y < bounds[row + 1]; y++)
          for (let x = bounds[column]; x < bounds[column + 1]; x++) inside.push(values[7 * y + x])
        const mean = inside.reduce((sum, value) => sum + value, 0) / inside.length
        expect(made[3 * row + column]).toBeCloseTo(mean, 6)
      }
  })

  it('are drawn larger with straight lines from middle to middle', () => {
    const large = enlarged([0, 10, 20, 30], 2, 8)
    // Middles of the cells lie between pixels 1 and 2, and 5 and 6.
    expect(large[0]).toBe(0)
    expect(large[7]).toBe(10)
    expect(large[2]).toBeCloseTo(1.25, 5)
    expect(large[3]).toBeCloseTo(3.75, 5)
    expect(large[8 * 7]).toBe(20)
    expect(large[8 * 3 + 3]).toBeCloseTo(3.75 + 7.5, 5)
    expect([...enlarged([1, 2, 3, 4], 2, 2)]).toEqual([1, 2, 3, 4])
  })

  it('lie in one of nine parts', () => {
    expect([0, 3, 6, 21, 24, 27, 42, 45, 48].map((cell) => partOfCell(cell, 7))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8,
    ])
    expect(partOfCell(255, 256 ** 0.5)).toBe(8)
  })
})

describe('the hidden square', () => {
  it('comes in four sizes, whole steps of a sixteenth of the side, and reaches every pixel', () => {
    expect(coverSteps(64)).toEqual({ stride: 4, sizes: [8, 12, 16, 24] })
    expect(coverSteps(224)).toEqual({ stride: 14, sizes: [28, 42, 56, 84] })
    for (const side of [64, 224, 227])
      for (const size of coverSteps(side).sizes) {
        const { stride } = coverSteps(side)
        const seen = new Set(coverPlaces({ side, size, stride }).map(({ x }) => x))
        expect(Math.max(...seen) + size).toBe(side)
      }
  })

  it('hides that square and nothing else', () => {
    const photo = noise(6)
    const hidden = coveredPicture(photo, coverColour(6), 6, { x: 3, y: 1 }, 2)
    for (let i = 0; i < 36; i++) {
      const [x, y] = [i % 6, Math.floor(i / 6)]
      const inside = x >= 3 && x < 5 && y >= 1 && y < 3
      expect(pixel(hidden, i)).toEqual(inside ? [124, 116, 104] : pixel(photo, i))
    }
  })
})

describe('the brush', () => {
  it('covers the pixels whose middles are near enough to its line', () => {
    const stroke: Stroke = { radius: 0.1, points: [0.2, 0.3, 0.7, 0.5, 0.7, 0.9] }
    const side = 20
    const mask = strokeMask([stroke], side)
    // Many points along the line, each a disc.
    for (let i = 0; i < side * side; i++) {
      const [x, y] = [((i % side) + 0.5) / side, (Math.floor(i / side) + 0.5) / side]
      let nearest = Infinity
      for (let t = 0; t <= 1; t += 0.001)
        for (const [x0, y0, x1, y1] of [
          [0.2, 0.3, 0.7, 0.5],
          [0.7, 0.5, 0.7, 0.9],
        ])
          nearest = Math.min(nearest, Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0)))
      if (Math.abs(nearest - 0.1) > 0.001) expect(mask[i], `pixel ${i}`).toBe(nearest < 0.1 ? 1 : 0)
    }
    expect(maskedCount(mask)).toBe(mask.filter((covered) => covered === 1).length)
  })

  it('covers one pixel at least, and the same part of a larger picture', () => {
    expect(maskedCount(strokeMask([{ radius: 0, points: [0.51, 0.51] }], 10))).toBeGreaterThan(0)
    const stroke: Stroke = { radius: 0.2, points: [0.5, 0.5] }
    const share = (side: number) => maskedCount(strokeMask([stroke], side)) / side ** 2
    expect(share(64)).toBeCloseTo(Math.PI * 0.04, 2)
    expect(share(224)).toBeCloseTo(Math.PI * 0.04, 2)
  })
})

describe('what fills a hole', () => {
  const side = 32
  const mask = strokeMask([{ radius: 0.2, points: [0.5, 0.5] }], side)

  it('is the colours around it: nothing else changes, and none is stronger than they are', () => {
    const photo = noise(side, 7)
    const filled = fillHole(photo, mask, side)
    for (let i = 0; i < side * side; i++) if (mask[i] === 0) expect(pixel(filled, i)).toEqual(pixel(photo, i))
    const flat = coverColour(side)
    expect(fillHole(flat, mask, side)).toEqual(flat)
  })

  it('goes over from one side’s colour to the other’s', () => {
    const photo = new Uint8ClampedArray(side * side * 4).fill(255)
    for (let i = 0; i < side * side; i++) photo[4 * i] = i % side < side / 2 ? 40 : 200
    const row = Array.from({ length: side }, (_, x) => fillHole(photo, mask, side)[4 * (16 * side + x)])
    expect(row.every((value, x) => x === 0 || value >= row[x - 1])).toBe(true)
    expect(row[12]).toBeGreaterThan(45)
    expect(row[19]).toBeLessThan(195)
    expect(Math.abs(row[15] + row[16] - 240)).toBeLessThan(12)
    // Without the fill there would be a step.
    expect(row[16] - row[15]).toBeLessThan(40)
  })

  it('is ImageNet’s mean colour where all is erased', () => {
    const filled = fillHole(noise(8), new Uint8Array(64).fill(1), 8)
    expect(new Set(Array.from({ length: 64 }, (_, i) => pixel(filled, i).join(' ')))).toEqual(
      new Set(['124 116 104']),
    )
  })

  it('or the same photo blurred by a bell curve', () => {
    const photo = noise(12, 9)
    const made = blurred(photo, 12, 1.5)
    const weight = (d: number) => (Math.abs(d) > 5 ? 0 : Math.exp(-(d * d) / 4.5))
    const norm = Array.from({ length: 11 }, (_, i) => weight(i - 5)).reduce((sum, w) => sum + w, 0)
    for (const [x, y] of [
      [6, 6],
      [0, 11],
    ]) {
      let sum = 0
      for (let dy = -5; dy <= 5; dy++)
        for (let dx = -5; dx <= 5; dx++) {
          const [px, py] = [x + dx, y + dy].map((at) => Math.min(11, Math.max(0, at)))
          sum += ((weight(dx) * weight(dy)) / norm ** 2) * photo[4 * (12 * py + px) + 1]
        }
      expect(Math.abs(made[4 * (12 * y + x) + 1] - sum)).toBeLessThanOrEqual(0.51)
    }
    const half = Uint8Array.from({ length: 144 }, (_, i) => i % 2)
    const mixed = blended(photo, made, half)
    expect(pixel(mixed, 10)).toEqual(pixel(photo, 10))
    expect(pixel(mixed, 11)).toEqual(pixel(made, 11))
  })
})
