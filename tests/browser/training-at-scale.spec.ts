/** The figures of `training-at-scale` about cards, memory and time, handled as a reader does. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './helpers'

async function reach(page: Page, name: string, path = '/en/training-at-scale/'): Promise<Locator> {
  if (!page.url().endsWith(path)) await page.goto(path)
  const figure = page.locator(`[data-testid="figure-place"][data-figure="${name}"]`)
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.getByRole('radio').or(figure.getByRole('combobox')).first()).toBeAttached()
  return figure
}

const valueOf = async (locator: Locator) => Number(await locator.getAttribute('data-value'))

/** A native slider, by its field for exact values. */
async function set(page: Page, testId: string, value: number) {
  const field = page.getByTestId(`${testId}-exact`)
  await field.fill(String(value))
  await field.press('Enter')
}

test('two cards: bytes that cross for a layer, for a photo and a batch, as layers are made to talk', async ({
  page,
}) => {
  const figure = await reach(page, 'traffic')
  const value = (of: string) => valueOf(page.getByTestId(`traffic-${of}`))
  // As in 2012, conv3 first: 128 maps of 13 x 13 come over.
  expect(await value('forward')).toBe(128 * 13 * 13 * 4)
  await expect(page.getByTestId('traffic-backward')).toContainText('128 × 13 × 13 × 4 = 86,528 bytes')
  expect(await value('photo')).toBe(485_376)
  await expect(page.getByTestId('traffic-sum')).toHaveText(
    '2 × 2 × 4 × (21,632 + 4,608 + 2,048 + 2,048) = 485,376',
  )
  expect(await value('batch')).toBe(128 * 485_376)
  expect(await value('parameters')).toBe(60_965_224)

  // By keyboard: conv2 sends nothing, until it is made to talk.
  const layer = (name: string) => figure.locator(`button[data-layer=${name}]`)
  await layer('conv2').focus()
  await page.keyboard.press('Enter')
  expect(await value('forward')).toBe(0)
  expect(await value('layer-parameters')).toBe(256 * (48 * 25 + 1))
  await page.getByTestId('traffic-talks').check()
  expect(await value('forward')).toBe(48 * 27 * 27 * 4)
  expect(await value('layer-parameters')).toBe(256 * (96 * 25 + 1))
  expect(await value('photo')).toBe(485_376 + 2 * 2 * 4 * 48 * 27 * 27)
  await expect(figure.getByRole('radio', { name: 'your own' })).toBeChecked()

  await figure.getByRole('radio', { name: 'all', exact: true }).check()
  expect(await value('photo')).toBe(2_083_584)
  expect(await value('parameters')).toBe(62_378_344)
  await figure.getByRole('radio', { name: 'only fc8', exact: true }).check()
  expect(await value('photo')).toBe(2 * 2 * 4 * 2048)
  await expect(layer('conv3')).toHaveAttribute('data-talks', 'false')
  await layer('conv1').click()
  await expect(page.getByTestId('traffic-talks')).toBeDisabled()
  await expect(page).toHaveURL(/traffic-layer=conv1/)
  await page.reload()
  await reach(page, 'traffic', page.url())
  await expect(page.getByTestId('traffic-said')).toHaveAttribute('data-layer', 'conv1')
  expect(await value('photo')).toBe(2 * 2 * 4 * 2048)

  // The walk ends where conv2 alone sends more than all of 2012.
  const on = page.getByTestId('walk-traffic-on')
  await on.scrollIntoViewIfNeeded()
  for (let i = 0; i < 5; i++) await on.click()
  await expect.poll(() => value('photo')).toBe(2_083_584)
  expect(2 * 2 * (await value('forward'))).toBeGreaterThan(485_376)
})

