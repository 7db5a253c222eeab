import { describe, expect, it } from 'vitest'
import { evenLight, paperBrightness } from '@/lib/data/page-photo/background'
import { soften, toGrey, transpose, type Plane } from '@/lib/data/page-photo/plane'
import { faintMarks, quantile, threshold } from '@/lib/data/page-photo/threshold'
import { windowStatistics } from '@/lib/data/page-photo/window-statistics'
import { createRandom } from '@/lib/data/random'

const random = createRandom(5)
const noise = (width: number, height: number): Plane => ({
  values: Float32Array.from({ length: width * height }, () => random()),
  width,
  height,
})

/** Mean and deviation of a window, pixel by pixel, as the definition says. */
function naive({ values, width, height }: Plane, radius: number) {
  const mean: number[] = []
  const deviation: number[] = []
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const seen: number[] = []
      for (let j = y - radius; j <= y + radius; j++)
        for (let i = x - radius; i <= x + radius; i++)
          if (i >= 0 && j >= 0 && i < width && j < height) seen.push(values[j * width + i])
      const m = seen.reduce((a, b) => a + b) / seen.length
      mean.push(m)
      deviation.push(Math.sqrt(seen.reduce((sum, v) => sum + (v - m) ** 2, 0) / seen.length))
    }
  return { mean, deviation }
}

describe('window statistics', () => {
  it.each([0, 1, 3, 40])('are those of the definition, radius %i, also at the edges', (radius) => {
    const plane = noise(23, 17)
    const found = windowStatistics(plane, radius)
    const expected = naive(plane, radius)
    found.mean.forEach((value, i) => expect(value).toBeCloseTo(expected.mean[i], 5))
    found.deviation.forEach((value, i) => expect(value).toBeCloseTo(expected.deviation[i], 4))
  })
})

describe('the threshold', () => {
  it("is Sauvola's, with the largest deviation of the page for R", () => {
    const plane = noise(40, 30)
    for (let i = 0; i < plane.values.length; i++) plane.values[i] = 0.6 + 0.5 * plane.values[i]
    const { mean, deviation } = naive(plane, 5)
    const range = quantile(Float32Array.from(deviation), 0.999)
    const { mask, threshold: level } = threshold(plane, 5)
    mean.forEach((m, i) => {
      const expected = Math.max(0.5, m * (1 + 0.2 * (deviation[i] / range - 1)))
      expect(level[i]).toBeCloseTo(expected, 4)
      if (Math.abs(plane.values[i] - expected) > 1e-4)
        expect(mask.on[i]).toBe(plane.values[i] < expected ? 1 : 0)
    })
  })

  it('finds ink in the shadow and in the light, where no single level could', () => {
    const [width, height] = [320, 240]
    const light = (x: number) => 0.25 + (0.7 * x) / width
    const isInk = (x: number, y: number) => y > 100 && y < 140 && x % 64 > 20 && x % 64 < 28
    const grey: Plane = { values: new Float32Array(width * height), width, height }
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) grey.values[y * width + x] = light(x) * (isInk(x, y) ? 0.4 : 1)
    // The ink in the light is brighter than the paper in the shadow.
    expect(light(280) * 0.4).toBeGreaterThan(light(0))
    const even = evenLight(grey, paperBrightness(grey))
    const { on } = threshold(soften(even)).mask
    let [missed, false_] = [0, 0]
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const inner = isInk(x - 1, y) && isInk(x + 1, y) && isInk(x, y - 1) && isInk(x, y + 1)
        const near = [-2, 0, 2].some((d) => [-2, 0, 2].some((e) => isInk(x + d, y + e)))
        if (inner && !on[y * width + x]) missed++
        if (!near && on[y * width + x]) false_++
      }
    expect(missed).toBe(0)
    expect(false_).toBe(0)
  })

  it('finds no ink on blank paper with grain', () => {
    const plane = noise(200, 150)
    for (let i = 0; i < plane.values.length; i++) plane.values[i] = 0.98 + 0.04 * (plane.values[i] - 0.5)
    expect(threshold(soften(plane)).mask.on.reduce((a, b) => a + b)).toBe(0)
  })

  it('sees lines too faint to be ink as marks', () => {
    const plane = noise(200, 150)
    for (let i = 0; i < plane.values.length; i++) plane.values[i] = 0.98 + 0.02 * (plane.values[i] - 0.5)
    for (let x = 0; x < 200; x++) plane.values[70 * 200 + x] -= 0.06
    const row = (on: Uint8Array) => on.subarray(70 * 200, 71 * 200).reduce((a, b) => a + b)
    expect(row(threshold(plane).mask.on)).toBe(0)
    expect(row(faintMarks(plane).on)).toBeGreaterThan(190)
  })
})

describe('planes', () => {
  it('weigh red, green and blue as the eye does', () => {
    const grey = toGrey(Uint8ClampedArray.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255]), 3, 1)
    expect([...grey.values].map((v) => Number(v.toFixed(3)))).toEqual([0.299, 0.587, 0.114])
    expect(() => toGrey(new Uint8ClampedArray(12), 2, 2)).toThrow(RangeError)
  })

  it('are turned on their diagonal and back', () => {
    const mask = { on: Uint8Array.from([1, 0, 0, 1, 1, 0]), width: 3, height: 2 }
    expect([...transpose(mask).on]).toEqual([1, 1, 0, 1, 0, 0])
    expect(transpose(transpose(mask))).toEqual(mask)
  })
})
