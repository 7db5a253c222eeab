/** The digit pad: by mouse, finger and keys, from the paper to the answer. */
import type { Locator, Page } from '@playwright/test'
import { placed, skeletons } from '../handwriting/skeletons'
import { expect, open, takeTestDigit, test } from './helpers'

test.describe.configure({ timeout: 120_000 })

const PATH = '/en/read-digits/'
const pad = (page: Page) => page.getByTestId('digit-pad')
const prediction = (page: Page) => page.getByTestId('digit-prediction')
const clear = (page: Page) => page.getByTestId('digit-clear')

/** The pad's place in the window, once it is wholly in view. */
async function padBox(page: Page) {
  await pad(page).scrollIntoViewIfNeeded()
  const box = await pad(page).boundingBox()
  if (!box) throw new Error('no pad')
  return box
}

async function drawWithMouse(page: Page, strokes: readonly (readonly number[])[]) {
  const box = await padBox(page)
  const at = (stroke: readonly number[], i: number) =>
    [box.x + stroke[i] * box.width, box.y + stroke[i + 1] * box.height] as const
  for (const stroke of strokes) {
    await page.mouse.move(...at(stroke, 0))
    await page.mouse.down()
    for (let i = 2; i < stroke.length; i += 2) {
      const length = Math.hypot(stroke[i] - stroke[i - 2], stroke[i + 1] - stroke[i - 1])
      await page.mouse.move(...at(stroke, i), { steps: Math.ceil(length / 0.08) }) // a hand does not jump
    }
    await page.mouse.up()
  }
}

/** How much ink each of 28x28 pixels has, as the reader sees it in the preview: its opacity. */
const previewInk = (page: Page) =>
  page.getByTestId('digit-input-preview').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return Array.from({ length: canvas.width * canvas.height }, (_, i) => data[4 * i + 3])
  })

const padInk = (canvas: Locator) =>
  canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height)
    let ink = 0
    for (let i = 3; i < data.length; i += 4) ink += data[i] / 255
    return ink / (element.width * element.height) // share of the pad
  })

/** The first answer waits for engine and weights, which may take long where other work goes on. */
async function expectRead(page: Page, value: string) {
  await expect(prediction(page)).toHaveAttribute('data-phase', 'done', { timeout: 60_000 })
  await expect(prediction(page)).toHaveAttribute('data-value', value)
}

test('all ten digits are read, and their ten shares add up', async ({ page }) => {
  test.setTimeout(240_000)
  await open(page, PATH)
  for (let digit = 0; digit < 10; digit++) {
    await test.step(`a drawn ${digit}`, async () => {
      await clear(page).click()
      await expect(prediction(page)).toHaveAttribute('data-value', 'none')
      await drawWithMouse(page, placed(skeletons[digit]))
      await expectRead(page, String(digit))
      const shares = await page
        .locator('[data-probability]')
        .evaluateAll((rows: HTMLElement[]) => rows.map((row) => Number(row.dataset.probability)))
      expect(shares).toHaveLength(10)
      expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 4)
      expect(shares.indexOf(Math.max(...shares))).toBe(digit)
    })
  }
})

test('small and in a corner, a 3 and a 7 are read as well, and the preview is centred', async ({ page }) => {
  await open(page, PATH)
  for (const [digit, x, y] of [
    [3, 0.25, 0.3],
    [7, 0.75, 0.7],
  ]) {
    await clear(page).click()
    await drawWithMouse(page, placed(skeletons[digit], 0.35, x, y))
    await expectRead(page, String(digit))
    const ink = await previewInk(page)
    const mass = ink.reduce((a, b) => a + b)
    const meanX = ink.reduce((sum, value, i) => sum + value * ((i % 28) + 0.5), 0) / mass
    const meanY = ink.reduce((sum, value, i) => sum + value * (Math.floor(i / 28) + 0.5), 0) / mass
    expect(Math.abs(meanX - 14)).toBeLessThanOrEqual(1)
    expect(Math.abs(meanY - 14)).toBeLessThanOrEqual(1)
    const rows = ink.flatMap((value, i) => (value > 0 ? [Math.floor(i / 28)] : []))
    expect(Math.max(...rows) - Math.min(...rows) + 1).toBe(20)
  }
})

test('answers follow while the pen is still down', async ({ page }) => {
  await open(page, PATH)
  const [stroke] = placed(skeletons[7])
  const box = await padBox(page)
  const to = (i: number) =>
    page.mouse.move(box.x + stroke[i] * box.width, box.y + stroke[i + 1] * box.height, { steps: 8 })
  await page.mouse.move(box.x + stroke[0] * box.width, box.y + stroke[1] * box.height)
  await page.mouse.down()
  for (let i = 2; i < stroke.length; i += 2) await to(i)
  await expectRead(page, '7')
  const whole = await previewInk(page)
  await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.9 * box.height, { steps: 8 })
  await expect.poll(() => previewInk(page)).not.toEqual(whole)
  await page.mouse.up()
})

