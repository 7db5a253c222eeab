/** The figures about optimisers in `training-at-scale`, handled as a reader does. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './helpers'

async function reach(page: Page, name: string, path = '/en/training-at-scale/'): Promise<Locator> {
  if (!page.url().includes(path)) await page.goto(path)
  const figure = page.locator(`[data-testid="figure-place"][data-figure="${name}"]`)
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.getByRole('slider').or(figure.getByRole('button')).first()).toBeAttached()
  return figure
}

const valueOf = async (locator: Locator) => Number(await locator.getAttribute('data-value'))
const numberOf = async (locator: Locator, name: string) => Number(await locator.getAttribute(`data-${name}`))

/** A native slider, by its field for exact values. */
async function set(page: Page, testId: string, value: number) {
  const field = page.getByTestId(`${testId}-exact`)
  await field.fill(String(value))
  await field.press('Enter')
}

test('a ball dropped by keyboard rolls by each rule, in calm all at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const figure = await reach(page, 'ball')
  const map = page.getByTestId('ball-map')
  await map.focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowUp']) await map.press(key)
  await expect(map).toHaveAttribute('data-x', '-1.6')
  await expect(map).toHaveAttribute('data-y', '0.81')
  await expect(page.getByTestId('ball-at')).toHaveValue('0')
  await map.press('Enter')
  await expect(page.getByTestId('ball-at')).toHaveValue('200')

  // Plain SGD in a bowl is known in closed form: 1 − 0.1 × 0.1 along the floor, 1 − 0.1 × 10 = 0 across.
  await set(page, 'ball-at', 25)
  const sgd = (await page.getByTestId('ball-row-sgd').getAttribute('data-place'))!.split(' ').map(Number)
  expect(sgd[0]).toBeCloseTo(-1.6 * 0.99 ** 25, 9)
  expect(sgd[1]).toBeCloseTo(0, 9)
  expect(await numberOf(page.getByTestId('ball-row-sgd'), 'loss')).toBeCloseTo(0.05 * sgd[0] ** 2, 9)
  const steps = async (rule: string) => numberOf(page.getByTestId(`ball-row-${rule}`), 'reached')
  expect(await steps('sgd')).toBe(Math.ceil(Math.log(Math.sqrt(0.2) / 1.6) / Math.log(0.99)))
  expect(await steps('momentum')).toBeLessThan(await steps('sgd'))
  // Too large a rate: Nesterov's ball is gone, and the table says so.
  await set(page, 'ball-rate', 0.16)
  await set(page, 'ball-at', 200)
  await expect(page.getByTestId('ball-row-nesterov')).not.toHaveAttribute('data-loss')

  await figure.getByRole('radio', { name: 'saddle', exact: true }).check()
  await expect(map).toHaveAttribute('data-y', '0.02')
  await expect(page).toHaveURL(/ball-surface=saddle/)
  const before = await page.getByTestId('ball-row-adam').getAttribute('data-place')
  await page.reload()
  await reach(page, 'ball')
  expect(await page.getByTestId('ball-row-adam').getAttribute('data-place')).toBe(before)
})

test('a ball dropped by pointer is played, paused and stepped', async ({ page }) => {
  await reach(page, 'ball')
  const map = page.getByTestId('ball-map')
  await map.scrollIntoViewIfNeeded()
  const box = (await map.boundingBox())!
  await page.mouse.click(box.x + 0.75 * box.width, box.y + 0.25 * box.height)
  expect(await numberOf(map, 'x')).toBeCloseTo(1, 1)
  expect(await numberOf(map, 'y')).toBeCloseTo(0.75, 1)
  const at = async () => Number(await page.getByTestId('ball-at').inputValue())
  await expect.poll(at).toBeGreaterThan(1)
  await page.getByTestId('ball-play').click()
  const paused = await at()
  expect(paused).toBeLessThan(200)
  await page.getByTestId('ball-step').click()
  await expect(page.getByTestId('ball-at')).toHaveValue(String(paused + 1))
  await page.getByTestId('ball-reset').click()
  await expect(map).toHaveAttribute('data-x', '-1.8')
})

