/** The panel of settings of the training bench: every switch, its price, and what the address says of it. */
import type { Page } from '@playwright/test'
import { expect, open, test } from './helpers'
import { choose, chosen, openPanel, query, setting, type } from './settings-page'

async function expectPrice(page: Page, parameters: number, macs: number, connections: number): Promise<void> {
  await expect(page.getByTestId('price-parameters')).toHaveAttribute('data-value', String(parameters))
  await expect(page.getByTestId('price-macs')).toHaveAttribute('data-value', String(macs))
  await expect(page.getByTestId('price-connections')).toHaveAttribute('data-value', String(connections))
}

/** LeNet-5 of the paper and of facts.md, section 1: the sums are done here by hand, layer by layer. */
const modern = {
  parameters: 156 + 2416 + 48_120 + 10_164 + 850,
  macs: 117_600 + 240_000 + 48_000 + 10_080 + 840,
  connections: 122_304 + 6 * 14 * 14 * 4 + 241_600 + 16 * 5 * 5 * 4 + 48_120 + 10_164 + 850,
}

test('each switch of the network is priced as it is flipped, and stands in the address', async ({ page }) => {
  await openPanel(page)
  await expectPrice(page, modern.parameters, modern.macs, modern.connections)
  await expect(page.getByTestId('price-said')).toContainText('Flip a switch')

  await choose(page, 'c3', 'table')
  await expectPrice(page, modern.parameters - 900, modern.macs - 90_000, modern.connections - 90_000)
  await expect(page.getByTestId('price-said')).toHaveText(
    'C3: 1,516 instead of 2,416 parameters. In all −900 parameters, −90,000 multiplications, −90,000 connections.',
  )
  await expect(page.getByTestId('price-parameters-change')).toHaveText('−900')
  await expect.poll(() => query(page)).toEqual({ c3: 'table' })

  await choose(page, 'subsampling', 'trainable')
  await expect(page.getByTestId('price-said')).toContainText(
    'S2: 12 instead of 0 parameters. S4: 32 instead of 0 parameters.',
  )
  await expect(page.getByTestId('price-parameters')).toHaveAttribute(
    'data-value',
    String(modern.parameters - 900 + 44),
  )
  await expect.poll(() => query(page)).toEqual({ c3: 'table', pool: 'trainable' })

  await choose(page, 'activation', 'scaled-tanh')
  await expect(page.getByTestId('price-said')).toContainText('changed no parameter')
  await expect.poll(() => query(page)).toEqual({ c3: 'table', pool: 'trainable', act: 'scaled-tanh' })

  // The whole network of 1998: 60,000 trained parameters and 340,908 connections.
  await choose(page, 'output', 'rbf')
  await expectPrice(page, 60_000, 326_520, 340_908)
  await expect(page.getByTestId('price-said')).toContainText('Output: 0 instead of 850 parameters.')
  await expect
    .poll(() => query(page))
    .toEqual({ c3: 'table', pool: 'trainable', act: 'scaled-tanh', out: 'rbf', loss: 'map' })

  await page.getByTestId('preset-modern').click()
  await expectPrice(page, modern.parameters, modern.macs, modern.connections)
  await expect.poll(() => query(page)).toEqual({})

  await choose(page, 'subsampling', 'overlapping')
  // 13x13 and 4x4 instead of 14x14 and 5x5: C3 has 9x9 places, C5 has 256 inputs.
  await expect(page.getByTestId('price-parameters')).toHaveAttribute(
    'data-value',
    String(modern.parameters - 48_120 + 120 * 257),
  )
  await expect(page.getByTestId('price-macs')).toHaveAttribute(
    'data-value',
    String(117_600 + 81 * 2400 + 256 * 120 + 10_080 + 840),
  )
  await choose(page, 'subsampling', 'max')
  await expect.poll(() => query(page)).toEqual({ pool: 'max' })
  await choose(page, 'subsampling', 'average')

  await expect(page.getByTestId('settings-network')).toContainText('Price: 452 parameters.')
  await page.getByTestId('setting-batchNorm').check()
  // Two for each of the 6 + 16 maps and 120 + 84 units.
  await expectPrice(page, modern.parameters + 2 * (6 + 16 + 120 + 84), modern.macs, modern.connections)
  await expect.poll(() => query(page)).toEqual({ bn: '1' })
  await page.getByTestId('setting-batchNorm').uncheck()

  await type(page, 'dropout', '0.5')
  await expectPrice(page, modern.parameters, modern.macs, modern.connections)
  await expect.poll(() => query(page)).toEqual({ dropout: '0.5' })
})

