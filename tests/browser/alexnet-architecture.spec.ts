/** The chapter on AlexNet's layers: what a reader opens, slides, presses and measures, beside what is counted by hand. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './helpers'

const PATH = '/en/alexnet-architecture/'

async function openFigure(page: Page, name: string): Promise<Locator> {
  const figure = page.locator(`[data-figure="${name}"]`)
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.locator('button, input').first()).toBeVisible()
  return figure
}

const numberOf = async (locator: Locator, attribute = 'data-value') =>
  Number(await locator.getAttribute(attribute))

test('a layer opens in three forms with its arithmetic, and on a photo in the AlexNet that runs here', async ({
  page,
}) => {
  await page.goto(PATH)
  const figure = await openFigure(page, 'alexnet')
  const fact = (form: string, name: string) =>
    figure.locator(`[data-fact="${name}"][data-form="${form}"] > span`).last()
  await figure.locator('[data-layer="conv2"]').click()
  await expect(fact('published', 'parameters')).toHaveText('256 × (48 × 5 × 5 + 1) = 307,456')
  await expect(fact('single', 'parameters')).toHaveText('256 × (96 × 5 × 5 + 1) = 614,656')
  await expect(fact('torchvision', 'parameters')).toHaveText('192 × (64 × 5 × 5 + 1) = 307,392')
  await expect(fact('published', 'macs')).toHaveText(/= 223,948,800$/)
  await expect(fact('published', 'shape')).toHaveText('96 × 27 × 27 → 256 × 27 × 27')
  await expect(fact('published', 'rule')).toContainText('48 of 96 maps')
  await expect(fact('published', 'memory')).toContainText('1.23 MB weights')
  await expect(fact('published', 'sees')).toHaveText('51 × 51 of 227 × 227 pixels')
  await page.getByTestId('alexnet-next').click()
  await expect(page.getByTestId('alexnet-open')).toHaveAttribute('data-layer', 'norm2')
  await expect(fact('torchvision', 'rule')).toHaveText('no such layer')
  await figure.locator('[data-layer="fc6"]').press('Enter')
  await expect(fact('published', 'parameters')).toHaveText('4096 × (256 × 6 × 6 + 1) = 37,752,832')

  // The photo: the espresso at first, and AlexNet-64 knows it.
  const answer = page.getByTestId('alexnet-answer')
  await expect(answer).toContainText('espresso', { timeout: 60_000 })
  // The strongest unit of the last layer is the answer.
  await figure.locator('[data-layer="fc8"]').click()
  await expect(answer).toContainText(/stands for: espresso/)
  await figure.locator('[data-layer="conv1"]').click()
  // The map that found most is open, at its strongest cell: nothing next to it is stronger.
  const map = page.getByTestId('alexnet-map')
  const strongest = await numberOf(map)
  expect(strongest).toBeGreaterThan(0)
  await map.focus()
  await page.keyboard.press('Home')
  await expect(map).toHaveAttribute('data-column', '0')
  expect(await numberOf(map)).toBeLessThanOrEqual(strongest)
  await page.getByTestId('alexnet-map-next').click()
  await expect(page.getByTestId('alexnet-strongest')).toHaveAttribute('aria-pressed', 'false')
  expect(await numberOf(map)).toBeLessThanOrEqual(strongest)
  await page.getByTestId('alexnet-strongest').click()
  await expect.poll(() => numberOf(map)).toBe(strongest)
  // What a cell sees: 11 pixels of conv1, of the 64 that AlexNet-64 is given, of the 256 that the others' photo has.
  const field = page.getByTestId('alexnet-field')
  await page.getByTestId('alexnet-maps').focus()
  await page.keyboard.press('Home')
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight')
  await expect.poll(() => numberOf(field, 'data-side')).toBeCloseTo(11 / 64, 6)
  expect(await numberOf(field, 'data-left')).toBeCloseTo((12 * 2 - 5) / 64, 6)
  await page.getByTestId('alexnet-field-network').selectOption({ label: '2012' })
  await expect.poll(() => numberOf(field, 'data-side')).toBeCloseTo(11 / 256, 6)

  // Another photo gives another answer; the reader's own as well, and what is no photo says so.
  await page.getByTestId('alexnet-photo-rocket').click()
  await expect(answer).not.toContainText('espresso', { timeout: 30_000 })
  await page.getByTestId('alexnet-photo-input').setInputFiles({
    name: 'mine.jpg',
    mimeType: 'image/jpeg',
    buffer: readFileSync('public/photos/espresso.jpg'),
  })
  await expect(answer).toContainText('espresso', { timeout: 30_000 })
  await page.getByTestId('alexnet-photo-input').setInputFiles({
    name: 'mine.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('not a picture at all'),
  })
  await expect(page.getByTestId('alexnet-photo-error').first()).toBeVisible()
})

test('the figures keep their state in the address, and the walk goes on with the space bar', async ({
  page,
}) => {
  await page.goto(`${PATH}?alexnet-layer=conv5&fit-case=padded&fit-window=1&columns-layer=nonsense`)
  await openFigure(page, 'alexnet')
  await expect(page.getByTestId('alexnet-open')).toHaveAttribute('data-layer', 'conv5')
  await page.getByTestId('walk-alexnet-on').click()
  await expect(page.getByTestId('alexnet-open')).toHaveAttribute('data-layer', 'conv1')
  await page.locator('h1').click()
  await page.getByTestId('walk-alexnet').scrollIntoViewIfNeeded()
  for (let step = 2; step <= 4; step++) {
    await page.keyboard.press('Space')
    await expect(page.getByTestId('walk-alexnet')).toHaveAttribute('data-step', String(step))
  }
  await expect(page.getByTestId('alexnet-open')).toHaveAttribute('data-layer', 'conv2')
  await expect(page).toHaveURL(/alexnet-layer=conv2/)

  // 224 against 227.
  const figure = await openFigure(page, 'fit')
  const formula = page.getByTestId('fit-formula')
  const row = page.getByTestId('fit-row')
  await expect(row).toHaveAttribute('data-from', '-2')
  const cases = [
    ['224, no padding', 54.25, 54, 212],
    ['227', 55, 55, 216],
    ['224, padding 2', 55.25, 55, 214],
    ['224, overhanging', 54.25, 55, 216],
  ] as const
  for (const [name, quotient, windows, last] of cases) {
    await page.getByTestId('fit-case').getByRole('radio', { name, exact: true }).check()
    await expect(formula).toHaveAttribute('data-quotient', String(quotient))
    await expect(formula).toHaveAttribute('data-windows', String(windows))
    await page.getByTestId('fit-last').click()
    await expect(row).toHaveAttribute('data-from', String(last))
  }
  await expect(page.getByTestId('fit-said')).toHaveText(
    'Window 55 reads pixels 217 to 224 and 3 columns outside the picture.',
  )
  await row.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(row).toHaveAttribute('data-from', '212')
  await page.keyboard.press('Home')
  await expect(row).toHaveAttribute('data-from', '0')
  await page.getByTestId('fit-slide').click()
  await expect.poll(() => numberOf(row, 'data-from')).toBeGreaterThan(4)
  await page.getByTestId('fit-slide').click()
  await expect(figure.getByTestId('fit-slide')).toHaveText('Slide')

  // Which halves talk.
  const columns = await openFigure(page, 'columns')
  await expect(columns.getByTestId('figure-refused')).toContainText('layer=nonsense')
  const said = page.getByTestId('columns-said')
  const parameters = page.getByTestId('columns-parameters')
  await columns.locator('[data-half="conv4-2"]').click()
  await expect(said).toHaveText('conv4 on card 2 reads the 192 maps of its own card only.')
  await expect(columns.locator('button[data-read]')).toHaveCount(1)
  await expect(columns.locator('[data-half="conv3-2"]')).toHaveAttribute('data-read', 'true')
  await columns.locator('[data-half="conv3-1"]').press('Enter')
  await expect(columns.locator('button[data-read]')).toHaveCount(2)
  await expect(page.getByTestId('columns-fetched')).toHaveAttribute('data-value', String(128 * 13 * 13))
  await columns.locator('[data-half="conv2-1"]').click()
  await expect(parameters).toHaveAttribute('data-value', String(307_456 / 2))
  await page.getByTestId('columns-wiring').getByRole('radio').last().check()
  await expect(parameters).toHaveAttribute('data-value', String(614_656 / 2))
})

test('parameters, arithmetic and the measured time; the slips; at any place of the square', async ({
  page,
}) => {
  await page.goto(PATH)
  const budget = await openFigure(page, 'budget')
  const share = (row: string, column: string) =>
    numberOf(budget.locator(`[data-row="${row}"] [data-column="${column}"]`), 'data-share')
  expect(await share('dense', 'parameters')).toBeCloseTo(0.962, 3)
  expect(await share('conv', 'macs')).toBeCloseTo(0.919, 3)
  expect(await share('fc6', 'parameters')).toBeCloseTo(37_752_832 / 60_965_224, 6)
  const measure = page.getByTestId('budget-measure')
  await expect(measure).toBeEnabled({ timeout: 60_000 })
  await measure.click()
  await expect(page.getByTestId('budget-verdict')).toBeVisible({ timeout: 60_000 })
  // Every layer has its time, and together they are the whole.
  const times = await Promise.all(
    ['conv1', 'conv2', 'conv3', 'conv4', 'conv5', 'fc6', 'fc7', 'fc8', 'rest'].map((row) =>
      numberOf(budget.locator(`[data-row="${row}"] [data-column="ms"]`)),
    ),
  )
  expect(times.every((ms) => ms > 0)).toBe(true)
  const whole = await numberOf(page.getByTestId('budget-verdict'), 'data-ms')
  expect(times.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(whole, 6)
  expect(await share('dense', 'ms')).toBeCloseTo((times[5] + times[6] + times[7]) / whole, 6)
  // The second time is over soon: the button to cancel is pressed as it comes.
  const cancelled = page.evaluate(
    () =>
      new Promise<boolean>((pressed) => {
        new MutationObserver((_, observer) => {
          const cancel = document.querySelector<HTMLElement>('[data-testid=budget-cancel]')
          if (!cancel) return
          observer.disconnect()
          cancel.click()
          pressed(true)
        }).observe(document.body, { childList: true, subtree: true })
      }),
  )
  await measure.click()
  expect(await cancelled).toBe(true)
  await expect(measure).toBeEnabled()

  await openFigure(page, 'crops')
  const square = page.getByTestId('crops-photo')
  await square.focus()
  await page.keyboard.press('End')
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
  await expect(square).toHaveAttribute('data-x', '32')
  await expect(square).toHaveAttribute('data-y', '3')
  await page.keyboard.press('ArrowRight')
  await expect(square).toHaveAttribute('data-x', '32')

  const answers = [
    ['slip-neurons', '253440', '290,400'],
    ['slip-crops', '2048', '2178'],
  ] as const
  for (const [id, wrong, right] of answers) {
    const question = page.getByTestId(`answer-${id}`)
    const button = () => question.getByRole('button', { name: /^(Check|Try again)$/ })
    await question.getByRole('textbox').fill(wrong)
    await button().click()
    await expect(question.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'wrong')
    await button().click()
    await question.getByRole('textbox').fill(right)
    await button().click()
    await expect(question.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'right')
  }
})
