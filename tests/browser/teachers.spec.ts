import { expect, test } from './helpers'
import { slugs } from './pages'

test('every chapter has minutes, questions, plans and a worksheet', async ({ page }) => {
  await page.goto('/en/teachers/')
  for (const slug of slugs) {
    const part = page.getByTestId(`teaching-${slug}`)
    await expect(part).toContainText(/about \d+ minutes/)
    await expect(part.getByRole('heading', { level: 3 })).toHaveText([
      'Known before',
      'To discuss',
      'Common misconceptions',
      'Plan for 45 minutes',
      'Plan for 90 minutes',
    ])
  }
  await page
    .getByTestId('teaching-train-lenet')
    .getByRole('link', { name: 'Worksheet and answers, to print' })
    .click()
  await expect(page.locator('h1')).toHaveText('Worksheet: Train LeNet on MNIST')
})

test('a worksheet prints its answers on a sheet of their own', async ({ page }) => {
  await page.goto('/zh/teachers/train-lenet/')
  const tasks = await page.getByTestId('worksheet-task').count()
  expect(tasks).toBeGreaterThanOrEqual(4)
  await expect(page.getByTestId('worksheet-answer')).toHaveCount(tasks)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden()
  const breaks = await page
    .locator('section', { has: page.locator('#answers') })
    .evaluate((element) => getComputedStyle(element).breakBefore)
  expect(breaks).toBe('page')
  // One sheet of tasks and one of answers.
  const pdf = await page.pdf({ format: 'A4' })
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page(?![s])/g)?.length
  expect(sheets).toBe(2)
})