test('every other setting goes into the address', async ({ page }) => {
  await openPanel(page)
  const choices = {
    activation: ['act', 'sigmoid'],
    pixels: ['pixels', '1998'],
    initialisation: ['init', '1998-root'],
    schedule: ['schedule', 'cosine'],
    order: ['order', 'fixed'],
  } as const
  const numbers = {
    seed: ['seed', '123456'],
    learningRate: ['lr', '0.02'],
    momentum: ['momentum', '0.5'],
    weightDecay: ['decay', '0.0005'],
    digits: ['digits', '300'],
    batch: ['batch', '16'],
    epochs: ['epochs', '30'],
    stopAt: ['stop', '0.98'],
    rotation: ['rotate', '10'],
    scale: ['scale', '0.1'],
    shear: ['shear', '0.2'],
    shift: ['shift', '2'],
  } as const
  const expected: Record<string, string> = {}
  for (const [name, [short, value]] of Object.entries(choices)) {
    await choose(page, name, value)
    expected[short] = value
    await expect.poll(() => query(page)).toEqual(expected)
  }
  for (const [name, [short, value]] of Object.entries(numbers)) {
    await type(page, name, value)
    expected[short] = value
    await expect.poll(() => query(page)).toEqual(expected)
  }

  await test.step('and such an address sets them', async () => {
    await openPanel(page, new URL(page.url()).search)
    for (const [name, [, value]] of Object.entries(choices)) expect(await chosen(page, name)).toBe(value)
    for (const [name, [, value]] of Object.entries(numbers))
      await expect(page.getByTestId(`setting-${name}-exact`)).toHaveValue(value)
    await expect.poll(() => query(page)).toEqual(expected)
  })
})

test('RBF output takes a loss that fits, and says so; the others are off, with the reason', async ({
  page,
}) => {
  await openPanel(page)
  const loss = setting(page, 'loss')
  await expect(loss.locator('option[value=map]')).toBeDisabled()
  await expect(page.getByTestId('settings-loss')).toContainText('need RBF output')
  await choose(page, 'output', 'rbf')
  await expect(loss).toHaveValue('map')
  await expect(page.getByTestId('setting-consequences')).toContainText('because it fits this output')
  await expect(loss.locator('option[value=cross-entropy]')).toBeDisabled()
  await expect(page.getByTestId('settings-loss')).toContainText('needs softmax output')
  await expect(page.getByTestId('settings-network')).toContainText('never gives −1')
  await choose(page, 'loss', 'mle')
  await expect(page.getByTestId('setting-consequences')).toBeEmpty()
  await expect.poll(() => query(page)).toEqual({ out: 'rbf', loss: 'mle' })
  await choose(page, 'output', 'softmax')
  await expect(loss).toHaveValue('cross-entropy')
  await expect.poll(() => query(page)).toEqual({})
})

test('with all 60,000 digits in training, plateau and stop are off and the page says why', async ({
  page,
}) => {
  await openPanel(page, '?schedule=plateau&stop=0.98')
  await expect(page.getByTestId('settings-data')).toContainText('5,000 are held back')
  // The last stop of the slider.
  await setting(page, 'digits').press('End')
  await expect(page.getByTestId('setting-digits-exact')).toHaveValue('60000')
  await expect(setting(page, 'stopAt')).toBeDisabled()
  await expect(setting(page, 'schedule')).toHaveValue('constant')
  await expect(setting(page, 'schedule').locator('option[value=plateau]')).toBeDisabled()
  await expect(page.getByTestId('settings-data')).toContainText('All 60,000 are in training')
  await expect(page.getByTestId('settings-optimiser')).toContainText('Plateau is off')
  await expect(page.getByTestId('setting-consequences')).toContainText('no longer stops')
  await expect.poll(() => query(page)).toEqual({ digits: '60000' })
  // The stop before it: 55,000, the usual number.
  await setting(page, 'digits').press('ArrowLeft')
  await expect(page.getByTestId('setting-digits-exact')).toHaveValue('55000')
  await expect(setting(page, 'stopAt')).toBeEnabled()
  await expect.poll(() => query(page)).toEqual({})
})

