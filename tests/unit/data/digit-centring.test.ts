import { describe, expect, it } from 'vitest'
import { centreDigit } from '@/lib/data/digit-centring'
import { createRandom } from '@/lib/data/random'
import { readMnist } from './mnist-files'

const PAD = 280
const digits = readMnist('t10k-images-idx3-ubyte').data
const digit = (index: number) => digits.subarray(index * 784, (index + 1) * 784)

/** A digit enlarged `factor` times (bilinear) with its field's corner at (left, top) of a pad. */
function onPad(pixels: Uint8Array, factor: number, left: number, top: number): Float32Array {
  const pad = new Float32Array(PAD * PAD)
  const at = (x: number, y: number) => (x < 0 || y < 0 || x > 27 || y > 27 ? 0 : pixels[y * 28 + x] / 255)
  for (let py = 0; py < PAD; py++) {
    const v = (py + 0.5 - top) / factor - 0.5
    const y = Math.floor(v)
    for (let px = 0; px < PAD; px++) {
      const u = (px + 0.5 - left) / factor - 0.5
      const x = Math.floor(u)
      const upper = at(x, y) * (1 - u + x) + at(x + 1, y) * (u - x)
      const lower = at(x, y + 1) * (1 - u + x) + at(x + 1, y + 1) * (u - x)
      pad[py * PAD + px] = upper * (1 - v + y) + lower * (v - y)
    }
  }
  return pad
}

/** Centre of mass, counted from the middle of the first pixel, and the inked box. */
function measure(pixels: Uint8Array) {
  let [mass, x, y] = [0, 0, 0]
  let [left, top, right, bottom] = [28, 28, -1, -1]
  pixels.forEach((value, i) => {
    if (value === 0) return
    const [px, py] = [i % 28, Math.floor(i / 28)]
    mass += value
    x += value * px
    y += value * py
    ;[left, right] = [Math.min(left, px), Math.max(right, px)]
    ;[top, bottom] = [Math.min(top, py), Math.max(bottom, py)]
  })
  return { mass, x: x / mass, y: y / mass, longer: Math.max(right - left, bottom - top) + 1 }
}

const rectangle = (x: number, y: number, width: number, height: number, ink = 1) => {
  const pad = new Float32Array(PAD * PAD)
  for (let py = y; py < y + height; py++) pad.fill(ink, py * PAD + x, py * PAD + x + width)
  return pad
}

it('MNIST itself: centre of mass within half a pixel of 14, longer side 20, darkest 254 or 255', () => {
  for (let i = 0; i < 10_000; i++) {
    const { x, y, longer } = measure(digit(i))
    if (!(x >= 13.5 && x <= 14.5 && y >= 13.5 && y <= 14.5)) expect.fail(`digit ${i} at ${x}, ${y}`)
    if (longer < 19 || longer > 20) expect.fail(`digit ${i} is ${longer} long`)
  }
})

describe('MNIST digits, scaled and shifted on a pad', () => {
  const random = createRandom(1)
  const all = Array.from({ length: 300 }, (_, i) => {
    const factor = 5 + 5 * random()
    const free = PAD - 28 * factor
    const result = centreDigit(onPad(digit(i), factor, free * random(), free * random()), PAD, PAD)!
    const difference = result.pixels.reduce((sum, value, k) => sum + Math.abs(value - digit(i)[k]), 0) / 784
    return { factor, difference, result, before: measure(digit(i)), after: measure(result.pixels) }
  })

  it('come out centred and 20 pixels long, as MNIST is', () => {
    for (const { after } of all) {
      expect(Math.abs(after.x - 14)).toBeLessThanOrEqual(0.5)
      expect(Math.abs(after.y - 14)).toBeLessThanOrEqual(0.5)
      expect(after.longer).toBeGreaterThanOrEqual(19)
      expect(after.longer).toBeLessThanOrEqual(20)
    }
  })

  it('come out as they were, but for the blur of enlarging', () => {
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
    // Bilinear enlarging and area averaging alone, at the right place, make 5.1 of 255; one pixel off makes 16.
    expect(mean(all.map((one) => one.difference))).toBeLessThan(8)
    expect(mean(all.map(({ before, after }) => after.mass / before.mass))).toBeCloseTo(1, 1)
    expect(mean(all.map(({ factor, result }) => result.scale * factor))).toBeCloseTo(1, 1)
  })
})

