import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { pageInk } from '@/lib/data/page-photo/page-ink'
import { readPage } from '@/lib/data/page-photo/read-page'
import { makePage, type Page, type PageDigits } from '@/tests/handwriting/pages'

let digits: PageDigits
beforeAll(() => {
  const bytes = new Uint8Array(readFileSync('public/mnist/sample.bin'))
  digits = { pixels: bytes.subarray(0, 78_400), labels: bytes.subarray(78_400) }
})

function rgbaOf({ rgb, width, height }: Page): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++) rgba.set(rgb.subarray(3 * i, 3 * i + 3), 4 * i)
  return rgba
}

describe('from a photograph to ink', () => {
  it('finds the line of digits and the turn of the page, step by step', async () => {
    let byLines = 0
    for (const seed of [2, 4, 6]) {
      const page = makePage(seed, digits)
      const steps: string[] = []
      const ink = await pageInk(rgbaOf(page), page.width, page.height, (done) => {
        steps.push(...Object.keys(done).filter((key) => !['lines', 'degrees'].includes(key)))
      })
      expect(steps).toEqual(['grey', 'even', 'found', 'unruled', 'straight'])
      if (ink.angleFrom === 'lines') byLines++
      const error = Math.abs(ink.degrees - page.degrees)
      // A few digits on blank paper tell less of how it lies than ruled lines do.
      expect(error).toBeLessThan(ink.angleFrom === 'lines' ? 1 : 5)
      const [line] = ink.writing
      expect((line.bottom - line.top) / page.digitHeight).toBeGreaterThan(0.8)
      expect((line.bottom - line.top) / page.digitHeight).toBeLessThan(1.7)
    }
    expect(byLines).toBeGreaterThanOrEqual(1)
  })

  it('is the same for the same seed, and another for another', () => {
    expect(Buffer.compare(makePage(8, digits).rgb, makePage(8, digits).rgb)).toBe(0)
    expect(Buffer.compare(makePage(8, digits).rgb, makePage(10, digits).rgb)).not.toBe(0)
  })

  it('stops where its steps are told to', async () => {
    const page = makePage(2, digits)
    const reason = new Error('stop')
    const stopped = pageInk(rgbaOf(page), page.width, page.height, ({ found }) => {
      if (found) throw reason
    })
    await expect(stopped).rejects.toBe(reason)
  })

  it('reads nothing on blank paper, without asking the network', async () => {
    const blank = new Uint8ClampedArray(300 * 200 * 4).fill(240)
    const never = async (): Promise<Float32Array> => {
      throw new Error('asked')
    }
    const { reading, advice } = await readPage(await pageInk(blank, 300, 200), never)
    expect(reading).toBeNull()
    expect(advice.problem).toBe('nothing')
  })

  it.each([
    [1, 1],
    [3, 900],
    [700, 2],
  ])('bears a picture of %i x %i', async (width, height) => {
    const { writing } = await pageInk(new Uint8ClampedArray(width * height * 4).fill(128), width, height)
    expect(writing).toEqual([])
  })
})
