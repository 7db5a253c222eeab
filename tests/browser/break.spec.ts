/** The bench that breaks things: a digit that is changed, curves along each change, and a network that is damaged. */
import type { Page } from '@playwright/test'
import { transformDigit, UNTOUCHED } from '../../lib/data/transform-digit'
import { expectNoFindings } from './findings'
import { expect, takeTestDigit, test } from './helpers'
import { shippedAnswer, testDigit } from './shipped-answer'

test.describe.configure({ timeout: 120_000 })

const PATH = '/en/read-digits/?engine=wasm'
const place = (page: Page) => page.locator('[data-testid=bench-place][data-bench=break]')

async function take(page: Page, digit: number, path = PATH) {
  await page.goto(path)
  const draw = page.locator('[data-testid=bench-place][data-bench=draw]')
  await draw.scrollIntoViewIfNeeded()
  await takeTestDigit(page, digit)
  await reach(page)
}
async function reach(page: Page) {
  await place(page).scrollIntoViewIfNeeded()
  await expect(page.getByTestId('broken-reads')).toHaveAttribute('data-value', /\d/, { timeout: 60_000 })
}

/** The picture that the network gets: its ink is the canvas's opacity. */
const broken = (page: Page) =>
  page.getByTestId('broken-digit').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return Array.from({ length: canvas.width * canvas.height }, (_, i) => data[4 * i + 3])
  })

/** The ten exact values that stand below the chart. */
const reading = (page: Page) =>
  page
    .locator('[data-testid=curve-reading] li')
    .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.share)))

/** Polls until the values below the chart are these. */
const reads = (page: Page, expected: number[]) =>
  expect
    .poll(async () => {
      const made = await reading(page)
      return made.length === 10 ? Math.max(...made.map((value, i) => Math.abs(value - expected[i]))) : 1
    })
    .toBeLessThan(1e-3)

const exact = async (page: Page, name: string, value: number) => {
  await page.getByTestId(`break-${name}-exact`).fill(String(value))
  await page.getByTestId(`break-${name}-exact`).press('Enter')
}
const accuracyOf = async (page: Page) => {
  await expect(page.getByTestId('damaged-accuracy')).toHaveAttribute('data-current', 'true', {
    timeout: 60_000,
  })
  return Number(await page.getByTestId('damaged-accuracy').getAttribute('data-value'))
}

test('turned by 180°, a 6 is read as something else, on the slider and along the chart', async ({ page }) => {
  await take(page, 6)
  const digit = testDigit(6)
  await expect(page.getByTestId('broken-reads')).toHaveAttribute('data-value', '6')
  await reads(page, shippedAnswer(digit))

  await test.step('the slider turns the picture, and the answer is that to the turned picture', async () => {
    await page.getByTestId('break-rotation').focus()
    await page.keyboard.press('End')
    const turned = transformDigit(digit, { ...UNTOUCHED, rotation: 180 })
    await expect.poll(() => broken(page)).toEqual([...turned])
    const answer = shippedAnswer(turned)
    await reads(page, answer)
    const top = answer.indexOf(Math.max(...answer))
    expect(top).not.toBe(6)
    await expect(page.getByTestId('broken-reads')).toHaveAttribute('data-value', String(top))
  })

  await test.step('keys in the chart go along the curve', async () => {
    const curve = page.getByTestId('curve')
    await expect(curve).toHaveAttribute('data-points', '61')
    await curve.focus()
    for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowLeft')
    await expect(curve).toHaveAttribute('aria-valuenow', '90')
    await reads(page, shippedAnswer(transformDigit(digit, { ...UNTOUCHED, rotation: 90 })))
  })

  await test.step('the mouse reads the curve anywhere, and a press takes the slider there', async () => {
    await page.getByTestId('curve').hover() // in its middle, once the page has come to rest
    await expect(page.getByTestId('curve-reading')).toHaveAttribute('data-at', '0')
    await reads(page, shippedAnswer(digit))
    await expect(page.getByTestId('break-rotation')).toHaveValue('90')
    await page.mouse.down()
    await page.mouse.up()
    await expect(page.getByTestId('break-rotation')).toHaveValue('0')
  })

  await test.step('the other changes have curves of their own', async () => {
    await exact(page, 'shiftX', -6)
    await expect(page.getByTestId('curve')).toHaveAttribute('data-along', 'shiftX')
    await exact(page, 'thickness', 1.5)
    await exact(page, 'noise', 0.3)
    await exact(page, 'size', 0.8)
    const changed = transformDigit(digit, {
      ...UNTOUCHED,
      shiftX: -6,
      thickness: 1.5,
      noise: 0.3,
      size: 0.8,
    })
    await expect.poll(() => broken(page)).toEqual([...changed])
    await reads(page, shippedAnswer(changed))
  })

  await test.step('it is still so after a reload, until it is reset', async () => {
    await page.reload()
    await reach(page)
    await expect(page.getByTestId('break-size-exact')).toHaveValue('0.8')
    await page.getByTestId('break-reset').click()
    await expect.poll(() => broken(page)).toEqual([...digit])
    await reads(page, shippedAnswer(digit))
  })
})

