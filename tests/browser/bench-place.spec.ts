/** Benches come when the reader is near: before that nothing of them is there to be pressed, and nothing jumps. */
import type { Page, Route } from '@playwright/test'
import { expect, test } from './helpers'

const benches = [
  { slug: 'train-lenet', name: 'train', control: 'train-start' },
  { slug: 'train-lenet', name: 'mistakes', control: 'mistakes-look' },
  { slug: 'train-lenet', name: 'runs', control: 'runs-empty' },
  { slug: 'train-lenet', name: 'take-away', control: 'export-onnx' },
  { slug: 'train-lenet', name: 'own-data', control: 'own-kind' },
  { slug: 'read-digits', name: 'draw', control: 'digit-clear' },
  { slug: 'read-digits', name: 'cheque', control: 'cheque-pad' },
  // Its numbers come last, with the first digit that went through the network.
  { slug: 'read-digits', name: 'inside', control: 'unfold-play' },
  { slug: 'read-digits', name: 'why', control: 'why-take' },
  { slug: 'read-digits', name: 'break', control: 'break-take' },
  { slug: 'read-digits', name: 'limits', control: 'limits-all' },
  { slug: 'read-digits', name: 'number-photo', control: 'camera-start' },
  { slug: 'fine-tune', name: 'fine-tune', control: 'finetune-train' },
  { slug: 'classify-photos', name: 'photo', control: 'photo-sample-espresso' },
  { slug: 'classify-photos', name: 'photo-inside', control: 'photo-inside-espresso' },
  { slug: 'classify-photos', name: 'photo-why', control: 'photo-why-espresso' },
  { slug: 'classify-photos', name: 'weights', control: 'weights-time' },
  { slug: 'compare', name: 'compression', control: 'compression-start' },
  { slug: 'code', name: 'own-network', control: 'own-network-start' },
  { slug: 'code', name: 'outgrow', control: 'outgrow-save' },
] as const

const place = (page: Page, name: string) => page.locator(`[data-testid=bench-place][data-bench=${name}]`)
const SCRIPTS = '**/_next/static/chunks/*.js'

test.describe('on a phone', () => {
  test.use({ viewport: { width: 412, height: 823 } })

  for (const { slug, name, control } of benches)
    test(`the bench ${name} of ${slug} comes when it is scrolled to, and the page stays as high`, async ({
      page,
    }) => {
      const held: Route[] = []
      let holding = false
      await page.route(SCRIPTS, (route) => (holding ? void held.push(route) : route.continue()))
      await page.goto(`/en/${slug}/`)
      holding = true
      await expect(page.getByTestId(control)).toHaveCount(0)
      await place(page, name).scrollIntoViewIfNeeded()
      await expect(place(page, name)).toHaveAttribute('aria-busy', 'true')
      const height = () => page.locator('main').evaluate((main) => main.getBoundingClientRect().height)
      const before = await height()
      holding = false
      await Promise.all(held.map((route) => route.continue()))
      await expect(page.getByTestId(control)).toBeVisible()
      await page.waitForLoadState('networkidle')
      expect(await height()).toBe(before)
    })

  test('the bench just below the window comes by itself to who only reads', async ({ page }) => {
    await page.goto('/en/train-lenet/')
    await expect(page.getByTestId('train-start')).toBeAttached()
    expect(await page.evaluate(() => scrollY)).toBe(0)
  })
})

test('without JavaScript the place says what it needs', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  for (const [path, name, says] of [
    ['/en/train-lenet/', 'train', 'needs JavaScript'],
    ['/zh/read-digits/', 'draw', '要用 JavaScript'],
  ]) {
    await page.goto(path)
    await place(page, name).scrollIntoViewIfNeeded()
    const note = place(page, name).locator('noscript')
    await expect(note).toBeVisible()
    expect(await note.innerText()).toContain(says)
  }
  await context.close()
})

test('a bench that could not be fetched says so, and can be asked for again', async ({ page }) => {
  await page.goto('/en/read-digits/')
  await page.waitForLoadState('networkidle')
  await page.route(SCRIPTS, (route) => route.abort())
  await place(page, 'draw').scrollIntoViewIfNeeded()
  const failed = page.getByTestId('bench-failed')
  await expect(failed).toBeVisible()
  await page.unroute(SCRIPTS)
  await failed.getByRole('button').click()
  await expect(page.getByTestId('digit-clear')).toBeVisible()
  await expect(failed).toHaveCount(0)
})
