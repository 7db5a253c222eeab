/** Weights of the large networks: from a file and from the site, cancelled, cut, altered, without room, deleted. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { benches as en } from '../../lib/i18n/en/benches'
import { benches as zh } from '../../lib/i18n/zh/benches'
import { expect, test } from './helpers'
import { hostWeights, type HostingSite } from './hosting-site'
import { writeAlexNet2012Onnx } from './onnx-file'
import { writeAlexNetPth } from './weights-file'

const PATH = '/en/classify-photos/'
const OFFICIAL_NAME = 'alexnet-owt-7be5be79.pth'
/** What the made weights answer, and how surely. */
const ANSWER = 285
const SURE = Math.exp(10) / (Math.exp(10) + 999)

const wnids = (JSON.parse(readFileSync('public/classes/imagenet.json', 'utf8')) as { wnid: string }[]).map(
  ({ wnid }) => wnid,
)

const bench = (page: Page) => page.getByTestId('weights-bench')
const held = (page: Page) => page.getByTestId('weights-held')
const error = (page: Page) => page.getByTestId('weights-error')
const job = (page: Page) => page.getByTestId('weights-job')
const input = (page: Page) => page.getByTestId('weights-input')
const reaches = (page: Page, phase: string) =>
  expect(bench(page)).toHaveAttribute('data-phase', phase, { timeout: 40_000 })

async function openBench(page: Page, url = PATH): Promise<void> {
  await page.goto(url)
  await page.locator('[data-bench=weights]').scrollIntoViewIfNeeded()
  await expect(bench(page)).not.toHaveAttribute('data-phase', 'unknown')
}

/** A network in the photo bench, which comes when it is scrolled to. */
async function model(page: Page, name: string): Promise<Locator> {
  await page.locator('[data-bench=photo]').scrollIntoViewIfNeeded()
  return page.getByTestId(`model-${name}`)
}

/** Chooses a large AlexNet and has it look at a photo. */
async function expectItsAnswer(page: Page, name = 'alexnet'): Promise<void> {
  await (await model(page, name)).getByRole('radio').check()
  await page.getByTestId('photo-sample-espresso').click()
  const results = page.getByTestId('photo-results')
  await expect(results).toHaveAttribute('data-phase', 'done', { timeout: 40_000 })
  const first = results.locator('[data-wnid]').first()
  await expect(first).toHaveAttribute('data-wnid', wnids[ANSWER])
  expect(Number(await first.getAttribute('data-probability'))).toBeCloseTo(SURE, 3)
}

test.describe('from a file', () => {
  let folder: string
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'weights-'))
  })
  test.afterEach(() => rmSync(folder, { recursive: true }))

  test('a .pth is cancelled, then read, used, there at the next visit, and deleted', async ({ page }) => {
    const path = join(folder, OFFICIAL_NAME)
    const bytes = writeAlexNetPth(path, ANSWER)
    await openBench(page)
    await reaches(page, 'missing')
    await expect((await model(page, 'alexnet')).getByRole('radio')).toBeDisabled()

    await input(page).setInputFiles(path)
    await expect.poll(async () => Number(await job(page).getAttribute('data-received'))).toBeGreaterThan(1e6)
    expect(Number(await job(page).getAttribute('data-total'))).toBeGreaterThan(244e6)
    await page.getByTestId('weights-cancel').click()
    await expect(page.getByTestId('weights-stopped')).toHaveText(en.weights.stoppedImport)
    await expect(held(page)).toHaveCount(0)

    await input(page).setInputFiles(path)
    await reaches(page, 'here')
    const size = await held(page).getAttribute('data-bytes')
    expect(Number(size)).toBeLessThan(35e6)
    await expect(held(page)).toContainText(OFFICIAL_NAME)
    await expect(held(page)).toContainText(`${Math.round(bytes / 1e6)} MB`)

    await openBench(page)
    await reaches(page, 'here')
    await expect(held(page)).toHaveAttribute('data-bytes', size!)
    await expectItsAnswer(page)
    // The same photo before both networks.
    await page.getByTestId('photo-compare-start').click()
    const firstOf = (network: string) => page.getByTestId(`compare-${network}`).locator('[data-wnid]').first()
    await expect(firstOf('alexnet64')).toHaveAttribute('data-wnid', 'n07920052') // espresso
    await expect(firstOf('alexnet')).toHaveAttribute('data-wnid', wnids[ANSWER])

    // The chapter on its layers runs it, too.
    await page.goto('/en/alexnet-architecture/?photo-network=alexnet&alexnet-layer=fc8')
    await page.locator('[data-figure=alexnet]').scrollIntoViewIfNeeded()
    const answer = page.getByTestId('alexnet-answer')
    await expect(answer).toHaveAttribute('data-class', String(ANSWER), { timeout: 40_000 })
    await expect(answer).toContainText('Egyptian cat')

    await openBench(page)
    await reaches(page, 'here')
    await page.getByTestId('weights-delete').click()
    await expect(page.getByTestId('weights-delete-no')).toBeFocused()
    await page.keyboard.press('Escape')
    await page.getByTestId('weights-delete').click()
    await page.getByTestId('weights-delete-yes').click()
    await reaches(page, 'missing')
    await expect((await model(page, 'alexnet')).getByRole('radio')).toBeDisabled()
    await openBench(page)
    await reaches(page, 'missing')
  })

  test('an .onnx of the form of 2012 is read, and answers', async ({ page }) => {
    const path = join(folder, 'alexnet.onnx')
    expect(writeAlexNet2012Onnx(path, ANSWER)).toBeGreaterThan(243e6)
    await openBench(page)
    await bench(page).getByRole('radio', { name: en.weights.forms.alexnet2012 }).check()
    await reaches(page, 'missing')
    await input(page).setInputFiles(path)
    await reaches(page, 'here')
    await expect(held(page)).toContainText('alexnet.onnx')
    await expectItsAnswer(page, 'alexnet2012')
  })

  for (const [lang, words] of [
    ['en', en],
    ['zh', zh],
  ] as const)
    test(`wrong files get a sentence that says what to do (${lang})`, async ({ page }) => {
      const sayings: [string, string, () => void][] = [
        ['photo.pth', words.errors['weights-file-unknown'], () => {}],
        ['other.pth', words.weights.problems.other, () => {}],
        ['cut.pth', words.weights.problems.cut, () => {}],
      ]
      writeFileSync(join(folder, 'photo.pth'), readFileSync('tests/fixtures/photos/baseline.jpg'))
      writeFileSync(join(folder, 'other.pth'), readFileSync('tests/fixtures/alexnet64/alexnet64.safetensors'))
      writeAlexNetPth(join(folder, 'cut.pth'), 0)
      truncateSync(join(folder, 'cut.pth'), 10_000_000)
      await openBench(page, `/${lang}/classify-photos/`)
      for (const [name, saying] of sayings) {
        await input(page).setInputFiles(join(folder, name))
        // What a sentence says before the first value that it is given.
        await expect(error(page)).toContainText(saying.slice(0, saying.search(/\{|$/)))
        await expect(error(page)).not.toContainText('{')
      }
      await expect(held(page)).toHaveCount(0)
    })
})

