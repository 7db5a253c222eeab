/** A slow phone: the page is there long before its scripts. What can be pressed must answer, however early. */
import type { Page } from '@playwright/test'
import { expect, test } from './helpers'

/** Opens a page and holds its scripts back. The function that it gives lets them come, a moment later. */
async function openWithoutScripts(page: Page, path: string): Promise<() => Promise<void>> {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await held
    await route.continue().catch(() => {}) // the page may be gone by then
  })
  await page.goto(path, { waitUntil: 'commit' })
  await expect(page.locator('h1')).toBeVisible()
  return async () => {
    await page.waitForTimeout(500)
    release()
  }
}

/** What the reader does begins before any script is there, and must have its effect in the end. */
async function early(page: Page, path: string, act: () => Promise<void>) {
  const letScriptsCome = await openWithoutScripts(page, path)
  await Promise.all([act(), letScriptsCome()])
}

/** A bench below the window is scrolled to first. */
const toBench = (page: Page) => page.getByTestId('bench-place').first().scrollIntoViewIfNeeded()

test('a training that is started at once trains', async ({ page }) => {
  await early(page, '/en/train-lenet/?batch=8', async () => {
    await toBench(page)
    await page.getByTestId('train-step').click()
  })
  await expect(page.getByTestId('metric-step')).toHaveAttribute('data-value', '1', { timeout: 30_000 })
})

test('a test digit that is taken at once is read', async ({ page }) => {
  await early(page, '/zh/read-digits/', async () => {
    await toBench(page)
    await page.locator('[data-testid=test-digit][data-label="4"]').click()
  })
  await expect(page.getByTestId('digit-prediction')).toHaveAttribute('data-value', '4', { timeout: 30_000 })
})

test('a photo that is chosen at once is classified', async ({ page }) => {
  await early(page, '/en/classify-photos/', async () => {
    await toBench(page)
    await page.getByTestId('photo-sample-espresso').click()
  })
  await expect(page.getByTestId('photo-results')).toHaveAttribute('data-phase', 'done', { timeout: 30_000 })
})

test('a theme that is chosen at once is shown', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await early(page, '/en/', () => page.getByRole('radio', { name: 'Dark' }).check())
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('questions that are answered at once are marked', async ({ page }) => {
  const choice = page.locator('[data-testid^="choice-"]').first()
  const number = page.getByTestId('answer-photo-numbers')
  await early(page, '/en/classify-photos/', async () => {
    await number.getByRole('textbox').fill('12288')
    await number.getByRole('button', { name: 'Check' }).click()
    await choice.getByRole('radio').first().check()
    await choice.getByRole('button', { name: 'Check' }).click()
  })
  await expect(number.locator('[data-verdict="right"]')).toBeVisible()
  await expect(choice.locator('[data-verdict]')).toBeVisible()
})

test('a term that is pressed at once opens', async ({ page }) => {
  await early(page, '/en/train-lenet/', () => page.locator('button.term').first().click())
  await expect(page.getByRole('tooltip')).toBeVisible()
})

test('until the scripts are there, nothing that needs them can be pressed', async ({ page }) => {
  const scrollable = 'pre, .prose-table, .katex-display' // by keyboard, without any script
  for (const path of ['/en/', '/en/train-lenet/', '/zh/read-digits/', '/en/classify-photos/']) {
    await openWithoutScripts(page, path)
    const alive = await page
      .locator('button:enabled, input:enabled, select:enabled, textarea:enabled, canvas, [tabindex="0"]')
      .evaluateAll(
        (elements, scrollable) =>
          elements
            .filter((element) => !element.matches(scrollable))
            .map((element) => element.outerHTML.slice(0, 100)),
        scrollable,
      )
    expect(alive, path).toEqual([])
  }
})
