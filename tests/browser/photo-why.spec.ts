/** Why AlexNet-64 says so: an eraser, occlusion, Grad-CAM, any class. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expectNoFindings } from './findings'
import { expect, test } from './helpers'
import { alexnet64Answer } from './shipped-alexnet64'

test.describe.configure({ timeout: 240_000 })

const place = (page: Page) => page.locator('[data-testid=bench-place][data-bench=photo-why]')
const classes = JSON.parse(readFileSync('public/weights/alexnet64/classes.json', 'utf8')) as {
  en: string
  zh: string
}[]
const ESPRESSO = classes.findIndex(({ en }) => en === 'espresso')
/** Where the cup stands in the middle square of the photo, as shares of its side: left, top, right, bottom. */
const CUP = [0.17, 0.03, 0.83, 0.72] as const

const pixelsOf = (canvas: Locator) =>
  canvas.evaluate((element: HTMLCanvasElement) =>
    Array.from(element.getContext('2d')!.getImageData(0, 0, element.width, element.height).data),
  )
const picture = (page: Page) => pixelsOf(page.getByTestId('photo-editor').locator('canvas'))

async function take(page: Page, sample: string, path = '/en/classify-photos/?engine=wasm') {
  await page.goto(path)
  await place(page).scrollIntoViewIfNeeded()
  await page.getByTestId(`photo-why-${sample}`).click()
  await expect(page.getByTestId('photo-editor')).toBeVisible({ timeout: 60_000 })
  await answered(page)
}
/** Waits until the answer is that to the picture as it is now. */
const answered = (page: Page) =>
  expect(page.getByTestId('photo-erase')).toHaveAttribute('data-current', 'true', { timeout: 30_000 })
const explained = (page: Page) =>
  expect(page.getByTestId('photo-reasons')).toHaveAttribute('data-current', 'true', { timeout: 30_000 })

const rowOf = (page: Page, index: number) =>
  page.locator(`[data-testid=photo-change] tr[data-index="${index}"]`)
const share = async (page: Page, index: number, when: 'before' | 'after') =>
  Number(await rowOf(page, index).getAttribute(`data-${when}`))

/** How much of an overlay's colour lies in a box, 0 to 1: alpha grows with the value. */
async function massInside(page: Page, testId: string, [left, top, right, bottom]: readonly number[]) {
  const data = await pixelsOf(page.getByTestId(testId))
  const side = Math.sqrt(data.length / 4)
  let [inside, all] = [0, 0]
  for (let i = 0; i < side * side; i++) {
    const [x, y] = [((i % side) + 0.5) / side, (Math.floor(i / side) + 0.5) / side]
    all += data[4 * i + 3]
    if (x >= left && x < right && y >= top && y < bottom) inside += data[4 * i + 3]
  }
  return inside / all
}

