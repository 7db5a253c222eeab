/** The bench of reasons: eraser and pen, maps and words, and the training digits most like a digit. */
import type { Page } from '@playwright/test'
import { changedPixels, drawn } from '../../lib/data/ink-edit'
import { expectNoFindings } from './findings'
import { expect, takeTestDigit, test } from './helpers'
import { shippedAnswer, testDigit } from './shipped-answer'

test.describe.configure({ timeout: 120_000 })

const PATH = '/en/read-digits/?engine=wasm'
const place = (page: Page) => page.locator('[data-testid=bench-place][data-bench=why]')

/** Takes the first test digit of a class onto the pad, and goes to the bench. */
async function take(page: Page, digit: number, path = PATH) {
  await page.goto(path)
  const draw = page.locator('[data-testid=bench-place][data-bench=draw]')
  await draw.scrollIntoViewIfNeeded()
  await takeTestDigit(page, digit)
  await reach(page)
}
async function reach(page: Page) {
  await place(page).scrollIntoViewIfNeeded()
  await expect(page.getByTestId('ink-editor')).toBeVisible()
  await answered(page)
}

/** Waits until the answers are those to the picture as it is now. */
const answered = (page: Page) =>
  expect(page.getByTestId('erase')).toHaveAttribute('data-current', 'true', { timeout: 60_000 })

/** The 28x28 picture that the reader has changed: its ink is the canvas's opacity. */
const edited = (page: Page) =>
  page.getByTestId('ink-edited').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return Array.from({ length: canvas.width * canvas.height }, (_, i) => data[4 * i + 3])
  })

const shares = (page: Page, when: 'before' | 'after') =>
  page
    .locator('[data-testid=answer-change] tbody tr')
    .evaluateAll((rows, when) => rows.map((row) => Number((row as HTMLElement).dataset[when])), when)

const expectClose = (made: number[], expected: number[]) => {
  expect(made).toHaveLength(expected.length)
  made.forEach((value, i) => expect(value, `class ${i}`).toBeCloseTo(expected[i], 3))
}

/** Erases between two pixels of the picture with the mouse. */
async function wipe(page: Page, from: [row: number, column: number], to: [row: number, column: number]) {
  const editor = page.getByTestId('ink-editor')
  await editor.scrollIntoViewIfNeeded()
  const box = (await editor.boundingBox())!
  const at = ([row, column]: [number, number]) =>
    [box.x + ((column + 0.5) / 28) * box.width, box.y + ((row + 0.5) / 28) * box.height] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 12 })
  await page.mouse.up()
}

test('erased ink is gone from the picture, and the answers are those to what is left', async ({ page }) => {
  await take(page, 7)
  const original = testDigit(7)
  expect(await edited(page)).toEqual([...original])
  expectClose(await shares(page, 'before'), shippedAnswer(original))
  expectClose(await shares(page, 'after'), shippedAnswer(original))

  // The bar of the 7: the rows in which its ink is widest.
  const rows = Array.from({ length: 28 }, (_, y) =>
    original.slice(28 * y, 28 * y + 28).reduce((sum, ink) => sum + ink, 0),
  )
  const bar = rows.indexOf(Math.max(...rows.slice(0, 14)))
  await wipe(page, [bar, 3], [bar, 24])
  await answered(page)
  const left = await edited(page)
  const expected = drawn(original, 'eraser', 3, { row: bar, column: 3 }, { row: bar, column: 24 })
  expect(left).toEqual([...expected])
  const after = shippedAnswer(expected)
  expectClose(await shares(page, 'after'), after)
  expectClose(await shares(page, 'before'), shippedAnswer(original))
  expect(after[7], 'a 7 without its bar is less of a 7').toBeLessThan(shippedAnswer(original)[7] - 0.05)
  await expect(page.getByTestId('erase-says')).toContainText(
    `After ${changedPixels(original, expected)} changed pixels the 7 goes from`,
  )

  await test.step('the maps are of the picture that is left', async () => {
    await expect(page.getByTestId('reasons')).toHaveAttribute('aria-busy', 'false')
    const answer = after.indexOf(Math.max(...after))
    await expect(page.getByTestId('reasons')).toHaveAttribute('data-class', String(answer))
  })

  await test.step('it is still so after a reload', async () => {
    await page.reload()
    await reach(page)
    await expect.poll(() => edited(page)).toEqual([...expected])
  })

  await test.step('undo and restore bring the ink back', async () => {
    await page.getByTestId('ink-restore').click()
    await expect.poll(() => edited(page)).toEqual([...original])
    await page.getByTestId('ink-undo').click()
    await expect.poll(() => edited(page)).toEqual([...expected])
    await page.getByTestId('ink-undo').click()
    await expect.poll(() => edited(page)).toEqual([...original])
    await answered(page)
    expectClose(await shares(page, 'after'), shippedAnswer(original))
  })
})

