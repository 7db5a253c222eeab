/**
 * Makes the three photographs of public/number-photos/ again (see its README.md):
 * `npx tsx tests/handwriting/make-number-photos.ts`. Chromium writes the JPEG files.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { loadDigitSet } from '@/lib/data/digit-set'
import { VALIDATION_DIGITS } from '@/lib/data/mnist'
import { openMnist } from '@/lib/data/mnist-source'
import { findBrowser } from '@/scripts/ensure-browser.mjs'
import { fileFetch } from '@/scripts/file-fetch'
import { makePage, type Page } from './pages'
import { pngOf } from './png'

const QUALITY = 0.72
/** What the page says that they show; the first page of an odd seed that is so is taken. */
const wanted: Record<string, (page: Page) => boolean> = {
  blank: (page) => page.paper === 'blank' && page.pencil && !page.desk,
  ruled: (page) => page.paper === 'ruled' && !page.pencil && page.shadow && !page.desk,
  squared: (page) => page.paper === 'squared' && !page.pencil && Math.abs(page.degrees) > 6 && !page.desk,
}

const root = process.cwd()
const source = await loadDigitSet(openMnist('', { fetch: fileFetch(join(root, 'public')) }), 'test', {
  validation: VALIDATION_DIGITS,
  signal: new AbortController().signal,
})
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const tab = await browser.newPage()
const folder = join(root, 'public/number-photos')
await mkdir(folder, { recursive: true })
const missing = new Set(Object.keys(wanted))
const numbers: Record<string, string> = {}
for (let seed = 1; missing.size > 0; seed += 2) {
  const page = makePage(seed, source)
  const name = [...missing].find((one) => wanted[one](page))
  if (!name) continue
  missing.delete(name)
  numbers[name] = page.number
  const png = pngOf(page.rgb, page.width, page.height).toString('base64')
  const jpeg = await tab.evaluate(
    async ([base64, quality]) => {
      const bitmap = await createImageBitmap(
        new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]),
      )
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      canvas.getContext('2d')!.drawImage(bitmap, 0, 0)
      const bytes = new Uint8Array(
        await (await canvas.convertToBlob({ type: 'image/jpeg', quality })).arrayBuffer(),
      )
      return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
    },
    [png, QUALITY] as const,
  )
  const bytes = Buffer.from(jpeg, 'base64')
  await writeFile(join(folder, `${name}.jpg`), bytes)
  console.log(`${name}.jpg: seed ${seed}, ${page.number}, ${bytes.length} bytes`)
}
await writeFile(join(folder, 'numbers.json'), `${JSON.stringify(numbers, null, 2)}\n`)
await browser.close()
