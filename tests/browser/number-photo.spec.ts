/** Numbers on photographs of paper: from a file, a drop, a paste or one of ours to digits, or to a clear message. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { loadDigitSet } from '../../lib/data/digit-set'
import { openMnist } from '../../lib/data/mnist-source'
import { benches } from '../../lib/i18n/en/benches'
import { fill } from '../../lib/i18n/fill'
import { benches as chinese } from '../../lib/i18n/zh/benches'
import { fileFetch } from '../../scripts/file-fetch'
import { makePage, type PageDigits } from '../handwriting/pages'
import { pngOf } from '../handwriting/png'
import { expectNoFindings } from './findings'
import { expect, test } from './helpers'

test.describe.configure({ timeout: 120_000 })

const PATH = '/en/read-digits/'
const words = benches.numberPhoto
const bench = (page: Page) => page.getByTestId('number-photo-bench')
const reading = (page: Page) => page.getByTestId('number-photo-reading')
const error = (page: Page) => page.getByTestId('number-photo-error')
const sample = (page: Page, name: string) => page.getByTestId(`number-sample-${name}`)
const fixture = (name: string) => `tests/fixtures/photos/${name}`
/** What is written on the site's own photos: see public/number-photos/README.md. */
const SAMPLES = JSON.parse(readFileSync('public/number-photos/numbers.json', 'utf8')) as Record<
  string,
  string
>

async function openBench(page: Page, path = PATH) {
  await page.goto(path)
  await page.locator('[data-bench=number-photo]').scrollIntoViewIfNeeded()
  await expect(bench(page)).toBeVisible()
}

const done = (page: Page) => expect(reading(page)).toHaveAttribute('data-phase', 'done', { timeout: 60_000 })

async function expectRead(page: Page, number: string) {
  await done(page)
  await expect(reading(page)).toHaveAttribute('data-value', number)
}

let digits: PageDigits
test.beforeAll(async () => {
  const fetch = fileFetch(join(process.cwd(), 'public'))
  const signal = new AbortController().signal
  digits = await loadDigitSet(openMnist('', { fetch }), 'test', { validation: 0, signal })
})

/** A page of an odd seed as a file that says nothing of what is in it. */
function pageFile(seed: number) {
  const { rgb, width, height, number } = makePage(seed, digits)
  return { number, buffer: pngOf(rgb, width, height) }
}
const asFile = (buffer: Buffer) => ({ name: 'IMG_0001.png', mimeType: 'image/png', buffer })

test('of a dozen photographed pages at least ten numbers are read whole', async ({ page }) => {
  await openBench(page)
  const wrong: string[] = []
  for (let seed = 1; seed < 24; seed += 2) {
    const { number, buffer } = pageFile(seed)
    await page.getByTestId('number-photo-input').setInputFiles(asFile(buffer))
    await expect(reading(page)).toHaveAttribute('data-phase', /loading|done/)
    await done(page)
    const best = await reading(page).getAttribute('data-best')
    if (best !== number) wrong.push(`${seed}: ${number} read as ${best}`)
  }
  expect(wrong.length, wrong.join('; ')).toBeLessThanOrEqual(2)
})

