/** Links that a teacher hands out: a digit on the pad of `read-digits`, and what its benches look at. */
import { expect, test } from './helpers'

test('an address holds the digit on the pad, the unit, the class and the picture of the benches', async ({
  page,
}) => {
  await page.goto(
    '/en/read-digits/?draw-digit=47&inside-layer=c3&inside-map=5&inside-row=2&inside-column=7&why-class=9&why-against=yes&break-rotation=90&limits-picture=heart',
  )
  const place = (bench: string) => page.locator(`[data-testid=bench-place][data-bench=${bench}]`)
  await place('draw').scrollIntoViewIfNeeded()
  await expect(page.getByTestId('test-digit-label')).toContainText('labelled 4')

  await place('inside').scrollIntoViewIfNeeded()
  const unit = page.getByTestId('inside-unit')
  await expect(unit).toHaveAttribute('data-layer', 'c3', { timeout: 60_000 })
  for (const [name, value] of [
    ['map', '5'],
    ['row', '2'],
    ['column', '7'],
  ])
    await expect(unit).toHaveAttribute(`data-${name}`, value)

  await place('why').scrollIntoViewIfNeeded()
  const reasons = page.getByTestId('reasons')
  await expect(reasons).toHaveAttribute('data-class', '9', { timeout: 60_000 })
  await expect(page.getByTestId('why-compare')).toBeChecked()

  await place('break').scrollIntoViewIfNeeded()
  await expect(page.getByTestId('break-rotation-exact')).toHaveValue('90')

  await place('limits').scrollIntoViewIfNeeded()
  await expect(page.locator('[data-testid=limits-picture][data-picture=heart] input')).toBeChecked()

  // And it follows what the reader does.
  await page.getByTestId('why-compare').uncheck()
  await expect.poll(() => new URL(page.url()).searchParams.get('why-against')).toBeNull()
  await place('break').scrollIntoViewIfNeeded()
  await page.getByTestId('break-reset').click()
  await expect.poll(() => new URL(page.url()).searchParams.get('break-rotation')).toBeNull()
  await place('draw').scrollIntoViewIfNeeded()
  await page.getByTestId('digit-clear').click()
  await expect.poll(() => new URL(page.url()).searchParams.get('draw-digit')).toBeNull()
})
