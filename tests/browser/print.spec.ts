import { expect, takeTestDigit, test } from './helpers'

/** A4 between its margins, in CSS pixels at 96 to the inch. */
const SHEET = { width: 680, height: 1010 }

test('a chapter on paper: no menus, deep dives unfolded, figures inside the sheet, room to write', async ({
  page,
}) => {
  await page.goto('/en/lenet-architecture/')
  await page.evaluate(() => {
    window.print = () => (document.documentElement.dataset.printed = 'yes') as unknown as void
  })
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes', { timeout: 30_000 })
  // Every figure has come, also those that the reader has never been near.
  await expect(page.locator('.bench-waiting')).toHaveCount(0)
  const figures = page.locator('article figure')
  expect(await figures.count()).toBeGreaterThan(4)

  await page.setViewportSize(SHEET)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('contentinfo')).toBeHidden()
  await expect(page.getByTestId('next-chapter')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Check' }).first()).toBeHidden()
  await expect(page.locator('.box-deep .flow').first()).toBeVisible()
  const room = await page.locator('.write-here').first().boundingBox()
  expect(room!.height).toBeGreaterThan(60)

  const beyond = await page.evaluate(() =>
    [...document.querySelectorAll('article figure :is(svg, canvas, img), article table')]
      .filter((element) => {
        const { right, width, height } = element.getBoundingClientRect()
        return width > 0 && height > 0 && right > document.documentElement.clientWidth + 1
      })
      .map((element) => `${element.closest('figure')?.id}: ${element.outerHTML.slice(0, 100)}`),
  )
  expect(beyond).toEqual([])
})

test('a figure prints its current state', async ({ page }) => {
  await page.goto('/en/read-digits/')
  const pad = page.getByTestId('digit-pad')
  await pad.scrollIntoViewIfNeeded()
  await takeTestDigit(page, 7)
  await expect(page.getByTestId('digit-prediction')).toHaveAttribute('data-value', '7', { timeout: 60_000 })
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByTestId('digit-prediction')).toBeVisible()
  await expect(pad).toBeVisible()
  const ink = await page.getByTestId('digit-input-preview').evaluate((element) => {
    const canvas = element instanceof HTMLCanvasElement ? element : element.querySelector('canvas')!
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return new Set(data).size
  })
  expect(ink).toBeGreaterThan(5)
})

test('what was chosen dark is printed light', async ({ page }) => {
  await page.goto('/en/')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.emulateMedia({ media: 'print' })
  const paper = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--paper').trim(),
  )
  expect(paper).toBe('#fff')
})
