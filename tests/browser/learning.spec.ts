/** The figures of `train-lenet` that teach how a network learns, handled as a reader does. */
import type { Locator, Page, Route } from '@playwright/test'
import { softmax } from '../../lib/nn/reference/softmax-cross-entropy'
import { expectNoFindings } from './findings'
import { expect, test } from './helpers'

const SCRIPTS = '**/_next/static/chunks/*.js'
const names = ['loss', 'softmax', 'valley', 'two-units', 'kernel', 'batch', 'bowl', 'polynomial'] as const
type Name = (typeof names)[number]

const place = (page: Page, name: Name) => page.locator(`[data-testid="figure-place"][data-figure="${name}"]`)

/** Goes to a figure, which comes when the reader does. */
async function reach(page: Page, name: Name): Promise<Locator> {
  const figure = place(page, name)
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.getByRole('slider').first()).toBeVisible()
  return figure
}

async function openAt(page: Page, name: Name, lang = 'en'): Promise<Locator> {
  await page.goto(`/${lang}/train-lenet/`)
  return reach(page, name)
}

const valueOf = async (page: Page, testId: string) =>
  Number(await page.getByTestId(testId).getAttribute('data-value'))

async function press(page: Page, key: string, times: number) {
  for (let i = 0; i < times; i++) await page.keyboard.press(key)
}

/** Keyboard, by focus on a native slider. */
async function slideTo(page: Page, testId: string, value: number) {
  await page.getByTestId(`${testId}-exact`).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(String(value))
  await page.keyboard.press('Enter')
}

test('the loss follows the share, dragged on the curve and slid by keyboard', async ({ page }) => {
  await openAt(page, 'loss')
  const box = (await page.getByTestId('loss-plot').boundingBox())!
  await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.5 * box.height)
  await page.mouse.down()
  await page.mouse.move(box.x + 0.1 * box.width, box.y + 0.5 * box.height, { steps: 5 })
  await page.mouse.up()
  expect(await valueOf(page, 'loss-share')).toBeCloseTo(0.1, 1)
  expect(await valueOf(page, 'loss-value')).toBeCloseTo(-Math.log(await valueOf(page, 'loss-share')), 9)
  await page.getByTestId('loss-slider').focus()
  await page.keyboard.press('End')
  expect(await valueOf(page, 'loss-value')).toBe(0)
})

test('ten scores: presets, the label, and a score moved by keyboard change shares, loss and gradient', async ({
  page,
}) => {
  await openAt(page, 'softmax')
  await page.getByTestId('softmax-equal').click()
  expect(await valueOf(page, 'softmax-loss')).toBeCloseTo(Math.log(10), 9)
  expect(await valueOf(page, 'softmax-gradient-7')).toBeCloseTo(-0.9, 9)
  await page.getByTestId('softmax-label-3').check()
  expect(await valueOf(page, 'softmax-gradient-7')).toBeCloseTo(0.1, 9)
  expect(await valueOf(page, 'softmax-gradient-3')).toBeCloseTo(-0.9, 9)
  await page.getByTestId('softmax-score-3').focus()
  await press(page, 'ArrowRight', 20)
  const share = Math.exp(2) / (Math.exp(2) + 9)
  expect(await valueOf(page, 'softmax-share-3')).toBeCloseTo(share, 6)
  expect(await valueOf(page, 'softmax-loss')).toBeCloseTo(-Math.log(share), 6)
})

test('one weight: a step goes to weight - rate x slope, and steps lead downhill', async ({ page }) => {
  const figure = await openAt(page, 'valley')
  const before = await valueOf(page, 'valley-loss')
  const slope = await valueOf(page, 'valley-slope')
  expect(slope).toBeLessThan(-0.5)
  await page.getByTestId('valley-step').click()
  const weight = Number(await page.getByTestId('valley-weight-exact').inputValue())
  expect(weight).toBeCloseTo(-2.5 - 0.5 * slope, 2)
  await press(page, 'Enter', 9) // the button has the focus
  expect(await valueOf(page, 'valley-steps')).toBe(10)
  expect(await valueOf(page, 'valley-loss')).toBeLessThan(0.1 * before)
  // Dragged with the mouse to the other wall, the slope turns.
  const box = (await figure.getByTestId('valley-plot').boundingBox())!
  await page.mouse.click(box.x + 0.95 * box.width, box.y + 0.5 * box.height)
  expect(await valueOf(page, 'valley-slope')).toBeGreaterThan(0.5)
  expect(await valueOf(page, 'valley-steps')).toBe(0)
})

test('two units: the chain stepped to its end agrees with the nudge, and learning lowers the loss', async ({
  page,
}) => {
  const figure = await openAt(page, 'two-units')
  const formula = page.getByTestId('units-formula')
  await page.getByTestId('units-next').focus()
  await press(page, 'Enter', 9)
  const result = async () => (await formula.innerText()).replaceAll('−', '-')
  const dw1 = Number(/= (-?[\d.]+)$/.exec(await result())![1])
  await press(page, 'Enter', 1)
  const nudged = Number(/w₁ (-?[\d.]+)/.exec(await result())![1])
  expect(Math.abs(nudged - dw1)).toBeLessThan(0.01)
  expect(Math.abs(dw1)).toBeGreaterThan(0.1)
  await expect(page.getByTestId('units-next')).toBeDisabled()
  const losses = [await valueOf(page, 'units-loss')]
  for (let i = 0; i < 3; i++) {
    await figure.getByTestId('units-learn').click()
    losses.push(await valueOf(page, 'units-loss'))
  }
  losses.slice(1).forEach((loss, i) => expect(loss).toBeLessThan(losses[i]))
})

