import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { readNetworkFile } from '@/lib/formats/network-file'
import { readSpec, templates } from '@/lib/nn/own-spec'
import { expectNoFindings } from './findings'
import { expect, test } from './helpers'

const PATH = '/en/code/'
const place = (page: Page) => page.locator('[data-bench=own-network]')
const text = (page: Page) => page.getByTestId('own-network-text')
const total = (page: Page) => page.getByTestId('own-network-total')
const problem = (page: Page) => page.getByTestId('own-network-problem')

async function toBench(page: Page, path = PATH) {
  await page.goto(path)
  await place(page).scrollIntoViewIfNeeded()
  await expect(text(page)).toBeVisible()
  await text(page).scrollIntoViewIfNeeded()
}

/** What this browser keeps as the reader's text. */
const kept = (page: Page) =>
  page.evaluate(
    () => (JSON.parse(localStorage.getItem('own-network') ?? '{}') as { text?: string }).text ?? '',
  )

/** Selects a word of a line (from 0) by a double click, as a reader would. */
const select = (page: Page, line: number, word: string) =>
  text(page).locator('.cm-line').nth(line).getByText(word, { exact: true }).first().dblclick()

test('a network is written, checked where it is wrong, completed, counted, trained, taken away and shared', async ({
  page,
}) => {
  await toBench(page)
  await expect(total(page)).toHaveAttribute('data-parameters', '61706')
  await expect(total(page)).toHaveAttribute('data-macs', '416520')

  // A kernel that does not fit: told at its layer, with the sum; the drawing stays and says that it is old.
  await select(page, 5, '5')
  await page.keyboard.insertText('15') // at once: with 1 alone it fits
  await expect(problem(page)).toHaveAttribute('data-code', 'window-too-large')
  await expect(problem(page)).toHaveAttribute('data-path', 'layers.2.kernel')
  await expect(problem(page)).toContainText('Line 6, layer 3')
  await expect(problem(page)).toContainText('15×15 does not fit into 14×14: 14 − 15 + 1 = 0.')
  await expect(text(page).locator('.cm-lintRange-error')).toHaveText('15')
  await expect(page.getByTestId('own-network-stale')).toBeVisible()
  await expect(total(page)).toHaveAttribute('data-parameters', '61706')
  await expect(page.getByTestId('own-network-start')).toBeDisabled()

  // Mended: 16 × (6 × 3 × 3 + 1), and c5 reads 16 × 6 × 6.
  await select(page, 5, '15')
  await page.keyboard.type('3')
  await expect(problem(page)).toHaveCount(0)
  await expect(page.getByTestId('own-network-stale')).toHaveCount(0)
  await expect(total(page)).toHaveAttribute('data-parameters', String(156 + 880 + 69_240 + 10_164 + 850))
  await expect(total(page)).toHaveAttribute('data-macs', String(117_600 + 124_416 + 69_120 + 10_080 + 840))
  const facts = page.getByTestId('own-network-layer')
  await expect(facts.locator('[data-fact=parameters]')).toHaveText('16 × (6 × 3 × 3 + 1) = 880')
  await expect(facts.locator('[data-fact=side]')).toHaveText('14 − 3 + 1 = 12')

  // A completion, by keyboard alone.
  await select(page, 3, '"relu"')
  await page.keyboard.type('ta')
  const list = page.getByRole('listbox')
  await expect(list.getByRole('option')).toHaveText(['tanh'])
  await page.keyboard.press('Enter')
  await expect
    .poll(() => kept(page))
    .toContain('"name": "c1", "filters": 6, "kernel": 5, "activation": "tanh"')
  // Escape, then Tab leaves the editor.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(text(page)).not.toBeFocused()
  const mine = await kept(page)

  // A short run.
  await page.getByTestId('own-network-digits').selectOption('500')
  await page.getByTestId('own-network-epochs').selectOption('5')
  await page.getByTestId('own-network-start').click()
  await expect(page.getByTestId('own-network-train')).toHaveAttribute('data-phase', 'done', {
    timeout: 90_000,
  })
  const accuracy = async (which: string) =>
    Number(await page.getByTestId(`own-network-${which}`).getAttribute('data-value'))
  expect(await accuracy('validation')).toBeGreaterThan(0.5)
  expect(await accuracy('test')).toBeGreaterThan(0.5)
  const validation = await accuracy('validation')

  // The text as a file, and the weights as another: both read back.
  const [asJson] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('own-network-save').click(),
  ])
  expect(asJson.suggestedFilename()).toBe('network.json')
  expect(readFileSync(await asJson.path(), 'utf8')).toBe(mine)
  await page.getByTestId('own-network-take-away').locator('summary').click()
  const [asWeights] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('export-safetensors').click(),
  ])
  const spec = readSpec(mine).spec!
  const read = readNetworkFile([new Uint8Array(readFileSync(await asWeights.path()))], spec)
  expect(read.parameters).toHaveLength(81_290)
  expect(read.parameters.some((value) => value !== 0)).toBe(true)
  await page.getByTestId('export-pytorch').click()
  await expect(page.getByTestId('source-text')).toContainText('self.c3 = nn.Conv2d(6, 16, kernel_size=3)')

  // A file that is no network changes nothing.
  await page.getByTestId('own-network-file').setInputFiles({
    name: 'weights.bin',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([1, 2, 3, 255]),
  })
  await expect(page.getByTestId('own-network-text-error')).toContainText('“weights.bin” is no network')
  expect(await kept(page)).toBe(mine)

  // Shared: the link holds the text, and opening it does not lose what stands here.
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('no')) },
    }),
  )
  await page.getByTestId('own-network-link').click()
  const link = await page.getByTestId('own-network-link-text').inputValue()
  expect(new URL(link).hash).toBe('#write-your-own')

  // After a reload text and run are still there.
  await toBench(page)
  expect(await kept(page)).toBe(mine)
  await expect(total(page)).toHaveAttribute('data-parameters', '81290')
  expect(await accuracy('validation')).toBeCloseTo(validation, 6)

  // A template takes its place, with a mistake told in its own layer; the text before comes back; so does the link.
  await page.getByTestId('own-network-template').selectOption('wrong')
  await expect(problem(page)).toContainText('5×5 does not fit into 2×2: 2 − 5 + 1 = −2.')
  await page.getByTestId('own-network-undo').click()
  await expect.poll(() => kept(page)).toBe(mine)
  await page.getByTestId('own-network-template').selectOption('deep')
  await expect.poll(() => kept(page)).toBe(templates.deep)
  await toBench(page, link)
  await expect(total(page)).toHaveAttribute('data-parameters', '81290')
  expect(await kept(page)).toBe(mine)
  expect(new URL(page.url()).searchParams.has('net')).toBe(false)
  await page.getByTestId('own-network-undo').click()
  await expect.poll(() => kept(page)).toBe(templates.deep)
})

