import { describe, expect, it } from 'vitest'
import {
  curvePictures,
  curveValues,
  TRANSFORM_RANGES,
  transformDigit,
  transformNames,
  UNTOUCHED,
} from '@/lib/data/transform-digit'

const SIDE = 28
const at = (digit: Uint8Array, x: number, y: number) => digit[y * SIDE + x]
const sum = (digit: Uint8Array) => digit.reduce((total, ink) => total + ink, 0)

/** A grey shape without any symmetry. */
function shape(): Uint8Array {
  const digit = new Uint8Array(SIDE * SIDE)
  for (let y = 8; y < 20; y++)
    for (let x = 10; x < 15; x++) digit[y * SIDE + x] = 60 + ((x * 37 + y * 11) % 180)
  for (let x = 15; x < 19; x++) digit[9 * SIDE + x] = 200
  return digit
}
const only = (x: number, y: number) => {
  const digit = new Uint8Array(SIDE * SIDE)
  digit[y * SIDE + x] = 255
  return digit
}

describe('a changed digit', () => {
  it('is the digit itself where nothing is changed, and a copy', () => {
    const digit = shape()
    const same = transformDigit(digit, UNTOUCHED)
    expect(same).toEqual(digit)
    expect(same).not.toBe(digit)
  })

  it('turns clockwise, by quarters without a loss', () => {
    const digit = shape()
    const quarter = transformDigit(digit, { ...UNTOUCHED, rotation: 90 })
    // The pixel at column x, row y of the whole picture goes to column 27 - y, row x.
    for (let y = 0; y < SIDE; y++)
      for (let x = 0; x < SIDE; x++) expect(at(quarter, SIDE - 1 - y, x)).toBe(at(digit, x, y))
    const half = transformDigit(digit, { ...UNTOUCHED, rotation: 180 })
    expect(half).toEqual(Uint8Array.from(digit).reverse())
    expect(transformDigit(digit, { ...UNTOUCHED, rotation: -180 })).toEqual(half)
    expect(transformDigit(half, { ...UNTOUCHED, rotation: 180 })).toEqual(digit)
  })

  it('moves right and down by whole pixels, and what leaves the field is lost', () => {
    const digit = shape()
    const moved = transformDigit(digit, { ...UNTOUCHED, shiftX: 3, shiftY: -2 })
    for (let y = 0; y < SIDE - 2; y++)
      for (let x = 3; x < SIDE; x++) expect(at(moved, x, y)).toBe(at(digit, x - 3, y + 2))
    expect(sum(transformDigit(digit, { ...UNTOUCHED, shiftX: 14, shiftY: 14 }))).toBeLessThan(sum(digit))
    const back = transformDigit(moved, { ...UNTOUCHED, shiftX: -3, shiftY: 2 })
    expect(back).toEqual(digit)
  })

  it('shrinks and grows about the middle: its ink goes with the square of its size', () => {
    const digit = shape()
    for (const size of [0.5, 0.7, 1.3]) {
      const ratio = sum(transformDigit(digit, { ...UNTOUCHED, size })) / sum(digit)
      expect(ratio / size ** 2, `size ${size}`).toBeGreaterThan(0.95)
      expect(ratio / size ** 2, `size ${size}`).toBeLessThan(1.05)
    }
  })

  it('grows thicker by the most ink of a disk, thinner by the least', () => {
    const thick = transformDigit(only(10, 12), { ...UNTOUCHED, thickness: 1 })
    const inked = Array.from(thick.keys()).filter((i) => thick[i] > 0)
    expect(inked).toEqual([11 * 28 + 10, 12 * 28 + 9, 12 * 28 + 10, 12 * 28 + 11, 13 * 28 + 10])
    const half = transformDigit(only(10, 12), { ...UNTOUCHED, thickness: 0.5 })
    expect([at(half, 10, 12), at(half, 9, 12), at(half, 8, 12)]).toEqual([255, 128, 0])
    expect(transformDigit(thick, { ...UNTOUCHED, thickness: -1 })).toEqual(only(10, 12))

    const digit = shape()
    // Against plain loops over the disk, in grey.
    for (const [thickness, best, start] of [
      [2, Math.max, 0],
      [-2, Math.min, 255],
    ] as const) {
      const made = transformDigit(digit, { ...UNTOUCHED, thickness })
      for (let y = 0; y < SIDE; y++)
        for (let x = 0; x < SIDE; x++) {
          let expected: number = start
          for (let v = -2; v <= 2; v++)
            for (let u = -2; u <= 2; u++)
              if (Math.hypot(u, v) <= 2) {
                const [c, r] = [x + u, y + v]
                const ink = c < 0 || r < 0 || c >= SIDE || r >= SIDE ? 0 : at(digit, c, r)
                expected = best(expected, ink)
              }
          expect(at(made, x, y)).toBe(expected)
        }
    }
  })

  it('has the same noise at every strength, of the strength that is asked for', () => {
    const grey = new Uint8Array(SIDE * SIDE).fill(128)
    const faint = transformDigit(grey, { ...UNTOUCHED, noise: 0.05 })
    const twice = transformDigit(grey, { ...UNTOUCHED, noise: 0.1 })
    const off = (digit: Uint8Array) => Array.from(digit, (ink) => ink - 128)
    const deviation = Math.sqrt(off(twice).reduce((total, by) => total + by * by, 0) / grey.length)
    expect(deviation).toBeGreaterThan(0.1 * 255 * 0.93)
    expect(deviation).toBeLessThan(0.1 * 255 * 1.07)
    off(twice).forEach((by, i) => expect(Math.abs(by - 2 * off(faint)[i])).toBeLessThanOrEqual(2))
    expect(transformDigit(grey, { ...UNTOUCHED, noise: 0.1 }, 2)).not.toEqual(twice)
  })
})

describe('the pictures of a curve', () => {
  it.each(['rotation', 'thickness', 'noise'] as const)('along %s are the digit at each value', (along) => {
    const digit = shape()
    const transform = { rotation: 20, size: 0.7, shiftX: 2, shiftY: -1, thickness: 0.6, noise: 0.1 }
    const pictures = curvePictures(digit, transform, along)
    curveValues(along).forEach((value, i) =>
      expect(pictures.slice(784 * i, 784 * (i + 1))).toEqual(
        transformDigit(digit, { ...transform, [along]: value }),
      ),
    )
  })
})

describe('the values of a curve', () => {
  it('run from end to end and meet the untouched one exactly', () => {
    for (const name of transformNames) {
      const values = curveValues(name)
      expect(values[0]).toBe(TRANSFORM_RANGES[name].min)
      expect(values.at(-1)).toBe(TRANSFORM_RANGES[name].max)
      expect(values).toContain(UNTOUCHED[name])
      expect(values).toEqual([...new Set(values)].sort((a, b) => a - b))
    }
  })
})