test('a convolution in numbers: by keyboard to each weight, where sum and measurement agree', async ({
  page,
}) => {
  await openAt(page, 'kernel')
  await page.getByTestId('kernel-step').focus()
  const sum = async () =>
    Number(/= (.+)$/.exec(await page.getByTestId('kernel-sum').innerText())![1].replace('−', '-'))
  await press(page, 'ArrowRight', 1)
  expect(await sum()).toBe(-1) // 0.5 x 0 - 0.5 x 0 + 1 x 0 - 1 x 1
  await press(page, 'ArrowRight', 10)
  for (let weight = 0; weight < 4; weight++) {
    const slope = await sum()
    expect(Math.abs((await valueOf(page, 'kernel-check')) - slope)).toBeLessThan(0.001)
    const shown = page.getByTestId('kernel-slopes').locator('[data-value]').nth(weight)
    expect(Number(await shown.getAttribute('data-value'))).toBeCloseTo(slope, 3)
    await press(page, 'ArrowRight', 1)
  }
  const before = await valueOf(page, 'kernel-loss')
  await page.getByTestId('kernel-learn').click()
  expect(await valueOf(page, 'kernel-loss')).toBeLessThan(before)
  // With the pointer: the fifth output.
  await page.getByTestId('kernel-output').locator('span').nth(4).click()
  await expect(page.getByTestId('kernel-step')).toHaveValue('5')
})

test('batches: size against steps and noise', async ({ page }) => {
  await openAt(page, 'batch')
  expect(await valueOf(page, 'batch-steps')).toBe(8)
  await page.getByTestId('batch-size').focus()
  await page.keyboard.press('Home')
  expect(await valueOf(page, 'batch-steps')).toBe(64)
  const single = await valueOf(page, 'batch-noise')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await valueOf(page, 'batch-steps')).toBe(16)
  const four = await valueOf(page, 'batch-noise')
  expect(four).toBeLessThan(0.75 * single)
  await page.getByTestId('batch-next').click()
  expect(await valueOf(page, 'batch-epoch')).toBe(2)
  expect(await valueOf(page, 'batch-noise')).not.toBe(four)
  await page.getByTestId('batch-size').focus()
  await page.keyboard.press('End')
  expect(await valueOf(page, 'batch-steps')).toBe(1)
  expect(await valueOf(page, 'batch-noise')).toBeLessThan(1e-12)
})

test('the learning rate creeps, settles, overshoots and diverges, with the border at 2 / curvature', async ({
  page,
}) => {
  const figure = await openAt(page, 'bowl')
  const verdict = page.getByTestId('bowl-verdict')
  for (const [rate, says] of [
    [0.05, 'creeps'],
    [0.8, 'settles'],
    [1.9, 'overshoots'],
    [2, 'swings'],
    [2.1, 'diverges'],
  ] as const) {
    await slideTo(page, 'bowl-rate', rate)
    await expect(verdict).toHaveAttribute('data-value', says)
  }
  await figure.getByRole('radio', { name: '4, steep' }).check()
  await slideTo(page, 'bowl-rate', 0.51)
  await expect(verdict).toHaveAttribute('data-value', 'diverges')
  await slideTo(page, 'bowl-rate', 0.49)
  await expect(verdict).toHaveAttribute('data-value', 'overshoots')
  expect(await valueOf(page, 'bowl-factor')).toBeCloseTo(-0.96, 9)
})

test('over-fitting: with the degree the training error falls, the validation error rises, and the test speaks last', async ({
  page,
}) => {
  await openAt(page, 'polynomial')
  await slideTo(page, 'polynomial-degree', 3)
  const modest = [await valueOf(page, 'polynomial-training'), await valueOf(page, 'polynomial-validation')]
  await expect(page.getByTestId('polynomial-test')).not.toHaveAttribute('data-value')
  await slideTo(page, 'polynomial-degree', 12)
  expect(await valueOf(page, 'polynomial-training')).toBeLessThan(0.5 * modest[0])
  expect(await valueOf(page, 'polynomial-validation')).toBeGreaterThan(2 * modest[1])
  await page.getByTestId('polynomial-look').click()
  expect(await valueOf(page, 'polynomial-test')).toBeGreaterThan(modest[1])
  // A hundred points leave even degree 12 little room; changed data take the look back.
  const wild = await valueOf(page, 'polynomial-validation')
  await slideTo(page, 'polynomial-count', 100)
  await expect(page.getByTestId('polynomial-test')).not.toHaveAttribute('data-value')
  expect(await valueOf(page, 'polynomial-validation')).toBeLessThan(0.5 * wild)
})

