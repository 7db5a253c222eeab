/** The chapter on convolution: what a reader walks, sets, drags and draws, beside sums that are done here by hand. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { modernInput } from '../../components/chapters/lenet-architecture/forms'
import { decodeWeights } from '../../lib/formats/decode-weights'
import type { WeightManifest } from '../../lib/formats/weight-manifest'
import { lenet5Modern } from '../../lib/nn/lenet5'
import { expect, test } from './helpers'

const FIRST_DIGIT = 30
const sample = readFileSync('public/mnist/sample.bin')
const digit = Uint8Array.from(sample.subarray(784 * FIRST_DIGIT, 784 * (FIRST_DIGIT + 1)))

async function openFigure(page: Page, name: string, query = '', lang = 'en'): Promise<Locator> {
  const path = `/${lang}/convolution/${query}`
  if (!page.url().endsWith(path)) await page.goto(path)
  const figure = page.locator(`[data-figure="${name}"]`)
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.locator('[role="grid"], [role="slider"], input').first()).toBeVisible()
  return figure
}
const numberOf = async (locator: Locator, attribute = 'data-value') =>
  Number(await locator.getAttribute(attribute))
const setSlider = async (page: Page, testId: string, value: number) => {
  await page.getByTestId(`${testId}-exact`).fill(String(value))
  await page.getByTestId(`${testId}-exact`).press('Enter')
}
/** The sum of a kernel over the digit, done by hand. */
const sumAt = (kernel: readonly number[], row: number, column: number) =>
  kernel.reduce(
    (sum, weight, i) => sum + weight * digit[(row + Math.floor(i / 3)) * 28 + column + (i % 3)],
    0,
  )
const SOBEL = [-1, 0, 1, -2, 0, 2, -1, 0, 1]

test('a picture is walked in numbers, drawn by mouse and by keyboard, and kept for this tab', async ({
  page,
}) => {
  await openFigure(page, 'numbers')
  const map = page.getByTestId('numbers-picture')
  const said = page.getByTestId('numbers-said')
  await map.focus()
  for (const key of ['Home', 'ArrowDown', ...new Array<string>(14).fill('ArrowRight')]) await map.press(key)
  await expect(map).toHaveAttribute('data-column', '14')
  expect(await numberOf(said)).toBe(digit[13 * 28 + 14])

  await page.locator('[data-figure="numbers"]').getByTestId('picture-own').click()
  await page.getByTestId('numbers-clear').click()
  await expect.poll(() => numberOf(said)).toBe(0)
  await page.getByTestId('numbers-turn').press('Enter')
  await expect.poll(() => numberOf(said)).toBe(255)
  const box = (await map.boundingBox())!
  const at = (cell: number) => box.y + ((cell + 0.5) / 28) * box.height
  await page.mouse.move(box.x + (5.5 / 28) * box.width, at(4))
  await page.mouse.down()
  await page.mouse.move(box.x + (5.5 / 28) * box.width, at(9), { steps: 12 })
  await page.mouse.up()
  await expect(map).toHaveAttribute('data-row', '9')
  await expect.poll(() => numberOf(said)).toBe(255)
  await expect(page).toHaveURL(/picture-of=own/)
  await page.reload()
  await openFigure(page, 'numbers', '?picture-of=own&numbers-row=9&numbers-column=5')
  await expect.poll(() => numberOf(said)).toBe(255)
})