test('the update rule step by step, decay and its half-lives, a fit with decay, the schedules', async ({
  page,
}) => {
  await reach(page, 'update', '/en/training-at-scale/?update-momentum=7')
  await expect(page.getByTestId('figure-refused')).toContainText('momentum=7')
  const value = (name: string) => valueOf(page.getByTestId(`update-${name}-value`))
  for (const [name, to] of [
    ['w', 2],
    ['gradient', -1],
    ['rate', 0.1],
    ['decay', 0.05],
  ] as const)
    await set(page, `update-${name}`, to)
  // −0.05 × 0.1 × 2 = −0.01; −0.1 × −1 = 0.1: v = 0.09, w = 2.09
  expect(await value('velocity')).toBeCloseTo(0.09, 9)
  await page.getByTestId('update-next').click()
  expect(await value('kept')).toBeCloseTo(0.081, 9)
  expect(await value('shrink')).toBeCloseTo(-0.01045, 9)
  expect(await value('weight')).toBeCloseTo(2.09 + 0.081 - 0.01045 + 0.1, 9)
  await expect(page.getByTestId('update-shrink-terms')).toHaveText('− 0.05 × 0.1 × 2.09')
  expect(await valueOf(page.getByTestId('update-pushes'))).toBeCloseTo(1.9, 9)
  expect(await valueOf(page.getByTestId('update-pushes-end'))).toBeCloseTo(10, 9)

  await expect(page.getByTestId('figure-refused')).toHaveCount(0)

  const decay = await reach(page, 'decay')
  const half = (at: number) => numberOf(page.getByTestId('decay-row').nth(at), 'half')
  await decay.getByRole('radio', { name: 'none', exact: true }).check()
  expect(await half(0)).toBe(138_630) // ln 2 / 0.000005
  await set(page, 'decay-lambda', 0.005)
  expect(await half(0)).toBe(13_863)
  await set(page, 'decay-passes', 2)
  const left = await numberOf(page.getByTestId('decay-row').nth(1), 'left')
  expect(left).toBeCloseTo((1 - 0.000005) ** 20_020, 9)

  await reach(page, 'decay-fit')
  const wild = await valueOf(page.getByTestId('decay-fit-validation'))
  await page.getByTestId('decay-fit-best').click()
  await expect.poll(() => valueOf(page.getByTestId('decay-fit-validation'))).toBeLessThan(wild / 10)
  await page.getByTestId('decay-fit-strength').press('End')
  expect(await valueOf(page.getByTestId('decay-fit-training'))).toBeGreaterThan(0.3)

  await reach(page, 'schedule')
  const share = (name: string) => numberOf(page.getByTestId(`rates-${name}`), 'share')
  await set(page, 'rates-second', 35)
  await set(page, 'rates-at', 45)
  expect(await share('hand')).toBeCloseTo(0.01, 9)
  expect(await share('cosine')).toBeCloseTo(0.5, 9)
  await set(page, 'rates-stall', 42)
  expect(await share('plateau')).toBeCloseTo(0.1, 9)
})

test('two schedules race on the same digits: the rates under the losses, at one pace', async ({ page }) => {
  test.setTimeout(180_000)
  const figure = await reach(page, 'schedule-race')
  await figure.getByRole('radio', { name: 'cosine', exact: true }).check()
  await expect(page.getByTestId('experiment-schedule-cosine-run')).toBeEnabled()
  await figure.getByRole('radio', { name: 'three divisions by ten', exact: true }).check()
  await page.getByTestId('experiment-schedule-run').click()
  const both = async (name: string) =>
    ((await page.getByTestId('experiment-rates').getAttribute(`data-${name}`)) ?? '')
      .split(' ')
      .map(parseFloat) // NaN before there is one
  // The rate falls to a hundredth after step 700 of 1,000; that of the other side stays.
  await expect.poll(async () => (await both('rates'))[1], { timeout: 120_000 }).toBeLessThan(0.0005)
  const [steps, rates] = await Promise.all([both('steps'), both('rates')])
  expect(rates[0]).toBeCloseTo(0.01, 6)
  for (const step of steps) expect(step).toBeGreaterThan(600)
  expect(Math.abs(steps[0] - steps[1])).toBeLessThanOrEqual(96) // turns of 48 steps, drawn a moment later
  await page.getByTestId('experiment-schedule-stop').click()
  await expect(page.getByTestId('experiment-schedule')).toHaveAttribute('data-phase', 'idle')
  await expect(page.getByTestId('experiment-schedule')).toHaveAttribute('data-seeds', '0')
})
