/** The bench of mistakes: what a network misreads, which digits they are, and why. */
import type { Page } from '@playwright/test'
import { expectNoFindings } from './findings'
import { expect, test } from './helpers'
import { trainPage } from './train-page'

const place = (page: Page) => page.locator('[data-bench=mistakes]')

/** Goes to the bench, which comes when the reader does. */
async function come(page: Page, path = '/en/train-lenet/') {
  await page.goto(path)
  await reach(page)
}
async function reach(page: Page) {
  await place(page).scrollIntoViewIfNeeded()
  await expect(page.getByTestId('mistakes-look')).toBeVisible()
}

async function look(page: Page) {
  await page.getByTestId('mistakes-look').click()
  await expect(page.getByTestId('mistakes-accuracy')).toHaveAttribute('data-value', /./, { timeout: 60_000 })
  await expect(page.getByTestId('mistakes-look')).toBeVisible()
}

interface CellCount {
  label: number
  prediction: number
  count: number
}
const cells = (page: Page): Promise<CellCount[]> =>
  page.getByTestId('confusion-cell').evaluateAll((all) =>
    all.map((cell) => ({
      label: Number((cell as HTMLElement).dataset.true),
      prediction: Number((cell as HTMLElement).dataset.predicted),
      count: Number((cell as HTMLElement).dataset.count),
    })),
  )
const sum = (numbers: number[]) => numbers.reduce((total, value) => total + value, 0)
const right = (all: CellCount[]) =>
  sum(all.filter(({ label, prediction }) => label === prediction).map(({ count }) => count))

const cell = (page: Page, { label, prediction }: Pick<CellCount, 'label' | 'prediction'>) =>
  page.locator(`[data-testid=confusion-cell][data-true="${label}"][data-predicted="${prediction}"]`)

const digits = (page: Page) =>
  page.getByTestId('mistake-digit').evaluateAll((all) =>
    all.map((digit) => ({
      index: Number((digit as HTMLElement).dataset.index),
      label: Number((digit as HTMLElement).dataset.label),
      confidence: Number((digit as HTMLElement).dataset.confidence),
    })),
  )

const numberOf = async (page: Page, testId: string, name = 'data-value') =>
  Number(await page.getByTestId(testId).getAttribute(name))