test('nothing, and a blot, are no digit; undo and clear take ink away', async ({ page }) => {
  await open(page, PATH)
  await expect(prediction(page)).toHaveAttribute('data-value', 'none')
  expect(await padInk(pad(page))).toBe(0)
  await drawWithMouse(page, [[0.5, 0.5]])
  await expect(prediction(page)).toHaveAttribute('data-phase', 'blot')
  await expect(prediction(page)).toHaveAttribute('data-value', 'none')
  await clear(page).click()

  const strokes = placed(skeletons[4])
  await drawWithMouse(page, strokes)
  const whole = await padInk(pad(page))
  await page.getByTestId('digit-undo').click()
  await expect.poll(() => padInk(pad(page))).toBeLessThan(whole * 0.9)
  expect(await padInk(pad(page))).toBeGreaterThan(0)
  await clear(page).click()
  await expect(prediction(page)).toHaveAttribute('data-value', 'none')
  await expect(prediction(page)).toHaveAttribute('data-phase', 'empty')
  expect(await padInk(pad(page))).toBe(0)
  expect((await previewInk(page)).every((ink) => ink === 0)).toBe(true)
})

test('a scribble is no digit: the page says so and why, and the bars stay', async ({ page }) => {
  await open(page, PATH)
  const zigzag = Array.from({ length: 24 }, (_, i) => [0.15 + 0.03 * i, i % 2 ? 0.75 : 0.25]).flat()
  await drawWithMouse(page, [zigzag])
  await expect(prediction(page)).toHaveAttribute('data-phase', 'rejected', { timeout: 60_000 })
  await expect(prediction(page)).toHaveAttribute('data-value', 'none')
  await expect(prediction(page)).toContainText('Not a digit')
  await expect(page.getByTestId('digit-verdict')).toContainText(
    /line here than in any digit|all ten scores are low/,
  )
  const shares = await page
    .locator('[data-probability]')
    .evaluateAll((rows: HTMLElement[]) => rows.map((row) => Number(row.dataset.probability)))
  expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 4)
  await clear(page).click()
  await drawWithMouse(page, placed(skeletons[2]))
  await expectRead(page, '2')
  await expect(page.getByTestId('digit-verdict')).toHaveText('')
})

/** What the network gets, once it does not change any more: it follows the pen a moment later. */
async function settledInk(page: Page): Promise<number[]> {
  let last: number[] = []
  await expect
    .poll(
      async () => {
        const now = await previewInk(page)
        const same = String(now) === String(last)
        last = now
        return same
      },
      { intervals: [150] },
    )
    .toBe(true)
  return last
}

test('thin or thick, the pen makes no difference to what the network gets', async ({ page }) => {
  await open(page, PATH)
  await drawWithMouse(page, placed(skeletons[5], 0.4, 0.3, 0.3))
  await expectRead(page, '5')
  const before = await settledInk(page)
  const thin = await padInk(pad(page))
  await page.getByTestId('pen-width').fill('0.1')
  await expect.poll(() => padInk(pad(page))).toBeGreaterThan(thin * 1.2)
  await expectRead(page, '5')
  expect(await settledInk(page)).toEqual(before)
  // Without its step it does.
  await page.getByTestId('step-line').uncheck()
  await expect
    .poll(async () => (await previewInk(page)).reduce((a, b) => a + b))
    .toBeGreaterThan(1.2 * before.reduce((a, b) => a + b))
})

test('a step can be left out: the drawing shows it at once, 300 drawings in numbers, and a reload keeps both', async ({
  page,
}) => {
  await open(page, PATH)
  await drawWithMouse(page, placed(skeletons[7], 0.3, 0.2, 0.2))
  await expectRead(page, '7')
  const box = async () => {
    const inked = (await previewInk(page)).flatMap((value, i) => (value > 0 ? [i] : []))
    return { left: Math.min(...inked.map((i) => i % 28)), count: inked.length }
  }
  const fitted = await box()
  await page.getByTestId('step-fit').uncheck()
  await page.getByTestId('step-centre').uncheck()
  await expect.poll(async () => (await box()).count).toBeLessThan(fitted.count / 2)
  expect((await box()).left).toBeLessThan(7) // where it was drawn, in the corner
  await page.getByTestId('step-trial').click()
  const results = page.getByTestId('step-trial-result')
  await expect(results).toHaveCount(2, { timeout: 60_000 })
  const right = (leftOut: string) =>
    page.locator(`[data-testid="step-trial-result"][data-left-out="${leftOut}"]`).getAttribute('data-right')
  expect(Number(await right(''))).toBeGreaterThanOrEqual(285)
  expect(Number(await right('fit centre'))).toBeLessThan(200)

  await page.reload()
  await expect(page.getByTestId('step-fit')).not.toBeChecked()
  await expect(page.getByTestId('step-line')).toBeChecked()
  await expect(results).toHaveCount(2)
  const [first] = await page.getByTestId('misread-drawing').all()
  const drawn = await padInk(pad(page))
  await first.click()
  await expect.poll(() => padInk(pad(page))).not.toBe(drawn)
})

