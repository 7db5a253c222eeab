import { chromium, type Browser } from '@playwright/test'
import { bundleForBrowser } from './bundle-for-browser'
import type { PhotoPreparation } from '@/lib/data/photo-preparation'
import { findBrowser } from './ensure-browser.mjs'

interface PhotoGlobal {
  photos: typeof import('@/lib/workers/decode-photo')
}

export interface BrowserDecoder {
  /** Name and version of the browser. */
  browser: string
  /** Decodes pictures as a reader's page does: RGBA bytes, n x side x side. */
  decode(pictures: readonly Uint8Array[], preparation: PhotoPreparation): Promise<Uint8Array>
  close(): Promise<void>
}

/** Decodes photos in a headless Chromium with the page's own decoder, so that what is measured is what readers get. */
export async function openBrowserDecoder(): Promise<BrowserDecoder> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('no Chromium found: set CHROMIUM_PATH')
  const browser: Browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const page = await browser.newPage()
  await page.addScriptTag({ content: await bundleForBrowser('lib/workers/decode-photo.ts', 'photos') })
  return {
    browser: `Chromium ${browser.version()}`,
    async decode(pictures, preparation) {
      const base64 = pictures.map((bytes) => Buffer.from(bytes).toString('base64'))
      const decoded = await page.evaluate(
        async ([base64, preparation]) => {
          const { decodePhoto } = (globalThis as unknown as PhotoGlobal).photos
          const { signal } = new AbortController()
          const { side } = preparation
          const all = new Uint8Array(base64.length * side * side * 4)
          for (const [i, text] of base64.entries()) {
            const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
            const { seen } = await decodePhoto(new Blob([bytes]), `picture ${i}`, preparation, signal)
            all.set(seen.rgba, i * side * side * 4)
          }
          const url = await new Promise<string>((resolve) => {
            const reader = new FileReader()
            reader.onload = () => resolve(reader.result as string)
            reader.readAsDataURL(new Blob([all]))
          })
          return url.slice(url.indexOf(',') + 1)
        },
        [base64, preparation] as const,
      )
      return Buffer.from(decoded, 'base64')
    },
    close: () => browser.close(),
  }
}
