import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, open, test } from './helpers'

/** An IDX file of bytes with these dimensions. */
function idx(dims: number[], value: (i: number) => number): Buffer {
  const count = dims.reduce((a, b) => a * b, 1)
  const bytes = Buffer.alloc(4 + 4 * dims.length + count)
  bytes.set([0, 0, 8, dims.length])
  dims.forEach((size, i) => bytes.writeUInt32BE(size, 4 + 4 * i))
  for (let i = 0; i < count; i++) bytes[4 + 4 * dims.length + i] = value(i)
  return bytes
}

/** Class k is a bar at row 2k + 4: told apart at a glance. */
const picture = (i: number) => {
  const [digit, row, column] = [Math.floor(i / 784), Math.floor(i / 28) % 28, i % 28]
  return row === 2 * (digit % 10) + 4 && column > 4 && column < 23 ? 230 : (i * 7) % 30
}
const pictures = (n: number) => idx([n, 28, 28], picture)
const labels = (n: number) => idx([n], (i) => i % 10)
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })

const bench = (page: Page) => page.locator('[data-bench=own-data]')

async function toBench(page: Page) {
  await open(page, '/en/train-lenet/')
  await bench(page).scrollIntoViewIfNeeded()
  await expect(page.getByTestId('own-kind')).toBeVisible()
}

async function train(page: Page, accuracy: number) {
  await page.getByTestId('own-train').click()
  await page.getByTestId('train-start').click()
  const validation = page.getByTestId('metric-validation-accuracy')
  await expect
    .poll(async () => Number(await validation.getAttribute('data-value')), { timeout: 60_000 })
    .toBeGreaterThan(accuracy)
}

test('four IDX files, packed or not, are read and trained on; what does not fit is refused by name', async ({
  page,
}) => {
  await toBench(page)
  await page.getByRole('radio', { name: 'Four IDX files' }).check()
  const input = page.getByTestId('idx-input')
  await input.setInputFiles([file('a', pictures(400)), file('b', labels(401))])
  await expect(page.getByTestId('own-error')).toContainText('2 files')
  await input.setInputFiles([
    file('train-images.gz', gzipSync(pictures(1200))),
    file('train-labels', labels(1200)),
    file('t10k-images', pictures(200)),
    file('t10k-labels.gz', gzipSync(labels(200))),
  ])
  const own = page.getByTestId('own-data')
  await expect(own).toHaveAttribute('data-train', '1200')
  await expect(own).toHaveAttribute('data-test', '200')
  await expect(page.getByTestId('own-error')).toHaveCount(0)
  expect(new URL(page.url()).searchParams.get('data')).toBe('own')
  await train(page, 0.9)

  // After a reload the data is still there, and so is the run.
  await page.getByTestId('train-pause').or(page.getByTestId('train-start')).first().click()
  await page.reload()
  await bench(page).scrollIntoViewIfNeeded()
  await expect(own).toHaveAttribute('data-in-use', 'true')
  await page.getByTestId('own-back').click()
  expect(new URL(page.url()).searchParams.get('data')).toBeNull()
})

test('symbols that the reader draws are learnt, and the pad reads them', async ({ page }) => {
  await toBench(page)
  const pad = bench(page).getByTestId('digit-pad')
  async function draw(points: readonly (readonly [number, number])[]) {
    await pad.scrollIntoViewIfNeeded()
    const box = (await pad.boundingBox())!
    for (const [i, [x, y]] of points.entries()) {
      await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 4 })
      if (i === 0) await page.mouse.down()
    }
    await page.mouse.up()
  }
  const bar = (shift: number) =>
    [
      [0.2, 0.5 + shift],
      [0.8, 0.5 + shift],
    ] as const
  const corner = (shift: number) =>
    [
      [0.3 + shift, 0.15],
      [0.3 + shift, 0.85],
      [0.85, 0.85],
    ] as const

  for (const [name, shape] of [
    ['bar', bar],
    ['corner', corner],
  ] as const) {
    await page.getByTestId('symbol-name').fill(name)
    await page.getByTestId('symbol-add').click()
    for (const shift of [-0.04, 0, 0.05]) {
      await draw(shape(shift))
      await page.getByTestId('symbol-keep').click()
    }
    await expect(page.locator(`[data-testid=symbol-row][data-name=${name}]`)).toHaveAttribute(
      'data-drawings',
      '3',
    )
  }
  await page.getByTestId('symbols-use').click()
  await expect(page.getByTestId('own-data')).toHaveAttribute('data-train', '400')
  await train(page, 0.9)
  await page.getByTestId('train-pause').or(page.getByTestId('train-start')).first().click()
  await bench(page).scrollIntoViewIfNeeded()
  await draw(corner(0.02))
  await expect(bench(page).getByTestId('digit-prediction')).toHaveAttribute('data-name', 'corner', {
    timeout: 20_000,
  })
  await page.getByRole('button', { name: 'Clear' }).last().click()
  await draw(bar(0.02))
  await expect(bench(page).getByTestId('digit-prediction')).toHaveAttribute('data-name', 'bar')
})

test('an address that asks for data of one’s own, which is not here, says so', async ({ page }) => {
  await open(page, '/en/train-lenet/?data=own')
  await page.getByTestId('train-start').click()
  await expect(page.getByTestId('train-error')).toContainText('not on this device')
})
