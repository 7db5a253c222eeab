/** Two short runs are trained; then everything that the list of runs promises is tried on them, as a reader would. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectNoFindingsNow } from './findings'
import { expect, test } from './helpers'

const place = (page: Page, bench: string) => page.locator(`[data-testid=bench-place][data-bench=${bench}]`)
const metric = async (page: Page, name: string) =>
  Number(await page.getByTestId(`metric-${name}`).getAttribute('data-value'))

/** Opens the page at a bench, which comes when it is scrolled to. */
async function openAt(page: Page, bench: 'train' | 'runs', query = '') {
  await page.goto(`/en/train-lenet/${query}`)
  await place(page, bench).scrollIntoViewIfNeeded()
  await expect(place(page, bench).getByRole('group').first()).toBeVisible()
}

/** Trains single steps; each is over before the next. */
async function trainSteps(page: Page, count: number) {
  for (let step = 1; step <= count; step++) {
    await page.getByTestId('train-step').click()
    await expect(page.getByTestId('metric-step')).toHaveAttribute('data-value', String(step))
    await expect(page.getByTestId('train-status')).toHaveAttribute('data-phase', 'paused')
  }
}

const rows = (page: Page) => page.getByTestId('run-row')

/** Until what the page writes of its runs is on the device: a look at the same store waits its turn. */
const written = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('lenet-to-alexnet-runs')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const look = opening.result.transaction('runs')
          look.oncomplete = () => resolve(opening.result.close())
          look.onerror = () => reject(look.error)
          look.objectStore('runs').count()
        }
      }),
  )

