/** A classroom: plain http from another machine. Everything works but what browsers forbid there. */
import { expect, open, takeTestDigit, test } from './helpers'
import { trainPage } from './train-page'

test.use({ viewport: { width: 1024, height: 900 } })
const insecure = (baseURL: string, path: string) => baseURL.replace('localhost', 'classroom.test') + path

test('training works, on one thread, and is kept over a reload', async ({ page, baseURL }) => {
  await open(page, insecure(baseURL!, '/en/train-lenet/?batch=8'))
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
  expect(await page.evaluate(() => crypto.subtle), 'no hashing by the browser here').toBeUndefined()
  const bench = trainPage(page)
  await bench.lossAfterSteps(2)
  await expect(page.getByTestId('engine-badge')).toHaveAttribute('data-threads', '1')
  await page.reload()
  await bench.reaches('paused')
  expect(await bench.steps()).toBe(2)
})

test('a digit is read', async ({ page, baseURL }) => {
  await open(page, insecure(baseURL!, '/zh/read-digits/'))
  await takeTestDigit(page, 4)
  await expect(page.getByTestId('digit-prediction')).toHaveAttribute('data-phase', 'done', {
    timeout: 60_000,
  })
  await expect(page.getByTestId('digit-prediction')).toHaveAttribute('data-value', '4')
})

test('a photo is classified, its weights checked by our own SHA-256', async ({ page, baseURL }) => {
  await open(page, insecure(baseURL!, '/en/classify-photos/'))
  await page.getByTestId('photo-sample-espresso').click()
  const results = page.getByTestId('photo-results')
  await expect(results).toHaveAttribute('data-phase', 'done', { timeout: 60_000 })
  await expect(results.locator('[data-wnid]').first()).toHaveAttribute('data-label', 'espresso')
})

test('a link to a network stands there to be copied by hand', async ({ page, baseURL }) => {
  await open(page, insecure(baseURL!, '/en/code/'))
  await page.locator('[data-bench=own-network]').scrollIntoViewIfNeeded()
  await page.getByTestId('own-network-link').click()
  await expect(page.getByTestId('own-network-link-text')).toHaveValue(/\?net=.*#write-your-own$/)
  await expect(page.getByTestId('own-network-link-error')).toHaveCount(0)
})
