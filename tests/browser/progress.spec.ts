import { questionsOf } from '../../components/chapters/outline'
import { expect, test } from './helpers'

test('answers are counted on the contents page, in both languages, and forgotten after asking', async ({
  page,
}) => {
  await page.goto('/en/classify-photos/')
  const choice = page.getByTestId('choice-bicycle')
  await choice.getByRole('radio').nth(2).check()
  await choice.getByRole('button', { name: 'Check' }).click()
  await expect(choice.locator('[data-verdict="right"]')).toBeVisible()
  const answer = page.getByTestId('answer-photo-numbers')
  await answer.getByRole('textbox').fill('4096')
  await answer.getByRole('button', { name: 'Check' }).click()
  await expect(answer.locator('[data-verdict="wrong"]')).toBeVisible()
  await answer.getByRole('button', { name: 'Try again' }).click()
  await page.getByTestId('chapter-end').scrollIntoViewIfNeeded()
  const read = () => page.evaluate(() => localStorage.getItem('read/classify-photos'))
  await expect.poll(read, { timeout: 30_000 }).toBe('yes') // what notes it comes a little after the page

  await page.goto('/zh/')
  const progress = page.getByTestId('progress-classify-photos')
  await expect(progress).toHaveAttribute('data-answered', '2')
  await expect(progress).toHaveAttribute('data-right', '1')
  await expect(progress).toContainText(`${questionsOf('classify-photos').length} 道题答了 2 道，对 1 道`)
  await expect(progress).toContainText('已读完')
  await expect(page.getByTestId('progress-train-lenet')).toHaveCount(0)

  const reset = page.getByRole('button', { name: '清除我的答题记录' })
  await reset.click()
  await page.getByRole('button', { name: '留着' }).click()
  await expect(progress).toHaveAttribute('data-answered', '2')
  await reset.click()
  await page.getByRole('dialog').getByRole('button', { name: '清除', exact: true }).click()
  await expect(progress).toHaveCount(0)
  await page.reload()
  await expect(page.getByTestId('search-open')).toBeEnabled()
  await expect(progress).toHaveCount(0)
})

test('hint, tried answers and the shown answer are remembered; what was shown does not count as right', async ({
  page,
}) => {
  await page.goto('/en/train-lenet/')
  const answer = page.getByTestId('answer-score-slope')
  await answer.getByRole('button', { name: 'Hint' }).click()
  await expect(answer.getByTestId('hint')).toContainText('Share minus truth')
  for (const wrong of ['0.2', '0.8']) {
    await expect(answer.getByRole('button', { name: 'Show the answer' })).toHaveCount(0)
    await answer.getByRole('textbox').fill(wrong)
    await answer.getByRole('button', { name: 'Check' }).click()
    await expect(answer.locator('[data-verdict="wrong"]')).toBeVisible()
    if (wrong === '0.2') await answer.getByRole('button', { name: 'Try again' }).click()
  }
  await answer.getByRole('button', { name: 'Show the answer' }).click()
  await expect(answer.getByTestId('revealed')).toContainText('-0.8')

  const choice = page.getByTestId('choice-leaping-loss')
  await choice.getByRole('radio').nth(0).check()
  await choice.getByRole('button', { name: 'Check' }).click()
  await choice.getByRole('button', { name: 'Try again' }).click()
  await page.reload()
  await expect(choice.locator('label').nth(0)).toContainText('(tried)')
  await expect(choice.locator('label').nth(1)).not.toContainText('(tried)')
  await expect(answer.getByTestId('revealed')).toBeVisible()
  await answer.getByRole('button', { name: 'Try again' }).click()
  await answer.getByRole('textbox').fill('-0.8')
  await answer.getByRole('button', { name: 'Check' }).click()
  await expect(answer.locator('[data-verdict="right"]')).toBeVisible()
  await page.goto('/en/')
  await expect(page.getByTestId('progress-train-lenet')).toHaveAttribute('data-right', '0')
  await expect(page.getByTestId('progress-train-lenet')).toHaveAttribute('data-answered', '2')
})