test('the checker speaks the reader’s language and mends what it can', async ({ page }) => {
  await page.goto('/zh/code/')
  await place(page).scrollIntoViewIfNeeded()
  await expect(text(page)).toBeVisible()
  await page.getByTestId('own-network-file').setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from(templates.modern.replace(/.*"flatten" },\n/, '')),
  })
  await expect(problem(page)).toHaveAttribute('data-path', 'layers.4.kind')
  await expect(problem(page)).toContainText('缺一个展平层（flatten），把它们变成 400 个数')
  // With an error on show, on a small phone: nothing is wider than it, and axe finds nothing.
  await page.setViewportSize({ width: 360, height: 780 })
  const beyond = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect.poll(beyond).toBeLessThanOrEqual(0)
  await expectNoFindings(page, '[data-bench=own-network]')
  await problem(page).getByRole('button', { name: '改好' }).click()
  await expect(problem(page)).toHaveCount(0)
  await expect(total(page)).toHaveAttribute('data-parameters', '61706')
})

test('a text that is too long for a link is told so, until there is another', async ({ page }) => {
  await toBench(page)
  const roll = (i: number) => ((i * 2654435761) % 4294967296).toString(36)
  const long = JSON.stringify({ layers: Array.from({ length: 1800 }, (_, i) => roll(i)) })
  await page.getByTestId('own-network-file').setInputFiles({
    name: 'long.json',
    mimeType: 'application/json',
    buffer: Buffer.from(long),
  })
  await expect.poll(async () => (await kept(page)) === long).toBe(true)
  const error = page.getByTestId('own-network-link-error')
  await page.getByTestId('own-network-link').click()
  await expect(error).toContainText('too long')
  await page.getByTestId('own-network-template').selectOption('modern')
  await expect(error).toHaveCount(0)
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await page.getByTestId('own-network-link').click()
  await expect(page.getByTestId('own-network-link-text')).toHaveValue(/\?net=/)
  await page.getByTestId('own-network-template').selectOption('deep')
  await expect(page.getByTestId('own-network-link-text')).toHaveCount(0)
})
