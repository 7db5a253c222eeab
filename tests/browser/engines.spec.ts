import { en } from '../../lib/i18n/en'
import { zh } from '../../lib/i18n/zh'
import { expect, test } from './helpers'
import { trainPage, trainsAsWasm } from './train-page'

test('?engine=cpu trains on cpu, and as wasm does', async ({ page }) => {
  test.setTimeout(180_000)
  await trainsAsWasm(page, 'cpu', 8)
})

test('an engine that cannot start gives way to the next, and the reader is told', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open('?engine=webgpu&batch=8')
  await bench.lossAfterSteps(1)
  expect(await bench.engine()).toBe('wasm')
  await expect(page.getByTestId('engine-note')).toContainText('webgpu')
  await expect(page.getByTestId('engine-note')).toContainText('wasm')
})

test('an engine that dies while training gives way to the next; steps survive', async ({ page, guard }) => {
  test.setTimeout(180_000)
  const bench = trainPage(page)
  await bench.open('?engine=wasm&batch=8')
  const workers: import('@playwright/test').Worker[] = []
  page.on('worker', (worker) => workers.push(worker))
  await bench.lossAfterSteps(3)
  await bench.start()
  await bench.stepsReach(6)
  const trainer = workers.find((worker) => worker.url().includes('turbopack-worker'))!
  await trainer
    .evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('crash for a test')
        }, 0),
    )
    .catch(() => {})
  await expect(page.getByTestId('engine-note')).toBeVisible({ timeout: 60_000 })
  // No graphics card here: WebGPU and WebGL are tried and refuse, and plain JavaScript goes on.
  await expect(page.getByTestId('engine-badge')).toHaveAttribute('data-engine', /webgl|cpu/, {
    timeout: 60_000,
  })
  await expect(page.getByTestId('engine-note')).toContainText(/webgl|cpu/)
  await bench.stepsReach(4, 120_000)
  // Playwright tells of what a worker throws, although the page has dealt with it.
  guard.uncaught = guard.uncaught.filter((error) => !error.includes('crash for a test'))
})

test('the reader chooses another engine while training, and the weights go along', async ({ page }) => {
  test.setTimeout(180_000)
  const bench = trainPage(page)
  await bench.open('?engine=wasm&batch=8')
  await bench.start()
  await bench.stepsReach(20)
  await page.getByTestId('engine-badge').click()
  await page.getByTestId('use-cpu').click()
  await expect(page.getByTestId('engine-badge')).toHaveAttribute('data-engine', 'cpu', { timeout: 60_000 })
  await bench.stepsReach(22, 120_000)
  await expect(page).toHaveURL(/engine=cpu/)
})

test('the race compares engines with plain loops and times them', async ({ page }) => {
  test.setTimeout(180_000)
  const bench = trainPage(page)
  await bench.open()
  await page.getByTestId('engine-badge').click()
  await page.getByTestId('race-all').click()
  for (const engine of ['wasm', 'cpu']) {
    const result = page.getByTestId(`race-${engine}`)
    await expect(result).toHaveAttribute('data-state', 'done', { timeout: 150_000 })
    expect(Number(await result.getAttribute('data-error'))).toBeLessThan(1e-3)
    await expect(result).toContainText(/\d ms/)
  }
  await expect(page.getByTestId('race-webgpu')).toHaveAttribute('data-state', 'failed')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('engine-panel')).toBeHidden()
  await expect(page.getByTestId('engine-badge')).toBeFocused()
})

for (const [lang, title] of [
  ['en', en.train.engine.more],
  ['zh', zh.train.engine.more],
] as const)
  test(`the panel leads to how it is made fast and measured, and training goes on (${lang})`, async ({
    page,
  }) => {
    const bench = trainPage(page)
    await bench.open('?batch=8', lang)
    await bench.start()
    await bench.stepsReach(3)
    await page.getByTestId('engine-badge').click()
    const link = page.getByTestId('performance-link')
    await expect(link).toHaveText(title)
    await link.click()
    await expect(page).toHaveURL(new RegExp(`/${lang}/performance/$`))
    await expect(page.locator('h1')).toHaveCount(1)
    await page.goBack()
    await expect(page.getByTestId('train-pause')).toBeVisible()
    const steps = (await bench.steps())!
    expect(steps).toBeGreaterThan(3)
    await bench.stepsReach(steps + 1)
  })

test('a race can be stopped', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open()
  await page.getByTestId('engine-badge').click()
  const button = page.getByTestId('race-all')
  await button.click()
  await expect(button).toHaveText('Stop the race')
  await button.click()
  await expect(button).toHaveText('Race all engines')
  await expect(page.getByTestId('race-cpu')).toHaveAttribute('data-state', 'waiting')
  expect(await page.evaluate(() => localStorage.getItem('engine')), 'nothing is remembered').toBeNull()
})
