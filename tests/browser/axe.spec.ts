import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { open } from './helpers'
import { bookPages } from './pages'

test.use({ colorScheme: 'light', reducedMotion: 'reduce' })

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds, one line a finding: rule, then where. */
async function findings(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  const { violations } = await choose(new AxeBuilder({ page })).analyze()
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
  )
}

/** Nothing is found in the light theme, nor in the dark one, where only colours are different. */
async function expectNoFindings(page: Page) {
  expect(await findings(page, (axe) => axe.withTags(tags))).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await expect.poll(paper).toBe('rgb(20, 22, 26)')
  expect(await findings(page, (axe) => axe.withRules(['color-contrast', 'link-in-text-block']))).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

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