test('the cup makes the espresso: hidden it is less of one, erased it is something else', async ({
  page,
}) => {
  await take(page, 'espresso')
  const before = await picture(page)
  const expected = alexnet64Answer(before)
  expect(await share(page, ESPRESSO, 'before')).toBeCloseTo(expected[ESPRESSO], 3)
  expect(expected[ESPRESSO]).toBeGreaterThan(0.9)

  await test.step('Grad-CAM lies on the cup', async () => {
    await explained(page)
    await expect(page.getByTestId('why-target')).toHaveAttribute('data-index', String(ESPRESSO))
    const [left, top, right, bottom] = CUP
    const area = (right - left) * (bottom - top)
    const mass = await massInside(page, 'photo-cam-overlay', CUP)
    expect(mass).toBeGreaterThan(0.75)
    expect(mass).toBeGreaterThan(1.5 * area)
    // The value under the keys: the strongest of the 7 x 7 is in the cup.
    const map = page.getByTestId('photo-cam')
    await map.focus()
    let most = { value: -1, row: 0, column: 0 }
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowUp')
    for (let row = 0; row < 7; row++) {
      await page.keyboard.press('Home')
      for (let column = 0; column < 7; column++) {
        const value = Number(await map.getAttribute('data-value'))
        expect(value).toBeGreaterThanOrEqual(0)
        if (value > most.value) most = { value, row, column }
        await page.keyboard.press('ArrowRight')
      }
      await page.keyboard.press('ArrowDown')
    }
    expect((most.column + 0.5) / 7).toBeGreaterThan(left)
    expect((most.column + 0.5) / 7).toBeLessThan(right)
    expect((most.row + 0.5) / 7).toBeLessThan(bottom)
  })

  await test.step('a square slides over it, can be stopped, and hides the cup where it counts', async () => {
    await page.getByTestId('cover-size').getByRole('radio', { name: '24 px' }).check()
    await page.getByTestId('occlusion-start').click()
    await page.getByTestId('occlusion-cancel').click()
    await expect(page.getByTestId('occlusion-start')).toBeEnabled()
    await page.getByTestId('occlusion-start').click()
    await expect(page.getByTestId('occlusion-start')).toBeVisible({ timeout: 60_000 })
    const says = page.getByTestId('photo-why-says')
    const hidden = Number(await says.locator('[data-says=support]').getAttribute('data-after'))
    expect(hidden).toBeLessThan(expected[ESPRESSO] - 0.3)
    // The plain loops, at every place of the square: the one that hurts most.
    let least = 1
    for (let y = 8; y <= 24; y += 8)
      for (let x = 8; x <= 32; x += 8) {
        const covered = before.map((byte, i) => {
          const [column, row] = [Math.floor(i / 4) % 64, Math.floor(i / 256)]
          const inside = column >= x && column < x + 24 && row >= y && row < y + 24
          return inside ? [124, 116, 104, 255][i % 4] : byte
        })
        least = Math.min(least, alexnet64Answer(covered)[ESPRESSO])
      }
    expect(hidden).toBeLessThan(least + 0.01)
    expect(await massInside(page, 'photo-occlusion-overlay', CUP)).toBeGreaterThan(0.6)
  })

  await test.step('the brush erases the cup, and the first answer is another', async () => {
    await page.getByTestId('brush-width').getByRole('radio', { name: 'wide' }).check()
    const editor = page.getByTestId('photo-editor')
    await editor.scrollIntoViewIfNeeded()
    const box = (await editor.boundingBox())!
    const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const
    for (const y of [0.12, 0.32, 0.52]) {
      await page.mouse.move(...at(0.25, y))
      await page.mouse.down()
      await page.mouse.move(...at(0.75, y), { steps: 8 })
      await page.mouse.up()
    }
    await answered(page)
    const erased = await picture(page)
    const answer = alexnet64Answer(erased)
    const first = answer.indexOf(Math.max(...answer))
    expect(first).not.toBe(ESPRESSO)
    expect(await share(page, ESPRESSO, 'after')).toBeCloseTo(answer[ESPRESSO], 3)
    expect(await share(page, first, 'after')).toBeCloseTo(answer[first], 3)
    await expect(page.getByTestId('photo-erase-says')).toContainText(
      `The first answer is now ${classes[first].en}`,
    )
    await expect(page.getByTestId('occlusion-note')).toContainText('The picture has changed')
  })

  await test.step('blurred instead; undone stroke by stroke; cleared; drawn with keys', async () => {
    const around = await picture(page)
    await page.getByTestId('erase-fill').getByRole('radio', { name: 'blurred' }).check()
    await answered(page)
    const blurred = await picture(page)
    expect(blurred).not.toEqual(around)
    expect(await share(page, ESPRESSO, 'after')).toBeCloseTo(alexnet64Answer(blurred)[ESPRESSO], 3)
    await page.getByTestId('erase-undo').click()
    expect(await picture(page)).not.toEqual(blurred)
    await page.getByTestId('erase-clear').click()
    await expect.poll(() => picture(page)).toEqual(before)
    await page.getByTestId('erase-undo').click()
    for (let i = 0; i < 2; i++) await page.getByTestId('erase-undo').click()
    await expect(page.getByTestId('erase-undo')).toBeDisabled()
    await expect.poll(() => picture(page)).toEqual(before)

    const editor = page.getByTestId('photo-editor')
    await editor.focus()
    await page.keyboard.press('Space')
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowUp')
    await expect(page.getByTestId('photo-erase')).not.toHaveAttribute('data-share', '0')
    await answered(page)
    expect(await share(page, ESPRESSO, 'after')).toBeCloseTo(
      alexnet64Answer(await picture(page))[ESPRESSO],
      3,
    )
    for (let i = 0; i < 5; i++) await page.keyboard.press('Control+z')
    await expect.poll(() => picture(page)).toEqual(before)
  })

  await test.step('any class can be asked for, by its name in either language', async () => {
    const target = page.getByTestId('why-target')
    const search = page.getByTestId('class-search')
    const banana = classes.findIndex(({ en }) => en === 'banana')
    const cat = classes.findIndex(({ en }) => en === 'Egyptian cat')
    await search.focus()
    await page.keyboard.type(classes[banana].zh)
    await page.keyboard.press('Enter')
    await expect(target).toHaveAttribute('data-index', String(banana))
    await explained(page)
    await expect(page.getByTestId('reason-cam')).toContainText('banana')
    const of = async (testId: string) => pixelsOf(page.getByTestId(testId))
    const bananas = await of('photo-cam-overlay')
    await search.focus()
    await page.keyboard.type('egyptian')
    await page.getByRole('option', { name: 'Egyptian cat' }).click()
    await expect(target).toHaveAttribute('data-index', String(cat))
    await explained(page)
    expect(await of('photo-cam-overlay')).not.toEqual(bananas)
    // What was found with the square hidden holds for every class.
    const after = await page
      .getByTestId('photo-why-says')
      .locator('[data-says=oppose]')
      .getAttribute('data-after')
    expect(Number(after)).toBeGreaterThanOrEqual(0)
    await expect(page.getByTestId('photo-why-says')).toContainText('Egyptian cat')
  })

  await test.step('the colours can be taken off the photo, and axe finds nothing', async () => {
    await page.getByTestId('overlay-strength-exact').fill('0')
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await pixelsOf(page.getByTestId('photo-gradient-overlay'))).some((byte) => byte > 0))
      .toBe(false)
    await page.getByTestId('overlay-strength-exact').fill('80')
    await page.keyboard.press('Enter')
    await expectNoFindings(page, '[data-bench=photo-why]')
  })
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a finger erases, and a file that is no picture is told of and loses nothing', async ({ page }) => {
    await take(page, 'cat')
    const before = await picture(page)
    const editor = page.getByTestId('photo-editor')
    await editor.scrollIntoViewIfNeeded()
    await editor.tap()
    await answered(page)
    expect(await picture(page)).not.toEqual(before)

    await page.getByTestId('photo-why-input').setInputFiles({
      name: 'notes.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('not a picture'),
    })
    await expect(page.getByTestId('photo-why-error')).toContainText('notes.jpg')
    await page.getByTestId('photo-why-cat').click()
    await expect(page.getByTestId('photo-why-error')).toHaveCount(0)
    await expect(editor).toBeVisible({ timeout: 30_000 })
  })
})
