import { readFileSync } from 'node:fs'
import type { Download, Locator, Page } from '@playwright/test'
import { readNetworkFile, writeNetworkSafetensors } from '../../lib/formats/network-file'
import { readZip } from '../../lib/formats/zip'
import { lenet5Modern } from '../../lib/nn/lenet5'
import { lenet5Published } from '../../lib/nn/lenet5-choices'
import { parameterCount } from '../../lib/nn/parameters'
import { referenceOutputs } from '../../lib/nn/reference/network'
import { expect, test } from './helpers'
import { answersOfOthers } from './other-runtimes'
import { trainPage } from './train-page'

/** One picture, NHWC and with one channel NCHW too. */
const picture = Float32Array.from({ length: 32 * 32 }, (_, i) => Math.sin(i * i))

const panelOf = (page: Page): Locator => page.getByTestId('take-away')
const bytesOf = async (download: Download) => new Uint8Array(readFileSync(await download.path()))

async function pressed(page: Page, testId: string): Promise<Download> {
  const download = page.waitForEvent('download')
  await page.getByTestId(testId).click()
  return download
}

/** The panel may be a bench of its own, which comes when the reader does. */
async function toPanel(page: Page): Promise<void> {
  const place = page.locator('[data-testid="bench-place"][data-bench="take-away"]')
  if ((await place.count()) > 0) await place.scrollIntoViewIfNeeded()
  await panelOf(page).scrollIntoViewIfNeeded()
}

async function trained(page: Page): Promise<void> {
  const bench = trainPage(page)
  await bench.open('?batch=16')
  await bench.lossAfterSteps(2)
  await toPanel(page)
}

async function untrained(page: Page, query = '?batch=16'): Promise<void> {
  await trainPage(page).open(query)
  await toPanel(page)
}

/** What plain loops make of the picture with the parameters of a safetensors file. */
function expected(safetensors: Uint8Array): Float64Array {
  const { parameters } = readNetworkFile([safetensors], lenet5Modern)
  return referenceOutputs(lenet5Modern, parameters, picture).at(-1) as Float64Array
}

/** Within 1e-4 of the standard deviation of the logits. */
function expectSame(logits: Float64Array, got: ArrayLike<number>): void {
  const mean = logits.reduce((sum, value) => sum + value, 0) / logits.length
  const deviation = Math.sqrt(logits.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logits.length)
  expect(got.length).toBe(logits.length)
  expect(deviation).toBeGreaterThan(0)
  logits.forEach((value, i) => expect(Math.abs(value - got[i]) / deviation).toBeLessThan(1e-4))
}

test('the trained network leaves as safetensors, ONNX and tfjs model: three times the same logits', async ({
  page,
  browser,
}) => {
  await trained(page)
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })

  const file = await pressed(page, 'export-safetensors')
  expect(file.suggestedFilename()).toMatch(/^[\w-]+\.safetensors$/)
  const safetensors = await bytesOf(file)
  expect(scripts.length, 'the encoders come with the first press').toBeGreaterThan(0)
  const kilobytes = Math.round(safetensors.length / 1000)
  await expect(page.getByTestId('take-away-saved')).toContainText(`${kilobytes} kB`)
  const { parameters } = readNetworkFile([safetensors], lenet5Modern)
  expect(parameters.length).toBe(parameterCount(lenet5Modern))
  expect(new Set(parameters).size).toBeGreaterThan(1000)
  const logits = expected(safetensors)

  const onnx = await pressed(page, 'export-onnx')
  expect(onnx.suggestedFilename()).toMatch(/\.onnx$/)
  const zip = await pressed(page, 'export-tfjs')
  expect(zip.suggestedFilename()).toMatch(/-tfjs\.zip$/)
  const entries = readZip(await bytesOf(zip)).map(({ name, bytes }): [string, Uint8Array] => [
    `model/${name.split('/').pop()}`,
    bytes,
  ])
  const files = new Map([...entries, ['network.onnx', await bytesOf(onnx)]])
  const others = await answersOfOthers(browser, files, picture)
  expectSame(logits, others.onnx)
  expectSame(logits, others.tfjs)
})

test('sources are shown, copied and downloaded', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL })
  await untrained(page)
  const text = page.getByTestId('source-text')

  await page.getByTestId('export-pytorch').click()
  await expect(text).toContainText('class LeNet5(nn.Module):')
  await expect(text).toContainText('61,706 trained parameters')
  await expect(text).toContainText('scaled = (ink - 0.1307) / 0.3081')
  const source = (await text.textContent()) as string
  await page.getByTestId('source-copy').click()
  await expect(page.getByTestId('source-copy')).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(source)
  const download = await pressed(page, 'source-download')
  expect(download.suggestedFilename()).toMatch(/_torch\.py$/)
  expect(new TextDecoder().decode(await bytesOf(download))).toBe(source)

  await page.getByTestId('export-keras').click()
  await expect(text).toContainText('layers.Conv2D(filters=6, kernel_size=5')
  await expect(page.getByTestId('source-viewer')).toContainText('We have not run this source')
  await page.getByTestId('source-close').click()
  await expect(page.getByTestId('source-viewer')).toHaveCount(0)
})