test('without C1 the network guesses; noise of 0 costs nothing, and every map has its price', async ({
  page,
}) => {
  await take(page, 3)
  await page.getByTestId('accuracy-measure').click()
  const whole = await accuracyOf(page)
  expect(whole).toBeGreaterThan(0.98)

  await page.getByTestId('weight-noise').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByTestId('weight-noise')).toHaveValue('0')
  expect(await accuracyOf(page)).toBe(whole)
  await page.keyboard.press('End')
  await expect.poll(() => accuracyOf(page)).toBeLessThan(whole - 0.05)
  await page.getByTestId('weight-noise-exact').fill('0')
  await page.getByTestId('weight-noise-exact').press('Enter')
  await expect.poll(() => accuracyOf(page)).toBe(whole)

  await page.getByTestId('all-off-c1').click()
  await expect.poll(() => accuracyOf(page)).toBeLessThan(0.2)
  // A network without C1 answers the same to everything: the chart lies flat.
  const blind = await reading(page)
  await page.getByTestId('curve').focus()
  await page.keyboard.press('Home')
  await expect(page.getByTestId('curve-reading')).toHaveAttribute('data-at', '-180')
  await reads(page, blind)
  await page.getByTestId('break-reset').click()
  await expect.poll(() => accuracyOf(page)).toBe(whole)

  await test.step('each map in turn, and the one switched off by hand costs the same', async () => {
    await page.getByTestId('sweep-layer').getByRole('radio', { name: 'C1' }).check({ force: true })
    await page.getByTestId('sweep-start').click()
    await expect(page.getByTestId('losses')).toHaveAttribute('data-done', 'true', { timeout: 60_000 })
    const costs = await page
      .getByTestId('loss-row')
      .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.value)))
    expect(costs).toHaveLength(6)
    expect(Math.min(...costs)).toBeLessThan(whole)
    const worst = costs.indexOf(Math.min(...costs))
    await expect(page.getByTestId('losses')).toContainText(`C1 map ${worst}`)
    // By keyboard: the row of switches is one stop, arrows walk in it.
    const first = page.locator('[data-testid=unit-switch][data-layer=c1][data-map="0"]')
    await first.focus()
    for (let i = 0; i < worst; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await expect(
      page.locator(`[data-testid=unit-switch][data-layer=c1][data-map="${worst}"]`),
    ).toHaveAttribute('aria-checked', 'false')
    await expect.poll(() => accuracyOf(page)).toBe(costs[worst])
  })

  await test.step('a long search can be cancelled', async () => {
    await page.getByTestId('sweep-layer').getByRole('radio', { name: 'F6' }).check({ force: true })
    await page.getByTestId('sweep-start').click()
    await page.getByTestId('sweep-cancel').click()
    await expect(page.getByTestId('sweep-start')).toBeEnabled()
    expect(await page.getByTestId('loss-row').count()).toBeLessThan(84)
  })

  await test.step('axe finds nothing, in the light and in the dark', async () => {
    await expectNoFindings(page, '[data-bench=break]')
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('a tap in the chart moves the slider, a tap on a map switches it off, in Chinese', async ({
    page,
  }) => {
    await take(page, 5, '/zh/read-digits/?engine=wasm')
    const digit = testDigit(5)
    const curve = page.getByTestId('curve')
    await curve.scrollIntoViewIfNeeded()
    await expect(curve).toHaveAttribute('data-points', '61')
    const box = (await curve.boundingBox())!
    await page.touchscreen.tap(box.x + 0.75 * box.width, box.y + box.height / 2)
    await expect(page.getByTestId('break-rotation')).toHaveValue('90')
    const turned = transformDigit(digit, { ...UNTOUCHED, rotation: 90 })
    await expect.poll(() => broken(page)).toEqual([...turned])
    await reads(page, shippedAnswer(turned))
    const map = page.locator('[data-testid=unit-switch][data-layer=c3][data-map="4"]')
    await map.tap()
    await expect(map).toHaveAttribute('aria-checked', 'false')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(360)
  })
})