test('every step is shown with a sentence, every digit with what else it may be', async ({ page }) => {
  await openBench(page)
  await sample(page, 'squared').click()
  await expectRead(page, SAMPLES.squared)
  const says: Record<string, RegExp> = {
    photo: /1,200 pixels/,
    grey: /brightness/,
    even: /[Ss]hadows/,
    found: /darker than its own surroundings/,
    unruled: /\d+ across, \d+ down/,
    straight: /Turned by \d.*°/,
    digits: /LeNet/,
  }
  for (const [stage, sentence] of Object.entries(says)) {
    const place = page.getByTestId(`number-stage-${stage}`)
    await expect(place).toContainText(sentence)
    const { dark, size } = await place.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      let dark = 0
      for (let i = 0; i < data.length; i += 4) if (data[i] < 128) dark++
      return { dark: dark / (data.length / 4), size: canvas.width * canvas.height }
    })
    expect(size).toBeGreaterThan(5000)
    expect(dark, `${stage} shows ink`).toBeGreaterThan(0.0005)
    // The photo is anything; after the threshold what is dark is ink, and there is little of it.
    if (['found', 'unruled', 'straight'].includes(stage)) expect(dark).toBeLessThan(0.2)
  }
  const cards = page.getByTestId('number-digit')
  await expect(cards).toHaveCount(SAMPLES.squared.length)
  for (const [i, digit] of [...SAMPLES.squared].entries()) {
    await expect(cards.nth(i)).toHaveAttribute('data-digit', digit)
    await expect(cards.nth(i).getByRole('listitem')).toHaveCount(3)
  }
})

test('our three photos are read, by key and by finger', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ hasTouch: true, baseURL, viewport: { width: 390, height: 800 } })
  const page = await context.newPage()
  await openBench(page, '/zh/read-digits/')
  await sample(page, 'blank').tap()
  await expectRead(page, SAMPLES.blank)
  await sample(page, 'ruled').focus()
  await page.keyboard.press('Enter')
  await expectRead(page, SAMPLES.ruled)
  await expect(reading(page)).toContainText(
    fill(chinese.numberPhoto.read, { number: [...SAMPLES.ruled].join(' ') }),
  )
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await context.close()
})

test('the file chooser is reached and opened by keyboard', async ({ page }) => {
  const chooser = page.waitForEvent('filechooser') // before the page opens, so that it surely waits for the key
  await openBench(page)
  await page.getByTestId('number-photo-input').focus()
  await page.keyboard.press('Enter')
  const { number, buffer } = pageFile(7)
  await (await chooser).setFiles(asFile(buffer))
  await done(page)
  await expect(reading(page)).toHaveAttribute('data-best', number)
})

test('a dropped and a pasted photo are read; a dropped address is no picture', async ({ page }) => {
  await openBench(page)
  const transferOf = (name: string) =>
    page.evaluateHandle(
      ([base64]) => {
        const transfer = new DataTransfer()
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        transfer.items.add(new File([bytes], 'photo.jpg', { type: 'image/jpeg' }))
        return transfer
      },
      [readFileSync(`public/number-photos/${name}.jpg`).toString('base64')],
    )
  const dataTransfer = await transferOf('ruled')
  await bench(page).dispatchEvent('dragenter', { dataTransfer })
  await expect(page.getByText(words.dropHere)).toBeVisible()
  await bench(page).dispatchEvent('drop', { dataTransfer })
  await expect(page.getByText(words.dropHere)).toHaveCount(0)
  await expectRead(page, SAMPLES.ruled)

  const clipboardData = await transferOf('blank')
  await page.evaluate((clipboardData) => {
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, clipboardData)
  await expectRead(page, SAMPLES.blank)

  const address = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.setData('text/uri-list', 'https://example.org/number.jpg')
    return transfer
  })
  await bench(page).dispatchEvent('drop', { dataTransfer: address })
  await expect(error(page)).toHaveText(
    fill(benches.errors['photo-not-a-picture'], { name: 'https://example.org/number.jpg' }),
  )
})

