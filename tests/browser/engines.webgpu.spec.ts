import { expect, open, test } from './helpers'
import { trainPage, trainsAsWasm } from './train-page'

for (const engine of ['webgpu', 'webgl'])
  test(`${engine} through the software adapter trains a few steps, as wasm does`, async ({ page }) => {
    test.setTimeout(240_000)
    await trainsAsWasm(page, engine, 4)
  })

test('WebGPU reads a digit', async ({ page }) => {
  test.setTimeout(180_000)
  await open(page, '/en/read-digits/?engine=webgpu')
  const pad = page.getByTestId('digit-pad')
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(0.5, 0.15))
  await page.mouse.down()
  await page.mouse.move(...at(0.5, 0.85), { steps: 12 })
  await page.mouse.up()
  await expect(page.getByTestId('digit-prediction')).toHaveAttribute('data-value', '1', { timeout: 120_000 })
})

test('WebGPU classifies a photo, its fully connected layers in codes', async ({ page }) => {
  test.setTimeout(180_000)
  await open(page, '/en/classify-photos/?engine=webgpu')
  await page.getByTestId('photo-sample-espresso').click()
  const results = page.getByTestId('photo-results')
  await expect(results).toHaveAttribute('data-phase', 'done', { timeout: 120_000 })
  await expect(page.getByTestId('photo-engine')).toHaveAttribute('data-engine', 'webgpu')
  await expect(results.locator('[data-wnid]').first()).toHaveAttribute('data-label', 'espresso')
})

test('an emulated adapter is not raced by itself, and wasm stays the choice', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open()
  await page.waitForTimeout(3000)
  expect(await bench.engine()).toBe('wasm')
  await page.getByTestId('engine-badge').click()
  await expect(page.getByTestId('race-webgpu')).toHaveAttribute('data-state', 'waiting')
})

test('a graphics card is raced while the page is idle, checked first, and the winner is remembered', async ({
  page,
}) => {
  test.setTimeout(240_000)
  // The emulated adapter under another name: the page takes it for a card, and times it as it finds it.
  await page.addInitScript(() => {
    Object.defineProperty(GPUAdapter.prototype, 'info', {
      get: () => ({ vendor: 'test', architecture: 'card', description: '', isFallbackAdapter: false }),
    })
  })
  const bench = trainPage(page)
  await bench.open()
  await page.getByTestId('train-start').scrollIntoViewIfNeeded()
  await page.getByTestId('engine-badge').click()
  const wasm = page.getByTestId('race-wasm')
  const webgpu = page.getByTestId('race-webgpu')
  await expect(wasm).toHaveAttribute('data-state', 'done', { timeout: 60_000 })
  await expect(webgpu).toHaveAttribute('data-state', 'done', { timeout: 180_000 })
  for (const entry of [wasm, webgpu])
    expect(Number(await entry.getAttribute('data-error'))).toBeLessThan(1e-3)
  // Emulated, it loses; this browser version will start with wasm.
  const kept = () => page.evaluate(() => localStorage.getItem('engine'))
  await expect.poll(kept).toContain('"name":"wasm"')
  expect(JSON.parse((await kept())!).agent).toBe(await page.evaluate(() => navigator.userAgent))
})