test('what the figures show is in the address, beside the settings, and comes back with it', async ({
  page,
}) => {
  await page.goto('/en/train-lenet/?batch=8')
  await reach(page, 'loss')
  await slideTo(page, 'loss-slider', 0.2)
  await reach(page, 'softmax')
  await page.getByTestId('softmax-sure').click()
  await page.getByTestId('softmax-label-3').check()
  await reach(page, 'polynomial')
  await slideTo(page, 'polynomial-degree', 9)
  const polynomial = await valueOf(page, 'polynomial-validation')
  await expect
    .poll(() => [...new URL(page.url()).searchParams.keys()].sort())
    .toEqual(['batch', 'loss-share', 'polynomial-degree', 'softmax-label', 'softmax-scores'])

  await page.reload()
  await reach(page, 'loss')
  expect(await valueOf(page, 'loss-value')).toBeCloseTo(-Math.log(0.2), 6)
  await reach(page, 'softmax')
  await expect(page.getByTestId('softmax-sure')).toHaveAttribute('aria-pressed', 'true')
  const shares = softmax([-1, -2, 0, 1, -1, -1, -3, 7, -1, 2])
  expect(await valueOf(page, 'softmax-right')).toBeCloseTo(shares[3], 6)
  await reach(page, 'polynomial')
  expect(await valueOf(page, 'polynomial-validation')).toBe(polynomial)
})

test('a walk leads through the bowl by button and by Space, and its last step diverges', async ({ page }) => {
  await openAt(page, 'bowl')
  const on = page.getByTestId('walk-bowl-on')
  await on.scrollIntoViewIfNeeded()
  await on.click()
  await expect(page.getByTestId('walk-bowl')).toHaveAttribute('data-step', '1')
  await expect.poll(() => valueOf(page, 'bowl-factor')).toBe(0.95)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  const factors = [0.95]
  for (let step = 2; step <= 5; step++) {
    await page.keyboard.press('Space')
    await expect(page.getByTestId('walk-bowl')).toHaveAttribute('data-step', String(step))
    await expect.poll(() => valueOf(page, 'bowl-factor')).not.toBe(factors.at(-1))
    factors.push(await valueOf(page, 'bowl-factor'))
  }
  const right = [0.95, 0, -0.8, -1.1, -1.4]
  expect(factors).toEqual(right.map((factor) => expect.closeTo(factor, 9)))
  await expect(page.getByTestId('bowl-verdict')).toHaveAttribute('data-value', 'diverges')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('a tap moves the weight, and nothing scrolls sideways', async ({ page }) => {
    await openAt(page, 'valley')
    const box = (await page.getByTestId('valley-plot').boundingBox())!
    await page.touchscreen.tap(box.x + 0.9 * box.width, box.y + 0.5 * box.height)
    expect(await valueOf(page, 'valley-slope')).toBeGreaterThan(0.3)
    for (const name of names) {
      const figure = await reach(page, name)
      const spill = await figure.evaluate((element) => element.scrollWidth - element.clientWidth)
      expect.soft(spill, name).toBe(0)
    }
  })
})

test.describe('with every figure on the page', () => {
  test.use({ reducedMotion: 'reduce', colorScheme: 'light' })

  test('axe finds nothing in the figures, stepped to where every number is shown', async ({ page }) => {
    await page.goto('/zh/train-lenet/')
    for (const name of names) await reach(page, name)
    await page.getByTestId('kernel-step').fill('14')
    for (let step = 0; step < 9; step++) await page.getByTestId('units-next').click()
    await expectNoFindings(page, '[data-testid="figure-place"]')
  })
})

test('a figure is not in the page before the reader is near, and a failed one can be asked for again', async ({
  page,
}) => {
  await page.goto('/en/train-lenet/')
  await page.waitForLoadState('networkidle')
  await expect(place(page, 'loss').getByRole('slider')).toHaveCount(0)
  await page.route(SCRIPTS, (route) => route.abort())
  await place(page, 'polynomial').scrollIntoViewIfNeeded()
  const failed = place(page, 'polynomial').getByTestId('figure-failed')
  await expect(failed).toBeVisible()
  await page.unroute(SCRIPTS)
  await failed.getByRole('button').click()
  await expect(place(page, 'polynomial').getByRole('slider').first()).toBeVisible()
  await expect(failed).toHaveCount(0)
})

test('the page stays as high while its figures come', async ({ page }) => {
  await page.setViewportSize({ width: 412, height: 823 })
  const held: Route[] = []
  let holding = false
  await page.route(SCRIPTS, (route) => (holding ? void held.push(route) : route.continue()))
  await page.goto('/en/train-lenet/')
  holding = true
  const heightOf = (name: Name) => place(page, name).evaluate((el) => el.getBoundingClientRect().height)
  const before = new Map<Name, number>()
  for (const name of names) before.set(name, await heightOf(name))
  holding = false
  await Promise.all(held.map((route) => route.continue()))
  for (const name of names) {
    await reach(page, name)
    expect.soft(await heightOf(name), name).toBe(before.get(name))
  }
})
