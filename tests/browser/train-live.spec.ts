/** What a reader sees of a run while it goes on: values, insides, one step in slow motion, and a run that diverges. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './helpers'
import { trainPage } from './train-page'

const SMALL = '?engine=wasm&digits=200&batch=20&epochs=3'

const value = async (locator: Locator, name = 'data-value') => {
  const text = await locator.getAttribute(name)
  return text === null ? null : Number(text)
}
const valueOf = (page: Page, testId: string, name?: string) => value(page.getByTestId(testId), name)

test('one epoch is one epoch: its accuracies, the learning rate and the gradient are shown', async ({
  page,
}) => {
  const bench = trainPage(page)
  await bench.open(SMALL)
  await bench.step()
  await bench.reaches('paused')
  expect(await bench.steps()).toBe(1)
  await page.getByTestId('train-epoch').click()
  await bench.stepsReach(10)
  await bench.reaches('paused')
  expect(await bench.steps(), '200 digits in batches of 20').toBe(10)
  await page.getByTestId('train-epoch').click()
  await bench.stepsReach(20)
  await bench.reaches('paused')
  expect(await bench.steps()).toBe(20)
  expect(await bench.metric('seconds-left')).toBeGreaterThan(0)
  // So short an epoch is not looked at by itself: the looks come at the end of the run.
  await page.getByTestId('train-epoch').click()
  await bench.reaches('done')
  expect(await bench.steps()).toBe(30)
  const training = (await bench.metric('training-accuracy'))!
  expect(training).toBeGreaterThan(0.2)
  expect(training).toBeLessThanOrEqual(1)
  expect(await bench.metric('test-accuracy')).toBeGreaterThan(0.2)
  expect(await bench.metric('learning-rate')).toBe(0.05)
  expect(await bench.metric('gradient-norm')).toBeGreaterThan(0)
  for (const line of ['loss', 'validationLoss', 'training', 'validation', 'test'])
    await expect(page.getByTestId(`chart-line-${line}`), line).toHaveAttribute('data-value', /\d/)
})

test('exact values of the chart by keyboard, and lines that can be hidden', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open(SMALL)
  const losses: number[] = []
  for (let step = 1; step <= 3; step++) {
    await bench.step()
    await expect.poll(bench.steps).toBe(step)
    await bench.reaches('paused')
    await expect.poll(() => valueOf(page, 'chart-line-loss', 'data-step')).toBe(step)
    losses.push((await valueOf(page, 'chart-line-loss'))!)
  }
  // The metric is the mean of the last steps: the exact values of the chart are what it is made of.
  expect(await bench.metric('loss')).toBeCloseTo((losses[0] + losses[1] + losses[2]) / 3, 6)
  const cursor = page.getByTestId('chart-cursor')
  await cursor.focus()
  await page.keyboard.press('ArrowLeft')
  expect(await valueOf(page, 'chart-step')).toBe(2)
  expect(await valueOf(page, 'chart-line-loss')).toBe(losses[1])
  await expect(cursor).toHaveAttribute('aria-valuetext', new RegExp(`Step 2: loss ${losses[1].toFixed(4)}`))
  await page.keyboard.press('Home')
  expect(await valueOf(page, 'chart-line-loss')).toBe(losses[0])
  await page.keyboard.press('End')
  expect(await valueOf(page, 'chart-line-loss')).toBe(losses[2])
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('chart-step')).toContainText('newest')

  const curve = page.getByTestId('loss-curve')
  await expect(curve).toHaveAttribute('d', /^M/)
  await page.getByTestId('chart-line-loss').click()
  await expect(page.getByTestId('chart-line-loss')).toHaveAttribute('aria-pressed', 'false')
  await expect(curve).toHaveAttribute('d', '')
  await page.getByTestId('chart-line-loss').click()
  await expect(curve).toHaveAttribute('d', /^M/)
})

test('inside the network: lengths change with the steps, another digit gives other activations', async ({
  page,
}) => {
  const bench = trainPage(page)
  await bench.open(SMALL)
  await page.getByTestId('insides-panel').locator('summary').click()
  await expect(page.getByTestId('insides-waiting')).toBeVisible()
  await bench.step()
  await bench.reaches('paused')
  const layers = ['c1', 'c3', 'c5', 'f6', 'output']
  const numbers = async (name: string) =>
    Promise.all(layers.map((layer) => valueOf(page, `insides-${layer}`, name)))
  await expect(page.getByTestId('insides-c1')).toBeVisible()
  const before = {
    weights: await numbers('data-weight-norm'),
    gradients: await numbers('data-gradient-norm'),
  }
  for (const length of [...before.weights, ...before.gradients]) expect(length).toBeGreaterThan(0)
  // ReLU: dead units are counted where there is one, and nothing can be saturated.
  const dead = await numbers('data-dead')
  for (const share of dead.slice(0, 4)) {
    expect(share).toBeGreaterThanOrEqual(0)
    expect(share).toBeLessThanOrEqual(1)
  }
  expect(dead[4], 'the output has no activation').toBeNull()
  expect(await valueOf(page, 'insides-c1', 'data-saturated')).toBeNull()

  await test.step('another digit, without a further step', async () => {
    const c5 = () => valueOf(page, 'activations-c5')
    const first = await c5()
    expect(first).not.toBeNull()
    await page.getByTestId('insides-digit-7').click()
    await expect.poll(c5).not.toBe(first)
    expect(await bench.steps()).toBe(1)
    const seven = await c5()
    await page.getByTestId('insides-digit-3').click()
    await expect.poll(c5).not.toBe(seven)
    expect(await c5(), 'the same digit again').toBe(first)
  })

  await bench.step()
  await bench.reaches('paused')
  await expect.poll(async () => (await numbers('data-weight-norm'))[4]).not.toBe(before.weights[4])
  const after = { weights: await numbers('data-weight-norm'), gradients: await numbers('data-gradient-norm') }
  layers.forEach((layer, i) => {
    expect(after.weights[i], layer).not.toBe(before.weights[i])
    expect(after.gradients[i], layer).not.toBe(before.gradients[i])
  })
})

test('with tanh, saturated values are counted instead of dead units', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open(`${SMALL}&act=tanh`)
  await page.getByTestId('insides-panel').locator('summary').click()
  await bench.step()
  await expect(page.getByTestId('insides-f6')).toHaveAttribute('data-saturated', /^[01]/)
  expect(await valueOf(page, 'insides-f6', 'data-dead')).toBeNull()
})

/** Opens the slow motion of the next step and walks to the weight's own frame. */
async function toUpdate(page: Page) {
  const frame = page.getByTestId('slow-frame')
  await page.getByTestId('train-slow').press('Enter')
  await expect(frame).toHaveAttribute('data-frame', 'batch')
  await expect(frame).toBeFocused()
  await page.keyboard.press('End')
  await expect(frame).toHaveAttribute('data-frame', 'update')
}

