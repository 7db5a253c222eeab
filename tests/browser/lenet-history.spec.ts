/** The figures of `lenet-history`, handled as a reader does. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './helpers'

const place = (page: Page, name: string) =>
  page.locator(`[data-testid="figure-place"][data-figure="${name}"]`)

async function reach(page: Page, name: string, lang = 'en'): Promise<Locator> {
  await page.goto(`/${lang}/lenet-history/`)
  const figure = place(page, name)
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.getByRole('radio').first()).toBeAttached()
  return figure
}

test('the timeline is walked by keyboard, by buttons and by touch', async ({ page }) => {
  const figure = await reach(page, 'timeline')
  const open = page.getByTestId('timeline-open')
  await expect(open).toHaveAttribute('data-id', 'lenet5')
  await expect(figure).toContainText('340,908')
  await figure.getByRole('radio', { checked: true }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(open).toHaveAttribute('data-id', 'cheques')
  for (let i = 0; i < 4; i++) await page.getByTestId('timeline-earlier').click()
  await expect(open).toHaveAttribute('data-id', 'neocognitron')
  await expect(page.getByTestId('timeline-earlier')).toBeDisabled()
  await page.getByTestId('timeline-later').click()
  await expect(figure).toContainText('9,760')
})

test('the chart is sorted and filtered, and every bar answers', async ({ page }) => {
  const figure = await reach(page, 'comparison')
  const bars = page.getByTestId('comparison-bar')
  await expect(bars).toHaveCount(19)
  await figure.getByRole('radio', { name: 'fewest errors first', exact: true }).check()
  await expect(bars.first()).toHaveAttribute('data-method', 'boosted')
  const errors = await bars.evaluateAll((all) => all.map((bar) => Number(bar.getAttribute('data-error'))))
  expect(errors).toEqual([...errors].sort((a, b) => a - b))
  await page.getByTestId('comparison-family').selectOption('convolutional')
  await expect(bars).toHaveCount(5)
  await bars.nth(1).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('comparison-answer')).toHaveAttribute('data-method', 'lenet5Distorted')
  await expect(page.getByTestId('comparison-answer')).toContainText('that is 80 of the 10,000')
})

test('MNIST is leafed through by class, number and page; a digit opens', async ({ page }) => {
  const figure = await reach(page, 'mnist')
  const digits = page.getByTestId('mnist-digit')
  await expect(digits).toHaveCount(60)
  // The first training digits are known: 5, 0, 4, 1, 9.
  const labels = () => digits.evaluateAll((all) => all.map((one) => one.getAttribute('data-label')))
  expect((await labels()).slice(0, 5)).toEqual(['5', '0', '4', '1', '9'])

  await page.getByTestId('mnist-label').selectOption('9')
  await expect.poll(async () => new Set(await labels())).toEqual(new Set(['9']))
  await expect(digits.first()).toHaveAttribute('data-index', '4')
  const last = Number(await digits.last().getAttribute('data-index'))
  await page.getByTestId('mnist-on').click()
  await expect.poll(async () => Number(await digits.first().getAttribute('data-index'))).toBeGreaterThan(last)

  await page.getByTestId('mnist-number').fill('60000')
  await page.getByTestId('mnist-go').click()
  await expect(figure.getByRole('alert')).toContainText('0 to 59,999')
  await page.getByTestId('mnist-label').selectOption('all')
  await page.getByTestId('mnist-number').fill('59999')
  await page.keyboard.press('Enter')
  await expect(digits).toHaveCount(1)
  await expect(page.getByTestId('mnist-on')).toBeDisabled()
  await digits.first().click()
  await expect(page.getByTestId('mnist-large')).toHaveAttribute('data-index', '59999')
  await expect(page.getByTestId('mnist-large')).toContainText('59,999')
})

test('the address holds what the figures show', async ({ page }) => {
  await page.goto('/en/lenet-history/?mnist-part=test&mnist-label=7&mnist-from=100&timeline-at=zipCodes')
  await page.locator('[data-testid="figure-place"][data-figure="mnist"]').scrollIntoViewIfNeeded()
  const digits = page.getByTestId('mnist-digit')
  await expect(digits).toHaveCount(60)
  const first = Number(await digits.first().getAttribute('data-index'))
  expect(first).toBeGreaterThanOrEqual(100)
  await expect(digits.first()).toHaveAttribute('data-label', '7')
  await page.getByTestId('mnist-on').click()
  await expect
    .poll(async () => Number(await digits.first().getAttribute('data-index')))
    .toBeGreaterThan(first)
  const second = await digits.first().getAttribute('data-index')
  await expect(page).toHaveURL(new RegExp(`mnist-from=${second}(&|$)`))
  await page.reload()
  await page.locator('[data-testid="figure-place"][data-figure="mnist"]').scrollIntoViewIfNeeded()
  await expect(digits.first()).toHaveAttribute('data-index', String(second))
  await page.locator('[data-testid="figure-place"][data-figure="timeline"]').scrollIntoViewIfNeeded()
  await expect(page.getByTestId('timeline-open')).toHaveAttribute('data-id', 'zipCodes')
})

test('the hardest digits are misread ones, and each class is one picture', async ({ page }) => {
  const figure = await reach(page, 'mnist', 'zh')
  await figure.getByRole('radio', { name: '最难的', exact: true }).check()
  const digits = page.getByTestId('mnist-digit')
  await expect(digits).toHaveCount(60)
  await digits.first().click()
  await expect(page.getByTestId('mnist-large')).toContainText('我们的网络认成')
  await figure.getByRole('radio', { name: '每类一张图', exact: true }).check()
  const ink = page.getByTestId('class-mean')
  await expect(ink).toHaveCount(10)
  // A mean 0 is paper in its middle and ink around it; a mean 1 the other way round.
  const middle = (label: number) =>
    ink.nth(label).evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(14, 14, 1, 1)
      return data[3]
    })
  await expect.poll(() => middle(1)).toBeGreaterThan(150)
  expect(await middle(0)).toBeLessThan(40)
})

test('a file that cannot be had is said and fetched again', async ({ page }) => {
  await page.route('**/history/classes.bin', (route) => route.abort())
  const figure = await reach(page, 'mnist')
  await figure.getByRole('radio', { name: 'each class as one picture', exact: true }).check()
  await expect(page.getByTestId('mnist-error')).toContainText('Check the connection')
  await page.unroute('**/history/classes.bin')
  await page.getByTestId('mnist-error').getByRole('button').click()
  await expect(page.getByTestId('mnist-error')).toBeHidden()
})
