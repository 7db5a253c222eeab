/** The panel of settings once a run has begun: what is locked, and what still changes the run. */
import { expect, test } from './helpers'
import { openPanel, query, setting, type } from './settings-page'
import { trainPage } from './train-page'

test('once a run has begun, what decides it is locked and the page says so', async ({ page }) => {
  const bench = trainPage(page)
  await openPanel(page, '?batch=16&digits=100')
  await bench.step()
  await bench.stepsReach(1)
  await bench.reaches('paused')
  await expect(page.getByTestId('settings-note')).toContainText('A run has begun')
  for (const name of [
    'subsampling',
    'activation',
    'loss',
    'seed',
    'digits',
    'batch',
    'batchNorm',
    'rotation',
  ])
    await expect(setting(page, name), name).toBeDisabled()
  await expect(setting(page, 'c3').locator('input').first()).toBeDisabled()
  await expect(page.getByTestId('preset-published')).toBeDisabled()
  for (const name of ['learningRate', 'momentum', 'weightDecay', 'epochs', 'stopAt'])
    await expect(setting(page, name), name).toBeEnabled()
  await bench.reset()
  await expect(setting(page, 'subsampling')).toBeEnabled()
  await expect(page.getByTestId('settings-note')).toContainText('The address holds these settings')
})

test('the reason why the stuck preset fails is told once it has been tried', async ({ page }) => {
  const bench = trainPage(page)
  await openPanel(page, '?init=zero&seed=2')
  const reason = page.getByTestId('stuck-why').locator('p')
  await expect(page.getByTestId('preset-stuck')).toHaveAttribute('aria-pressed', 'true')
  await expect(reason).toBeHidden()
  await bench.step()
  await bench.stepsReach(1)
  await expect(reason).toBeVisible()
})

test('rate, momentum and decay change a run that has begun: said, recorded and in the address', async ({
  page,
}) => {
  const bench = trainPage(page)
  await openPanel(page, '?batch=16&digits=100')
  await bench.step()
  await bench.stepsReach(1)
  await bench.reaches('paused')
  await type(page, 'learningRate', '0.01')
  await type(page, 'weightDecay', '0.001')
  // Two changes after the same step are one.
  const changes = page.getByTestId('setting-changes').getByRole('listitem')
  await expect(changes).toHaveText(['Changed after step 1: Learning rate 0.01, Weight decay 0.001.'])
  await expect.poll(() => query(page).changes).toBe('1:0.01:0.9:0.001')
  expect(await bench.steps(), 'the run goes on').toBe(1)
  await bench.step()
  await bench.stepsReach(2)
  await bench.reaches('paused')
  await type(page, 'momentum', '0.5')
  await expect(changes).toHaveCount(2)
  await expect(changes.nth(1)).toHaveText('Changed after step 2: Momentum 0.5.')
  await expect(page.getByTestId('setting-learningRate-exact')).toHaveValue('0.01')
  await expect.poll(() => query(page).changes).toBe('1:0.01:0.9:0.001_2:0.01:0.5:0.001')
  expect(query(page).lr, 'what it began with').toBeUndefined()

  await test.step('reset forgets the changes; a link with changes tells what will be', async () => {
    await bench.reset()
    await expect(changes).toHaveCount(0)
    await expect.poll(() => query(page).changes).toBeUndefined()
    await openPanel(page, '?batch=16&digits=100&changes=3:0.01:0.9:0')
    await expect(changes).toHaveText(['Will change after step 3: Learning rate 0.01.'])
    await page.getByTestId('changes-leave-out').click()
    await expect(changes).toHaveCount(0)
    await expect.poll(() => query(page)).toEqual({ batch: '16', digits: '100' })
  })
})

test('the rate of a run under way is changed from its next step on', async ({ page }) => {
  const bench = trainPage(page)
  await openPanel(page, '?batch=16&digits=100&epochs=1000')
  await bench.start()
  await bench.stepsReach(3)
  await type(page, 'learningRate', '0.02')
  const changes = page.getByTestId('setting-changes').getByRole('listitem')
  await expect(changes).toHaveText([/^Changed after step [\d,]+: Learning rate 0\.02\.$/])
  await expect(page.getByTestId('setting-learningRate-exact')).toHaveValue('0.02')
  await bench.stepsReach((await bench.steps())! + 10)
  expect(await bench.phase()).toBe('training')
  await bench.pause()
  await bench.reaches('paused')
  // The step in the address is the one that the page says.
  const step = Number(await changes.getAttribute('data-step'))
  expect(step).toBeGreaterThanOrEqual(3)
  await expect.poll(() => query(page).changes).toBe(`${step}:0.02:0.9:0`)
})