test('slow motion, by keyboard: before - rate x gradient = after, for weight after weight', async ({
  page,
}) => {
  const bench = trainPage(page)
  await bench.open(`${SMALL}&momentum=0`)
  await page.getByTestId('train-slow').press('Enter')
  const frame = page.getByTestId('slow-frame')
  await expect(frame).toHaveAttribute('data-frame', 'batch')
  await expect(frame).toBeFocused()
  const digits = page.getByTestId('slow-digit')
  await expect(digits).toHaveCount(16)
  for (const share of await digits.evaluateAll((all) => all.map((one) => Number(one.dataset.value)))) {
    expect(share).toBeGreaterThan(0)
    expect(share).toBeLessThan(1)
  }
  const seen = ['batch']
  for (let i = 2; i <= 11; i++) {
    await page.keyboard.press('ArrowRight')
    await expect(frame).toHaveAttribute('data-value', String(i))
    const name = (await frame.getAttribute('data-frame'))!
    seen.push(name)
    if (name === 'loss') {
      const own = page.locator('[data-testid=slow-frame] [data-probability]')
      const shares = await own.evaluateAll((all) => all.map((one) => Number(one.dataset.probability)))
      expect(shares).toHaveLength(10)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
      expect(await valueOf(page, 'slow-loss')).toBeGreaterThan(0)
    }
  }
  expect(seen).toEqual(['batch', 'c1', 's2', 'c3', 's4', 'c5', 'f6', 'output', 'loss', 'gradient', 'update'])

  await page.getByTestId('slow-weights').focus()
  const weights = new Set<number>()
  for (const key of ['ArrowRight', 'ArrowDown', 'Home', 'ArrowUp', 'End']) {
    await page.keyboard.press(key)
    await expect(frame, 'the arrows walk the weights here, not the frames').toHaveAttribute(
      'data-frame',
      'update',
    )
    const [before, rate, gradient, after] = (await Promise.all(
      ['before', 'rate', 'gradient', 'after'].map((name) => valueOf(page, `slow-${name}`)),
    )) as number[]
    expect(rate).toBe(0.05)
    expect(gradient).not.toBe(0)
    expect(after).not.toBe(before)
    expect(Math.abs(before - rate * gradient - after)).toBeLessThan(1e-6 * Math.abs(before))
    weights.add(before)
  }
  expect(weights.size, 'five different weights').toBe(5)
  await expect(page.getByTestId('slow-explanation')).toContainText('the whole step')

  await test.step('another step, and back to the page', async () => {
    await page.getByTestId('slow-again').click()
    await expect(frame).toHaveAttribute('data-frame', 'batch')
    await expect(page.getByTestId('slow-motion')).toContainText('Step 2')
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('slow-motion')).toBeHidden()
    await expect(page.getByTestId('train-slow')).toBeFocused()
    expect(await bench.steps()).toBe(2)
    await expect.poll(() => valueOf(page, 'chart-line-loss', 'data-step')).toBe(2)
  })

  await test.step('a slow step is a step like any other', async () => {
    const slow = await bench.metric('loss')
    await bench.reset()
    expect(await bench.lossAfterSteps(2)).toBeCloseTo(slow!, 6)
  })
})