test('a trial can be cancelled', async ({ page }) => {
  await open(page, PATH)
  await page.getByTestId('step-trial').click()
  await page.getByTestId('step-trial-cancel').click()
  await expect(page.getByTestId('step-trial')).toBeVisible()
  await expect(page.getByTestId('step-trial-result')).toHaveCount(0)
})

test('by keyboard alone: a 1 is drawn, read, undone and cleared', async ({ page }) => {
  await open(page, PATH)
  await pad(page).focus()
  const key = (name: string, times = 1) =>
    Array.from({ length: times }).reduce<Promise<void>>(
      (before) => before.then(() => page.keyboard.press(name)),
      Promise.resolve(),
    )
  await key('ArrowUp', 6)
  await expect(page.getByTestId('pad-cursor')).toHaveAttribute('data-pen', 'up')
  // Focus scrolls the pad into view, smoothly: wait until that is over.
  const scrollY = () => page.evaluate(() => window.scrollY)
  await expect
    .poll(async () => {
      const before = await scrollY()
      await page.waitForTimeout(200)
      return (await scrollY()) - before
    })
    .toBe(0)
  const scrolled = await scrollY()
  await key('Space')
  await expect(page.getByTestId('pad-cursor')).toHaveAttribute('data-pen', 'down')
  await key('ArrowDown', 12)
  await expect(page.getByText('Pen down, 50 across, 80 down')).toBeAttached()
  await key('Space')
  await expectRead(page, '1')
  await expect(page.getByText(/^Reads 1, (over )?\d+%$/)).toBeAttached()
  expect(await scrollY()).toBe(scrolled) // neither arrows nor Space scrolled

  await key('Space') // a second stroke, small steps
  await key('Shift+ArrowRight', 3)
  await key('Space')
  const two = await padInk(pad(page))
  await key('Control+z')
  await expect.poll(() => padInk(pad(page))).toBeLessThan(two)
  await expectRead(page, '1')
  await key('Escape')
  await expect(prediction(page)).toHaveAttribute('data-value', 'none')
  await key('Tab') // the pad is no trap
  await expect(pad(page)).not.toBeFocused()
})

test('a test digit is read as labelled, one of each class', async ({ page }) => {
  await open(page, PATH)
  await pad(page).scrollIntoViewIfNeeded()
  for (let digit = 0; digit < 10; digit++) {
    await takeTestDigit(page, digit)
    await expect(page.getByTestId('test-digit-label')).toContainText(`labelled ${digit}`)
    await expectRead(page, String(digit))
    await expect(page.getByTestId('test-digit-label')).toContainText('read correctly')
  }
  await page.getByTestId('test-digit-any').click()
  await expect(prediction(page)).toHaveAttribute('data-phase', 'done')
})

test('a test digit goes in pixel by pixel, and ink can be added to it', async ({
  page,
  request,
  baseURL,
}) => {
  const bytes = await (await request.get(`${baseURL}/mnist/sample.bin`)).body()
  await open(page, PATH)
  await page.locator('[data-testid="test-digit"][data-label="1"]').click()
  await expect.poll(() => previewInk(page)).toEqual([...bytes.subarray(10 * 784, 11 * 784)])
  await expectRead(page, '1')
  const before = await previewInk(page)
  await drawWithMouse(page, [[0.2, 0.2, 0.5, 0.15]])
  await expect.poll(() => previewInk(page)).not.toEqual(before)
  await expect(page.getByTestId('test-digit-label')).toContainText('and your ink')
  await page.getByTestId('digit-undo').click()
  await expect.poll(() => previewInk(page)).toEqual(before)
})

