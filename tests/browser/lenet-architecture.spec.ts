/** The chapter on LeNet-5's layers: what a reader opens, walks, steps and drags, beside what the reference computes. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { runModern, runPublished, type Run } from '../../components/chapters/lenet-architecture/forms'
import { decodeWeights } from '../../lib/formats/decode-weights'
import type { WeightManifest } from '../../lib/formats/weight-manifest'
import { codeCentres, digitCodes } from '../../lib/nn/digit-codes'
import { lenet5Modern } from '../../lib/nn/lenet5'
import { layerShapes } from '../../lib/nn/shapes'
import { expectNoFindings, expectNoFindingsNow } from './findings'
import { expect, test } from './helpers'

const PATH = '/en/lenet-architecture/'
const names = ['layers', 'unfold', 'subsampling', 'connections', 'squash', 'codes']
const FIRST_DIGIT = 30 // of the hundred test digits: the first 3

const weightsFolder = 'public/weights/lenet5'
const manifest = JSON.parse(readFileSync(`${weightsFolder}/manifest.json`, 'utf8')) as WeightManifest
const weights = decodeWeights(
  manifest,
  lenet5Modern,
  manifest.shards.map(({ file }) => readFileSync(`${weightsFolder}/${file}`)),
)
const sample = readFileSync('public/mnist/sample.bin')
const pixelsOf = (index: number) => Uint8Array.from(sample.subarray(784 * index, 784 * (index + 1)))

/** One value of a layer as the reference has it. */
function valueOf(run: Run, layer: string, row: number, column: number, channel: number): number {
  const index = run.spec.layers.findIndex(({ name }) => name === layer)
  const shape = layerShapes(run.spec)[index]
  const [width, channels] = shape.length === 3 ? [shape[1], shape[2]] : [1, shape[0]]
  return run.outputs[index][(row * width + column) * channels + channel]
}

async function openFigure(page: Page, name: string, path = PATH): Promise<Locator> {
  if (!page.url().includes('lenet-architecture')) await page.goto(path)
  const figure = page.locator(`[data-figure="${name}"]`)
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.locator('[role="grid"], input').first()).toBeVisible()
  return figure
}

const numberOf = async (locator: Locator, attribute = 'data-value') =>
  Number(await locator.getAttribute(attribute))

test('a layer opens in both forms, side by side, with its arithmetic', async ({ page }) => {
  await openFigure(page, 'layers')
  const fact = (form: string, name: string) =>
    page.getByTestId(`layer-${form}`).locator(`[data-fact="${name}"]`)
  await page.getByTestId('strip-modern').locator('[data-layer="c3"]').click()
  await expect(page.getByTestId('strip-published').locator('[data-layer="c3"]')).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(fact('published', 'parameters')).toHaveText(
    '6 × (3 × 5 × 5 + 1) + 9 × (4 × 5 × 5 + 1) + 1 × (6 × 5 × 5 + 1) = 1,516',
  )
  await expect(fact('modern', 'parameters')).toHaveText('16 × (6 × 5 × 5 + 1) = 2,416')
  await expect(fact('published', 'connections')).toHaveText(/= 151,600$/)
  await expect(fact('modern', 'macs')).toHaveText(/= 240,000$/)
  await expect(fact('modern', 'sees')).toHaveText('14 × 14 pixels')
  await page.getByTestId('strip-published').locator('[data-layer="output"]').press('Enter')
  await expect(fact('published', 'connections')).toHaveText('10 × 84 = 840')
  await expect(fact('modern', 'parameters')).toHaveText('10 × (84 + 1) = 850')
})

