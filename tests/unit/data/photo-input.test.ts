import { describe, expect, it } from 'vitest'
import { resizeArea, writePhotoInput } from '@/lib/data/photo-input'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { createRandom } from '@/lib/data/random'

/** A square RGBA picture from the colour of each pixel. */
const picture = (side: number, colour: (x: number, y: number) => number[]) =>
  Uint8ClampedArray.from(
    Array.from({ length: side * side }, (_, i) => colour(i % side, Math.floor(i / side))).flat(),
  )

describe('resizeArea', () => {
  it('averages whole blocks', () => {
    const four = picture(4, (x, y) => [x * 10, y * 10, x < 2 ? 0 : 200, 255])
    expect([...resizeArea(four, 4, 4, 2)]).toEqual([
      ...[5, 5, 0, 255, 25, 5, 200, 255],
      ...[5, 25, 0, 255, 25, 25, 200, 255],
    ])
  })

  it('keeps a picture of the right size, a plain colour and, nearly, the mean', () => {
    const random = createRandom(1)
    const noise = picture(37, () => [0, 0, 0].map(() => Math.floor(random() * 256)).concat(255))
    expect(resizeArea(noise, 37, 37, 37)).toEqual(noise)
    const mean = (rgba: Uint8ClampedArray) =>
      rgba.reduce((sum, value, i) => sum + (i % 4 === 3 ? 0 : value), 0) / ((rgba.length * 3) / 4)
    for (const side of [1, 5, 16, 36, 64, 100])
      expect(Math.abs(mean(resizeArea(noise, 37, 37, side)) - mean(noise)), `side ${side}`).toBeLessThan(0.6)
    const grey = resizeArea(
      picture(100, () => [10, 120, 255, 255]),
      100,
      100,
      64,
    )
    for (let i = 0; i < grey.length; i += 4) expect([...grey.subarray(i, i + 4)]).toEqual([10, 120, 255, 255])
  })

  it('weighs pixels that lie across a border by their share', () => {
    const three = picture(3, (x) => [x === 1 ? 240 : 0, 0, 0, 255])
    const red = resizeArea(three, 3, 3, 2).filter((_, i) => i % 4 === 0)
    expect([...red]).toEqual([80, 80, 80, 80]) // 0.5 of 1.5 pixels
  })

  it('lays transparent parts on white', () => {
    const clear = picture(2, (x) => (x === 0 ? [255, 0, 0, 0] : [0, 0, 0, 128]))
    expect([...resizeArea(clear, 2, 2, 2)].slice(0, 8)).toEqual([255, 255, 255, 255, 127, 127, 127, 255])
  })

  it('takes a picture that is not square, and refuses a size that is not its own', () => {
    expect(resizeArea(new Uint8ClampedArray(6 * 4).fill(255), 2, 3, 4).every((value) => value === 255)).toBe(
      true,
    )
    expect(() => resizeArea(new Uint8ClampedArray(16), 3, 3, 2)).toThrow(RangeError)
    expect(() => resizeArea(new Uint8ClampedArray(0), 0, 0, 2)).toThrow(RangeError)
  })
})

describe('writePhotoInput', () => {
  it('standardises each channel, drops alpha, channels last', () => {
    const out = new Float32Array(4 * 3)
    writePhotoInput(
      picture(2, (x, y) => [255 * x, 51, 255 * y, 7]),
      2,
      out,
      photoPreparations.alexnet64,
    )
    expect(out[0]).toBeCloseTo(-0.485 / 0.229, 5)
    expect(out[1]).toBeCloseTo((0.2 - 0.456) / 0.224, 5)
    expect(out[2]).toBeCloseTo(-0.406 / 0.225, 5)
    expect(out[3]).toBeCloseTo((1 - 0.485) / 0.229, 5)
    expect(out[8]).toBeCloseTo((1 - 0.406) / 0.225, 5)
  })
})
