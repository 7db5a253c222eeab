import { readFileSync } from 'node:fs'
import { test as base, expect } from '@playwright/test'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { bundleForBrowser } from '../../scripts/bundle-for-browser'

/** A bare page on the site's origin; its policy would not let a test's script in. */
const test = base.extend({ bypassCSP: true })

declare global {
  var photoDecoder: typeof import('@/lib/workers/decode-photo')
}

test('photos are prepared in the browser as torchvision prepares them, and large ones nearly so', async ({
  page,
}) => {
  await page.goto('/404.html')
  await page.addScriptTag({ content: await bundleForBrowser('lib/workers/decode-photo.ts', 'photoDecoder') })
  const preparation = photoPreparations.alexnet

  for (const name of ['cat', 'espresso', 'rocket']) {
    const expected = readFileSync(`tests/fixtures/photos/torchvision/${name}.png`).toString('base64')
    const mean = await page.evaluate(
      async ([name, expected, preparation]) => {
        const photo = await (await fetch(`/photos/${name}.jpg`)).blob()
        const { signal } = new AbortController()
        const { seen } = await photoDecoder.decodePhoto(photo, name, preparation, signal)
        const bytes = Uint8Array.from(atob(expected), (letter) => letter.charCodeAt(0))
        const bitmap = await createImageBitmap(new Blob([bytes]))
        const context = new OffscreenCanvas(224, 224).getContext('2d')!
        context.drawImage(bitmap, 0, 0)
        const right = context.getImageData(0, 0, 224, 224).data
        return right.reduce((sum, value, i) => sum + Math.abs(value - seen.rgba[i]), 0) / (224 * 224 * 3)
      },
      [name, expected, preparation] as const,
    )
    expect(mean, name).toBeLessThan(1) // of 255
  }

  // 13 megapixels, halved before they are scaled: a ramp of red to the right, of green downwards.
  const large = await page.evaluate(async (preparation) => {
    const [width, height] = [5003, 2601]
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')!
    const { data } = new ImageData(width, height)
    for (let y = 0, at = 0; y < height; y++)
      for (let x = 0; x < width; x++, at += 4) {
        data[at] = (255 * x) / width
        data[at + 1] = (255 * y) / height
        data[at + 3] = 255
      }
    context.putImageData(new ImageData(data, width, height), 0, 0)
    const photo = await canvas.convertToBlob({ type: 'image/png' })
    const { seen, views } = await photoDecoder.decodePhoto(
      photo,
      '',
      preparation,
      new AbortController().signal,
      10,
    )
    let worst = 0
    for (const { rgba, region, mirrored } of views)
      for (let at = 0; at < 224 * 224; at += 97) {
        const column = mirrored ? 223 - (at % 224) : at % 224
        const x = region.x + ((column + 0.5) * region.side) / 224
        const y = region.y + ((Math.floor(at / 224) + 0.5) * region.side) / 224
        const off =
          Math.abs(rgba[4 * at] - (255 * x) / width) + Math.abs(rgba[4 * at + 1] - (255 * y) / height)
        worst = Math.max(worst, off)
      }
    return { worst, region: seen.region, size: [seen.width, seen.height] }
  }, preparation)
  expect(large.worst).toBeLessThan(2.5) // both channels together, of 255
  expect(large.size).toEqual([5003, 2601])
  expect(large.region.side).toBeCloseTo((2601 * 224) / 256, -1)
  expect(large.region.x).toBeCloseTo((5003 - large.region.side) / 2, -1)
})
