/** The figures of `road-to-imagenet`, handled as a reader does. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './helpers'

async function reach(page: Page, name: string, lang = 'en'): Promise<Locator> {
  await page.goto(`/${lang}/road-to-imagenet/`)
  const figure = page.locator(`[data-testid="figure-place"][data-figure="${name}"]`)
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.getByRole('button').or(figure.getByRole('radio')).first()).toBeAttached()
  return figure
}

test('a photo is shrunk and loses its colour', async ({ page }) => {
  const figure = await reach(page, 'shrink')
  const canvas = page.getByTestId('shrink-canvas')
  /** How many pixels there are, and how far the three channels are apart at most. */
  const picture = () =>
    canvas.evaluate((element: HTMLCanvasElement) => {
      const { width, height } = element
      const { data } = element.getContext('2d')!.getImageData(0, 0, width, height)
      let apart = 0
      let sum = 0
      for (let i = 0; i < data.length; i += 4) {
        apart = Math.max(apart, Math.abs(data[i] - data[i + 1]), Math.abs(data[i] - data[i + 2]))
        sum += data[i]
      }
      return { width, height, apart, mean: sum / (width * height) }
    })
  await expect.poll(async () => (await picture()).mean).toBeGreaterThan(20)
  expect(await picture()).toMatchObject({ width: 32, height: 32, apart: 0 })
  await expect(page.getByTestId('shrink-numbers')).toHaveAttribute('data-value', '1024')
  await page.getByTestId('shrink-grey').click()
  await expect.poll(async () => (await picture()).apart).toBeGreaterThan(20)
  await page.getByTestId('shrink-side').focus()
  await page.keyboard.press('End')
  await expect(page.getByTestId('shrink-numbers')).toHaveAttribute('data-value', String(224 * 224 * 3))
  expect(await picture()).toMatchObject({ width: 224, height: 224 })
  const before = (await picture()).mean
  await figure.getByRole('radio', { name: 'rocket', exact: true }).check()
  await expect.poll(async () => (await picture()).mean).not.toBe(before)
})

test('a sigmoid chain loses its gradient, a ReLU chain keeps it; runs are compared and removed', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const figure = await reach(page, 'chain')
  const runs = page.getByTestId('chain-run')
  await page.getByTestId('chain-train').click()
  await expect(runs.first()).toHaveAttribute('data-done', 'true', { timeout: 90_000 })
  await expect(runs.first()).toHaveAttribute('data-step', '300')
  const numberOf = async (name: string) => Number(await runs.first().getAttribute(name))
  expect((await numberOf('data-first')) / (await numberOf('data-last'))).toBeLessThan(1e-6)
  expect(await numberOf('data-loss')).toBeGreaterThan(2.2)

  await figure.getByRole('radio', { name: 'ReLU', exact: true }).check()
  await figure.getByRole('radio', { name: 'Glorot, He', exact: true }).check()
  await page.getByTestId('chain-depth').focus()
  await page.keyboard.press('End')
  await page.getByTestId('chain-train').click()
  await expect(runs).toHaveCount(2)
  await expect(runs.first()).toContainText('ReLU, 12 layers')
  await expect(runs.first()).toHaveAttribute('data-done', 'true', { timeout: 90_000 })
  expect((await numberOf('data-first')) / (await numberOf('data-last'))).toBeGreaterThan(0.01)
  expect(await numberOf('data-loss')).toBeLessThan(1)

  await page.getByTestId('chain-remove').first().click()
  await expect(runs).toHaveCount(1)
})

test('a training of a chain can be stopped; what it had reached stays', async ({ page }) => {
  await reach(page, 'chain')
  await page.getByTestId('chain-train').click()
  const run = page.getByTestId('chain-run')
  await expect
    .poll(async () => Number(await run.getAttribute('data-step')), { timeout: 60_000 })
    .toBeGreaterThan(0)
  await page.getByTestId('chain-stop').click()
  await expect(page.getByTestId('chain-train')).toBeVisible()
  await expect(run).toHaveCount(1)
})

test('this device is measured beside 1998 and 2012', async ({ page }) => {
  test.setTimeout(120_000)
  const figure = await reach(page, 'scale')
  await figure.getByRole('radio', { name: 'multiply-adds a second', exact: true }).check()
  const bar = (id: string) => figure.locator(`[data-testid="scale-bar"][data-id="${id}"]`)
  // 1.175e12 multiply-adds in two and a half days.
  expect(Number(await bar('r10000').getAttribute('data-value'))).toBeCloseTo(1_175_472_000_000 / 216_000, 0)
  await page.getByTestId('scale-measure').click()
  await expect
    .poll(async () => Number(await bar('wasm').getAttribute('data-value')), { timeout: 90_000 })
    .toBeGreaterThan(0)
  await expect(page.getByTestId('scale-said')).toContainText('times the computer of 1998', {
    timeout: 60_000,
  })
})

test('a walk sets the chain, and the address holds what a figure shows', async ({ page }) => {
  await reach(page, 'chain')
  const walk = page.getByTestId('walk-chain')
  await page.getByTestId('walk-chain-on').click()
  await expect(walk).toHaveAttribute('data-step', '1')
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press(' ')
  await expect(walk).toHaveAttribute('data-step', '2')
  await expect(page.getByTestId('chain-depth')).toHaveValue('2')
  await expect(page).toHaveURL(/chain-depth=2/)
  await page.goto('/zh/road-to-imagenet/?contest-asked=runnerUp&shrink-side=64&scale-what=speed')
  const contest = page.locator('[data-testid="figure-place"][data-figure="contest"]')
  await contest.scrollIntoViewIfNeeded()
  await expect(page.getByTestId('contest-answer')).toHaveAttribute('data-entry', 'runnerUp')
  await page.locator('[data-testid="figure-place"][data-figure="shrink"]').scrollIntoViewIfNeeded()
  await expect(page.getByTestId('shrink-canvas')).toHaveAttribute('data-side', '64')
})

test('each bar of the contest tells what stood behind it', async ({ page }) => {
  const figure = await reach(page, 'contest')
  await expect(page.getByTestId('contest-bar')).toHaveCount(6)
  await figure.locator('[data-entry="runnerUp"]').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('contest-answer')).toHaveAttribute('data-entry', 'runnerUp')
  await expect(page.getByTestId('contest-answer')).toContainText('second-best entry of 2012')
})