test('with keys alone: the cursor erases, the pen adds, a step is taken back', async ({ page }) => {
  await take(page, 1)
  const original = testDigit(1)
  const editor = page.getByTestId('ink-editor')
  await editor.focus()
  await expect(editor).toHaveAttribute('data-row', '13')
  await page.keyboard.press('Enter')
  const once = drawn(original, 'eraser', 3, { row: 13, column: 13 })
  await expect.poll(() => edited(page)).toEqual([...once])
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown')
  const line = drawn(once, 'eraser', 3, { row: 13, column: 13 }, { row: 16, column: 13 })
  await expect.poll(() => edited(page)).toEqual([...line])
  for (let i = 0; i < 4; i++) await page.keyboard.press('Control+z')
  await expect.poll(() => edited(page)).toEqual([...original])

  await page.getByTestId('ink-tool').getByRole('radio', { name: 'Pen' }).focus()
  await page.keyboard.press('Space')
  await page.getByTestId('ink-size').getByRole('radio', { name: '1', exact: true }).focus()
  await page.keyboard.press('Space')
  await editor.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  const dotted = drawn(original, 'pen', 1, { row: 16, column: 0 })
  await expect.poll(() => edited(page)).toEqual([...dotted])
  await answered(page)
  expectClose(await shares(page, 'after'), shippedAnswer(dotted))

  await test.step('axe finds nothing, in the light and in the dark', async () => {
    await expect(page.getByTestId('reasons')).toBeVisible()
    await expectNoFindings(page, '[data-bench=why]')
  })
})

test('why not a 9: its own maps, its own words, and what sets it apart from the answer', async ({ page }) => {
  await take(page, 4)
  const original = testDigit(4)
  const reasons = page.getByTestId('reasons')
  await expect(reasons).toHaveAttribute('data-class', '4', { timeout: 30_000 })
  const numbers = page.getByTestId('reason-numbers')
  const gradient = page.getByTestId('why-gradient')
  const value = async () => Number(await gradient.getAttribute('data-value'))

  // A pixel with ink, in the middle of what the network sees.
  const four = await value()
  await reasons.getByRole('radio', { name: '9' }).focus()
  await page.keyboard.press('Space')
  await expect(reasons).toHaveAttribute('data-class', '9')
  await expect(reasons).toContainText('Why not 9, at')
  const nine = await value()
  expect(nine).not.toBe(four)
  const oppose = Number(await numbers.getAttribute('data-oppose'))
  const words = page.getByTestId('reason-words').getByRole('listitem')
  const best = Number(await words.nth(1).getAttribute('data-after'))
  expect(best - shippedAnswer(original)[9]).toBeCloseTo(-oppose, 3)

  await page.getByTestId('why-compare').check()
  await expect(numbers).toHaveAttribute('data-minus', '4')
  expect(await value()).toBeCloseTo(nine - four, 3)

  await test.step('the sentence is true: with that square hidden the network answers so', async () => {
    await reasons.getByRole('radio', { name: '4' }).check({ force: true })
    await expect(numbers).not.toHaveAttribute('data-minus', /./)
    const drop = Number(await numbers.getAttribute('data-support'))
    const after = Number(await words.nth(0).getAttribute('data-after'))
    // Every place of the square, by the plain loops: the one that hurts most.
    let least = 1
    for (let y = 0; y <= 28; y += 2)
      for (let x = 0; x <= 28; x += 2) {
        const hidden = Uint8Array.from(original, (ink, i) => {
          const [column, row] = [(i % 28) + 2, Math.floor(i / 28) + 2]
          return column >= x && column < x + 4 && row >= y && row < y + 4 ? 0 : ink
        })
        if (changedPixels(hidden, original) > 0) least = Math.min(least, shippedAnswer(hidden)[4])
      }
    expect(after).toBeCloseTo(least, 3)
    expect(drop).toBeCloseTo(shippedAnswer(original)[4] - least, 3)
  })
})