test('runs are kept, compared, renamed, deleted, exported, raced; a challenge keeps a record', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])

  await test.step('without a run the bench says what to do', async () => {
    await openAt(page, 'runs')
    await expect(page.getByTestId('runs-empty')).toContainText('No run yet')
    await expect(page.getByTestId('challenge')).toHaveCount(4)
  })

  const losses: number[] = []
  await test.step('two runs are trained, one with 100 digits to its end', async () => {
    await openAt(page, 'train', '?engine=wasm&batch=16&lr=0.02')
    await trainSteps(page, 3)
    losses.push(await metric(page, 'loss'))
    await page.getByTestId('train-reset').click()
    await openAt(page, 'train', '?engine=wasm&batch=25&lr=0.05&digits=100&epochs=5')
    await page.getByTestId('train-start').click()
    await expect(page.getByTestId('train-status')).toHaveAttribute('data-phase', 'done', { timeout: 60_000 })
    losses.push(await metric(page, 'loss'))
  })
  const accuracy = await metric(page, 'validation-accuracy')

  await test.step('after a reload both are there, with their figures', async () => {
    await page.reload()
    await place(page, 'runs').scrollIntoViewIfNeeded()
    await expect(rows(page)).toHaveCount(2)
    // The newest first.
    await expect(rows(page).nth(0)).toHaveAttribute('data-step', '20')
    await expect(rows(page).nth(0)).toHaveAttribute('data-end', 'done')
    await expect(rows(page).nth(0)).toHaveAttribute('data-validation', String(accuracy))
    await expect(rows(page).nth(0)).toContainText('batch 25')
    await expect(rows(page).nth(1)).toHaveAttribute('data-step', '3')
    await expect(rows(page).nth(1)).toHaveAttribute('data-end', 'reset')
    await expect(rows(page).nth(1)).toContainText('batch 16, learning rate 0.02')
    const started = await rows(page).evaluateAll((all) => all.map((row) => Number(row.dataset.started)))
    expect(started[0]).toBeGreaterThan(started[1])
    expect(Date.now() - started[1]).toBeLessThan(180_000)
  })

  await test.step('their curves lie over each other; values are read by keyboard and by pointer', async () => {
    await expect(page.getByTestId('overlay').getByTestId('overlay-line')).toHaveCount(2)
    const reading = (letter: string) => page.locator(`[data-testid=overlay-reading][data-letter=${letter}]`)
    await expect(reading('B')).toHaveAttribute('data-step', '20')
    const cursor = page.getByTestId('overlay-cursor')
    await cursor.press('Home')
    await expect(reading('A')).toHaveAttribute('data-step', '1')
    await expect(reading('B')).toHaveAttribute('data-step', '1')
    const first = Number(await reading('A').getAttribute('data-value'))
    await expect(cursor).toHaveAttribute('aria-valuetext', /^steps 1: A [\d.]+, B [\d.]+$/)
    await cursor.press('ArrowRight')
    await cursor.press('ArrowRight')
    await expect(reading('A')).toHaveAttribute('data-step', '3')
    const values = [first]
    values.push(Number(await reading('A').getAttribute('data-value')))
    await cursor.press('ArrowLeft')
    values.push(Number(await reading('A').getAttribute('data-value')))
    // The bench's loss is the mean of the three steps.
    expect(values.reduce((a, b) => a + b) / 3).toBeCloseTo(losses[0], 5)
    const area = page.getByTestId('overlay').getByTestId('overlay-area')
    const box = (await area.boundingBox())!
    await page.mouse.move(box.x + box.width - 1, box.y + box.height / 2)
    await expect(reading('B')).toHaveAttribute('data-step', '20')
    await page.getByTestId('overlay-curve').selectOption('validationAccuracy')
    await expect(reading('B')).toHaveAttribute('data-value', String(accuracy))
    await expect(reading('A')).not.toHaveAttribute('data-value')
    await page.getByTestId('overlay-axis').getByRole('radio', { name: 'epochs' }).check()
    await expect(page.getByTestId('overlay')).toContainText('epochs 5')
  })

  await test.step('axe finds nothing on it, folded parts included', async () => {
    await page.evaluate(() =>
      document.querySelectorAll('details').forEach((details) => (details.open = true)),
    )
    await expectNoFindingsNow(page, '[data-bench=runs]')
  })

  await test.step('what differs is said, and only that', async () => {
    const differing = page.getByTestId('setting-row')
    expect(await differing.evaluateAll((all) => all.map((row) => row.dataset.setting))).toEqual([
      'batch',
      'learningRate',
      'epochs',
      'digits',
    ])
    await expect(differing.first()).toHaveText(/≠batch \(differs\)1625/)
  })

  await test.step('a run is renamed in its place, and keeps its name', async () => {
    await rows(page).nth(0).getByTestId('run-rename').click()
    await page.getByTestId('run-name-field').fill('a hundred, "few"')
    await page.getByTestId('run-name-field').press('Enter')
    await expect(rows(page).nth(0).getByTestId('run-name')).toHaveText('a hundred, "few"')
    await expect(rows(page).nth(0).getByTestId('run-rename')).toBeFocused()
    await written(page)
    await page.reload()
    await place(page, 'runs').scrollIntoViewIfNeeded()
    await expect(rows(page).nth(0).getByTestId('run-name')).toHaveText('a hundred, "few"')
  })

  await test.step('a run is deleted, and comes back whole', async () => {
    const before = await rows(page).nth(0).innerText()
    await rows(page).nth(0).getByTestId('run-remove').click()
    await expect(rows(page)).toHaveCount(1)
    await expect(page.getByTestId('run-undo')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(rows(page)).toHaveCount(2)
    expect(await rows(page).nth(0).innerText()).toBe(before)
  })

  await test.step('the file holds every point and every setting', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('runs-csv').click(),
    ])
    expect(download.suggestedFilename()).toBe('lenet-runs.csv')
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    const head = lines[0].split(',')
    expect(head.slice(0, 6)).toEqual(['started', 'name', 'step', 'epoch', 'seconds', 'loss'])
    // 3 steps, 20 steps, and no row more.
    expect(lines).toHaveLength(1 + 3 + 20)
    expect(lines.filter((line) => line.includes('"a hundred, ""few"""'))).toHaveLength(20)
    const short = lines.find((line) => !line.includes('few') && line !== lines[0])!.split(',')
    expect(short[head.indexOf('setting.batch')]).toBe('16')
    expect(short[head.indexOf('engine')]).toBe('wasm')
  })

  await test.step('a link holds the settings of a run', async () => {
    await rows(page).nth(1).getByTestId('run-copy').click()
    await expect(rows(page).nth(1).getByTestId('run-copy')).toHaveText('Copied')
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()))
    expect(link.pathname).toBe('/en/train-lenet/')
    expect(Object.fromEntries(link.searchParams)).toEqual({ batch: '16', lr: '0.02', engine: 'wasm' })
  })

  await test.step('the challenge of 100 digits has a record; its link claims it', async () => {
    const challenge = page.locator('[data-testid=challenge][data-challenge=digits100]')
    await expect(challenge).toHaveAttribute('data-value', String(accuracy))
    await expect(challenge).toHaveAttribute('data-reached', String(accuracy >= 0.95))
    await expect(page.locator('[data-testid=challenge][data-challenge=steps98]')).toContainText(
      'no record yet',
    )
    await challenge.getByTestId('challenge-copy').click()
    await expect(challenge.getByTestId('challenge-copy')).toHaveText('Copied')
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()))
    expect(link.searchParams.get('digits')).toBe('100')
    await page.goto(link.href)
    await place(page, 'runs').scrollIntoViewIfNeeded()
    await expect(page.getByTestId('challenge-claim')).toHaveCount(1)
    await expect(challenge.getByTestId('challenge-claim')).toContainText(`${(100 * accuracy).toFixed(2)}%`)
  })

  await test.step('two race on the same digits, are paused, and are kept as runs', async () => {
    await page.getByTestId('race-start').click()
    const sides = page.getByTestId('race-side')
    const step = async (at: number) => Number(await sides.nth(at).getAttribute('data-step'))
    await expect.poll(() => step(0), { timeout: 60_000 }).toBeGreaterThan(0)
    await expect.poll(() => step(1), { timeout: 60_000 }).toBeGreaterThan(0)
    await page.getByTestId('race-pause').click()
    await expect(page.getByTestId('race')).toHaveAttribute('data-phase', 'paused')
    await expect(rows(page)).toHaveCount(4)
    await expect(page.getByTestId('race-chart').getByTestId('overlay-line')).toHaveCount(2)
    const at = await step(0)
    await page.getByTestId('race-resume').click()
    await expect.poll(() => step(0), { timeout: 60_000 }).toBeGreaterThan(at)
    await page.getByTestId('race-cancel').click()
    await expect(page.getByTestId('race')).toHaveCount(0)
    await expect(rows(page)).toHaveCount(4)
    const kept = await rows(page).evaluateAll((all) => all.map((row) => Number(row.dataset.step)))
    expect(Math.min(...kept.slice(0, 2))).toBeGreaterThan(0)
  })
})

test('where storage is forbidden it is said, and runs are listed until the page is closed', async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
  })
  await openAt(page, 'train', '?engine=wasm&batch=8')
  await trainSteps(page, 1)
  await place(page, 'runs').scrollIntoViewIfNeeded()
  await expect(page.getByTestId('runs-not-kept')).toBeVisible()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toHaveAttribute('data-step', '1')
})
