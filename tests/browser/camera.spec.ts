/** The camera: asked for by its button only, plainly on, and off again whenever the reader leaves. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { benches } from '../../lib/i18n/en/benches'
import { findBrowser } from '../../scripts/ensure-browser.mjs'
import { makePage, type Page as PaperPage } from '../handwriting/pages'
import { expectNoFindingsNow } from './findings'
import { expect, test } from './helpers'

const words = benches.camera

/** A hundred test digits, raw: see scripts/prepare-mnist.ts. */
const bytes = new Uint8Array(readFileSync('public/mnist/sample.bin'))
const paper = makePage(1, { pixels: bytes.subarray(0, 78_400), labels: bytes.subarray(78_400) })

/** Two frames of a page as an uncompressed video: YUV4MPEG2, 4:2:0, BT.601 in studio range, as Chromium reads it. */
function y4mOf({ rgb, width, height }: PaperPage): Buffer {
  const luma = Buffer.alloc(width * height)
  const chroma = [Buffer.alloc((width / 2) * (height / 2)), Buffer.alloc((width / 2) * (height / 2))]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [r, g, b] = rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)
      luma[y * width + x] = Math.round(16 + 0.257 * r + 0.504 * g + 0.098 * b)
      if (x % 2 || y % 2) continue
      const at = (y / 2) * (width / 2) + x / 2
      chroma[0][at] = Math.round(128 - 0.148 * r - 0.291 * g + 0.439 * b)
      chroma[1][at] = Math.round(128 + 0.439 * r - 0.368 * g - 0.071 * b)
    }
  const frame = [Buffer.from('FRAME\n'), luma, ...chroma]
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    ...frame,
    ...frame,
  ])
}

const folder = join(tmpdir(), 'lenet-camera')
mkdirSync(folder, { recursive: true })
const video = join(folder, `page-${process.pid}.y4m`)
writeFileSync(video, y4mOf(paper))

test.use({
  launchOptions: {
    executablePath: findBrowser(),
    args: [
      '--host-resolver-rules=MAP classroom.test 127.0.0.1',
      '--disable-dev-shm-usage',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ],
  },
})

declare global {
  interface Window {
    asked?: number
    tracks?: MediaStreamTrack[]
  }
}

/** Counts the questions and keeps every track that was handed out, from the page's first script on. */
const watchCamera = (page: Page) =>
  page.addInitScript(() => {
    window.asked = 0
    window.tracks = []
    const devices = navigator.mediaDevices
    if (!devices) return
    const get = devices.getUserMedia.bind(devices)
    devices.getUserMedia = async (constraints) => {
      window.asked!++
      const stream = await get(constraints)
      window.tracks!.push(...stream.getTracks())
      return stream
    }
  })
const asked = (page: Page) => page.evaluate(() => window.asked)
const states = (page: Page) =>
  page.evaluate(() => window.tracks!.map(({ kind, readyState }) => `${kind} ${readyState}`))

async function openBench(page: Page, path = '/en/read-digits/') {
  await page.goto(path)
  await page.locator('[data-bench=number-photo]').scrollIntoViewIfNeeded()
  await expect(page.getByTestId('number-photo-bench')).toBeVisible()
}

/** The camera is on and its picture moves: the still can be taken. */
async function turnOn(page: Page) {
  await page.getByTestId('camera-start').click()
  await expect(page.getByTestId('camera')).toContainText(words.on)
  await expect(page.getByTestId('camera-still')).toBeEnabled()
  expect(await states(page)).toContain('video live')
}

test('asks only when its button is pressed, shows that it is on, and reads a still', async ({ page }) => {
  await watchCamera(page)
  await openBench(page)
  await page.getByTestId('number-sample-blank').focus()
  await page.waitForLoadState('networkidle')
  expect(await asked(page)).toBe(0)
  await expect(page.getByTestId('camera-video')).toHaveCount(0)

  await turnOn(page)
  expect(await asked(page)).toBe(1)
  expect(await states(page)).toEqual(['video live']) // and no sound
  await expectNoFindingsNow(page, '[data-testid=camera]')
  await page.getByTestId('camera-still').click()
  const reading = page.getByTestId('number-photo-reading')
  await expect(reading).toHaveAttribute('data-phase', 'done', { timeout: 60_000 })
  await expect(reading).toHaveAttribute('data-best', paper.number)
  expect(await states(page)).toEqual(['video ended'])
  await expect(page.getByTestId('camera')).toHaveCount(0)
})

test('takes a photo for the network that names things, and goes off', async ({ page }) => {
  await watchCamera(page)
  await page.goto('/en/classify-photos/')
  await page.locator('[data-bench=photo]').scrollIntoViewIfNeeded()
  await expect(page.getByTestId('photo-bench')).toBeVisible()
  expect(await asked(page)).toBe(0)
  await page.getByTestId('photo-camera').click()
  await expect(page.getByTestId('camera')).toContainText(words.on)
  await page.getByTestId('camera-still').click()
  await expect(page.getByTestId('photo-results')).toHaveAttribute('data-phase', 'done', { timeout: 60_000 })
  const first = page.getByTestId('photo-strip').locator('li').first()
  await expect(first).toHaveAttribute('data-name', benches.photo.cameraName)
  await expect(page.getByText(`${paper.width} × ${paper.height} pixels.`)).toBeVisible()
  expect(await states(page)).toEqual(['video ended'])
})

test('goes off at the stop button, when the page is hidden, and when the reader turns to another page', async ({
  page,
}) => {
  await watchCamera(page)
  await openBench(page)
  await turnOn(page)
  await page.getByTestId('camera-stop').click()
  await expect(page.getByTestId('camera-video')).toHaveCount(0)
  expect(await states(page)).toEqual(['video ended'])

  await turnOn(page)
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(page.getByTestId('camera-video')).toHaveCount(0)
  expect(await states(page)).toEqual(['video ended', 'video ended'])
  await page.evaluate(() => Reflect.deleteProperty(document, 'visibilityState'))

  await turnOn(page)
  await page.getByTestId('language-switch').click()
  await expect(page).toHaveURL(/\/zh\/read-digits\//)
  await expect.poll(() => states(page)).toEqual(['video ended', 'video ended', 'video ended'])
})

test('each way to have no camera is told apart, with what to do', async ({ page }) => {
  const failures = {
    NotAllowedError: words.problems.refused,
    NotFoundError: words.problems.none,
    NotReadableError: words.problems['in-use'],
  }
  await page.addInitScript(() => {
    const devices = navigator.mediaDevices
    if (!devices) return
    devices.getUserMedia = () => Promise.reject(new DOMException('', document.documentElement.dataset.fail))
  })
  await openBench(page)
  for (const [name, sentence] of Object.entries(failures)) {
    await page.evaluate((name) => (document.documentElement.dataset.fail = name), name)
    await page.getByTestId('camera-start').click()
    await expect(page.getByTestId('camera-error')).toContainText(sentence)
    await expect(page.getByTestId('camera-error')).toHaveAttribute('role', 'alert')
  }
})

test('over plain http it says why there is none, and files still work', async ({ page, baseURL }) => {
  await openBench(page, baseURL!.replace('localhost', 'classroom.test') + '/en/read-digits/')
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
  await page.getByTestId('camera-start').click()
  await expect(page.getByTestId('camera-error')).toHaveText(words.problems.insecure)
})

test('the server lets the site itself have the camera, and nobody else', async ({ request }) => {
  const response = await request.get('/en/read-digits/')
  expect(response.headers()['permissions-policy']).toContain('camera=(self)')
})