test('before any training there is nothing to save', async ({ page }) => {
  await untrained(page)
  await page.getByTestId('export-onnx').click()
  await expect(page.getByTestId('take-away-untrained')).toBeVisible()
})

test('what was saved is loaded again: chosen, zipped, dropped', async ({ page }) => {
  await trained(page)
  const safetensors = await bytesOf(await pressed(page, 'export-safetensors'))
  const zip = await bytesOf(await pressed(page, 'export-tfjs'))
  const input = page.getByTestId('weights-file-input')
  const loaded = page.getByTestId('take-away-loaded')

  // Other numbers than those in memory, so that loading shows: every second parameter is halved.
  const { parameters, statistics } = readNetworkFile([safetensors], lenet5Modern)
  const halved = parameters.map((value, i) => (i % 2 ? value / 2 : value))
  const other = writeNetworkSafetensors(lenet5Modern, { parameters: halved, statistics })
  await input.setInputFiles({ name: 'halved.safetensors', mimeType: '', buffer: Buffer.from(other) })
  await expect(loaded).toContainText('halved.safetensors')
  await expect(loaded).toContainText('61,706')
  const again = await bytesOf(await pressed(page, 'export-safetensors'))
  expect([...readNetworkFile([again], lenet5Modern).parameters]).toEqual([...halved])

  await input.setInputFiles({ name: 'mine.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) })
  await expect(loaded).toContainText('mine.zip')
  const original = await bytesOf(await pressed(page, 'export-safetensors'))
  expect([...readNetworkFile([original], lenet5Modern).parameters]).toEqual([...parameters])

  const dropped = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(bytes)], 'dropped.safetensors'))
      return data
    },
    [...other],
  )
  // One that is slow to be read is chosen just before, and comes too late.
  await page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer
    const released = new Promise((release) => addEventListener('released', release))
    File.prototype.arrayBuffer = async function () {
      if (this.name === 'slow.safetensors') await released
      return read.call(this)
    }
  })
  await input.setInputFiles({ name: 'slow.safetensors', mimeType: '', buffer: Buffer.from(safetensors) })
  await page.getByTestId('weights-drop').dispatchEvent('drop', { dataTransfer: dropped })
  await expect(loaded).toContainText('dropped.safetensors')
  await page.evaluate(async () => {
    dispatchEvent(new Event('released'))
    await new Promise((read) => setTimeout(read, 500))
  })
  const last = await bytesOf(await pressed(page, 'export-safetensors'))
  expect([...readNetworkFile([last], lenet5Modern).parameters]).toEqual([...halved])
})

test('a file that does not fit is refused, its first difference named', async ({ page }) => {
  await trained(page)
  const before = await bytesOf(await pressed(page, 'export-safetensors'))
  const input = page.getByTestId('weights-file-input')
  const alert = panelOf(page).getByRole('alert')
  const published = new Float32Array(parameterCount(lenet5Published))
  const files: [name: string, bytes: Uint8Array, words: RegExp][] = [
    [
      'published.safetensors',
      writeNetworkSafetensors(lenet5Published, { parameters: published, statistics: [] }),
      /output\.weight: missing/,
    ],
    ['cut.safetensors', before.subarray(0, 100_000), /bytes \d+ to \d+ of \d+/],
    [
      'lying.safetensors',
      Uint8Array.from([255, 255, 255, 255, 255, 0, 0, 0, 123, 125]),
      /header of 1099511627775/,
    ],
    ['model.json', new TextEncoder().encode('{"format":"layers-model"}'), /weights\.bin is missing/],
    ['notes.txt', new TextEncoder().encode('not a network'), /no network that this page can read/],
    ['huge.bin', new Uint8Array(8_000_000), /8 MB/],
  ]
  for (const [name, bytes, words] of files) {
    await input.setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
    await expect(alert).toContainText(words)
  }
  const after = await bytesOf(await pressed(page, 'export-safetensors'))
  expect(Buffer.from(after).equals(Buffer.from(before)), 'the network is untouched').toBe(true)
})

test('the network of 1998 says why it is no tfjs model, and what it can be', async ({ page }) => {
  await untrained(page, '?preset=published')
  const tfjs = page.getByTestId('export-tfjs')
  await expect(tfjs).toHaveAttribute('aria-disabled', 'true')
  await expect(tfjs).toHaveAttribute('data-reason', 'rbf-and-scaled-tanh')
  await expect(tfjs).toHaveAccessibleDescription(
    /neither RBF units nor the scaled tanh.*ONNX.*PyTorch.*Keras/,
  )
  // It can be reached, so that its reason is heard, and does nothing.
  await tfjs.focus()
  await page.keyboard.press('Enter')
  await expect(tfjs).toBeFocused()
  await page.getByTestId('export-pytorch').click()
  await expect(page.getByTestId('source-text')).toContainText('60,000 trained parameters')
  for (const outcome of ['untrained', 'saved', 'error'])
    await expect(page.getByTestId(`take-away-${outcome}`)).toHaveCount(0)
})