describe('centreDigit', () => {
  it('says where the ink was and where it went', () => {
    const { box, scale, shift, pixels } = centreDigit(rectangle(30, 50, 100, 200), PAD, PAD)!
    expect(box).toEqual({ x: 30, y: 50, width: 100, height: 200 })
    expect(scale).toBeCloseTo(0.1)
    // 10 x 20 in the middle of 20x20, whose own middle (9.5 from the middle of its first pixel) goes to 14.5 or 13.5.
    expect(shift.x).toBeCloseTo(5 + 5)
    expect(shift.y).toBeCloseTo(5)
    const inked = Array.from(pixels.keys()).filter((i) => pixels[i] > 0)
    expect(inked.length).toBe(200)
    expect(inked.every((i) => pixels[i] === 255)).toBe(true)
    expect(pixels[5 * 28 + 10]).toBe(255)
  })

  it('keeps the aspect ratio: a thin stroke stays thin, its edges equally grey', () => {
    const { pixels } = centreDigit(rectangle(100, 20, 15, 100), PAD, PAD)!
    const row = [...pixels.subarray(14 * 28, 15 * 28)].filter((value) => value > 0)
    expect(row.length).toBe(4)
    expect(row.slice(1, 3)).toEqual([255, 255])
    expect(row[0]).toBe(row[3])
    expect(Math.abs(row[0] - 127.5)).toBeLessThan(1)
  })

  it('enlarges a small drawing and never leaves the field, however lopsided', () => {
    const lopsided = rectangle(0, 0, 40, 4)
    for (let y = 0; y < 40; y++) lopsided.fill(1, y * PAD, y * PAD + 3)
    const { pixels } = centreDigit(lopsided, PAD, PAD)!
    expect(measure(pixels).longer).toBe(20)
    expect(Math.max(...pixels)).toBe(255)
  })

  it('makes faint ink dark, as in MNIST', () => {
    const faint = centreDigit(rectangle(100, 50, 40, 100, 0.4), PAD, PAD)!
    expect(faint.pixels).toEqual(centreDigit(rectangle(100, 50, 40, 100), PAD, PAD)!.pixels)
  })

  it('does not let faint specks far away widen the box', () => {
    const specked = rectangle(100, 50, 40, 100)
    specked[5 * PAD + 5] = 0.1
    expect(centreDigit(specked, PAD, PAD)!.box).toEqual({ x: 100, y: 50, width: 40, height: 100 })
  })

  it('is null without ink: empty, a speck, nothing but NaN or negative values', () => {
    expect(centreDigit(new Float32Array(PAD * PAD), PAD, PAD)).toBeNull()
    expect(centreDigit(rectangle(5, 5, 3, 3), PAD, PAD)).toBeNull()
    expect(centreDigit(new Float32Array(PAD * PAD).fill(Number.NaN), PAD, PAD)).toBeNull()
    expect(centreDigit(new Float32Array(PAD * PAD).fill(-1), PAD, PAD)).toBeNull()
    expect(centreDigit(new Float32Array(0), 0, 0)).toBeNull()
  })

  it('takes one pixel, a full pad, and fields that are not square', () => {
    expect(centreDigit(Float32Array.of(1), 1, 1)!.pixels.filter((value) => value > 0).length).toBe(400)
    expect(centreDigit(new Float32Array(PAD * PAD).fill(1), PAD, PAD)!.scale).toBeCloseTo(20 / PAD)
    const { box, pixels } = centreDigit(new Float32Array(30 * 90).fill(1), 30, 90)!
    expect(box).toEqual({ x: 0, y: 0, width: 30, height: 90 })
    expect(measure(pixels).longer).toBe(20)
  })
})
