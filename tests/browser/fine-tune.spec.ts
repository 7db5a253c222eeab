/** Classes of the reader's own: pictures in, a network out, and back again after a reload. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { drawPattern } from '../../lib/data/fine-tune/samples'
import { readTunedFile } from '../../lib/formats/fine-tune-file'
import { findBrowser } from '../../scripts/ensure-browser.mjs'
import { pngOf } from '../handwriting/png'
import { expectNoFindingsNow } from './findings'
import { expect, open, test } from './helpers'

test.use({
  launchOptions: {
    executablePath: findBrowser(),
    args: [
      '--host-resolver-rules=MAP classroom.test 127.0.0.1',
      '--disable-dev-shm-usage',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  },
})

const png = (pattern: 'stripes' | 'rings', seed: number) => pngOf(drawPattern(pattern, seed), 72, 72)
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer })
const at = (page: Page, id: string) => page.getByTestId(id)
const classCard = (page: Page, name: string) =>
  page.locator(`[data-testid=finetune-class][data-name="${name}"]`)
const number = async (page: Page, id: string) => Number(await at(page, id).getAttribute('data-value'))

async function openBench(page: Page) {
  await open(page, '/en/fine-tune/')
  await expect(at(page, 'finetune-class')).toHaveCount(2)
}

async function train(page: Page) {
  await expect(at(page, 'finetune-train')).toBeEnabled()
  await at(page, 'finetune-train').click()
  await expect(at(page, 'finetune-status')).toHaveAttribute('data-phase', 'done', { timeout: 60_000 })
}

async function more(page: Page) {
  await at(page, 'finetune-more').click()
}

test('drawings are learnt to 95%, compared with conv5 upward on the same pictures, taken away, and still there after a reload', async ({
  page,
}) => {
  test.setTimeout(150_000)
  await openBench(page)
  await expect(at(page, 'finetune-train')).toBeDisabled()
  await at(page, 'finetune-samples-shapes').click()
  await expect(classCard(page, 'rings')).toHaveAttribute('data-pictures', '60')
  await expect(at(page, 'finetune-kept')).toHaveAttribute('data-bytes', String(120 * 15_552))

  // From conv5 upward, as little as shows that it trains and that it is listed with the same pictures held back.
  await page.getByRole('radio', { name: 'From conv5' }).check()
  await more(page)
  await at(page, 'finetune-most').selectOption('2')
  await at(page, 'finetune-epochs-exact').fill('1')
  await at(page, 'finetune-epochs-exact').press('Enter')
  await train(page)
  await page.getByRole('radio', { name: 'New last layer' }).check()
  await at(page, 'finetune-most').selectOption('all')
  await train(page)
  expect(await number(page, 'finetune-validation-accuracy')).toBeGreaterThanOrEqual(0.95)
  await expect(at(page, 'finetune-chart')).toHaveAttribute('data-points', '31')
  const runs = at(page, 'finetune-run')
  await expect(runs).toHaveCount(2)
  await expect(runs.nth(0)).toHaveAttribute('data-part', 'linear')
  await expect(runs.nth(1)).toHaveAttribute('data-part', 'conv5')
  for (const run of await runs.all()) await expect(run).toHaveAttribute('data-same', 'true')

  const cell = page.locator('[data-testid=confusion-cell][data-true="1"][data-predicted="1"]')
  const count = Number(await cell.getAttribute('data-count'))
  expect(count).toBeGreaterThan(10)
  await cell.click()
  await expect(at(page, 'finetune-cell').getByRole('img')).toHaveCount(count)

  await expectNoFindingsNow(page, '[data-testid=finetune-bench]')

  const answer = at(page, 'finetune-answer')
  const ask = async () => {
    await at(page, 'finetune-ask').setInputFiles(file('new.png', png('rings', 4711)))
    await expect(answer).toHaveAttribute('data-value', 'rings')
    return Number(await answer.getAttribute('data-share'))
  }
  const share = await ask()
  expect(share).toBeGreaterThan(0.5)

  const save = async (kind: string) => {
    const download = page.waitForEvent('download')
    await at(page, `finetune-save-${kind}`).click()
    return (await download).path()
  }
  const head = readTunedFile(new Uint8Array(readFileSync(await save('head'))))
  expect(head).toMatchObject({ names: ['stripes', 'rings'], whole: false, tuning: { part: 'linear' } })
  expect(readFileSync(await save('script'), 'utf8')).toContain('class AlexNet64tuned(nn.Module):')
  const whole = await save('whole')
  const bytes = readFileSync(whole)
  expect(readTunedFile(new Uint8Array(bytes)).whole).toBe(true)
  await at(page, 'finetune-load').setInputFiles(file('notes.txt', Buffer.from('no network')))
  await expect(at(page, 'finetune-file-error')).toContainText('no network that was tuned here')
  await at(page, 'finetune-load').setInputFiles({ ...file('mine.safetensors', bytes) })
  await expect(at(page, 'finetune-file-said')).toContainText('stripes, rings')
  expect(await ask()).toBeCloseTo(share, 3)

  await openBench(page)
  await expect(classCard(page, 'stripes')).toHaveAttribute('data-pictures', '60')
  await expect(runs).toHaveCount(2)
  expect(await ask()).toBeCloseTo(share, 3)
  await at(page, 'finetune-forget').click()
  await at(page, 'finetune-forget-yes').click()
  await expect(runs).toHaveCount(0)
  await openBench(page)
  await expect(page.locator('[data-testid=finetune-class][data-pictures="0"]')).toHaveCount(2)
})

test('pictures come from files, folders and the camera, and can be renamed, moved, removed and brought back', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await openBench(page)
  const first = at(page, 'finetune-class').first()
  await first
    .getByTestId('finetune-input')
    .setInputFiles([
      file('a.png', png('stripes', 1)),
      file('b.png', png('stripes', 2)),
      file('again.png', png('stripes', 1)),
      file('text.png', Buffer.from('<html>')),
    ])
  await expect(first).toHaveAttribute('data-pictures', '2')
  await expect(at(page, 'finetune-refused')).toContainText('text.png')
  await expect(at(page, 'finetune-twice')).toContainText('1')
  const name = first.getByTestId('finetune-name')
  await name.fill('Lines')
  await name.press('Enter')
  await expect(classCard(page, 'Lines')).toBeVisible()

  const thumbs = classCard(page, 'Lines').getByTestId('finetune-picture')
  await thumbs.first().focus()
  await page.keyboard.press('Space')
  await classCard(page, 'Lines').getByTestId('finetune-move').click()
  await expect(classCard(page, 'Class 2')).toHaveAttribute('data-pictures', '1')
  await thumbs.first().focus()
  await page.keyboard.press('Delete')
  await expect(classCard(page, 'Lines')).toHaveAttribute('data-pictures', '0')
  await at(page, 'finetune-undo').click()
  await at(page, 'finetune-undo').click()
  await expect(classCard(page, 'Lines')).toHaveAttribute('data-pictures', '2')
  await expect(classCard(page, 'Class 2')).toHaveAttribute('data-pictures', '0')

  // A folder of folders is a class each, whether it is chosen or dropped; empty classes make room.
  const folder = mkdtempSync(join(tmpdir(), 'fine-tune-'))
  for (const [pattern, seeds] of [
    ['rings', [11, 12, 13]],
    ['stripes', [14, 15]],
  ] as const) {
    mkdirSync(join(folder, pattern))
    for (const seed of seeds) writeFileSync(join(folder, pattern, `${seed}.png`), png(pattern, seed))
    writeFileSync(join(folder, pattern, '.DS_Store'), 'hidden')
  }
  await at(page, 'finetune-folder').setInputFiles(folder)
  await expect(classCard(page, 'rings')).toHaveAttribute('data-pictures', '3')
  await expect(classCard(page, 'stripes')).toHaveAttribute('data-pictures', '2')
  await expect(at(page, 'finetune-class')).toHaveCount(3)
  await expect(at(page, 'finetune-refused')).toHaveCount(0)
  await classCard(page, 'rings').getByTestId('finetune-class-remove').click()
  await expect(at(page, 'finetune-class')).toHaveCount(2)
  const bench = at(page, 'finetune-class-add')
  await bench.scrollIntoViewIfNeeded()
  const box = (await bench.boundingBox())!
  const drop = {
    x: box.x + 5,
    y: box.y + 5,
    data: { items: [], files: [join(folder, 'rings')], dragOperationsMask: 1 },
  }
  const devtools = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, ...drop })
  await expect(classCard(page, 'rings')).toHaveAttribute('data-pictures', '3')

  // The camera: a burst for as long as the reader wants; off when it is turned off.
  await expect(at(page, 'camera-video')).toHaveCount(0)
  await classCard(page, 'rings').getByTestId('finetune-camera').click()
  await expect(at(page, 'camera')).toContainText('The camera is on.')
  const burst = at(page, 'finetune-burst')
  await burst.click()
  await expect.poll(async () => Number(await burst.getAttribute('data-taken'))).toBeGreaterThanOrEqual(2)
  await burst.click()
  await expect
    .poll(async () => Number(await classCard(page, 'rings').getAttribute('data-pictures')))
    .toBeGreaterThanOrEqual(5)
  await at(page, 'camera-stop').click()
  await expect(at(page, 'camera-video')).toHaveCount(0)

  // A training that is cancelled leaves what was there, and the camera asks the network that comes of the next.
  await train(page)
  await at(page, 'finetune-ask-camera').click()
  await expect(at(page, 'finetune-answer')).toHaveAttribute('data-value', /.+/)
  await at(page, 'camera-stop').click()
  await more(page)
  await at(page, 'finetune-epochs-exact').fill('200')
  await at(page, 'finetune-epochs-exact').press('Enter')
  await page.getByRole('radio', { name: 'From fc7' }).check()
  await at(page, 'finetune-epochs-exact').fill('200')
  await at(page, 'finetune-epochs-exact').press('Enter')
  await at(page, 'finetune-train').click()
  await expect
    .poll(async () => Number(await at(page, 'finetune-chart').getAttribute('data-points')))
    .toBeGreaterThan(0)
  await at(page, 'finetune-cancel').click()
  await expect(at(page, 'finetune-status')).toContainText('Stopped')
  await expect(at(page, 'finetune-run')).toHaveCount(1)
})

test('the mistakes to try do what the chapter says: a ground that tells, and labels that mean nothing', async ({
  page,
}) => {
  await openBench(page)
  await at(page, 'finetune-samples-background').click()
  await train(page)
  expect(await number(page, 'finetune-validation-accuracy')).toBeGreaterThanOrEqual(0.95)
  await at(page, 'finetune-swapped').click()
  const swapped = at(page, 'finetune-swapped-result')
  await expect(swapped).toBeVisible()
  expect(Number(await swapped.getAttribute('data-value'))).toBeLessThan(0.2)

  await at(page, 'finetune-samples-shapes').click()
  await more(page)
  await at(page, 'finetune-shuffled').check()
  await train(page)
  expect(await number(page, 'finetune-training-accuracy')).toBeGreaterThan(0.8)
  expect(await number(page, 'finetune-validation-accuracy')).toBeLessThan(0.8)
})