test('the nearest training digits carry their true labels, and a search can be cancelled', async ({
  page,
}) => {
  await take(page, 9)
  await page.getByTestId('nearest-amount').selectOption('12')
  await page.getByTestId('nearest-search').click()
  await page.getByTestId('nearest-cancel').click()
  await expect(page.getByTestId('nearest-search')).toBeVisible()

  await page.getByTestId('nearest-amount').selectOption('1')
  await page.getByTestId('nearest-search').press('Enter')
  const found = page.getByTestId('nearest-found')
  await expect(found).toBeVisible({ timeout: 60_000 })
  expect(Number(await found.getAttribute('data-searched'))).toBeGreaterThan(4_000)
  const digits = await page.getByTestId('nearest-digit').evaluateAll((all) =>
    all.map((digit) => {
      const { label, index, distance } = (digit as HTMLElement).dataset
      return { label: Number(label), index: Number(index), distance: Number(distance) }
    }),
  )
  expect(digits).toHaveLength(8)
  expect(digits.map(({ distance }) => distance)).toEqual(
    digits.map(({ distance }) => distance).sort((a, b) => a - b),
  )
  const labels = await trainLabels(page)
  for (const { label, index } of digits) expect(label).toBe(labels[index])
  expect(digits.filter(({ label }) => label === 9).length).toBeGreaterThan(4)
})

/** Labels of the training digits of the first file, from what the site serves. */
function trainLabels(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const manifest = (await (await fetch('/mnist/manifest.json')).json()) as {
      train: { file: string; digits: number }[]
    }
    const labels: number[] = []
    for (const { file, digits } of manifest.train) {
      const packed = (await fetch(`/mnist/${file}`)).body!
      const whole = await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
      labels.push(...new Uint8Array(whole).subarray(digits * 784))
    }
    return labels
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('a tap erases, in Chinese too, and nothing sticks out', async ({ page }) => {
    await take(page, 8, '/zh/read-digits/?engine=wasm')
    const original = testDigit(8)
    const editor = page.getByTestId('ink-editor')
    await editor.scrollIntoViewIfNeeded()
    const box = (await editor.boundingBox())!
    await page.touchscreen.tap(box.x + (14.5 / 28) * box.width, box.y + (12.5 / 28) * box.height)
    const expected = drawn(original, 'eraser', 3, { row: 12, column: 14 })
    await expect.poll(() => edited(page)).toEqual([...expected])
    await answered(page)
    expectClose(await shares(page, 'after'), shippedAnswer(expected))
    await expect(page.getByTestId('erase-says')).toContainText('个像素')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(360)
  })
})

test('without a digit the bench says what to do, and takes one', async ({ page }) => {
  await page.goto(PATH)
  await place(page).scrollIntoViewIfNeeded()
  await page.getByTestId('why-take').click()
  await expect(page.getByTestId('ink-editor')).toBeVisible()
  await answered(page)
  const taken = await edited(page)
  expectClose(await shares(page, 'after'), shippedAnswer(Uint8Array.from(taken)))
})
