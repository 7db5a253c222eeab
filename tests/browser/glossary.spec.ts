import { expect, test } from './helpers'

test('a term on the pointer leads to its place in the glossary, and from there to its first use', async ({
  page,
}) => {
  await page.goto('/en/train-lenet/')
  const term = page.locator('button.term', { hasText: 'learning rate' }).first()
  await term.scrollIntoViewIfNeeded()
  await expect(term).toBeEnabled()
  await term.hover()
  const link = page.getByRole('link', { name: 'In the glossary' })
  await expect(page.getByRole('tooltip')).toBeVisible()
  await link.hover() // the way from the word to the link must not close it
  await link.click()
  await expect(page).toHaveURL(/\/en\/glossary\/#term-learning-rate$/)
  const entry = page.locator('#term-learning-rate')
  await expect(entry).toBeInViewport()
  await expect(entry).toContainText('学习率')
  await entry.getByRole('link').click()
  await expect(page).toHaveURL(/\/en\/(?!glossary)[a-z-]+\/#[a-z-]+$/)
  const section = new URL(page.url()).hash.slice(1)
  await expect(
    page
      .locator(`#${section}`)
      .locator('button.term', { hasText: /learning rate/i })
      .first(),
  ).toBeVisible()
})

test('by keyboard the link comes after the term, and leaving it closes the definition', async ({ page }) => {
  await page.goto('/zh/train-lenet/')
  const term = page.locator('button.term').first()
  await expect(term).toBeEnabled()
  await page.locator('main').focus()
  for (let press = 0; press < 60 && !(await term.evaluate((el) => el === document.activeElement)); press++)
    await page.keyboard.press('Tab')
  await expect(page.getByRole('tooltip')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '见术语表' })).toBeFocused()
  await expect(page.getByRole('tooltip')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('tooltip')).toHaveCount(0)
})

test('a source in a note leads to the references, and its number out of the book', async ({ page }) => {
  await page.goto('/zh/read-digits/')
  await page.getByRole('link', { name: 'LeCun 等，1998' }).first().click()
  await expect(page).toHaveURL(/\/zh\/references\/#lecun1998$/)
  const source = page.locator('#lecun1998')
  await expect(source).toBeInViewport()
  await expect(source.getByRole('link', { name: 'doi:10.1109/5.726791' })).toHaveAttribute(
    'href',
    'https://doi.org/10.1109/5.726791',
  )
  await expect(source).toContainText('第 5 章')
})
