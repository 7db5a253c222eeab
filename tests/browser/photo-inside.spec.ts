/** Looking inside AlexNet-64: kernels, maps, what a value sees, the patches behind the strongest. */
import type { Page } from '@playwright/test'
import { colourfulness } from '../../lib/nn/kernel-colour'
import { expectNoFindings } from './findings'
import { expect, test } from './helpers'
import { alexnet64Outputs, alexnet64Weights } from './shipped-alexnet64'

test.describe.configure({ timeout: 240_000 })

const place = (page: Page) => page.locator('[data-testid=bench-place][data-bench=photo-inside]')
const number = async (page: Page, testId: string) =>
  Number(await page.getByTestId(testId).getAttribute('data-value'))

/** The 64x64 pixels that the network sees: the eraser of the bench below shows them one to one. */
async function seenPixels(page: Page): Promise<number[]> {
  await page.locator('[data-testid=bench-place][data-bench=photo-why]').scrollIntoViewIfNeeded()
  const canvas = page.getByTestId('photo-editor').locator('canvas')
  await expect(canvas).toHaveAttribute('width', '64')
  return canvas.evaluate((element: HTMLCanvasElement) =>
    Array.from(element.getContext('2d')!.getImageData(0, 0, 64, 64).data),
  )
}

test('kernels, maps, fields and patches are those of the network and the photo, by mouse and by keys', async ({
  page,
}) => {
  await page.goto('/en/classify-photos/?engine=wasm')
  await place(page).scrollIntoViewIfNeeded()
  await page.getByTestId('photo-inside-espresso').click()
  const board = page.getByTestId('kernel-board')
  await expect(board).toBeVisible({ timeout: 60_000 })
  await expect(page.getByTestId('photo-inside-of')).toHaveText('AlexNet-64 looks at “Espresso”.')
  const layers = alexnet64Outputs(await seenPixels(page))
  await place(page).scrollIntoViewIfNeeded()
  /** All values of a map, row by row. */
  const map = (layer: number, maps: number, one: number) =>
    Array.from(layers[layer]).filter((_, i) => i % maps === one)
  const bench = place(page).getByTestId('photo-layers')

  await test.step('kernels stand from grey to colour; the keys choose one, and its map comes', async () => {
    const colours = colourfulness(alexnet64Weights().subarray(0, 11 * 11 * 3 * 48), 48)
    const sorted = [...colours].sort((a, b) => a - b)
    await board.focus()
    await page.keyboard.press('Home')
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    expect(await number(page, 'kernel-colour')).toBeCloseTo(sorted[47], 5)
    await page.keyboard.press('ArrowLeft')
    expect(await number(page, 'kernel-colour')).toBeCloseTo(sorted[46], 5)
    const kernel = colours.indexOf(sorted[46])
    await expect(bench).toHaveAttribute('data-map', String(kernel))
    await expect(bench).toHaveAttribute('data-layer', 'conv1')
    expect(await number(page, 'photo-value')).toBeCloseTo(Math.max(...map(0, 48, kernel)), 2)
    await expect(page.getByTestId('kernel-split')).toContainText(
      `${sorted.filter((colour) => colour < 0.1).length} of these 48 kernels are below 10%`,
    )
    // The first place of the board, clicked, is the kernel with that number once they stand as numbered.
    await page.getByTestId('kernel-order').getByRole('radio', { name: 'as numbered' }).check()
    const box = (await board.boundingBox())!
    await board.click({ position: { x: box.width / 24, y: box.height / 8 } })
    await expect(bench).toHaveAttribute('data-map', '0')
    expect(await number(page, 'kernel-colour')).toBeCloseTo(colours[0], 5)
  })

  await test.step('any map and any of its values: what it sees is what the arithmetic says', async () => {
    await page.getByTestId('photo-layer').getByRole('radio', { name: 'conv2' }).check()
    await page.getByTestId('map-number-exact').fill('17')
    await page.keyboard.press('Enter')
    await expect(bench).toHaveAttribute('data-map', '17')
    const values = map(2, 128, 17)
    const walker = page.getByTestId('photo-map')
    await walker.focus()
    await page.keyboard.press('Home')
    const row = Number(await walker.getAttribute('data-row'))
    for (let i = row; i < 14; i++) await page.keyboard.press('ArrowDown')
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowUp')
    for (let i = 0; i < 7; i++) await page.keyboard.press('ArrowRight')
    // 5 rows of pool1, 2 of them before it; 11 of conv1; 11 of conv1's window, moved by 2, after a border of 5.
    const [size, top, left] = [(5 - 1) * 4 + 2 * 2 + 11, (10 - 2) * 4 - 5, (7 - 2) * 4 - 5]
    await expect(page.getByTestId('photo-field')).toHaveAttribute(
      'data-field',
      [top, left, size, size].join(' '),
    )
    expect(await number(page, 'photo-value')).toBeCloseTo(values[10 * 15 + 7], 2)
  })

  await test.step('the patches are where the map is strongest, and lead there', async () => {
    await page.getByTestId('photo-layer').getByRole('radio', { name: 'conv5' }).check()
    const one = Number(await bench.getAttribute('data-map'))
    const values = map(6, 128, one)
    const most = Math.max(...values)
    // The map that comes first is the one with the largest value of all.
    expect(most).toBeCloseTo(Math.max(...Array.from(layers[6])), 4)
    const patches = page.getByTestId('photo-patch')
    expect(Number(await patches.first().getAttribute('data-value'))).toBeCloseTo(most, 2)
    const strong = await patches.evaluateAll((all) =>
      all.map(({ dataset }) => [dataset.row, dataset.column, dataset.value].map(Number)),
    )
    for (const [row, column, value] of strong) expect(value).toBeCloseTo(values[row * 7 + column], 2)
    expect(strong.map(([, , value]) => value)).toEqual(
      strong.map(([, , value]) => value).sort((a, b) => b - a),
    )
    await patches.nth(1).click()
    expect(await number(page, 'photo-value')).toBeCloseTo(strong[1][2], 3)
    const field = await patches.nth(1).getAttribute('data-field')
    await expect(page.getByTestId('photo-field')).toHaveAttribute('data-field', field!)
  })

  await test.step('the last layer’s strongest unit is the answer, by name', async () => {
    await page.getByTestId('photo-layer').getByRole('radio', { name: 'fc8' }).check()
    const scores = Array.from(layers.at(-1)!)
    const first = page.getByTestId('strongest-units').getByRole('button').first()
    await expect(first).toContainText('espresso')
    expect(Number(await first.getAttribute('data-value'))).toBeCloseTo(Math.max(...scores), 1)
    await page.getByTestId('unit-strip').focus()
    await page.keyboard.press('Home')
    const unit = Number(await bench.getAttribute('data-map'))
    expect(await number(page, 'photo-value')).toBeCloseTo(scores[unit], 1)
  })

  await test.step('the choice outlives a reload, and axe finds nothing', async () => {
    await page.getByTestId('photo-layer').getByRole('radio', { name: 'pool5' }).check()
    await page.reload()
    await place(page).scrollIntoViewIfNeeded()
    await page.getByTestId('photo-inside-cat').click()
    await expect(bench).toHaveAttribute('data-layer', 'pool5', { timeout: 60_000 })
    await expectNoFindings(page, '[data-bench=photo-inside]')
  })
})
