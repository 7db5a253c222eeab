import { expect, open, takeTestDigit, test } from './helpers'
import { trainPage } from './train-page'

test('two epochs with the default settings reach 98% on the 10,000 test digits', async ({ page }) => {
  test.setTimeout(600_000)
  const bench = trainPage(page)
  await bench.open('?engine=wasm')
  await bench.start()
  await bench.stepsReach(1)
  await expect(page.getByTestId('engine-badge')).toHaveAttribute('data-engine', 'wasm')
  expect(await bench.metric('test-accuracy'), 'not known before the first epoch has ended').toBeNull()
  await bench.stepsReach(200)
  expect(await bench.metric('validation-accuracy')).toBeGreaterThan(0.5)
  expect(await bench.metric('images-per-second')).toBeGreaterThan(0)
  await expect(page.getByTestId('train-progress')).toContainText('Epoch 1 of 2')
  await expect(page.getByTestId('train-progress')).toContainText('left')
  await bench.reaches('done', 540_000)
  expect(await bench.steps()).toBe(1720)
  expect(await bench.metric('epoch')).toBe(2)
  expect(await bench.metric('test-accuracy')).toBeGreaterThanOrEqual(0.98)
  expect(await bench.metric('validation-accuracy')).toBeGreaterThanOrEqual(0.97)
  expect(await bench.metric('loss')).toBeLessThan(0.3)
  // Every step has its point on the curve, and the curve is drawn.
  await expect(page.getByTestId('loss-chart')).toHaveAttribute('data-points', '1720')
  await expect(page.getByTestId('loss-chart').getByTestId('loss-curve')).toBeVisible()
  await expect(page.getByTestId('loss-chart').getByTestId('validation-curve')).toBeVisible()

  await test.step('my network reads a test digit on the other page', async () => {
    await open(page, '/en/read-digits/')
    await page.getByTestId('digit-pad').scrollIntoViewIfNeeded()
    // It can be chosen once the device has been asked for it.
    await expect(page.getByRole('radio', { name: 'Mine' })).toBeEnabled()
    await page.getByRole('radio', { name: 'Mine' }).check({ force: true })
    await expect(page.getByTestId('digit-network-about')).toContainText('1,720')
    for (const digit of [0, 1]) {
      await takeTestDigit(page, digit)
      const prediction = page.getByTestId('digit-prediction')
      await expect(prediction).toHaveAttribute('data-phase', 'done', { timeout: 60_000 })
      await expect(prediction).toHaveAttribute('data-network', 'mine')
      await expect(prediction).toHaveAttribute('data-value', String(digit))
    }
  })

  await test.step('more epochs go on from where the run ended', async () => {
    await bench.open('?engine=wasm')
    await bench.reaches('paused')
    await page.getByTestId('train-settings').locator('summary').click()
    await page.getByTestId('setting-epochs-exact').fill('3')
    await page.getByTestId('setting-epochs-exact').press('Enter')
    await bench.start()
    await bench.stepsReach(1725)
    await expect(page.getByTestId('train-progress')).toContainText('Epoch 3 of 3')
  })
})

test('while the curves grow, the axes stay as they are', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open('?batch=8')
  await bench.start()
  await bench.stepsReach(10)
  const chart = page.getByTestId('loss-chart')
  const points = async () => Number(await chart.getAttribute('data-points'))
  await expect.poll(points).toBeGreaterThan(0)
  await expect(chart.locator('.recharts-cartesian-axis-tick-value').first()).toBeVisible()
  await chart.evaluate((element) => {
    const seen = { axes: 0, curve: 0 }
    Object.assign(window, { seen })
    new MutationObserver((records) => {
      for (const { target } of records) {
        const at = target instanceof Element ? target : target.parentElement
        if (at?.closest('[class*="recharts-cartesian"], .recharts-label')) seen.axes += 1
        if (at?.matches('[data-testid="loss-curve"]')) seen.curve += 1
      }
    }).observe(element, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  const before = await points()
  const started = performance.now()
  await expect.poll(points, { timeout: 60_000 }).toBeGreaterThan(before + 20)
  await page.waitForTimeout(2500)
  const seconds = (performance.now() - started) / 1000
  const seen = await page.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen)
  expect(seen.axes).toBe(0)
  expect(seen.curve).toBeGreaterThan(0)
  expect(seen.curve, 'once a second and not once a step').toBeLessThanOrEqual(seconds + 2)
})

test('two threads really run, and compute the same', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open('?engine=wasm&threads=1&batch=8')
  const loss = await bench.lossAfterSteps(2)
  await expect(page.getByTestId('engine-badge')).toHaveAttribute('data-threads', '1')
  await bench.reset()
  const binaries: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) binaries.push(request.url().split('/').at(-1)!)
  })
  await bench.open('?engine=wasm&threads=2&batch=8')
  expect(await bench.lossAfterSteps(2)).toBeCloseTo(loss, 5)
  // The count comes from the engine's own thread pool, after it has started.
  await expect(page.getByTestId('engine-badge')).toHaveAttribute('data-threads', '2')
  await expect(page.getByTestId('engine-badge')).toContainText('2 threads')
  expect(binaries).toEqual(['tfjs-backend-wasm-threaded-simd.wasm'])
})

