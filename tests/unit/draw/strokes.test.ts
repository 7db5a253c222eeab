import { describe, expect, it } from 'vitest'
import { createRaster, SIDE } from '@/lib/data/drawing/raster'
import { extent, PEN, smooth } from '@/lib/data/drawing/strokes'
import { placed, skeletons } from '../../handwriting/skeletons'

const sum = (ink: Float32Array) => ink.reduce((total, value) => total + value, 0)

describe('smooth', () => {
  it('begins and ends where the pen did and keeps a straight line straight', () => {
    const line = smooth([0.1, 0.1, 0.3, 0.3, 0.6, 0.6, 0.8, 0.8])
    expect(line.slice(0, 2)).toEqual([0.1, 0.1])
    expect(line.slice(-2)).toEqual([0.8, 0.8])
    for (let i = 0; i < line.length; i += 2) expect(line[i]).toBeCloseTo(line[i + 1], 12)
  })

  it('rounds a corner without leaving the triangle of its samples', () => {
    const line = smooth([0, 0, 1, 0, 1, 1])
    for (let i = 0; i < line.length; i += 2) {
      expect(line[i + 1]).toBeLessThanOrEqual(line[i] + 1e-12)
      expect(line[i]).toBeLessThanOrEqual(1)
    }
    const turns = line.length / 2
    expect(turns).toBeGreaterThan(50) // short pieces: no corner is left
  })

  it('leaves a dot a dot', () => expect(smooth([0.4, 0.5])).toEqual([0.4, 0.5]))
})

describe('extent', () => {
  it('is the longer side of the box around all strokes', () => {
    expect(extent([])).toBe(0)
    expect(extent([[0.2, 0.3]])).toBe(0)
    expect(
      extent([
        [0.2, 0.3, 0.4, 0.35],
        [0.1, 0.9],
      ]),
    ).toBeCloseTo(0.6)
  })
})

describe('raster', () => {
  it('inks a horizontal line as wide as the pen, with soft edges', () => {
    const ink = createRaster()([[0.2, 0.5, 0.8, 0.5]])
    const column = Array.from({ length: SIDE }, (_, y) => ink[y * SIDE + SIDE / 2])
    expect(column.reduce((a, b) => a + b)).toBeCloseTo(PEN * SIDE, 1)
    expect(Math.max(...column)).toBe(1)
    // Length plus two round ends, in pixels.
    const radius = (PEN * SIDE) / 2
    expect(sum(ink) / (0.6 * SIDE * PEN * SIDE + Math.PI * radius * radius)).toBeCloseTo(1, 2)
  })

  it('draws a dot as a disc', () => {
    const radius = (PEN * SIDE) / 2
    expect(sum(createRaster()([[0.5, 0.5]])) / (Math.PI * radius * radius)).toBeCloseTo(1, 2)
  })

  it('gives the same picture whether it grew stroke by stroke or was made at once', () => {
    const strokes = placed(skeletons[4])
    const growing = createRaster()
    for (let points = 2; points <= strokes[0].length; points += 2) growing([strokes[0].slice(0, points)])
    growing([strokes[0]])
    for (let points = 2; points < strokes[1].length; points += 2)
      growing([strokes[0], strokes[1].slice(0, points)])
    expect(growing(strokes)).toEqual(createRaster()(strokes))
  })

  it('takes strokes back, and starts over when another picture lies under them', () => {
    const [first, second] = placed(skeletons[5])
    const raster = createRaster()
    raster([first, second, [0.1, 0.1]])
    expect(raster([first])).toEqual(createRaster()([first]))
    expect(sum(raster([]))).toBe(0)
    const under = new Uint8Array(784).fill(255)
    expect(sum(raster([first], under))).toBe(SIDE * SIDE)
    expect(raster([first])).toEqual(createRaster()([first]))
  })

  it('cuts off what leaves the pad', () => {
    const ink = createRaster()([
      [-0.5, 0.5, 1.5, 0.5],
      [3, 3],
    ])
    expect(sum(ink) / (SIDE * PEN * SIDE)).toBeCloseTo(1, 2)
  })
})
