/** Whole runs under settings of all kinds: what a reader sees them come to, and what becomes of them in a mishap. */
import { expect, test } from './helpers'
import { trainPage } from './train-page'

test('with 300 digits LeNet learns them by heart: training accuracy leaves validation accuracy behind', async ({
  page,
}) => {
  const bench = trainPage(page)
  await bench.open('?digits=300&batch=32&epochs=60')
  await bench.start()
  await bench.reaches('done')
  const training = (await bench.metric('training-accuracy'))!
  const validation = (await bench.metric('validation-accuracy'))!
  expect(training).toBeGreaterThan(0.97)
  expect(training - validation).toBeGreaterThan(0.05)
  expect(validation).toBeGreaterThan(0.5)
})

test('training stops at the wanted validation accuracy', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open('?stop=0.8&epochs=3')
  await bench.start()
  await bench.reaches('done')
  expect(await bench.metric('validation-accuracy')).toBeGreaterThanOrEqual(0.8)
  expect(await bench.steps()).toBeLessThan(1000) // three epochs have 2,580
})

test('the form of 1998 learns, and what begins with nothing but zeros does not', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open('?preset=publishedBatch&stop=0.5')
  await bench.start()
  await bench.reaches('done')
  expect(await bench.metric('validation-accuracy')).toBeGreaterThanOrEqual(0.5)
  await bench.reset()
  await bench.open('?preset=stuck&digits=2000&epochs=4')
  await bench.start()
  await bench.reaches('done')
  expect(await bench.metric('validation-accuracy')).toBeLessThan(0.2)
  expect(await bench.metric('test-accuracy')).toBeLessThan(0.2)
})

test('the address alone gives the same curve again', async ({ page, browser, baseURL }) => {
  const query =
    '?c3=table&pool=trainable&act=scaled-tanh&dropout=0.3&bn=1&rotate=10&decay=0.001&seed=7&batch=16&lr=0.02'
  const bench = trainPage(page)
  await bench.open(query)
  const loss = await bench.lossAfterSteps(4)
  const other = await browser.newContext({ baseURL })
  const again = trainPage(await other.newPage())
  await again.open(new URL(page.url()).search)
  expect(await again.lossAfterSteps(4)).toBe(loss)
  await other.close()
})

test('a page that ends in the middle of a run costs at most ten seconds of it, and offers to go on', async ({
  page,
}) => {
  const bench = trainPage(page)
  await bench.open('?epochs=500')
  await bench.start()
  await bench.stepsReach(1)
  await page.waitForTimeout(12_000)
  const lost = { step: (await bench.steps())!, rate: (await bench.metric('images-per-second'))! / 64 }
  await page.goto('about:blank') // no pause, no goodbye
  await bench.open('?epochs=500')
  await bench.reaches('paused')
  const kept = (await bench.steps())!
  expect(kept).toBeGreaterThan(0)
  expect(lost.step - kept).toBeLessThan(10 * lost.rate)
  await bench.start()
  await bench.stepsReach(kept + 1)
})

test('where the browser keeps nothing, the page says so and trains all the same', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
  })
  const bench = trainPage(page)
  await bench.open('?batch=16')
  await bench.step()
  await bench.stepsReach(1)
  await expect(page.locator('[data-bench=train]')).toContainText('does not let the page keep anything')
})