test('pause stops the steps, resume goes on, reset begins anew', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open('?batch=16')
  await bench.start()
  await bench.stepsReach(5)
  await bench.pause()
  await bench.reaches('paused')
  const paused = (await bench.steps())!
  await page.waitForTimeout(1000)
  expect(await bench.steps()).toBe(paused)
  await expect(page.getByTestId('train-start')).toHaveText('Resume')
  await bench.start()
  await bench.stepsReach(paused + 3)
  await bench.reset()
  await bench.reaches('idle')
  expect(await bench.steps()).toBe(0)
  expect(await bench.metric('loss')).toBeNull()
})

test('one step is one step, and the same seed gives the same loss', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open('?seed=7&batch=8')
  const first = await bench.lossAfterSteps(3)
  expect(first).toBeGreaterThan(0)
  await bench.reset()
  expect(await bench.lossAfterSteps(3)).toBe(first)
  await bench.reset()
  await page.getByTestId('train-settings').locator('summary').click()
  await page.getByTestId('setting-seed-exact').fill('8')
  await page.getByTestId('setting-seed-exact').press('Enter')
  await expect(page).toHaveURL(/seed=8/)
  expect(await bench.lossAfterSteps(3)).not.toBe(first)
})

test('a run survives a reload and the change of language', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open('?batch=8')
  const loss = await bench.lossAfterSteps(2)
  await page.reload()
  await bench.reaches('paused')
  expect([await bench.steps(), await bench.metric('loss')]).toEqual([2, loss])
  await bench.open('', 'zh')
  await bench.reaches('paused')
  expect(await bench.steps()).toBe(2)
  await expect(page.getByTestId('train-start')).toHaveText('继续')
  await expect(page).toHaveURL(/batch=8/)
  await bench.step()
  await bench.stepsReach(3)
})

test('training goes on in a hidden tab', async ({ page, context }) => {
  const bench = trainPage(page)
  await bench.open('?batch=8')
  await bench.start()
  await bench.stepsReach(3)
  // Another page in front, and what browsers do to a page behind: no animation frames, timers once a second.
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
    Object.defineProperty(document, 'hidden', { value: true })
    window.requestAnimationFrame = () => 0
    document.dispatchEvent(new Event('visibilitychange'))
  })
  const before = (await bench.steps())!
  const other = await context.newPage()
  await other.goto('/en/')
  await other.bringToFront()
  await expect.poll(() => bench.steps(), { timeout: 60_000 }).toBeGreaterThan(before + 5)
})

test('settings in the address are used; impossible ones are named and not used', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open('?lr=0.2&batch=32&epochs=7&momentum=0.5')
  await page.getByTestId('train-settings').locator('summary').click()
  for (const [name, value] of [
    ['learningRate', '0.2'],
    ['batch', '32'],
    ['epochs', '7'],
    ['momentum', '0.5'],
  ])
    await expect(page.getByTestId(`setting-${name}-exact`)).toHaveValue(value)
  await bench.open('?batch=banana')
  await page.getByTestId('train-settings').locator('summary').click()
  await expect(page.getByTestId('train-settings')).toContainText('“banana”')
  await expect(page.getByTestId('setting-batch-exact')).toHaveValue('64')
})

test('Adam and SGD give different curves', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open('?batch=8')
  const sgd = await bench.lossAfterSteps(3)
  await bench.reset()
  await page.getByTestId('train-settings').locator('summary').click()
  await page.getByRole('radio', { name: 'Adam' }).check()
  await expect(page).toHaveURL(/optimiser=adam/)
  expect(await bench.lossAfterSteps(3)).not.toBe(sgd)
})

test('by keyboard alone: Enter trains, Space pauses, focus stays on the button', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open('?batch=8')
  await page.getByTestId('train-start').focus()
  await page.keyboard.press('Enter')
  await bench.stepsReach(2)
  await expect(page.getByTestId('train-pause')).toBeFocused()
  await page.keyboard.press('Space')
  await bench.reaches('paused')
  await expect(page.getByTestId('train-start')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByTestId('train-step')).toBeFocused()
})

test('an altered shard is refused with a reason, and trying again goes on', async ({ page }) => {
  const bench = trainPage(page)
  let broken = true
  await page.route('**/mnist/train-00*', async (route) => {
    if (!broken) return route.continue()
    const response = await route.fetch()
    const body = await response.body()
    body[1000] ^= 1
    await route.fulfill({ response, body })
  })
  await bench.open()
  await bench.start()
  await bench.reaches('failed')
  await expect(page.getByTestId('train-error')).toContainText('altered')
  expect(await bench.steps()).toBe(0)
  broken = false
  await page.getByTestId('train-error').getByRole('button').click()
  await bench.stepsReach(2)
})

test('a missing manifest is said in Chinese too', async ({ page }) => {
  const bench = trainPage(page)
  await page.route('**/mnist/manifest.json', (route) => route.fulfill({ status: 503 }))
  await bench.open('', 'zh')
  await bench.start()
  await bench.reaches('failed')
  await expect(page.getByTestId('train-error')).toContainText('取不到')
})

test('training begins with the first shard, while the others are still on their way', async ({ page }) => {
  const bench = trainPage(page)
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route(/\/mnist\/(train-(0[1-9]|1)|test-)/, async (route) => {
    await held
    await route.continue()
  })
  await bench.open('?batch=8')
  await bench.start()
  await bench.stepsReach(10)
  // 4,583 digits of the first shard are for training: the step that needs the second one waits for it.
  expect(await bench.phase()).toBe('training')
  await expect(page.getByTestId('digits-progress')).toContainText('of 11.')
  release()
  await bench.stepsReach(20)
})