test('presets are whole settings, and the address names them', async ({ page }) => {
  await openPanel(page)
  await expect(page.getByTestId('preset-modern')).toHaveAttribute('aria-pressed', 'true')
  await page.getByTestId('preset-published').click()
  await expect(page.getByTestId('preset-published')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByTestId('preset-modern')).toHaveAttribute('aria-pressed', 'false')
  await expectPrice(page, 60_000, 326_520, 340_908)
  expect(await chosen(page, 'optimiser')).toBe('levenberg-marquardt')
  expect(await chosen(page, 'order')).toBe('fixed')
  await expect(setting(page, 'loss')).toHaveValue('map')
  await expect(setting(page, 'schedule')).toHaveValue('steps-1998')
  await expect(page.getByTestId('setting-batch-exact')).toHaveValue('1')
  await expect(page.getByTestId('setting-epochs-exact')).toHaveValue('20')
  await expect(setting(page, 'momentum')).toBeDisabled()
  await expect.poll(() => query(page)).toEqual({ preset: 'published' })
  // What is changed after it stands beside it.
  await choose(page, 'c3', 'dense')
  await expect.poll(() => query(page)).toEqual({ preset: 'published', c3: 'dense' })

  await page.getByTestId('preset-publishedBatch').click()
  await expect(page.getByTestId('setting-batch-exact')).toHaveValue('16')
  await page.getByTestId('preset-course').click()
  await expect(setting(page, 'activation')).toHaveValue('tanh')
  await expect.poll(() => query(page)).toEqual({ act: 'tanh' })
  await page.getByTestId('preset-stuck').click()
  await expect(setting(page, 'initialisation')).toHaveValue('zero')
  const why = page.getByTestId('stuck-why')
  await expect(why.locator('p')).toBeHidden()
  await why.locator('summary').click()
  await expect(why.locator('p')).toContainText('gradient of its weights is 0')

  await openPanel(page, '?preset=published&seed=3&epochs=2')
  await expect(page.getByTestId('preset-published')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByTestId('setting-epochs-exact')).toHaveValue('2')
  await expectPrice(page, 60_000, 326_520, 340_908)
})

test('the schedule is drawn: the rate at the beginning and at the end of the run', async ({ page }) => {
  await openPanel(page, '?preset=published')
  const curve = page.getByTestId('schedule-curve')
  const ends = async () => [
    Number(await curve.getAttribute('data-first')),
    Number(await curve.getAttribute('data-last')),
  ]
  await expect.poll(ends).toEqual([0.0005, 0.00001])
  await choose(page, 'schedule', 'constant')
  await expect.poll(ends).toEqual([0.0005, 0.0005])
  await choose(page, 'schedule', 'plateau')
  await expect.poll(async () => (await ends())[1]).toBeCloseTo(0.0000005, 12)
  await choose(page, 'schedule', 'cosine')
  await expect.poll(async () => (await ends())[1]).toBeLessThan(0.000001)
})

test('Levenberg-Marquardt and Adam come with rates that suit them', async ({ page }) => {
  await openPanel(page)
  for (const [optimiser, rate] of [
    ['adam', '0.001'],
    ['levenberg-marquardt', '0.0005'],
    ['sgd', '0.05'],
  ]) {
    await choose(page, 'optimiser', optimiser)
    await expect(page.getByTestId('setting-learningRate-exact')).toHaveValue(rate)
    await expect(page.getByTestId('setting-consequences')).toContainText(`The learning rate is now ${rate}`)
  }
})