test.describe('from the site', () => {
  let site: HostingSite
  test.beforeEach(async () => {
    site = await hostWeights(ANSWER)
  })
  test.afterEach(() => site.close())
  const binaries = () => site.asked.filter((name) => name.includes('.bin'))

  test('fetched when asked, cancelled, gone on with where it was, and kept for the next visit', async ({
    page,
  }) => {
    const [first, , , , , large] = site.shards
    site.broken.set(large, { after: 1_000_000, how: 'hold' })
    await openBench(page, site.url + PATH)
    await reaches(page, 'missing')
    await expect(page.getByTestId('weights-hosted')).toHaveAttribute('data-bytes', String(site.total))
    expect(binaries()).toEqual([])

    await page.getByTestId('weights-fetch').click()
    // All but what is held back of one shard: byte for byte.
    const missing = 4_736_080 - 1_000_000
    await expect(job(page)).toHaveAttribute('data-received', String(site.total - missing))
    await expect(job(page)).toHaveAttribute('data-total', String(site.total))
    await page.getByTestId('weights-cancel').click()
    await expect(page.getByTestId('weights-stopped')).toHaveText(en.weights.stoppedFetch)

    // The next visit knows what is there and asks for the rest alone; the line breaks once more on the way.
    site.broken.set(large, { after: 1_500_000, how: 'cut' })
    await openBench(page, site.url + PATH)
    await expect(page.getByTestId('weights-hosted')).toHaveAttribute(
      'data-here',
      String(site.total - missing),
    )
    site.asked.length = 0
    await page.getByTestId('weights-fetch').click()
    await expect.poll(binaries).toContain(`${large} bytes=1000000-`)
    await expect.poll(binaries).toContain(`${large} bytes=2500000-`) // by itself
    site.broken.clear()
    await reaches(page, 'here')
    expect(binaries().some((name) => name.startsWith(first))).toBe(false)
    await expect(held(page)).toHaveAttribute('data-bytes', String(site.total))

    site.asked.length = 0
    await openBench(page, site.url + PATH)
    await reaches(page, 'here')
    await expectItsAnswer(page)
    expect(binaries()).toEqual([])
  })

  test('a shard with a wrong hash is fetched twice, then told of; trying again mends it', async ({
    page,
  }) => {
    const shard = site.shards[1]
    site.altered.add(shard)
    await openBench(page, site.url + PATH)
    await (await model(page, 'alexnet')).getByRole('button').click()
    await expect(error(page)).toContainText(shard)
    expect(binaries().filter((name) => name === shard)).toHaveLength(2)
    await expect(held(page)).toHaveCount(0)
    site.altered.clear()
    site.asked.length = 0
    await page.getByTestId('weights-retry').click()
    await reaches(page, 'here')
    expect(binaries().filter((name) => name === site.shards[0])).toHaveLength(0)
  })

  test('where the browser keeps nothing they work for this visit, and it says so', async ({ page }) => {
    await openBench(page, site.url.replace('localhost', 'classroom.test') + PATH)
    await page.getByTestId('weights-fetch').click()
    await reaches(page, 'here')
    await expect(page.getByTestId('weights-visit')).toHaveText(en.weights.visitUnavailable)
    await expectItsAnswer(page)
  })

  test('without room they work for this visit, and it says what to do', async ({ page }) => {
    await openBench(page, site.url + PATH)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize: 3_000_000 })
    await page.getByTestId('weights-fetch').click()
    await reaches(page, 'here')
    await expect(page.getByTestId('weights-visit')).toHaveText(en.weights.visitNoRoom)
  })
})

test('the form of 2012 is timed with random weights, and cannot be chosen to answer', async ({ page }) => {
  await openBench(page)
  await bench(page).getByRole('radio', { name: en.weights.forms.alexnet2012 }).check()
  await expect(bench(page)).toContainText('60,965,224')
  await expect((await model(page, 'alexnet2012')).getByRole('radio')).toBeDisabled()
  await page.getByTestId('weights-time').click()
  const time = page.getByTestId('weights-speed-ms')
  await expect(time).toBeVisible({ timeout: 40_000 })
  expect(Number(await time.getAttribute('data-ms'))).toBeGreaterThan(0)
  await expect(time).toContainText('random weights')
  await expect(page.getByTestId('weights-speed').getByRole('row')).toHaveCount(1 + 14)
})
