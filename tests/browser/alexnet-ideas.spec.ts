/** The figures of `alexnet-ideas`, handled as a reader does. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './helpers'

async function reach(page: Page, name: string, path = '/en/alexnet-ideas/'): Promise<Locator> {
  if (!page.url().endsWith(path)) await page.goto(path)
  const figure = page.locator(`[data-testid="figure-place"][data-figure="${name}"]`)
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.locator('button, input').first()).toBeAttached()
  return figure
}

const numberOf = async (locator: Locator, name = 'data-value') => Number(await locator.getAttribute(name))
const numbersOf = async (locator: Locator) =>
  (await locator.getAttribute('data-values'))!.split(' ').map(Number)

async function set(page: Page, testId: string, value: number) {
  const field = page.getByTestId(`${testId}-exact`)
  await field.fill(String(value))
  await field.press('Enter')
}

test('a unit saturates, and one dies, by sliders and by the walk', async ({ page }) => {
  await reach(page, 'slopes')
  await set(page, 'slopes-spread', 5)
  expect(await numberOf(page.getByTestId('slopes-tanh'), 'data-flat')).toBeGreaterThan(0.6)
  expect(await numberOf(page.getByTestId('slopes-relu'), 'data-mean')).toBeCloseTo(0.5, 1)
  await set(page, 'slopes-centre', -6)
  await set(page, 'slopes-spread', 1)
  await expect(page.getByTestId('slopes-relu')).toHaveAttribute('data-dead', 'true')
  await expect(page.getByTestId('slopes-relu')).toContainText('Dead: off for all 400 pictures')
  const on = page.getByTestId('walk-slopes-on')
  await on.scrollIntoViewIfNeeded()
  await on.click()
  await expect(page.getByTestId('slopes-relu')).toHaveAttribute('data-dead', 'false')
})

test('windows touch or overlap, are walked by keys, and the map is moved', async ({ page }) => {
  const figure = await reach(page, 'windows')
  const said = page.getByTestId('windows-said')
  expect(await numberOf(said)).toBe(9)
  await page.getByTestId('windows-pooled').press('End')
  await page.getByTestId('windows-pooled').press('ArrowDown')
  await expect(said).toHaveAttribute('data-value', '1') // rows and columns 5 to 7
  await set(page, 'windows-shift', 1)
  const overlapping = await numberOf(said, 'data-changed')
  await figure.getByRole('radio', { name: '2 × 2', exact: true }).check()
  await expect(said).not.toHaveAttribute('data-changed', String(overlapping))
  expect(overlapping).toBeGreaterThan(0)
})

test('nine maps are normalised: a loud one quiets its neighbours, and alpha / n is weaker', async ({
  page,
}) => {
  await reach(page, 'neighbours')
  const output = page.getByTestId('neighbours-output')
  const before = await numberOf(output.nth(1))
  expect(before).toBeCloseTo(30 / (2 + 1e-4 * (10 ** 2 + 30 ** 2 + 80 ** 2 + 20 ** 2)) ** 0.75, 4)
  await page.getByTestId('neighbours-input-2').focus()
  await page.keyboard.press('End')
  await expect.poll(() => numberOf(output.nth(1))).toBeLessThan(before)
  await page.getByTestId('neighbours-ask').nth(1).click()
  await expect(page.getByTestId('neighbours-said')).toContainText(
    'Maps 0 to 3: their squares add up to 41400',
  )
  const whole = await numberOf(output.nth(1))
  await page.getByTestId('neighbours-divided').check()
  await expect.poll(() => numberOf(output.nth(1))).toBeGreaterThan(whole)
  await page.getByTestId('neighbours-reset').click()
  await expect.poll(() => numberOf(output.nth(1))).toBeCloseTo(before, 6)
})

test('a real map is walked by keys: its neighbours’ sum gives its value, and alpha is handled', async ({
  page,
}) => {
  await reach(page, 'real-map')
  const [before, after] = [page.getByTestId('lrn-before'), page.getByTestId('lrn-after')]
  const said = page.getByTestId('lrn-said')
  await expect(before).toBeVisible({ timeout: 60_000 })
  const values = async () => [await numberOf(before), await numberOf(after), await numberOf(said)]
  // The strongest place. With the paper's alpha hardly more than a division by k to the power of beta.
  const [input, output, sum] = await values()
  expect(input).toBeGreaterThan(1)
  expect(output).toBeCloseTo(sum, 5)
  expect(output / (input * 2 ** -0.75)).toBeGreaterThan(0.98)
  await page.getByTestId('lrn-small-pixels').click()
  const squares = await numberOf(said, 'data-squares')
  await expect.poll(() => numberOf(said)).toBeCloseTo(input / (2 + 0.33 * squares) ** 0.75, 5)
  const whole = await numberOf(said)
  await page.getByTestId('lrn-divided').check()
  await expect.poll(() => numberOf(said)).toBeCloseTo(input / (2 + (0.33 / 5) * squares) ** 0.75, 5)
  expect(await numberOf(said)).toBeGreaterThan(whole)
  await set(page, 'lrn-k', 10)
  await set(page, 'lrn-beta', 1)
  await expect.poll(() => numberOf(said)).toBeCloseTo(input / (10 + (0.33 / 5) * squares), 5)
  // One cell on: another pixel with a sum of its own, on both maps.
  const column = await numberOf(before, 'data-column')
  await after.press(column > 0 ? 'ArrowLeft' : 'ArrowRight')
  await expect(before).not.toHaveAttribute('data-column', String(column))
  await expect.poll(async () => (await numberOf(after)) - (await numberOf(said))).toBeCloseTo(0, 5)
  expect(await numberOf(after, 'data-column')).toBe(await numberOf(before, 'data-column'))
  const map = await numberOf(said, 'data-map')
  await page.getByTestId('lrn-map-next').click()
  await expect(said).toHaveAttribute('data-map', String((map + 1) % 48))
  await page.getByTestId('lrn-paper').click()
  await expect(page.getByTestId('lrn-alpha-exact')).toHaveValue('0.0001')

  // The square of the crops is cut out of the same photo.
  await reach(page, 'crops')
  const square = page.getByTestId('crops-photo')
  await expect(square.getByRole('img')).toBeVisible()
  await square.press('End')
  await square.press('ArrowDown')
  await expect(square).toHaveAttribute('data-x', '32')
  await expect(square).toHaveAttribute('data-y', '1')
})

test('an even n is one of as many neighbours on either side: typed, and out of the address', async ({
  page,
}) => {
  await reach(page, 'real-map', '/en/alexnet-ideas/?lrn-size=4')
  const said = page.getByTestId('lrn-said')
  await expect(page.getByTestId('lrn-n-exact')).toHaveValue('5')
  await expect(said).toBeVisible({ timeout: 60_000 })
  expect(await numberOf(said)).toBeGreaterThan(0)
  expect(await numberOf(page.getByTestId('lrn-after'))).toBeCloseTo(await numberOf(said), 5)
  await set(page, 'lrn-n', 2)
  await expect(page.getByTestId('lrn-n-exact')).toHaveValue('3')
  await expect
    .poll(async () => Math.abs((await numberOf(page.getByTestId('lrn-after'))) - (await numberOf(said))))
    .toBeLessThan(1e-5)
  await reach(page, 'neighbours', page.url())
  await page.getByTestId('neighbours-divided').check()
  await set(page, 'neighbours-size', 4)
  await expect(page.getByTestId('neighbours-size-exact')).toHaveValue('5')
  await expect(page.getByTestId('neighbours-said')).toContainText('/ 5')
})

test('an address that asks for what is not there is told so, and the figures stand', async ({ page }) => {
  await page.goto('/en/alexnet-ideas/?race-deep-chain=longest&lrn-k=0&photo-of=nobody&colours-photo=dog')
  for (const [name, asked] of [
    ['race-deep', 'chain=longest'],
    ['real-map', 'k=0, of=nobody'],
    ['colours', 'photo=dog'],
  ]) {
    const figure = await reach(page, name, page.url())
    await expect(figure.getByTestId('figure-refused')).toContainText(asked)
  }
})

test('a network is thinned anew, and both forms agree afterwards', async ({ page }) => {
  const figure = await reach(page, 'thinned')
  const draws: string[] = []
  for (let i = 0; i < 4; i++) {
    draws.push((await numbersOf(page.getByTestId('thinned-draw'))).join())
    await page.getByTestId('thinned-next').click()
  }
  expect(new Set(draws).size).toBeGreaterThan(1)
  for (const form of ['of 2012', 'inverted']) {
    await figure.getByRole('radio', { name: form, exact: true }).check()
    const [mean, test] = await Promise.all(
      ['mean', 'test'].map((row) => numbersOf(page.getByTestId(`thinned-${row}`))),
    )
    mean.forEach((value, i) => expect(Math.abs(value - test[i]), form).toBeLessThan(0.15))
  }
  await set(page, 'thinned-rate', 0)
  await expect(page.getByTestId('thinned-network')).toHaveAttribute('data-kept', '8')
})

test('the colours of a photo are moved, drawn and put back', async ({ page }) => {
  await reach(page, 'colours')
  const canvas = page.getByTestId('colours-canvas')
  const mean = () =>
    canvas.evaluate((element: HTMLCanvasElement) => {
      const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height)
      const sums = [0, 0, 0]
      for (let i = 0; i < data.length; i += 4) for (let c = 0; c < 3; c++) sums[c] += data[i + c]
      return sums.map((sum) => (4 * sum) / data.length)
    })
  await expect.poll(async () => (await mean())[0]).toBeGreaterThan(20)
  const plain = await mean()
  await set(page, 'colours-first', -1)
  // Brighter by 0.2025 x (0.5643, 0.5835, 0.584) of 255, but where a byte is full.
  await expect.poll(async () => (await mean())[1]).toBeGreaterThan(plain[1] + 15)
  await page.getByTestId('colours-draw').click()
  const drawn = await numbersOf(page.getByTestId('colours-said'))
  expect(Math.max(...drawn.map(Math.abs))).toBeLessThan(0.2)
  await page.getByTestId('colours-reset').click()
  await expect.poll(mean).toEqual(plain)
  // A photo of the reader's: brighter by the same, and ours come back.
  await page.getByTestId('colours-input').setInputFiles('public/photos/rocket.jpg')
  await expect(
    page.getByTestId('colours-photo').getByRole('radio', { name: 'yours', exact: true }),
  ).toBeChecked()
  await expect.poll(async () => Math.abs((await mean())[1] - plain[1])).toBeGreaterThan(5)
  const own = await mean()
  await set(page, 'colours-first', -1)
  await expect.poll(async () => (await mean())[1]).toBeGreaterThan(own[1] + 15)
  await page.getByTestId('colours-reset').click()
  await page.getByTestId('colours-photo').getByRole('radio', { name: 'cat', exact: true }).check()
  await expect.poll(mean).toEqual(plain)
})

test('ReLU races tanh: same digits for both, and what one seed shows is said with care', async ({ page }) => {
  test.setTimeout(180_000)
  await reach(page, 'race-relu')
  const race = page.getByTestId('experiment-relu')
  await page.getByTestId('experiment-relu-run').click()
  await expect(race).toHaveAttribute('data-seeds', '1', { timeout: 120_000 })
  await page.getByTestId('experiment-relu-stop').click()
  const row = page.locator('[data-testid=experiment-relu-row][data-seed="1"] td')
  for (const side of [0, 1]) {
    const steps = await numberOf(row.nth(side))
    expect(steps).toBeGreaterThanOrEqual(40)
    expect(steps).toBeLessThanOrEqual(282)
  }
  await expect(page.getByTestId('experiment-relu-verdict')).toContainText(/One seed|do not agree/)
})

test('plain chains race: the other one is a press away, and a race is kept for its own chain', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const figure = await reach(page, 'race-deep')
  await page.getByTestId('experiment-deep-sigmoid-run').click()
  await expect(page.getByTestId('experiment-deep-sigmoid')).toHaveAttribute('data-phase', 'racing', {
    timeout: 60_000,
  })
  const progress = page.getByTestId('experiment-deep-sigmoid-progress').getByRole('progressbar')
  await expect.poll(() => numberOf(progress, 'aria-valuenow'), { timeout: 60_000 }).toBeGreaterThan(0)
  await page.getByTestId('experiment-deep-sigmoid-stop').click()
  await expect(page.getByTestId('experiment-deep-sigmoid')).toHaveAttribute('data-phase', 'idle')
  await figure.getByRole('radio', { name: 'eight layers: tanh, ReLU', exact: true }).check()
  await expect(page).toHaveURL(/race-deep-chain=deep/)
  await expect(page.getByTestId('experiment-deep')).toHaveAttribute('data-seeds', '0')
  await expect(figure).toContainText('is 0.2. Fewer are better.')
})
