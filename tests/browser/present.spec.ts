import { expect, test } from './helpers'

test('the address shows a chapter large, keys go through its sections, Escape leaves', async ({ page }) => {
  await page.goto('/en/train-lenet/?seed=3')
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))
  const usual = await size()
  await page.getByRole('button', { name: 'Present' }).click()
  await expect(page.getByTestId('present-bar')).toBeVisible()
  await expect(page).toHaveURL(/[?&]present\b/)
  await expect(page.getByRole('banner')).toBeHidden()
  expect(await size()).toBeGreaterThan(1.1 * usual)

  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL((url) => url.searchParams.has('present') && url.hash === '#bench')
  expect(new URL(page.url()).searchParams.get('seed')).toBe('3') // the bench's settings stay beside it
  await expect(page.getByTestId('present-place')).toHaveText('1 of 18 · Press the button first')
  await page.keyboard.press('PageDown')
  await expect(page.getByTestId('present-place')).toHaveText(/^2 of 18/)
  await expect(page.locator('#knobs-heading')).toBeInViewport()
  await expect(page.locator('#knobs-heading')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByTestId('present-place')).toHaveText(/^1 of 18/)

  // The address alone is enough, and it stays so from chapter to chapter.
  await page.goto(page.url().replace('#bench', '#questions'))
  await expect(page.getByTestId('present-place')).toHaveText(/^18 of 18/)
  await page.getByRole('button', { name: 'Next section' }).click()
  await expect(page).toHaveURL(/\/en\/read-digits\/\?present\b/)
  await expect(page.getByTestId('present-bar')).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(page.getByTestId('present-bar')).toHaveCount(0)
  await expect(page).not.toHaveURL(/present/)
  await expect(page.getByRole('banner')).toBeVisible()
  expect(await size()).toBe(usual)
})

test('keys that a figure uses stay with the figure', async ({ page }) => {
  await page.goto('/en/read-digits/?present')
  await expect(page.getByTestId('present-bar')).toBeVisible()
  await page.locator('[data-testid="bench-place"][data-bench="draw"]').scrollIntoViewIfNeeded()
  const pad = page.getByTestId('digit-pad')
  await pad.scrollIntoViewIfNeeded()
  await pad.focus()
  const place = await page.getByTestId('present-place').textContent()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('present-bar')).toBeVisible()
  await expect(page.getByTestId('present-place')).toHaveText(place!)
})