test('a file becomes the picture, and what is no picture is refused in words', async ({ page }) => {
  await openFigure(page, 'numbers')
  const file = page.getByTestId('numbers-file')
  await file.setInputFiles('tests/fixtures/photos/text-named.jpg')
  await expect(page.getByTestId('numbers-problem')).toContainText('not a picture')
  await file.setInputFiles('tests/fixtures/photos/still.bmp')
  await expect(page.getByTestId('numbers-problem')).toHaveCount(0)
  await expect(page.locator('[data-figure="numbers"]').getByTestId('picture-own')).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

test('any output pixel is taken apart by click and by keys; presets, own weights and reset change it', async ({
  page,
}) => {
  await openFigure(page, 'slide')
  const output = page.getByTestId('slide-output')
  const sum = page.getByTestId('slide-sum')
  const { width, height } = (await output.boundingBox())!
  await output.click({ position: { x: (13.5 / 26) * width, y: (10.5 / 26) * height } })
  await page.mouse.move(0, 0)
  await expect.poll(() => numberOf(sum)).toBe(sumAt(SOBEL, 10, 13))
  await output.press('ArrowLeft')
  await output.press('ArrowUp')
  await expect.poll(() => numberOf(sum)).toBe(sumAt(SOBEL, 9, 12))
  expect(await numberOf(output)).toBe(sumAt(SOBEL, 9, 12))

  await page.getByTestId('slide-kernel').selectOption('sharpen')
  await expect.poll(() => numberOf(sum)).toBe(sumAt([0, -1, 0, -1, 5, -1, 0, -1, 0], 9, 12))
  const weights = page.getByTestId('slide-weights')
  await weights.press('ArrowUp')
  await setSlider(page, 'slide-weight', 2.5)
  await expect.poll(() => numberOf(sum)).toBe(sumAt([0, 2.5, 0, -1, 5, -1, 0, -1, 0], 9, 12))
  expect(await numberOf(page.getByTestId('slide-kernel-sum'))).toBe(4.5)
  await expect(page).toHaveURL(/slide-kernel=0_2\.5_0_-1_5_-1_0_-1_0/)
  await page.reload()
  await page.locator('[data-figure="slide"]').scrollIntoViewIfNeeded()
  await expect.poll(() => numberOf(sum)).toBe(sumAt([0, 2.5, 0, -1, 5, -1, 0, -1, 0], 9, 12))
  await page.getByTestId('slide-reset').click()
  await expect.poll(() => numberOf(sum)).toBe(sumAt(SOBEL, 9, 12))
})

test('the kernel is stepped by products, pixels and rows, played and paused', async ({ page }) => {
  await openFigure(page, 'slide', '?slide-kernel=outline&slide-grain=product&slide-speed=fast')
  const position = page.getByTestId('slide-position')
  const step = page.getByTestId('slide-step')
  await expect(position).toHaveValue(String(26 * 26 * 9))
  await step.click()
  await expect(position).toHaveValue('1')
  await page.getByTestId('slide-grain').getByRole('radio', { name: 'a pixel' }).check()
  await step.click()
  await expect(position).toHaveValue('9')
  await page.getByTestId('slide-grain').getByRole('radio', { name: 'a row' }).check()
  await step.click()
  await expect(position).toHaveValue(String(26 * 9))
  await page.getByTestId('slide-back').click()
  await expect(position).toHaveValue('0')
  const play = page.getByTestId('slide-play')
  await play.click()
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(26 * 9)
  await play.click()
  await expect(play).toHaveText('Play')
  const paused = Number(await position.inputValue())
  expect(paused % (26 * 9)).toBe(0)
  await page.getByTestId('slide-whole').click()
  await expect(position).toHaveValue(String(26 * 26 * 9))
})

test('sizes: the formula, the values in the grids, and a sentence where nothing fits', async ({ page }) => {
  await openFigure(page, 'sizes')
  const formula = page.getByTestId('sizes-formula')
  const patch = (n: number) =>
    Array.from({ length: n * n }, (_, i) => {
      const start = Math.floor((28 - 2 * n) / 2)
      return Math.round((digit[(start + 2 * Math.floor(i / n)) * 28 + start + 2 * (i % n)] * 9) / 255)
    })
  await expect(formula).toHaveAttribute('data-value', '4')
  const window = (n: number, row: number, column: number) =>
    [0, 1, 2].flatMap((y) => [0, 1, 2].map((x) => patch(n)[(row + y) * n + column + x]))
  const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0)
  await expect.poll(() => numberOf(page.getByTestId('sizes-sum'))).toBe(total(window(6, 1, 1)))
  await page.getByTestId('sizes-output').press('ArrowRight')
  await expect.poll(() => numberOf(page.getByTestId('sizes-sum'))).toBe(total(window(6, 1, 2)))
  await setSlider(page, 'sizes-s', 2)
  await expect(formula).toHaveAttribute('data-verdict', 'left')
  await expect(formula).toHaveAttribute('data-value', '2')
  await page.getByTestId('sizes-p').press('ArrowRight')
  await expect(formula).toContainText('(6 + 2·1 − 1·(3 − 1) − 1) / 2')
  await expect(formula).toHaveAttribute('data-value', '3')
  await page.getByTestId('sizes-example-unfit').click()
  await expect(formula).toHaveAttribute('data-verdict', 'too-large')
  await expect(page.locator('[data-figure="sizes"]')).toContainText(
    'spans 5 pixels and the padded side has only 4',
  )
  await expect(page.getByTestId('sizes-output')).toHaveCount(0)
})

test('channels: partial sums, one after another, end in the pixel of the map', async ({ page }) => {
  await openFigure(page, 'channels', '?channels-photo=cat&channels-added=0&channels-filter=1')
  const total = page.getByTestId('channels-total')
  await expect(page.getByTestId('channels-map')).toBeVisible()
  let sum = 0
  for (const channel of [0, 1, 2]) {
    await page.getByTestId('channels-next').click()
    await expect(page.getByTestId(`channels-sum-${channel}`)).toHaveAttribute('data-value')
    sum += await numberOf(page.getByTestId(`channels-sum-${channel}`))
    expect(await numberOf(total)).toBe(sum)
  }
  await page.getByTestId('channels-next').click()
  await expect.poll(() => numberOf(total)).toBe(sum + 10)
  expect(await numberOf(page.getByTestId('channels-map'))).toBe(sum + 10)
  await setSlider(page, 'channels-filters', 4)
  await expect(page.getByTestId('channels-parameters')).toHaveAttribute('data-value', '112')
  await page.getByTestId('channels-filter-green').click()
  await page.getByTestId('channels-map').press('ArrowDown')
  await expect
    .poll(async () => (await numberOf(page.getByTestId('channels-map'))) - (await numberOf(total)))
    .toBe(0)
})

test('pooling: mean and greatest of the cells that are framed', async ({ page }) => {
  await openFigure(page, 'pooling')
  const said = page.getByTestId('pooling-said')
  const lit = async () =>
    page
      .getByTestId('pooling-input')
      .locator('[data-lit-cell]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))))
  await page.getByTestId('pooling-output').press('ArrowRight')
  const cells = await lit()
  expect(cells).toHaveLength(4)
  expect(await numberOf(said)).toBeCloseTo(cells.reduce((sum, value) => sum + value, 0) / 4, 9)
  await page.getByTestId('pooling-overlapping').click()
  await page.getByTestId('pooling-mode').getByRole('radio', { name: 'Max' }).check()
  await expect.poll(async () => (await lit()).length).toBe(9)
  expect(await numberOf(said)).toBe(Math.max(...(await lit())))
  await expect(page.getByTestId('pooling-formula')).toHaveAttribute('data-value', '4')
})

test('the trained maps are those of C1', async ({ page }) => {
  const folder = 'public/weights/lenet5'
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as WeightManifest
  const weights = decodeWeights(
    manifest,
    lenet5Modern,
    manifest.shards.map(({ file }) => readFileSync(`${folder}/${file}`)),
  )
  const input = modernInput(digit)
  const at = (map: number, row: number, column: number) => {
    let sum = weights[150 + map]
    for (let tap = 0; tap < 25; tap++)
      sum += weights[tap * 6 + map] * input[(row + Math.floor(tap / 5)) * 32 + column + (tap % 5)]
    return Math.max(0, sum)
  }
  await openFigure(page, 'trained')
  await expect(page.getByTestId('trained-map')).toBeVisible()
  expect(await numberOf(page.getByTestId('trained-said'))).toBeCloseTo(at(0, 12, 14), 4)
  await page.getByTestId('trained-map-button').nth(4).click()
  await page.getByTestId('trained-map').press('ArrowDown')
  await expect.poll(() => numberOf(page.getByTestId('trained-said'))).toBeCloseTo(at(4, 13, 14), 4)
})

test('sharing: the picture grows, the convolution does not', async ({ page }) => {
  await openFigure(page, 'sharing')
  const count = (key: string) => numberOf(page.getByTestId(`sharing-parameters-${key}`))
  expect(await count('convolution')).toBe(156)
  expect(await count('dense')).toBe(4704 * 1025)
  await setSlider(page, 'sharing-side', 64)
  await expect.poll(() => count('dense')).toBe(60 * 60 * 6 * (64 * 64 + 1))
  expect(await count('convolution')).toBe(156)
})

test('the receptive field grows with every layer that is added', async ({ page }) => {
  await openFigure(page, 'field')
  const said = page.getByTestId('field-said')
  await expect(said).toHaveAttribute('data-value', '14')
  await page.getByTestId('field-add-p2').click()
  await expect(said).toHaveAttribute('data-value', '16')
  await page.getByTestId('field-three').click()
  await expect(said).toHaveAttribute('data-value', '7')
  await page.getByTestId('field-map').press('ArrowRight')
  await expect(page.getByTestId('field-picture-0')).toHaveAttribute('data-field', '4 5 7 7')
  await page.getByTestId('field-remove').click()
  await expect(said).toHaveAttribute('data-value', '5')
})

test('a picture is dragged: the map moves along, but for pooling', async ({ page }) => {
  await openFigure(page, 'shift')
  const picture = page.getByTestId('shift-picture')
  const said = page.getByTestId('shift-said')
  const box = (await picture.boundingBox())!
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await page.mouse.move(middle.x + (3 / 28) * box.width, middle.y - (2 / 28) * box.height, { steps: 4 })
  await page.mouse.up()
  await expect(picture).toHaveAttribute('data-dx', '3')
  await expect(picture).toHaveAttribute('data-dy', '-2')
  await expect(said).toHaveAttribute('data-verdict', 'same')
  await page
    .getByTestId('shift-network')
    .getByRole('radio', { name: /pooling/ })
    .check()
  await expect(said).toHaveAttribute('data-verdict', 'between')
  expect(await numberOf(said)).toBeGreaterThan(10)
  await picture.press('ArrowRight')
  await expect(said).toHaveAttribute('data-verdict', 'same')
  await page
    .getByTestId('shift-network')
    .getByRole('radio', { name: /padding/ })
    .check()
  for (let i = 0; i < 12; i++) await picture.press('ArrowLeft')
  await expect(picture).toHaveAttribute('data-dx', '-8')
  await expect(said).toHaveAttribute('data-verdict', 'border')
})

test('a walk drives its figure, by button and by space; a word in the text lights a part', async ({
  page,
}) => {
  await openFigure(page, 'sizes')
  const on = page.getByTestId('walk-sizes-on')
  const walk = page.getByTestId('walk-sizes')
  const formula = page.getByTestId('sizes-formula')
  await on.scrollIntoViewIfNeeded()
  await on.click()
  await expect(walk).toHaveAttribute('data-step', '1')
  await on.press(' ') // the button that has the focus
  await expect(formula).toHaveAttribute('data-value', '6')
  await expect(page).toHaveURL(/sizes-p=1/)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press(' ') // nothing has it
  await expect(walk).toHaveAttribute('data-step', '3')
  await expect(formula).toHaveAttribute('data-value', '3')
  await expect(page.locator('[data-figure="sizes"] [data-part="formula"]')).toHaveAttribute('data-lit', '')
  await expect(walk.locator('[data-walk-step="3"]')).toBeVisible()
  await expect(walk.locator('[data-walk-step="2"]')).toBeHidden()
  await walk.getByRole('button', { name: 'Back' }).click()
  await expect(formula).toHaveAttribute('data-value', '6')

  await openFigure(page, 'slide')
  const word = page.locator('[data-part-of="slide/products"]')
  const lit = page.locator('[data-figure="slide"] [data-part="products"]')
  await word.focus()
  await expect(lit).toHaveAttribute('data-lit', '')
  await word.press('Enter')
  await expect(word).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Escape')
  await expect(lit).not.toHaveAttribute('data-lit')
})

test('a wrong address is said to be wrong, and the usual is shown', async ({ page }) => {
  await openFigure(page, 'sizes', '?sizes-k=99&sizes-s=2')
  await expect(page.getByTestId('figure-refused').first()).toContainText('k=99')
  await expect(page.getByTestId('sizes-k')).toHaveValue('3')
  await expect(page.getByTestId('sizes-s')).toHaveValue('2')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  test('cells are chosen by tap, the picture is moved by finger and by buttons', async ({ page }) => {
    await openFigure(page, 'slide')
    const output = page.getByTestId('slide-output')
    await output.scrollIntoViewIfNeeded()
    const { width, height } = (await output.boundingBox())!
    await output.tap({ position: { x: (12.5 / 26) * width, y: (9.5 / 26) * height } })
    await expect.poll(() => numberOf(page.getByTestId('slide-sum'))).toBe(sumAt(SOBEL, 9, 12))
    const figure = await openFigure(page, 'shift')
    await figure.getByRole('button', { name: 'Picture right' }).tap()
    const picture = page.getByTestId('shift-picture')
    await expect(picture).toHaveAttribute('data-dx', '1')
    await picture.scrollIntoViewIfNeeded()
    const box = (await picture.boundingBox())!
    const session = await page.context().newCDPSession(page)
    const point = (dx: number) => [{ x: box.x + 20 + (dx / 28) * box.width, y: box.y + 20 }]
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(0) })
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(2) })
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(4) })
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect(picture).toHaveAttribute('data-dx', '5')
  })
})
