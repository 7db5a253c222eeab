/** What LeNet was not made for: each picture's answer on the page beside what the plain reference gives. */
import type { Locator, Page } from '@playwright/test'
import { limitPictures, limitPixels, type LimitPicture } from '../../lib/data/limits/pictures'
import { shippedAnswer, shippedVerdict } from '../unit/limits/shipped'
import { placed, skeletons } from '../handwriting/skeletons'
import { expectNoFindingsNow } from './findings'
import { expect, test } from './helpers'

const PATH = '/en/read-digits/'
const SLOW = { timeout: 30_000 }

const bench = (page: Page) => page.locator('[data-testid=bench-place][data-bench=limits]')
const answer = (page: Page) => page.getByTestId('limits-answer')
const tile = (page: Page, picture: LimitPicture | 'own') =>
  page.locator(`[data-testid=limits-picture][data-picture=${picture}]`)
const top = (values: readonly number[]) => values.indexOf(Math.max(...values))

async function openBench(page: Page, path = PATH): Promise<Locator> {
  await page.goto(path)
  await bench(page).scrollIntoViewIfNeeded()
  await expect(page.getByTestId('limits-gallery')).toBeVisible()
  await page.getByTestId('limits-gallery').scrollIntoViewIfNeeded()
  return bench(page)
}

/** Ink of a canvas of 28x28: its opacity, row by row. */
const shownInk = (page: Page) =>
  page.getByTestId('limits-input').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 3])
  })

async function expectAnswer(page: Page, picture: LimitPicture) {
  const pixels = limitPixels(picture)
  const expected = shippedAnswer(pixels)
  await expect(answer(page)).toHaveAttribute('data-phase', 'done', SLOW)
  await expect(answer(page)).toHaveAttribute('data-value', String(top(expected)))
  const shown = Number(await answer(page).getAttribute('data-probability'))
  expect(shown).toBeCloseTo(Math.max(...expected), 3)
  await expect(page.getByTestId('limits-verdict')).toHaveAttribute('data-verdict', shippedVerdict(pixels))
}

test('each picture goes in byte by byte, and is answered as the reference answers', async ({ page }) => {
  await openBench(page)
  for (const picture of limitPictures) {
    await tile(page, picture).click()
    await expect(tile(page, picture).getByRole('radio')).toBeChecked()
    await expect.poll(() => shownInk(page)).toEqual([...limitPixels(picture)])
    await expectAnswer(page, picture)
  }
})

test('swapped colours: the same 4 gets another answer, and the page shows so', async ({ page }) => {
  await openBench(page)
  await tile(page, 'digit').click()
  await expect(answer(page)).toHaveAttribute('data-value', '4', SLOW)
  await tile(page, 'inverted').click()
  await expect(answer(page)).toHaveAttribute('data-phase', 'done')
  await expect(answer(page)).not.toHaveAttribute('data-value', '4')
  await expect(page.getByTestId('limits-reasons')).toContainText('every number that goes in is another')
})

test('all answers at once, with their count; the choice survives a reload and the other language', async ({
  page,
}) => {
  await openBench(page)
  await page.getByTestId('limits-all').click()
  const answers = limitPictures.map((picture) => shippedAnswer(limitPixels(picture)))
  for (const [i, picture] of limitPictures.entries())
    await expect(tile(page, picture)).toHaveAttribute('data-digit', String(top(answers[i])), SLOW)
  const strange = answers.filter((_, i) => limitPictures[i] !== 'digit')
  const sure = strange.filter((one) => Math.max(...one) > 0.9).length
  await expect(page.getByTestId('limits-summary')).toHaveAttribute('data-sure', String(sure))
  const away = limitPictures.filter((picture) => shippedVerdict(limitPixels(picture)) !== 'digit')
  await expect(page.getByTestId('limits-summary')).toContainText(`${away.length} are turned away`)

  await tile(page, 'face').click()
  await page.reload()
  await bench(page).scrollIntoViewIfNeeded()
  await expect(tile(page, 'face').getByRole('radio')).toBeChecked()
  await page.goto('/zh/read-digits/')
  await bench(page).scrollIntoViewIfNeeded()
  await expect(tile(page, 'face').getByRole('radio')).toBeChecked()
})

