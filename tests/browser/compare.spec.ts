/** The figures of `compare`, handled as a reader does. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './helpers'

async function reach(page: Page, name: string, path = '/en/compare/'): Promise<Locator> {
  if (!page.url().endsWith(path)) await page.goto(path)
  const figure = page.locator(`[data-testid="figure-place"][data-figure="${name}"]`)
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.getByRole('button').or(figure.getByRole('radio')).first()).toBeAttached()
  return figure
}

const valueOf = async (locator: Locator) => Number(await locator.getAttribute('data-value'))

/** A native slider, by its field for exact values. */
async function set(page: Page, testId: string, value: number) {
  const field = page.getByTestId(`${testId}-exact`)
  await field.fill(String(value))
  await field.press('Enter')
}

test('the table: numbers, ratios, how they come about, both editions, sorted', async ({ page }) => {
  const figure = await reach(page, 'both')
  expect(await valueOf(page.getByTestId('compare-parameters-0'))).toBe(60_000)
  expect(await valueOf(page.getByTestId('compare-parameters-1'))).toBe(60_965_224)
  expect(await valueOf(page.getByTestId('compare-macs-ratio'))).toBeCloseTo(2218.57, 1)
  await expect(page.getByTestId('compare-arithmetic')).toContainText(
    '156 + 12 + 1,516 + 32 + 48,120 + 10,164 = 60,000',
  )
  await figure.locator('[data-row=trainingMacs]').getByRole('button').click()
  await expect(page.getByTestId('compare-arithmetic')).toContainText('3 × 326,520 × 60,000 × 20')
  await page.getByTestId('compare-order').selectOption('ratio')
  const rows = page.getByTestId('compare-row')
  await expect(rows.first()).toHaveAttribute('data-row', 'trainingMacs')
  await expect(rows.last()).toHaveAttribute('data-row', 'passes')
  await figure.getByRole('radio', { name: 'as today', exact: true }).check()
  await expect(page.getByTestId('compare-parameters-1')).toHaveAttribute('data-value', '61100840')
  await expect(page).toHaveURL(/both-edition=today/)
  await page.reload()
  await reach(page, 'both', page.url())
  await expect(page.getByTestId('compare-parameters-0')).toHaveAttribute('data-value', '61706')
  await expect(rows.first()).toHaveAttribute('data-row', 'trainingMacs')
})

test('the towers, by hand and by their walk', async ({ page }) => {
  const figure = await reach(page, 'towers')
  const storey = (layer: string) => figure.locator(`[data-testid=tower-storey][data-layer=${layer}]`)
  expect(await valueOf(storey('fc6'))).toBe(37_752_832)
  await figure.getByRole('radio', { name: 'multiply-adds', exact: true }).check()
  expect(await valueOf(storey('conv2'))).toBe(223_948_800)
  const on = page.getByTestId('walk-towers-on')
  await on.scrollIntoViewIfNeeded()
  await on.click()
  await expect.poll(() => valueOf(storey('c1'))).toBe(156)
  for (let i = 0; i < 2; i++) await on.click()
  await expect.poll(() => valueOf(storey('c1'))).toBe(4_704)
})

test('small kernels for a large one, and a convolution in two: counted as sizes are set', async ({
  page,
}) => {
  const figure = await reach(page, 'stacks')
  await figure.getByRole('radio', { name: '11 × 11', exact: true }).check()
  await set(page, 'stacks-channels', 64)
  await expect(page.getByTestId('stacks-field')).toHaveAttribute('data-value', '11')
  const weights = page.getByTestId('stacks-weights')
  expect(await Promise.all([0, 1].map((at) => valueOf(weights.nth(at))))).toEqual([
    5 * 9 * 64 * 64,
    121 * 64 * 64,
  ])
  await set(page, 'stacks-side', 10)
  expect(await valueOf(page.getByTestId('stacks-macs').first())).toBe(5 * 9 * 64 * 64 * 100)

  await reach(page, 'depthwise')
  await set(page, 'depthwise-channels', 64)
  await set(page, 'depthwise-filters', 64)
  expect(await valueOf(page.getByTestId('depthwise-share'))).toBeCloseTo(1 / 64 + 1 / 9, 9)
  expect(await valueOf(page.getByTestId('depthwise-weights').first())).toBe(9 * 64 + 64 * 64)
})

