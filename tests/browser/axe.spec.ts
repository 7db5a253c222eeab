import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { bookPages } from './pages'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds, one line a finding: rule, then where. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
  )
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${theme}`, () => {
    test.use({ colorScheme: theme, reducedMotion: 'reduce' })

    for (const path of bookPages) {
      test(path, async ({ page }) => {
        await page.goto(path)
        await expect(page.locator('h1')).toBeVisible()
        // What a page fetches for itself (the test digits) enables buttons when it arrives: not while axe looks.
        await page.waitForLoadState('networkidle')
        // Folded parts are checked too.
        await page.evaluate(() =>
          document.querySelectorAll('details').forEach((details) => (details.open = true)),
        )
        expect(await findings(page)).toEqual([])
      })
    }

    test('a page that does not exist', async ({ page }) => {
      await page.goto('/no-such-page/')
      await expect(page.locator('h1')).toBeVisible()
      expect(await findings(page)).toEqual([])
    })

    test('a term and an answered question', async ({ page }) => {
      await page.goto('/en/train-lenet/')
      await page.getByRole('button', { name: 'loss', exact: true }).first().click()
      await expect(page.getByRole('tooltip')).toBeVisible()
      expect(await findings(page)).toEqual([])
      const question = page.locator('[data-testid^="choice-"]').first()
      await question.getByRole('radio').first().check()
      await question.getByRole('button').click()
      await expect(question.locator('[data-verdict]')).toBeVisible()
      expect(await findings(page)).toEqual([])
    })
  })
}

test('axe finds nothing on the entry page', async ({ page }) => {
  // Without the inline script, which would leave for the reader's language at once.
  await page.route('**/', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(/<script>try\{[\s\S]*?<\/script>/, '')
    await route.fulfill({ response, body })
  })
  await page.goto('/')
  await expect(page.getByRole('link')).toHaveCount(2)
  expect(await findings(page)).toEqual([])
})