test('the matrix of a trained network holds all test digits, its mistakes open, and each says why', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const bench = trainPage(page)
  // One short epoch, at whose end the test accuracy is told.
  await page.goto('/en/train-lenet/?engine=wasm&batch=64&digits=6400&epochs=1')
  await page.locator('[data-bench=train]').scrollIntoViewIfNeeded()
  await bench.start()
  await bench.reaches('done', 120_000)
  const told = await bench.metric('test-accuracy')
  await reach(page)
  await expect(page.getByTestId('mistakes-about')).toHaveAttribute('data-network', 'mine')
  await look(page)

  const all = await cells(page)
  expect(all).toHaveLength(100)
  expect(sum(all.map(({ count }) => count))).toBe(10_000)
  expect(right(all)).toBe(Math.round(10_000 * told!))
  expect(await numberOf(page, 'mistakes-accuracy')).toBeCloseTo(told!, 6)

  await test.step('precision and recall follow from the counts', async () => {
    for (const [testId, side] of [
      ['precision', 'prediction'],
      ['recall', 'label'],
    ] as const)
      for (const digit of [0, 7]) {
        const value = await page
          .locator(`[data-testid=${testId}][data-digit="${digit}"]`)
          .getAttribute('data-value')
        const whole = sum(all.filter((entry) => entry[side] === digit).map(({ count }) => count))
        const hit = all.find(({ label, prediction }) => label === digit && prediction === digit)!.count
        expect(Number(value)).toBeCloseTo(hit / whole, 9)
      }
  })

  const worst = all
    .filter(({ label, prediction }) => label !== prediction)
    .reduce((most, entry) => (entry.count > most.count ? entry : most))
  await test.step('a cell opens its own digits, the surest first', async () => {
    await cell(page, worst).click()
    await expect(page.getByTestId('cell-digits')).toContainText(`${worst.label} read as ${worst.prediction}`)
    const listed = await digits(page)
    expect(listed).toHaveLength(Math.min(worst.count, 35))
    expect(new Set(listed.map(({ index }) => index)).size).toBe(listed.length)
    const confidences = listed.map(({ confidence }) => confidence)
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a))
    // The labels are those of MNIST's own file, not what the page says of itself.
    const labels = await testLabels(page)
    for (const { index, label } of listed) {
      expect(label).toBe(worst.label)
      expect(labels[index]).toBe(worst.label)
    }
  })

  await test.step('a digit opens its probabilities and reasons', async () => {
    const [first] = await digits(page)
    await page.getByTestId('mistake-digit').first().click()
    const panel = page.getByTestId('digit-panel')
    await expect(panel).toHaveAttribute('data-phase', 'done', { timeout: 30_000 })
    await expect(panel).toHaveAttribute('data-index', String(first.index))
    const probabilities = await panel
      .locator('[data-probability]')
      .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.probability)))
    expect(probabilities).toHaveLength(10)
    expect(sum(probabilities)).toBeCloseTo(1, 4)
    expect(probabilities.indexOf(Math.max(...probabilities))).toBe(worst.prediction)
    expect(probabilities[worst.prediction]).toBeCloseTo(first.confidence, 3)

    await expect(page.getByTestId('why')).toHaveAttribute('data-class', String(worst.prediction))
    const drop = await numberOf(page, 'why', 'data-largest-drop')
    expect(Math.abs(drop), 'hiding a part changes the answer').toBeGreaterThan(0.001)
    await panel.getByRole('radio', { name: String(worst.label) }).check({ force: true })
    await expect(page.getByTestId('why')).toHaveAttribute('data-class', String(worst.label))
    await expect(page.getByTestId('why')).toContainText(`Why not ${worst.label}, the label`)
    expect(await numberOf(page, 'why', 'data-largest-drop')).not.toBe(drop)
    await expect(panel.getByTestId('layer-map')).toHaveCount(7)
    await expect(panel.locator('[data-layer=c1]')).toContainText('6 maps of 28 × 28')
  })

  await test.step('once the network has been trained on, the matrix says that it is old', async () => {
    await expect(page.getByTestId('mistakes-stale')).toHaveCount(0)
    await bench.reset()
    await bench.step()
    await bench.reaches('paused')
    const stale = page.getByTestId('mistakes-stale')
    await expect(stale).toContainText('after 100 steps, and it is at 1 now')
    await stale.getByRole('button').click()
    await expect(page.getByTestId('mistakes-look')).toBeVisible({ timeout: 60_000 })
    await expect(stale).toHaveCount(0)
    // A network after one step reads hardly a digit right.
    const anew = await cells(page)
    expect(sum(anew.map(({ count }) => count))).toBe(10_000)
    expect(right(anew)).toBeLessThan(5_000)
  })
})

/** Labels of the test digits, from the files that the site serves. */
function testLabels(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const manifest = (await (await fetch('/mnist/manifest.json')).json()) as {
      test: { file: string; digits: number }[]
    }
    const labels: number[] = []
    for (const { file, digits } of manifest.test) {
      const packed = (await fetch(`/mnist/${file}`)).body!
      const whole = await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
      labels.push(...new Uint8Array(whole).subarray(digits * 784))
    }
    return labels
  })
}