test('a normalisation is folded away: both ways end alike, whatever is set', async ({ page }) => {
  await reach(page, 'folding')
  const last = async (testId: string) =>
    (await page.getByTestId(testId).getAttribute('data-values'))!.split(' ').map(Number)
  const first = await last('folding-two')
  expect(await last('folding-one')).toEqual(first.map((value) => expect.closeTo(value, 9)))
  await set(page, 'folding-gamma', -2)
  await set(page, 'folding-variance', 0.5)
  const then = await last('folding-two')
  expect(then).not.toEqual(first)
  expect(await last('folding-one')).toEqual(then.map((value) => expect.closeTo(value, 9)))
  await page.getByTestId('folding-reset').click()
  expect(await last('folding-two')).toEqual(first)
})

test('the later networks: a point tells its numbers, by keyboard', async ({ page }) => {
  const figure = await reach(page, 'later')
  const point = figure.locator('[data-testid=later-point][data-id=squeezenet]')
  const left = async () => (await point.boundingBox())!.x
  const alexLeft = async () => (await figure.locator('[data-id=alexnet]').first().boundingBox())!.x
  expect(await left()).toBeLessThan(await alexLeft())
  await point.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('later-said')).toContainText('57.5%, 1,700 million multiply-adds')
  await figure.getByRole('radio', { name: 'million multiply-adds', exact: true }).check()
  expect(await left()).toBeGreaterThan(await alexLeft())
})

test('a race: stopped after a seed it keeps that one, and another press races the rest', async ({ page }) => {
  test.setTimeout(180_000)
  await reach(page, 'race-separable', '/en/compare/')
  const race = page.getByTestId('experiment-separable')
  const run = page.getByTestId('experiment-separable-run')
  await run.click()
  await expect(race).toHaveAttribute('data-seeds', '1', { timeout: 120_000 })
  await page.getByTestId('experiment-separable-stop').click()
  await expect(race).toHaveAttribute('data-phase', 'idle')
  const row = page.locator('[data-testid=experiment-separable-row][data-seed="1"] td')
  const values = await Promise.all([0, 1].map((side) => valueOf(row.nth(side))))
  for (const value of values) expect(value).toBeGreaterThan(0.8)
  await expect(page.getByTestId('experiment-separable-verdict')).toContainText('One seed')
  await page.reload()
  await reach(page, 'race-separable', page.url())
  await expect(race).toHaveAttribute('data-seeds', '1')
  expect(await Promise.all([0, 1].map((side) => valueOf(row.nth(side))))).toEqual(values)
  await expect(run).toHaveText('Race the seeds that are left')
})

