/** What holds for every page, looked at in one load: who it is, isolation, policy, what is not loaded, axe, and width. */
import type { Page, Request } from '@playwright/test'
import { holdsTfjs } from '../../scripts/main-thread-chunks.mjs'
import { expectPlacesToFit } from './place-heights'
import { expectNoFindings } from './findings'
import { expect, open, sitePages, test } from './helpers'
import { bookPages } from './pages'

test.use({ colorScheme: 'light', reducedMotion: 'reduce' })

/** One heading, a title, a description, and where the same page is in the other language. */
async function expectItSaysWhoItIs(page: Page, path: string) {
  await expect(page.locator('h1')).toHaveCount(1)
  await expect(page).toHaveTitle(/LeNet → AlexNet$/)
  expect(await page.locator('meta[name="description"]').getAttribute('content')).toBeTruthy()
  const alternates = await page
    .locator('link[rel="alternate"][hreflang]')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('hreflang'), new URL((link as HTMLLinkElement).href).pathname]),
    )
  const rest = path.slice('/en/'.length)
  expect(alternates).toEqual([
    ['en', `/en/${rest}`],
    ['zh-Hans', `/zh/${rest}`],
  ])
}

/** Scripts without TensorFlow.js: most pages have them in common. */
const looked = new Set<string>()

async function expectNoTfjs(page: Page, path: string, asked: readonly string[]) {
  expect(asked.filter((url) => url.includes('/wasm/'))).toEqual([])
  // One worker alone comes by itself, where networks are chosen: it looks which weights are on the device.
  const choosing = /^\/(en|zh)\/classify-photos\/$/.test(path)
  const workers = asked.filter((url) => url.includes('turbopack-worker-'))
  expect(workers.length, workers.join()).toBeLessThanOrEqual(choosing ? 1 : 0)
  const scripts = asked.filter((url) => url.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(3)
  for (const url of scripts.filter((script) => !looked.has(script))) {
    expect(holdsTfjs(await (await page.request.get(url)).text()), url).toBe(false)
    looked.add(url)
  }
}

/**
 * What `overflow` hides counts too: no element of the page may reach beyond the right edge, but for what a figure or a
 * bench shows a part of on purpose, in a frame that fits.
 */
async function expectNothingSideways(page: Page) {
  // Figures that are drawn by their width are redrawn a moment after the window has become narrow.
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
    .toBeLessThanOrEqual(0)
  const beyond = () =>
    page.evaluate(() => {
      const inFrame = (element: Element) => {
        const place = element.closest('[data-testid=figure-place], [data-testid=bench-place]')
        for (let frame = element.parentElement; place?.contains(frame); frame = frame?.parentElement ?? null)
          if (
            getComputedStyle(frame!).overflowX !== 'visible' &&
            frame!.getBoundingClientRect().right <= innerWidth + 1
          )
            return true
        return false
      }
      return [...document.querySelectorAll('body *')]
        .filter((element) => {
          const { right, width } = element.getBoundingClientRect()
          return (
            width > 0 &&
            right > innerWidth + 1 &&
            !element.closest('.prose-table, pre, .katex-display, .sr-only, .katex-mathml') &&
            !inFrame(element)
          )
        })
        .map((element) => element.outerHTML.slice(0, 120))
    })
  await expect.poll(beyond).toEqual([])
}

/** What comes last into the figures of a chapter, from a file or a worker. */
const comesLast: Readonly<Record<string, string>> = {
  convolution: 'trained-map',
  'lenet-history': 'mnist-digit',
  'lenet-architecture': 'map-modern',
  'alexnet-architecture': 'alexnet-map',
}

/** All figures and benches of a chapter come, as when one scrolls through it. */
async function comeAll(page: Page, path: string) {
  for (const place of await page.getByTestId('figure-place').or(page.getByTestId('bench-place')).all()) {
    await place.scrollIntoViewIfNeeded()
    await expect(place.locator('.bench-waiting')).toHaveCount(0)
  }
  const last = comesLast[path.split('/')[2]]
  if (last) await expect(page.getByTestId(last).first()).toBeVisible({ timeout: 60_000 })
  await page.waitForLoadState('networkidle')
}

for (const path of sitePages()) {
  const inBook = bookPages.includes(path)
  const whole = inBook
    ? ', passes axe in both themes, fits a small phone, and its places fit their figures'
    : ''
  test(`${path} says who it is, is isolated, keeps its policy, loads no TensorFlow.js by itself${whole}`, async ({
    page,
  }) => {
    const asked: string[] = []
    const note = (sent: Request) => void asked.push(sent.url())
    page.on('request', note)
    await open(page, path)
    // What a page fetches for itself (the test digits) enables buttons when it arrives: not while axe looks.
    await page.waitForLoadState('networkidle')
    page.off('request', note)
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    expect(await page.evaluate(() => typeof SharedArrayBuffer)).toBe('function')
    if (/^\/(en|zh)\//.test(path)) await expectItSaysWhoItIs(page, path)
    await expectNoTfjs(page, path, asked)
    if (!inBook) return

    await comeAll(page, path)
    await expectPlacesToFit(page)
    await page.setViewportSize({ width: 1280, height: 800 })
    // Scrolled half under the head of the page a button would count as too small a target.
    await page.evaluate(() => scrollTo(0, 0))
    // Folded parts are checked too.
    await page.evaluate(() =>
      document.querySelectorAll('details').forEach((details) => (details.open = true)),
    )
    await expectNoFindings(page)
    await page.setViewportSize({ width: 360, height: 740 })
    await expectNothingSideways(page)
  })
}

test('a page that does not exist passes axe and fits a small phone', async ({ page }) => {
  await page.goto('/no-such-page/')
  await expect(page.locator('h1')).toBeVisible()
  await expectNoFindings(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNothingSideways(page)
})

test('axe finds nothing at a term and an answered question', async ({ page }) => {
  await page.goto('/en/train-lenet/')
  await page.getByRole('button', { name: 'loss', exact: true }).first().click()
  await expect(page.getByRole('tooltip')).toBeVisible()
  await expectNoFindings(page, 'main')
  const question = page.locator('[data-testid^="choice-"]').first()
  await question.getByRole('radio').first().check()
  await question.getByRole('button').click()
  await expect(question.locator('[data-verdict]')).toBeVisible()
  await expectNoFindings(page, '[data-testid^="choice-"]')
})

test('axe finds nothing on the entry page', async ({ page }) => {
  // Without the inline script, which would leave for the reader's language at once.
  await page.route('**/', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(/<script>if\(!isSecureContext\)[\s\S]*?<\/script>/, '')
    await route.fulfill({ response, body })
  })
  await page.goto('/')
  await expect(page.getByRole('link')).toHaveCount(2)
  await expectNoFindings(page)
})