test('slow motion says what momentum and Adam add', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open(SMALL)
  await bench.step()
  await bench.reaches('paused')
  await toUpdate(page)
  const [before, rate, gradient, momentum, after] = (await Promise.all(
    ['before', 'rate', 'gradient', 'momentum', 'after'].map((name) => valueOf(page, `slow-${name}`)),
  )) as number[]
  expect(momentum).not.toBe(0)
  expect(before - rate * gradient - momentum).toBeCloseTo(after, 9)
  await expect(page.getByTestId('slow-explanation')).toContainText('0.9 of the step')
  await page.keyboard.press('Escape')
  await bench.reset()
  await bench.open(`${SMALL}&optimiser=adam&lr=0.001`)
  await toUpdate(page)
  await expect(page.getByTestId('slow-explanation')).toContainText('Adam')
  await expect(page.getByTestId('slow-rate')).toHaveCount(0)
  const moved = (await valueOf(page, 'slow-moved'))!
  // Adam's first step is the rate, in the direction of the gradient.
  expect(Math.abs(moved)).toBeCloseTo(0.001, 5)
})

test('slow motion plays and pauses', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const bench = trainPage(page)
  await bench.open(SMALL)
  await page.getByTestId('train-slow').click()
  const frame = page.getByTestId('slow-frame')
  await expect(frame).toHaveAttribute('data-value', '1')
  await page.getByTestId('slow-speed').selectOption('fast')
  await frame.focus()
  await page.keyboard.press('Space')
  await expect.poll(() => value(frame)).toBeGreaterThanOrEqual(3)
  await page.keyboard.press('Space')
  const stopped = await value(frame)
  await page.waitForTimeout(3000)
  expect(await value(frame)).toBe(stopped)
})

test('a run that diverges names the learning rate, and goes on with a tenth of it', async ({ page }) => {
  const bench = trainPage(page)
  await bench.open(`${SMALL}&lr=10&momentum=0`)
  await bench.start()
  await bench.reaches('failed')
  const panel = page.getByTestId('train-diverged')
  await expect(panel).toHaveAttribute('data-suspect', 'learningRate')
  await expect(panel).toContainText('A rate of 10 moves the weights by 10 ×')
  await expect(page.getByTestId('train-error')).toHaveCount(0)
  await page.getByTestId('train-undo').click()
  await expect(panel).toHaveCount(0)
  await expect(page).toHaveURL(/lr=1(&|$)/)
  await bench.stepsReach(1)
  expect(await bench.metric('learning-rate')).toBe(1)
})

test('changes on the way are marked on the strip of the learning rate, and forgotten by a reset', async ({
  page,
}) => {
  const bench = trainPage(page)
  await bench.open(`${SMALL}&changes=4:0.01:0.9:0`)
  await expect(page).toHaveURL(/changes=4/)
  await page.getByTestId('train-epoch').click()
  await bench.reaches('paused')
  await expect(page.getByTestId('rate-strip')).toHaveAttribute('data-changes', '1')
  expect(await bench.metric('learning-rate')).toBe(0.01)
  await expect.poll(() => valueOf(page, 'chart-step')).toBe(10)
  await page.getByTestId('chart-cursor').focus()
  await page.keyboard.press('Home')
  const rates: number[] = []
  for (let step = 1; step <= 6; step++) {
    expect(await valueOf(page, 'chart-step')).toBe(step)
    rates.push((await valueOf(page, 'chart-rate'))!)
    await page.keyboard.press('ArrowRight')
  }
  expect(rates.map((rate) => rate.toPrecision(3))).toEqual(
    [0.05, 0.05, 0.05, 0.05, 0.01, 0.01].map((rate) => rate.toPrecision(3)),
  )
  await bench.reset()
  await expect(page).not.toHaveURL(/changes/)
})