test('the connection table can be hovered, tapped and walked by keyboard', async ({ page }) => {
  await openPanel(page, '?c3=table')
  const grid = page.getByTestId('connection-grid')
  const said = page.getByTestId('connection-said')
  await expect(grid.locator('[data-linked=true]')).toHaveCount(60)
  await expect(said).toHaveText('C3 map 0 reads S2 maps 0, 1, 2. 60 links of 96.')
  const cell = (map: number, filter: number) =>
    grid
      .getByRole('row')
      .nth(map + 1)
      .getByRole('gridcell')
      .nth(filter)
  await cell(2, 14).hover()
  await expect(said).toContainText('C3 map 14 reads S2 maps 0, 2, 3, 5.')
  await cell(5, 15).click()
  await expect(said).toContainText('C3 map 15 reads S2 maps 0, 1, 2, 3, 4, 5.')
  await page.mouse.move(0, 0)
  await page.keyboard.press('ArrowLeft')
  await expect(cell(5, 14)).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowUp')
  await expect(cell(4, 0)).toBeFocused()
  await expect(cell(4, 0)).toHaveAttribute('aria-label', /C3 map 0 does not read S2 map 4/)
  await choose(page, 'c3', 'dense')
  await expect(grid.locator('[data-linked=true]')).toHaveCount(96)
})

test('distorted copies are drawn live', async ({ page }) => {
  await openPanel(page)
  const copies = page.getByTestId('distorted-copies')
  const picture = () => copies.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  const row = page.getByTestId('distorted-digits')
  await expect(row).toHaveAttribute('data-distorted', 'false')
  await expect(page.getByTestId('distort-again')).toBeDisabled()
  const seen = new Set([await picture()])
  const expectNew = async () => {
    await expect.poll(async () => seen.has(await picture())).toBe(false)
    seen.add(await picture())
  }
  for (const name of ['rotation', 'scale', 'shear', 'shift']) {
    await setting(page, name).press('PageUp')
    await expectNew()
  }
  await expect(row).toHaveAttribute('data-distorted', 'true')
  await page.getByTestId('distort-again').click()
  await expectNew()
})

test('by keyboard alone: a group folds, a choice is taken, a slider moves', async ({ page }) => {
  await openPanel(page)
  const group = page.getByTestId('settings-network')
  await group.locator('summary').focus()
  await page.keyboard.press('Enter')
  await expect(setting(page, 'c3')).toBeHidden()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(setting(page, 'c3').locator('input:checked')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  expect(await chosen(page, 'c3')).toBe('table')
  await setting(page, 'dropout').focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByTestId('setting-dropout-exact')).toHaveValue('0.05')
  await expect.poll(() => query(page)).toEqual({ c3: 'table', dropout: '0.05' })
})

test('values in the address that cannot be are told, in both languages', async ({ page }) => {
  await open(page, '/en/train-lenet/?pool=banana&digits=12&out=rbf&loss=cross-entropy')
  const told = page.getByTestId('setting-refused')
  // Before the panel is opened, too.
  await expect(told).toHaveCount(3)
  await expect(told.first()).toBeVisible()
  await expect(told.nth(0)).toHaveText('“banana” is not a possible pool, so the usual value is used.')
  await expect(told.nth(1)).toContainText('“12” is not a possible digits')
  await expect(told.nth(2)).toContainText('The loss “cross-entropy” does not fit the output')
  await page.getByTestId('train-settings').locator('summary').click()
  await expect(setting(page, 'loss')).toHaveValue('map')
  await openPanel(page, '?digits=60000&stop=0.9', 'zh')
  await expect(told).toHaveText('全部数字都拿去训练，就没有可供参照的了，所以没有采用 stop=0.9。')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('groups are folded, open by touch, and nothing is wider than the page', async ({ page }) => {
    await open(page, '/en/train-lenet/?c3=table')
    await page.getByTestId('train-settings').locator('summary').tap()
    await expect(setting(page, 'subsampling')).toBeHidden()
    for (const name of ['network', 'loss', 'start', 'optimiser', 'data'])
      await page.getByTestId(`settings-${name}`).locator('summary').first().tap()
    await expect(setting(page, 'subsampling')).toBeVisible()
    await page.getByTestId('connection-grid').getByRole('row').nth(4).getByRole('gridcell').nth(9).tap()
    await expect(page.getByTestId('connection-said')).toContainText('C3 map 9 reads S2 maps 0, 3, 4, 5.')
    const beyond = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await beyond()).toBeLessThanOrEqual(0)
  })
})