test('a map is walked by keys, says each value, and shows what the cell sees, on the digit that is chosen', async ({
  page,
}) => {
  await openFigure(page, 'layers')
  await page.getByTestId('strip-modern').locator('[data-layer="c3"]').click()
  await page.getByTestId('layer-modern').getByRole('button', { name: 'C3, map 6' }).click()
  const map = page.getByTestId('map-modern')
  await map.focus()
  for (const key of [
    'Home',
    'End',
    'ArrowLeft',
    'ArrowLeft',
    'ArrowUp',
    'ArrowDown',
    'ArrowDown',
    'ArrowDown',
  ])
    await map.press(key)
  await expect(map).toHaveAttribute('data-row', '7')
  await expect(map).toHaveAttribute('data-column', '7')
  const modern = (digit: number) => valueOf(runModern(pixelsOf(digit), weights), 'c3', 7, 7, 6)
  expect(modern(FIRST_DIGIT)).toBeGreaterThan(1)
  expect(await numberOf(map)).toBeCloseTo(modern(FIRST_DIGIT), 6)
  // The other form walks along.
  const published = valueOf(runPublished(pixelsOf(FIRST_DIGIT)), 'c3', 7, 7, 6)
  expect(await numberOf(page.getByTestId('map-published'))).toBeCloseTo(published, 6)

  // What a screen reader is led to: the one cell, with its place and value.
  const active = await map.getAttribute('aria-activedescendant')
  const cell = map.locator(`[id="${active}"]`)
  await expect(cell).toHaveRole('gridcell')
  await expect(cell).toHaveText(`Row 8, column 8: ${modern(FIRST_DIGIT).toFixed(3)}`)
  // C3's cell (7, 7) sees 14 x 14 pixels from row and column 14, counted from 0.
  await expect(page.getByTestId('layer-modern').locator('[data-field]')).toHaveAttribute(
    'data-field',
    '14 14 14 14',
  )

  const sevens = 70 // place of the first 7 among the hundred
  await page.locator('[data-figure="layers"]').getByTestId('architecture-digit').nth(7).click()
  await expect.poll(() => numberOf(map)).toBeCloseTo(modern(sevens), 6)
  expect(Math.abs(modern(sevens) - modern(FIRST_DIGIT))).toBeGreaterThan(0.5)
})

test('a click chooses a cell, a mouse only looks ahead', async ({ page }) => {
  await openFigure(page, 'layers')
  const map = page.getByTestId('map-modern')
  const { width, height } = (await map.boundingBox())!
  const cell = (row: number, column: number) => ({
    position: { x: ((column + 0.5) / 28) * width, y: ((row + 0.5) / 28) * height },
  })
  await map.click(cell(8, 3))
  await expect(map).toHaveAttribute('data-row', '8')
  await expect(map).toHaveAttribute('data-column', '3')
  await map.hover(cell(10, 20))
  await expect(page.getByTestId('map-modern-value')).toHaveText(/^Row 11, column 21: /)
  await page.mouse.move(0, 0)
  await expect(page.getByTestId('map-modern-value')).toHaveText(/^Row 9, column 4: /)
  await expect(map).toHaveAttribute('data-row', '8')
})

test('at every layer of both forms the unfolded numbers end in the value of the cell', async ({ page }) => {
  await openFigure(page, 'unfold')
  for (const form of ['1998', 'Modern']) {
    await page.getByTestId('unfold-form').getByRole('radio', { name: form, exact: true }).check()
    for (const layer of ['c1', 's2', 'c3', 's4', 'c5', 'f6', 'output']) {
      await page.getByTestId('unfold-layer').selectOption(layer)
      const activation = page.getByTestId('unfold-activation')
      await expect(activation).not.toHaveAttribute('data-value')
      await page.getByTestId('unfold-position').press('End')
      await expect(activation).toHaveAttribute('data-value')
      const cell = await numberOf(page.getByTestId('unfold-cells'))
      expect([form, layer, await numberOf(activation)]).toEqual([form, layer, expect.closeTo(cell, 6)])
    }
  }
})

test('the dot product is stepped, played and paused', async ({ page }) => {
  const figure = await openFigure(page, 'unfold')
  const position = page.getByTestId('unfold-position')
  const step = page.getByTestId('unfold-step')
  const said = page.getByTestId('unfold-said')
  await step.click()
  await expect(said).toHaveText(/^Term 1 of 25: /)
  const [input, factor, product] = (await said.textContent())!
    .match(/[−-]?\d+\.\d+/g)!
    .map((text) => Number(text.replace('−', '-')))
  expect(input * factor).toBeCloseTo(product, 2)
  expect(await numberOf(page.getByTestId('unfold-sum'))).toBeCloseTo(product, 2)

  await page.getByTestId('unfold-stride').getByRole('radio', { name: 'one row' }).check()
  await step.click()
  await expect(position).toHaveValue('5')
  await page.getByTestId('unfold-back').click()
  await expect(position).toHaveValue('0')

  await page.getByTestId('unfold-stride').getByRole('radio', { name: 'one term' }).check()
  const play = page.getByTestId('unfold-play')
  await play.click()
  await expect(play).toHaveText('Pause')
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(2)
  await play.click()
  await expect(play).toHaveText('Play')
  const paused = Number(await position.inputValue())
  await step.click()
  await expect(position).toHaveValue(String(paused + 1))

  // Another cell begins anew, by the buttons that stand in for arrow keys as well.
  await figure.getByRole('button', { name: 'Right', exact: true }).click()
  await expect(page.getByTestId('unfold-cells')).toHaveAttribute('data-column', '15')
  await expect(position).toHaveValue('0')
})

