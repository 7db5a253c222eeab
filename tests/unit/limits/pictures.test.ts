import { describe, expect, it } from 'vitest'
import { drawnLimits } from '@/lib/data/limits/drawn'
import {
  inverted,
  limitPictures,
  limitPixels,
  noise,
  strokesOf,
  upsideDown,
} from '@/lib/data/limits/pictures'
import { inkOf as inkOfPicture, verdictOn } from '@/lib/data/rejection'
import { limits as english } from '@/lib/i18n/en/limits'
import { limits as chinese } from '@/lib/i18n/zh/limits'
import { shippedAnswer, shippedScores, shippedVerdict } from './shipped'

const SIDE = 28
const at = (pixels: Uint8Array, row: number, column: number) => pixels[row * SIDE + column]
const top = (values: readonly number[]) => values.indexOf(Math.max(...values))

/** Rows and columns that hold ink, and its centre of mass, by plain loops. */
function inkOf(pixels: Uint8Array) {
  const [rows, columns] = [new Set<number>(), new Set<number>()]
  let [mass, sumX, sumY] = [0, 0, 0]
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const ink = at(pixels, y, x)
      if (ink === 0) continue
      rows.add(y)
      columns.add(x)
      mass += ink
      sumX += ink * x
      sumY += ink * y
    }
  const span = (all: Set<number>) => Math.max(...all) - Math.min(...all) + 1
  return { height: span(rows), width: span(columns), x: sumX / mass, y: sumY / mass }
}

describe('the pictures that LeNet is tried with', () => {
  it('are 28x28 bytes each, and no two alike', () => {
    const all = limitPictures.map((picture) => limitPixels(picture))
    for (const pixels of all) expect(pixels).toHaveLength(SIDE * SIDE)
    expect(new Set(all.map((pixels) => pixels.join())).size).toBe(limitPictures.length)
  })

  it.each(Object.keys(drawnLimits) as (keyof typeof drawnLimits)[])(
    '%s is fitted into 20x20 and centred like a digit on the pad',
    (picture) => {
      const { height, width, x, y } = inkOf(limitPixels(picture))
      expect(Math.max(height, width)).toBe(20)
      expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.5)
      expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.5)
      expect(Math.max(...limitPixels(picture))).toBe(255)
    },
  )

  it('strokes lie on the pad, and only what a pen has made has strokes', () => {
    for (const strokes of Object.values(drawnLimits))
      for (const value of strokes.flat()) {
        expect(value).toBeGreaterThan(0)
        expect(value).toBeLessThan(1)
      }
    const without = limitPictures.filter((picture) => strokesOf(picture) === null)
    expect(without).toEqual(['inverted', 'upside-down', 'noise', 'blank', 'photo'])
  })

  it('swapped colours: ink and paper add up to 255 everywhere', () => {
    const [digit, swapped] = [limitPixels('digit'), limitPixels('inverted')]
    expect(digit.every((ink, i) => ink + swapped[i] === 255)).toBe(true)
    expect(inverted(swapped)).toEqual(digit)
  })

  it('upside down: half a turn', () => {
    const [digit, turned] = [limitPixels('digit'), limitPixels('upside-down')]
    const expected = digit.map((_, i) => at(digit, SIDE - 1 - Math.floor(i / SIDE), SIDE - 1 - (i % SIDE)))
    expect(turned).toEqual(expected)
    expect(upsideDown(turned)).toEqual(digit)
  })

  it('noise: of all brightnesses, the same for a seed, a pixel telling nothing of the next', () => {
    const pixels = limitPixels('noise')
    expect(noise(1998)).toEqual(pixels)
    expect(noise(1999)).not.toEqual(pixels)
    const mean = pixels.reduce((sum, value) => sum + value, 0) / pixels.length
    expect(Math.abs(mean - 127.5)).toBeLessThan(4 * (74 / 28)) // four times its standard error
    let [product, square] = [0, 0]
    for (let i = 1; i < pixels.length; i++) product += (pixels[i] - mean) * (pixels[i - 1] - mean)
    for (const value of pixels) square += (value - mean) ** 2
    expect(Math.abs(product / square)).toBeLessThan(4 / 28)
  })

  it('blank paper has no ink; the photo is grey nearly everywhere', () => {
    expect(limitPixels('blank').every((ink) => ink === 0)).toBe(true)
    const grey = limitPixels('photo').filter((ink) => ink > 50 && ink < 230).length
    expect(grey).toBeGreaterThan(700)
  })
})

describe('the shipped LeNet, by the reference', () => {
  it('reads the upright 4', () => {
    const answer = shippedAnswer(limitPixels('digit'))
    expect(top(answer)).toBe(4)
    expect(answer[4]).toBeGreaterThan(0.99)
  })

  it.each(['inverted', 'upside-down'] as const)('no longer reads it %s', (picture) => {
    const answer = shippedAnswer(limitPixels(picture))
    expect(answer[4]).toBeLessThan(0.5)
  })

  it('is surer than 90% of things that are no digit', () => {
    for (const picture of ['letter-a', 'face'] as const)
      expect(Math.max(...shippedAnswer(limitPixels(picture)))).toBeGreaterThan(0.9)
  })

  it('still shares out 100%, whatever it is given', () => {
    for (const picture of limitPictures)
      expect(shippedAnswer(limitPixels(picture)).reduce((a, b) => a + b)).toBeCloseTo(1, 9)
  })
})

describe('what the bench says of them', () => {
  it('is said of each, in both languages, and differently', () => {
    for (const words of [english, chinese])
      for (const texts of [words.names, words.why, words.takes]) {
        expect(Object.keys(texts)).toEqual([...limitPictures, 'own'])
        expect(new Set(Object.values(texts)).size).toBe(limitPictures.length + 1)
      }
  })
})

describe('“not a digit”, by the shipped LeNet’s scores', () => {
  const verdict = (picture: (typeof limitPictures)[number]) =>
    verdictOn(shippedScores(limitPixels(picture)), inkOfPicture(limitPixels(picture)))

  it('lets the 4 through, and what is drawn with the strokes of a digit', () => {
    for (const picture of ['digit', 'letter-a', 'letter-s'] as const) expect(verdict(picture)).toBe('digit')
  })

  it('is what its numbers say, worked out apart', () => {
    for (const picture of limitPictures) expect(verdict(picture)).toBe(shippedVerdict(limitPixels(picture)))
  })

  it('turns away what is far from ink on paper', () => {
    for (const picture of ['inverted', 'noise', 'photo', 'face'] as const)
      expect(verdict(picture)).not.toBe('digit')
    expect(verdict('blank')).toBe('strange')
  })
})