test('by keyboard: arrow keys go through the gallery, and the own pad can be drawn on', async ({ page }) => {
  await openBench(page)
  await tile(page, 'digit').getByRole('radio').focus()
  await page.keyboard.press('ArrowRight')
  await expect(tile(page, 'inverted').getByRole('radio')).toBeChecked()
  await expectAnswer(page, 'inverted')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(tile(page, 'own').getByRole('radio')).toBeChecked()

  await page.getByTestId('limits-pad').focus()
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowUp')
  await page.keyboard.press(' ')
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press(' ')
  await expect(answer(page)).toHaveAttribute('data-value', '1', SLOW)
})

test('what is drawn here is the drawing of the page, and a picture can be put on its pad', async ({
  page,
}) => {
  await openBench(page)
  await tile(page, 'own').click()
  const pad = page.getByTestId('limits-pad')
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  for (const stroke of placed(skeletons[7])) {
    const at = (i: number) => [box.x + stroke[i] * box.width, box.y + stroke[i + 1] * box.height] as const
    await page.mouse.move(...at(0))
    await page.mouse.down()
    for (let i = 2; i < stroke.length; i += 2) await page.mouse.move(...at(i), { steps: 4 })
    await page.mouse.up()
  }
  await expect(answer(page)).toHaveAttribute('data-value', '7', SLOW)
  await page.getByTestId('limits-clear').click()
  await expect(answer(page)).toHaveAttribute('data-value', 'none')

  await tile(page, 'letter-s').click()
  await page.getByTestId('limits-put').click()
  await expect(page.getByRole('status').filter({ hasText: 'on the pad now' })).toBeVisible()
  await tile(page, 'own').click()
  await expect.poll(() => shownInk(page)).toEqual([...limitPixels('letter-s')])
})

test('the photo is the page’s own cat, made small', async ({ page, request, baseURL }) => {
  const jpeg = [...(await (await request.get(`${baseURL}/photos/cat.jpg`)).body())]
  await page.goto('/en/')
  const ink = await page.evaluate(async (bytes) => {
    const photo = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' }))
    const side = Math.min(photo.width, photo.height)
    const context = new OffscreenCanvas(side, side).getContext('2d')!
    context.drawImage(photo, -Math.floor((photo.width - side) / 2), -Math.floor((photo.height - side) / 2))
    const { data } = context.getImageData(0, 0, side, side)
    const sums = new Float64Array(784)
    const counts = new Float64Array(784)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const cell = Math.floor((y * 28) / side) * 28 + Math.floor((x * 28) / side)
        const [red, green, blue] = data.subarray(4 * (y * side + x))
        sums[cell] += 0.299 * red + 0.587 * green + 0.114 * blue
        counts[cell]++
      }
    return Array.from(sums, (sum, i) => 255 - sum / counts[i])
  }, jpeg)
  const kept = limitPixels('photo')
  const furthest = Math.max(...ink.map((value, i) => Math.abs(value - kept[i])))
  expect(furthest).toBeLessThan(3) // decoders round differently
})

test('weights that cannot be had are asked for again', async ({ page }) => {
  await page.route('**/weights/lenet5/**', (route) => route.abort())
  await openBench(page)
  await tile(page, 'heart').click()
  const alert = bench(page).getByRole('alert')
  await expect(alert).toBeVisible(SLOW)
  await expect(answer(page)).toHaveAttribute('data-phase', 'failed')
  await page.unroute('**/weights/lenet5/**')
  await alert.getByRole('button').click()
  await expectAnswer(page, 'heart')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('by touch, nothing wider than the screen, and no fault of accessibility', async ({ page }) => {
    await openBench(page, '/zh/read-digits/')
    await tile(page, 'face').tap()
    await expectAnswer(page, 'face')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await expectNoFindingsNow(page, '[data-bench=limits]')
  })
})