test('AlexNet-64 made small: bytes by stages, weights, and answers on ours and on a photo of the reader’s', async ({
  page,
}) => {
  test.setTimeout(90_000)
  await page.goto('/en/compare/')
  await page.locator('[data-testid="bench-place"][data-bench="compression"]').scrollIntoViewIfNeeded()
  const bench = page.getByTestId('compression')
  const settled = async () => {
    await expect(bench).toHaveAttribute('data-outdated', 'false', { timeout: 60_000 })
    await expect(bench).toHaveAttribute('data-phase', 'idle', { timeout: 60_000 })
  }
  const bytes = async () => {
    const of = (stage: string) => valueOf(page.getByTestId(`compression-stage-${stage}`))
    return Promise.all(['float32', 'pruned', 'shared', 'huffman'].map(of))
  }
  await page.getByTestId('compression-preset-gentle').click()
  await page.getByTestId('compression-start').click()
  const agreement = page.getByTestId('compression-agreement')
  await expect(agreement).toHaveAttribute('data-count', '3', { timeout: 60_000 })
  await settled()
  // 8 bits and nothing removed: a quarter, and the same answers.
  const [float32, whole, shared, huffman] = await bytes()
  expect(float32).toBe(4 * 7_913_352)
  expect(whole).toBe(float32 + 8 * 8)
  expect(float32 / shared).toBeCloseTo(4, 1)
  expect(huffman).toBeLessThan(shared)
  await expect(agreement).toHaveAttribute('data-value', '3')
  const espresso = page.locator('[data-name="Espresso"]').getByTestId('compression-photo')
  expect(Number(await espresso.getAttribute('data-moved'))).toBeLessThan(0.02)

  // Nearly all removed: bytes fall, answers go, and the nearest that was measured is said to be another one.
  await set(page, 'compression-dense-pruned', 96)
  await set(page, 'compression-dense-bits', 2)
  await settled()
  const harsh = await bytes()
  expect(harsh[1]).toBeLessThan(float32 / 4)
  expect(harsh[3]).toBeLessThan(huffman / 4)
  await expect(espresso).toHaveAttribute('data-same', 'false')
  const sum = page.getByTestId('compression-stage-pruned')
  await expect(sum).toContainText('fc7: 167,772 weights × 4 bytes')
  await page.getByTestId('compression-layer').selectOption('fc8')
  await expect(sum).toContainText('fc8: 16,384 weights × 4 bytes')
  await expect(page.getByTestId('compression-after')).toHaveAttribute('data-value', '4')
  await expect(page.getByTestId('compression-measured')).toHaveAttribute('data-exact', 'false')
  await page.getByTestId('compression-huffman').uncheck()
  await expect(page.getByTestId('compression-stage-huffman')).toHaveCount(0)

  // A photo of the reader's takes the place of ours; the setting is in the address and survives a reload.
  await page.getByTestId('compression-input').setInputFiles('public/photos/rocket.jpg')
  await expect(agreement).toHaveAttribute('data-count', '1', { timeout: 60_000 })
  await expect(bench.locator('[data-name="rocket.jpg"]')).toBeVisible()
  await expect(page).toHaveURL(/compression-dense=96/)
  await page.reload()
  await page.locator('[data-testid="bench-place"][data-bench="compression"]').scrollIntoViewIfNeeded()
  await expect(page.getByTestId('compression-dense-pruned-exact')).toHaveValue('96')
  await page.getByTestId('compression-preset-paper').click()
  await expect(page.getByTestId('compression-measured')).toHaveAttribute('data-exact', 'true')
  await page.getByTestId('compression-start').click()
  await page.getByTestId('compression-cancel').click()
  await expect(bench).toHaveAttribute('data-phase', 'stopped')
})

test('a slider that moves while AlexNet-64 is on its way to the bench that makes it small is not forgotten', async ({
  page,
}) => {
  test.setTimeout(90_000)
  let release = () => {}
  const moved = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/weights/alexnet64/*.bin', async (route) => {
    await moved
    await route.continue().catch(() => {}) // the load was given up for the one of the new setting
  })
  await page.goto('/en/compare/')
  await page.locator('[data-testid="bench-place"][data-bench="compression"]').scrollIntoViewIfNeeded()
  const bench = page.getByTestId('compression')
  await page.getByTestId('compression-start').click()
  await expect(bench).toHaveAttribute('data-phase', 'loading')
  await page.getByTestId('compression-preset-gentle').click()
  release()
  // Nothing removed: of every weight the four bytes are left.
  await expect
    .poll(() => valueOf(page.getByTestId('compression-stage-pruned')), { timeout: 60_000 })
    .toBe(4 * 7_913_352 + 8 * 8)
  await expect(bench).toHaveAttribute('data-outdated', 'false')
  await expect(bench).toHaveAttribute('data-phase', 'idle', { timeout: 60_000 })
})