test('memory: what a card holds as the batch moves, on one card and on two, and the greatest batch', async ({
  page,
}) => {
  const figure = await reach(page, 'memory')
  const value = (of: string) => valueOf(page.getByTestId(`memory-${of}`))
  const perPhoto = 4 * 1_413_347
  for (const part of ['weights', 'gradients', 'momentum'])
    expect(await value(`of-${part}`)).toBe(4 * 60_965_224)
  expect(await value('of-values')).toBe(128 * perPhoto)
  await set(page, 'memory-batch', 256)
  expect(await value('of-weights')).toBe(4 * 60_965_224)
  expect(await value('of-values')).toBe(256 * perPhoto)
  const total = page.getByTestId('memory-total')
  await expect(total).toHaveAttribute('data-fits', 'false')
  await page.getByTestId('memory-take').click()
  await expect(total).toHaveAttribute('data-fits', 'true')
  const most = await value('most')
  await expect(page.getByTestId('memory-batch-exact')).toHaveValue(String(most))
  await set(page, 'memory-batch', most + 1)
  await expect(total).toHaveAttribute('data-fits', 'false')

  await figure.getByRole('radio', { name: 'two cards' }).check()
  await expect(total).toHaveAttribute('data-fits', 'true')
  expect(await value('of-weights')).toBe(2 * 60_965_224)
  expect(await value('most')).toBeGreaterThan(2 * most)
  await figure.getByRole('radio', { name: 'one layer at a time' }).check()
  await figure.getByRole('radio', { name: 'LeNet-5, modern' }).check()
  await expect(figure.getByRole('radio', { name: 'two cards' })).toBeDisabled()
  await expect(page).toHaveURL(/memory-network=lenet/)
  await page.reload()
  await reach(page, 'memory', page.url())
  expect(await value('of-weights')).toBe(4 * 61_706)
  expect(await value('most')).toBeGreaterThan(10_000)
})

test('ninety epochs: on the cards of 2012, at their peak, at a speed of one’s own, and on this device', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await reach(page, 'then-now')
  const time = page.getByTestId('then-now-time')
  const machine = page.getByTestId('then-now-machine')
  const work = 3 * 724_406_816 * 1_281_167 * 90
  expect(await valueOf(page.getByTestId('then-now-work'))).toBe(work)
  await expect(time).toHaveText('5.5 days')
  await expect(page.getByTestId('then-now-note')).toContainText('31 to 37%')
  await set(page, 'then-now-count', 1)
  await expect(time).toHaveText('11 days')
  await machine.selectOption('peak')
  expect((await valueOf(time)) / (work / (512 * 1.544e9))).toBeCloseTo(1, 9)
  await set(page, 'then-now-epochs', 45)
  expect((await valueOf(time)) / (work / 2 / (512 * 1.544e9))).toBeCloseTo(1, 9)

  await machine.selectOption('typed')
  await set(page, 'then-now-gflops', 2000)
  expect((await valueOf(time)) / (work / 2 / 1e12)).toBeCloseTo(1, 9)
  await page.getByTestId('then-now-network').selectOption('lenet')
  await expect(page.getByTestId('then-now-epochs-exact')).toHaveValue('20')
  await machine.selectOption('r10000')
  await expect(time).toHaveText('2.5 days')

  await machine.selectOption('device')
  await expect(time).not.toHaveAttribute('data-value')
  await page.getByTestId('then-now-measure').click()
  await expect(time).toHaveAttribute('data-value', /^\d/, { timeout: 90_000 })
  const lenet = await valueOf(time)
  expect(lenet).toBeGreaterThan(0)
  await expect(page.getByTestId('then-now-note')).toContainText('Timed on')
  expect(await valueOf(page.getByTestId('then-now-on-device'))).toBe(lenet)
  expect(await valueOf(page.getByTestId('then-now-on-r10000'))).toBeCloseTo(2.5 * 86_400, 0)
  // The same speed, for the other network.
  await page.getByTestId('then-now-network').selectOption('alexnet')
  expect((await valueOf(time)) / lenet).toBeCloseTo(work / (3 * 326_520 * 60_000 * 20), -2)
  await expect(page).toHaveURL(/then-now-machine=device/)
})

test('an address that asks for what is not there is told so, and the figure stands', async ({ page }) => {
  await reach(page, 'traffic', '/en/training-at-scale/?traffic-talk=91')
  await expect(page.getByTestId('figure-refused')).toContainText('talk=91')
  expect(await valueOf(page.getByTestId('traffic-photo'))).toBe(485_376)
  for (const [name, asked] of [
    ['memory', 'memory-batch=0'],
    ['then-now', 'then-now-machine=abacus'],
  ]) {
    const figure = await reach(page, name, `/en/training-at-scale/?${asked}`)
    await expect(figure.getByTestId('figure-refused')).toContainText(asked.slice(name.length + 1))
  }
})