test('without a network of one’s own the shipped one is looked into, by keyboard alone', async ({ page }) => {
  test.setTimeout(120_000)
  await come(page, '/en/train-lenet/?engine=wasm')
  await expect(page.getByTestId('mistakes-about')).toHaveAttribute('data-network', 'shipped')
  await page.getByTestId('mistakes-look').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('mistakes-accuracy')).toHaveAttribute('data-value', /./, { timeout: 60_000 })
  expect(await numberOf(page, 'mistakes-accuracy')).toBeGreaterThan(0.98)

  await cell(page, { label: 0, prediction: 0 }).focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown')
  for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowRight')
  await expect(cell(page, { label: 4, prediction: 9 })).toBeFocused()
  await page.keyboard.press('Enter')
  const count = await cell(page, { label: 4, prediction: 9 }).getAttribute('data-count')
  await expect(page.getByTestId('mistake-digit')).toHaveCount(Number(count))

  const first = page.getByTestId('mistake-digit').first()
  const index = await first.getAttribute('data-index')
  await first.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByTestId('digit-panel')
  await expect(panel).toHaveAttribute('data-phase', 'done', { timeout: 30_000 })
  await expect(page.getByRole('heading', { name: /labelled 4, read as 9/ })).toBeFocused()

  const value = page.getByTestId('occlusion-value')
  const before = await value.innerText()
  await page.getByTestId('why-occlusion').focus()
  await page.keyboard.press('ArrowUp')
  await expect(value).not.toHaveText(before)
  await expect(value).toContainText('Row 16, column 17')

  await test.step('axe finds nothing, in the light and in the dark', async () => {
    await expectNoFindings(page, '[data-bench=mistakes]')
  })

  await page.getByTestId('digit-close').press('Enter')
  await expect(panel).toHaveCount(0)
  await expect(page.locator(`[data-testid=mistake-digit][data-index="${index}"]`)).toBeFocused()
})

test('the validation digits have a matrix of their own, and a look can be cancelled', async ({ page }) => {
  test.setTimeout(120_000)
  await come(page, '/en/train-lenet/?engine=wasm')
  await page.getByRole('radio', { name: 'Validation' }).check({ force: true })
  await page.getByTestId('mistakes-look').click()
  await page.getByTestId('mistakes-cancel').click()
  await expect(page.getByTestId('mistakes-look')).toBeVisible()
  await expect(page.getByTestId('mistakes-error')).toHaveCount(0)
  expect(await page.getByTestId('mistakes-accuracy').getAttribute('data-value')).toBeNull()
  await look(page)
  expect(sum((await cells(page)).map(({ count }) => count))).toBe(5_000)
  await page.getByRole('radio', { name: 'Test', exact: true }).check({ force: true })
  expect(
    await cell(page, { label: 0, prediction: 0 }).getAttribute('data-count'),
    'not looked at yet',
  ).toBeNull()
  await page.getByRole('radio', { name: 'Validation' }).check({ force: true })
  expect(sum((await cells(page)).map(({ count }) => count)), 'kept').toBe(5_000)

  await test.step('a look beside a run does not stop it', async () => {
    const bench = trainPage(page)
    await page.locator('[data-bench=train]').scrollIntoViewIfNeeded()
    await bench.start()
    await bench.stepsReach(5)
    const before = await bench.steps()
    // It may be over before a look from outside sees that it goes on: watched from within.
    const wentOn = page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const see = () => document.querySelector('[data-testid="mistakes-cancel"]') && resolve(true)
          new MutationObserver(see).observe(document.body, {
            attributes: true,
            childList: true,
            subtree: true,
          })
        }),
    )
    await page.getByTestId('mistakes-look').click()
    expect(await wentOn).toBe(true)
    await expect(page.getByTestId('mistakes-look')).toBeVisible({ timeout: 60_000 })
    await expect(page.getByTestId('mistakes-error')).toHaveCount(0)
    expect(await bench.phase()).toBe('training')
    await bench.stepsReach(before! + 1)
    await bench.pause()
    await bench.reaches('paused')
    await expect(page.getByTestId('train-error')).toHaveCount(0)
  })
})

test('digits that cannot be fetched are told of, and the next try works', async ({ page }) => {
  test.setTimeout(120_000)
  await page.route('**/mnist/test-*', (route) => route.abort())
  await come(page, '/en/train-lenet/?engine=wasm')
  await page.getByTestId('mistakes-look').click()
  const error = page.getByTestId('mistakes-error')
  await expect(error).toContainText('could not be fetched', { timeout: 30_000 })
  await page.unroute('**/mnist/test-*')
  await error.getByRole('button').click()
  await expect(page.getByTestId('mistakes-accuracy')).toHaveAttribute('data-value', /./, { timeout: 60_000 })
  await expect(error).toHaveCount(0)
})