for (const [lang, { errors, numberPhoto }] of [
  ['en', benches],
  ['zh', chinese],
] as const)
  test(`each bad file gets a sentence that says what to do, and the next good one is read (${lang})`, async ({
    page,
  }) => {
    await openBench(page, `/${lang}/read-digits/`)
    const bad: [string | { name: string; mimeType: string; buffer: Buffer }, string][] = [
      [fixture('empty.jpg'), errors['photo-empty']],
      [
        { name: 'note.png', mimeType: 'image/png', buffer: Buffer.from('twelve') },
        fill(errors['photo-not-a-picture'], { name: 'note.png' }),
      ],
      [fixture('truncated.png'), fill(errors['photo-truncated'], { type: 'PNG' })],
      [fixture('huge.png'), fill(errors['photo-too-large'], { megapixels: 54, limit: 40 })],
      [fixture('drawing.svg'), errors['photo-svg']],
    ]
    for (const [file, sentence] of bad) {
      await page.getByTestId('number-photo-input').setInputFiles(file)
      await expect(error(page)).toHaveText(sentence)
      await expect(error(page)).toHaveAttribute('role', 'alert')
      await expect(reading(page)).toHaveAttribute('data-phase', 'failed')
      await expect(reading(page)).toHaveAttribute('data-value', 'none')
    }
    // Pictures, but nothing to read on them: no error, and no number either.
    for (const file of ['one.png', 'tall.png', 'still.bmp']) {
      await page.getByTestId('number-photo-input').setInputFiles(fixture(file))
      await done(page)
      await expect(reading(page)).toHaveAttribute('data-value', 'none')
      await expect(page.getByTestId('number-photo-advice')).toContainText(numberPhoto.tipsTitle)
    }
    await sample(page, 'blank').click()
    await expectRead(page, SAMPLES.blank)
    await expect(error(page)).toHaveCount(0)
  })

test('a page without writing says so and what may help', async ({ page }) => {
  await openBench(page)
  const [width, height] = [400, 300]
  const blank = pngOf(new Uint8Array(width * height * 3).fill(235), width, height)
  await page.getByTestId('number-photo-input').setInputFiles(asFile(blank))
  await done(page)
  await expect(page.getByTestId('number-photo-advice')).toHaveAttribute('data-problem', 'nothing')
  await expect(page.getByTestId('number-photo-advice')).toContainText(words.problems.nothing)
  await expect(page.getByTestId('number-photo-advice')).toContainText(words.tips['darker-pen'])
})

test('the steps show while the network is on its way, it can be stopped, and asked again', async ({
  page,
}) => {
  let release = () => {}
  const gate = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/weights/lenet5/*.bin', async (route) => {
    await gate
    await route.continue().catch(() => {}) // cancelled meanwhile
  })
  await openBench(page)
  await sample(page, 'ruled').click()
  await expect(page.getByTestId('number-stage-straight')).toBeVisible()
  await expect(reading(page)).toHaveAttribute('data-phase', 'loading')
  await page.getByTestId('number-photo-cancel').click()
  await expect(reading(page)).toHaveAttribute('data-phase', 'idle')
  await expect(reading(page)).toContainText(words.cancelled)
  await expect(page.getByTestId('number-stage-photo')).toHaveCount(0)
  release()
  await sample(page, 'ruled').click()
  await expectRead(page, SAMPLES.ruled)
})

test('weights that cannot be had are told, and a retry works', async ({ page }) => {
  await page.route('**/weights/lenet5/**', (route) => route.abort())
  await openBench(page)
  await sample(page, 'blank').click()
  await expect(error(page)).toBeVisible({ timeout: 30_000 })
  await page.unroute('**/weights/lenet5/**')
  await error(page).getByRole('button', { name: words.retry }).click()
  await expectRead(page, SAMPLES.blank)
})

test('the reading survives a change of language, and axe finds nothing at it', async ({ page }) => {
  await openBench(page)
  await sample(page, 'ruled').click()
  await expectRead(page, SAMPLES.ruled)
  await expectNoFindings(page, '[data-testid=number-photo-bench]')
  await page.getByTestId('language-switch').click()
  await expect(page).toHaveURL(/\/zh\/read-digits\//)
  await page.locator('[data-bench=number-photo]').scrollIntoViewIfNeeded()
  await expectRead(page, SAMPLES.ruled)
  await expect(page.getByTestId('number-stage-found')).toContainText(chinese.numberPhoto.stages.found.title)
})