test('the connection table is hovered, tapped and walked', async ({ page }) => {
  const figure = await openFigure(page, 'connections')
  const grid = page.getByTestId('connection-grid')
  const said = page.getByTestId('connection-said')
  const place = (name: string) => figure.getByRole('gridcell', { name, exact: true })
  await place('C3 14 reads S2 5').hover()
  await expect(said).toContainText('C3 map 14 reads 4 maps of S2: 0, 2, 3, 5.')
  await expect(said).toContainText('gap')
  await place('C3 6 does not read S2 4').click()
  await expect(said).toContainText('C3 map 6 reads 4 maps of S2: 0, 1, 2, 3.')
  await expect(place('C3 6 does not read S2 4')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(place('C3 5 does not read S2 4')).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowDown')
  await expect(place('C3 15 reads S2 5')).toBeFocused()
  await expect(grid).toHaveAttribute('data-filter', '15')
  await expect(said).toContainText('It is the only one')
  await expect(said).toContainText('6 × 5 × 5 + 1 = 151')
})

test('gain and bias change the squashed value, and leave the mean alone', async ({ page }) => {
  await openFigure(page, 'subsampling')
  const { outputs } = runPublished(pixelsOf(FIRST_DIGIT))
  const at = (row: number, column: number) => outputs[0][(row * 28 + column) * 6]
  const sum = at(12, 12) + at(12, 13) + at(13, 12) + at(13, 13)
  const trained = page.getByTestId('subsample-said')
  const average = page.getByTestId('average-said')
  expect(await numberOf(trained)).toBeCloseTo(1.7159 * Math.tanh((2 / 3) * (sum / 4)), 6)
  await page.getByTestId('subsample-gain-exact').fill('3')
  await page.getByTestId('subsample-gain-exact').press('Enter')
  await page.getByTestId('subsample-bias-exact').fill('-0.5')
  await page.getByTestId('subsample-bias-exact').press('Enter')
  await expect.poll(() => numberOf(trained)).toBeCloseTo(1.7159 * Math.tanh((2 / 3) * (3 * sum - 0.5)), 6)
  expect(await numberOf(average)).toBeCloseTo(sum / 4, 6)
  await page.getByTestId('subsample-map').press('ArrowDown')
  await expect(page.getByTestId('average-map')).toHaveAttribute('data-row', '7')
  const below = at(14, 12) + at(14, 13) + at(15, 12) + at(15, 13)
  expect(await numberOf(average)).toBeCloseTo(below / 4, 6)
})

test('the squashing function: value and slope, by slider and by hand', async ({ page }) => {
  const figure = await openFigure(page, 'squash')
  const value = page.getByTestId('squash-scaled-tanh')
  await expect(value).toHaveText('1.000')
  await page.getByTestId('squash-a').press('Home')
  await expect(value).toHaveText((1.7159 * Math.tanh(-8 / 3)).toFixed(3).replace('-', '−'))
  await expect(page.getByTestId('squash-relu')).toHaveText('0.000')
  await expect(page.getByTestId('slope-relu')).toHaveText('0.000')
  // Drag to the middle of the plot, where a = 0 and the slope is 1.7159 x 2/3.
  const box = (await figure.locator('svg').first().boundingBox())!
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect(value).toHaveText(/^−?0\.0\d\d$/)
  await expect(page.getByTestId('slope-scaled-tanh')).toHaveText(/^1\.14\d$/)
})

test('the code that is nearest wins, also after cells are turned', async ({ page }) => {
  const figure = await openFigure(page, 'codes')
  const centres = codeCentres(digitCodes)
  const apart = (a: number, b: number) =>
    4 *
    Array.from({ length: 84 }, (_, i) => centres[84 * a + i] !== centres[84 * b + i]).filter(Boolean).length
  const distances = async () =>
    Promise.all((await page.getByTestId('code').all()).map((code) => numberOf(code, 'data-distance')))
  await page.getByTestId('code').nth(5).click()
  expect(await distances()).toEqual(Array.from({ length: 10 }, (_, digit) => apart(5, digit)))
  await expect(page.getByTestId('code-winner')).toHaveText('5 wins with 0; the next is 6 with 40.')

  const input = page.getByTestId('code-input')
  await input.focus()
  await input.press('ArrowRight')
  await input.press(' ')
  await expect.poll(async () => (await distances())[5]).toBe(4)
  await input.press(' ')
  await expect.poll(async () => (await distances())[5]).toBe(0)
  await page.getByTestId('code-flip').click()
  await expect.poll(async () => (await distances())[5]).toBe(40)

  await expect(page.getByTestId('code-f6')).toBeEnabled()
  await page.getByTestId('code-f6').click()
  const f6 = runPublished(pixelsOf(FIRST_DIGIT)).outputs.at(-1)!
  await expect.poll(async () => (await distances())[0]).toBeCloseTo(f6[0], 6)
  const all = await distances()
  expect(all.every((distance) => Math.abs(distance - 84) < 8)).toBe(true)
  await expect(figure.locator('[data-smallest="true"]')).toHaveAttribute(
    'data-digit',
    String(all.indexOf(Math.min(...all))),
  )
})

test('what the figures show is in the address, and comes back with it', async ({ page }) => {
  await page.goto(
    `${PATH}?digit-index=70&unfold-form=published&unfold-layer=c3&unfold-map=5&unfold-row=2&unfold-column=7&codes-of=4`,
  )
  await openFigure(page, 'unfold')
  const run = runPublished(pixelsOf(70))
  await expect(page.getByTestId('unfold-map')).toHaveValue('5')
  expect(await numberOf(page.getByTestId('unfold-cells'))).toBeCloseTo(valueOf(run, 'c3', 2, 7, 5), 6)
  await openFigure(page, 'codes')
  const input = page.getByTestId('code-input')
  await input.press('ArrowRight')
  await input.press(' ')
  const distances = page.getByTestId('code')
  await expect(distances.nth(4)).toHaveAttribute('data-distance', '4')
  await expect.poll(() => new URL(page.url()).searchParams.get('codes-turned')).toBe(`4${'0'.repeat(20)}`)
  await page.reload()
  await openFigure(page, 'codes')
  await expect(distances.nth(4)).toHaveAttribute('data-distance', '4')
})

test('a walk leads through the layers, and each opens what it speaks of', async ({ page }) => {
  await openFigure(page, 'layers')
  const walk = page.getByTestId('walk-layers')
  for (const [step, layer] of ['c1', 's2', 'c3', 's4', 'c5', 'f6', 'output'].entries()) {
    await page.getByTestId('walk-layers-on').click()
    await expect(walk).toHaveAttribute('data-step', String(step + 1))
    await expect(page.getByTestId('strip-modern').locator(`[data-layer="${layer}"]`)).toHaveAttribute(
      'aria-pressed',
      'true',
    )
  }
})

test('the page checks an answer', async ({ page }) => {
  await page.goto(PATH)
  const question = page.getByTestId('answer-distance-of-codes')
  const button = () => question.getByRole('button', { name: /^(Check|Try again)$/ })
  await question.getByRole('textbox').fill('24')
  await button().click()
  await expect(question.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'wrong')
  await button().click()
  await question.getByRole('textbox').fill('48')
  await button().click()
  await expect(question.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'right')
})

test('a figure whose weights did not come says so, and can be asked again', async ({ page }) => {
  await page.route('**/weights/lenet5/**', (route) => route.abort())
  await page.goto(PATH)
  const figure = page.locator('[data-figure="layers"]')
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.getByRole('alert')).toBeVisible()
  await page.unroute('**/weights/lenet5/**')
  await figure.getByRole('alert').getByRole('button').click()
  await expect(page.getByTestId('map-modern')).toBeVisible()
})

test('axe finds nothing in the figures, in either theme', async ({ page }) => {
  test.setTimeout(240_000)
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
  for (const name of names) await openFigure(page, name)
  await expect(page.getByTestId('map-modern')).toBeVisible()
  await page.getByTestId('unfold-position').press('End')
  await expectNoFindingsNow(page)
  await page.getByTestId('unfold-layer').selectOption('c5')
  await page.getByTestId('strip-modern').locator('[data-layer="s4"]').click()
  await expectNoFindings(page)
})
