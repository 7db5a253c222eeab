import { expect, test } from '@playwright/test'
import { expectNoFindings } from './findings'
import { open } from './helpers'
import { bookPages } from './pages'

test.use({ colorScheme: 'light', reducedMotion: 'reduce' })

for (const path of bookPages)
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    await open(page, path)
    // What a page fetches for itself (the test digits) enables buttons when it arrives: not while axe looks.
    await page.waitForLoadState('networkidle')
    // Scrolled half under the head of the page a button would count as too small a target.
    await page.evaluate(() => scrollTo(0, 0))
    // Folded parts are checked too.
    await page.evaluate(() =>
      document.querySelectorAll('details').forEach((details) => (details.open = true)),
    )
    await expectNoFindings(page)
  })

test('axe finds nothing on a page that does not exist', async ({ page }) => {
  await page.goto('/no-such-page/')
  await expect(page.locator('h1')).toBeVisible()
  await expectNoFindings(page)
})

test('axe finds nothing at a term and an answered question', async ({ page }) => {
  await page.goto('/en/train-lenet/')
  await page.getByRole('button', { name: 'loss', exact: true }).first().click()
  await expect(page.getByRole('tooltip')).toBeVisible()
  await expectNoFindings(page)
  const question = page.locator('[data-testid^="choice-"]').first()
  await question.getByRole('radio').first().check()
  await question.getByRole('button').click()
  await expect(question.locator('[data-verdict]')).toBeVisible()
  await expectNoFindings(page)
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