test('the drawing survives a reload, a change of language and another window size', async ({ page }) => {
  await open(page, PATH)
  await drawWithMouse(page, placed(skeletons[7]))
  await expectRead(page, '7')
  const before = await previewInk(page)
  const share = await padInk(pad(page))

  await page.reload()
  await expectRead(page, '7')
  expect(await previewInk(page)).toEqual(before)

  await page.getByTestId('language-switch').click()
  await expect(page).toHaveURL(/\/zh\/read-digits\//)
  await expectRead(page, '7')
  expect(await previewInk(page)).toEqual(before)

  await page.setViewportSize({ width: 360, height: 740 })
  await expect.poll(() => padInk(pad(page))).toBeCloseTo(share, 2)
  await expectRead(page, '7')
  expect(await previewInk(page)).toEqual(before)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('the own network waits until there is one, and weights that cannot be had can be asked for again', async ({
  page,
}) => {
  await page.route('**/weights/lenet5/**', (route) => route.abort())
  await open(page, PATH)
  await expect(page.getByRole('radio', { name: 'The book’s' })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'Mine' })).toBeDisabled()
  await expect(page.getByTestId('digit-network-about')).toContainText('not trained one')
  await drawWithMouse(page, placed(skeletons[1]))
  const alert = page.getByTestId('digit-status').getByRole('alert')
  await expect(alert).toBeVisible({ timeout: 30_000 })
  await expect(prediction(page)).toHaveAttribute('data-value', 'none')
  await page.unroute('**/weights/lenet5/**')
  await alert.getByRole('button').click()
  await expectRead(page, '1')
  await expect(alert).toHaveCount(0)
})

/** Puts a LeNet of nothing but zeros on the device: it gives every digit the same share. */
const keepBlankLeNet = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('lenet-to-alexnet')
        opening.onupgradeneeded = () => opening.result.createObjectStore('state')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const change = opening.result.transaction('state', 'readwrite')
          const settings = {
            seed: 1,
            batch: 64,
            learningRate: 0.1,
            epochs: 1,
            optimiser: 'sgd',
            momentum: 0.9,
          }
          const mine = {
            parameters: new Float32Array(61_706),
            settings,
            step: 1234,
            testAccuracy: 0.0974,
            savedAt: 1,
          }
          change.objectStore('state').put(mine, 'my-lenet')
          change.onerror = () => reject(change.error)
          change.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )

test('the own network reads once chosen, says what it is, and the choice is remembered', async ({ page }) => {
  await open(page, PATH)
  await keepBlankLeNet(page)
  await page.reload()
  await drawWithMouse(page, placed(skeletons[3]))
  await expectRead(page, '3')
  await expect(prediction(page)).toHaveAttribute('data-network', 'shipped')
  // It can be chosen once the device has been asked for it.
  await expect(page.getByRole('radio', { name: 'Mine' })).toBeEnabled()
  await page.getByRole('radio', { name: 'Mine' }).check({ force: true })
  await expect(prediction(page)).toHaveAttribute('data-network', 'mine')
  await expect(page.locator('[data-probability]').first()).toHaveAttribute('data-probability', /^0\.1/)
  await expect(page.getByTestId('digit-network-about')).toContainText('1,234 steps, 9.74%')
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Mine' })).toBeChecked()
  await expect(prediction(page)).toHaveAttribute('data-network', 'mine')
  await page.getByRole('radio', { name: 'The book’s' }).check({ force: true })
  await expectRead(page, '3')
})

test.describe('with a finger', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 })

  /** A slow swipe through the points, as the browser gets it from a touch screen. */
  async function swipe(page: Page, points: readonly (readonly [number, number])[]) {
    const session = await page.context().newCDPSession(page)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints })
    const [first, ...rest] = points
    await send('touchStart', [{ x: first[0], y: first[1] }])
    let from = first
    for (const to of rest) {
      for (let k = 1; k <= 4; k++)
        await send('touchMove', [
          { x: from[0] + ((to[0] - from[0]) * k) / 4, y: from[1] + ((to[1] - from[1]) * k) / 4 },
        ])
      from = to
    }
    await send('touchEnd', [])
    await session.detach()
  }

  test('a 1 and a 7 are drawn and read, and the page stands still', async ({ page }) => {
    await open(page, PATH)
    for (const digit of [1, 7]) {
      await clear(page).tap()
      const box = await padBox(page)
      const before = await page.evaluate(() => scrollY)
      const [stroke] = placed(skeletons[digit], 0.7)
      const points = Array.from(
        { length: stroke.length / 2 },
        (_, i) => [box.x + stroke[2 * i] * box.width, box.y + stroke[2 * i + 1] * box.height] as const,
      )
      await swipe(page, points)
      await expectRead(page, String(digit))
      expect(await page.evaluate(() => scrollY)).toBe(before)
    }
  })

  test('beside the pad the same swipe does scroll', async ({ page }) => {
    await open(page, PATH)
    const box = await padBox(page)
    const before = await page.evaluate(() => scrollY)
    const x = box.x + box.width / 2
    const below = Math.min(box.y + box.height + 30, 730)
    await swipe(page, [
      [x, below],
      [x, below - 250],
    ])
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before)
  })
})
