/** The photo bench: from a file, a drop, a paste or one of our photos to five answers, or to a clear message. */
import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page, Route } from '@playwright/test'
import { en } from '../../lib/i18n/en'
import { fill } from '../../lib/i18n/fill'
import { zh } from '../../lib/i18n/zh'
import { expect, open, test } from './helpers'

const PATH = '/en/classify-photos/'
const fixture = (name: string) => `tests/fixtures/photos/${name}`
const classes = JSON.parse(readFileSync('public/weights/alexnet64/classes.json', 'utf8')) as {
  wnid: string
  en: string
  zh: string
}[]
const card = JSON.parse(readFileSync('public/weights/alexnet64/card.json', 'utf8')) as Record<string, number>
const manifest = JSON.parse(readFileSync('public/weights/alexnet64/manifest.json', 'utf8')) as {
  shards: { file: string; bytes: number }[]
}
const espresso = classes.find((one) => one.en === 'espresso')!
const EGYPTIAN_CAT = 'n02124075'
/** The largest shard: what comes last is loaded while this one is held back. */
const shard = manifest.shards.reduce((a, b) => (b.bytes > a.bytes ? b : a)).file

const results = (page: Page) => page.getByTestId('photo-results')
const rows = (page: Page) => results(page).locator('[data-wnid]')
const error = (page: Page) => page.getByTestId('photo-error')
const sample = (page: Page, name: string) => page.getByTestId(`photo-sample-${name}`)
const choose = (page: Page, ...names: string[]) =>
  page.getByTestId('photo-input').setInputFiles(names.map(fixture))

async function expectDone(page: Page) {
  await expect(results(page)).toHaveAttribute('data-phase', 'done', { timeout: 30_000 })
  await expect(rows(page)).toHaveCount(5)
}

/** Does something that brings a new photo, and waits for its answer: rows that were there before do not count. */
async function answered(page: Page, act: () => Promise<void>) {
  await rows(page).evaluateAll((old) => old.forEach((row) => row.setAttribute('data-old', '')))
  await act()
  await expect(page.locator('[data-old]')).toHaveCount(0)
  await expectDone(page)
}

const read = (page: Page) =>
  rows(page).evaluateAll((all: HTMLElement[]) =>
    all.map(({ dataset }) => ({
      wnid: dataset.wnid!,
      label: dataset.label!,
      p: Number(dataset.probability),
    })),
  )

/** What the network sees, as RGB bytes. */
const seen = (page: Page) =>
  page.locator('[data-testid=photo-seen] canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return { side: [canvas.width, canvas.height], rgb: Array.from(data).filter((_, i) => i % 4 < 3) }
  })

const meanDifference = (a: number[], b: number[]) =>
  a.reduce((sum, v, i) => sum + Math.abs(v - b[i]), 0) / a.length

/** A DataTransfer with one file, as a drop or a paste brings it. */
const transferOf = (page: Page, name: string) =>
  page.evaluateHandle(
    ([base64, name]) => {
      const transfer = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { type: 'image/jpeg' }))
      return transfer
    },
    [readFileSync(fixture(name)).toString('base64'), name],
  )

test('calls the espresso an espresso, and says how far to trust that', async ({ page }) => {
  await open(page, PATH)
  await expect(results(page)).toHaveAttribute('data-phase', 'idle')
  await sample(page, 'espresso').click()
  await expectDone(page)
  const answers = await read(page)
  expect(answers[0]).toMatchObject({ wnid: espresso.wnid, label: espresso.en })
  expect(answers[0].p).toBeGreaterThan(0.9)
  expect(answers.map(({ p }) => p)).toEqual(answers.map(({ p }) => p).sort((a, b) => b - a))
  expect(answers.reduce((sum, { p }) => sum + p, 0)).toBeLessThanOrEqual(1.0001)
  await expect(page.getByTestId('photo-engine')).toHaveAttribute('data-engine', 'wasm')
  await expect(page.getByTestId('photo-time')).toHaveText(/\d.* ms.*\d.* ms/)
  const bench = page.getByTestId('photo-bench')
  await expect(bench).toContainText('AlexNet-64')
  await expect(bench).toContainText(`${card.top1}%`)
  await expect(bench).toContainText(`${card.top5}%`)
  await expect(bench).toContainText(fill(en.photo.only, { count: 200 }))
  await expect(bench).toContainText('not a chance of being right')
})

test('has the cat among its first five, in Chinese with the English name beside it', async ({ page }) => {
  await open(page, '/zh/classify-photos/')
  await sample(page, 'cat').click()
  await expectDone(page)
  const cat = (await read(page)).find(({ wnid }) => wnid === EGYPTIAN_CAT)
  const names = classes.find(({ wnid }) => wnid === EGYPTIAN_CAT)!
  expect(cat?.label).toBe(names.zh)
  await expect(rows(page).filter({ hasText: names.zh })).toContainText(names.en)
})

const bad: [file: string, sentence: (errors: typeof en.errors) => string][] = [
  ['empty.jpg', (e) => e['photo-empty']],
  ['text-named.jpg', (e) => fill(e['photo-not-a-picture'], { name: 'text-named.jpg' })],
  ['drawing.svg', (e) => e['photo-svg']],
  ['truncated.jpg', (e) => fill(e['photo-truncated'], { type: 'JPEG' })],
  ['truncated.png', (e) => fill(e['photo-truncated'], { type: 'PNG' })],
  ['huge.png', (e) => fill(e['photo-too-large'], { megapixels: 54, limit: 40 })],
]
for (const [lang, strings] of [
  ['en', en],
  ['zh', zh],
] as const) {
  test(`says what is wrong with each bad file and what to do, and loses nothing (${lang})`, async ({
    page,
  }) => {
    await open(page, `/${lang}/classify-photos/`)
    await sample(page, 'espresso').click()
    await expectDone(page)
    for (const [file, sentence] of bad) {
      await choose(page, file)
      await expect(error(page)).toHaveText(sentence(strings.errors))
      await expect(error(page)).toHaveAttribute('role', 'alert')
      await expect(rows(page)).toHaveCount(0)
      await expect(results(page)).toHaveAttribute('data-phase', 'idle')
    }
    await sample(page, 'espresso').click()
    await expectDone(page)
    await expect(error(page)).toHaveCount(0)
    expect((await read(page))[0].wnid).toBe(espresso.wnid)
  })
}

test('answers every other odd picture', async ({ page }) => {
  await open(page, PATH)
  const odd = ['baseline.jpg', 'progressive.jpg', 'lossy.webp', 'lossless.webp', 'still.avif', 'still.bmp']
  for (const file of [...odd, 'still.gif', 'cmyk.jpg', 'grey16.png', 'one.png', 'tall.png']) {
    await test.step(file, () => answered(page, () => choose(page, file)))
  }
})

test('is not taken in by a name or a type', async ({ page }) => {
  await open(page, PATH)
  const buffer = readFileSync(fixture('baseline.jpg'))
  await page.getByTestId('photo-input').setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer })
  await expectDone(page)
})

test('shows the first frame of what moves, and says so', async ({ page }) => {
  await open(page, PATH)
  for (const file of ['animated.gif', 'animated.webp']) {
    await answered(page, () => choose(page, file))
    await expect(page.getByText(en.photo.firstFrame)).toBeVisible()
    const { rgb } = await seen(page)
    // #c33, the first of red, green, blue
    expect(Math.abs(rgb[0] - 0xcc) + Math.abs(rgb[1] - 0x33) + Math.abs(rgb[2] - 0x33)).toBeLessThan(24)
  }
  await answered(page, () => choose(page, 'one.png'))
  await expect(page.getByText(en.photo.firstFrame)).toHaveCount(0)
})

test('turns a photo as its EXIF says, and lays what is transparent on white', async ({ page }) => {
  await open(page, PATH)
  await sample(page, 'espresso').click()
  await expectDone(page)
  const upright = await seen(page)
  expect(upright.side).toEqual([64, 64])
  await choose(page, 'exif-orientation-6.jpg')
  await expect(page.getByText('300 × 200 pixels.')).toBeVisible()
  await expectDone(page)
  const turned = await seen(page)
  expect(meanDifference(upright.rgb, turned.rgb)).toBeLessThan(5)
  const unturned = upright.rgb.map((_, i, all) => {
    const [x, y, c] = [Math.floor(i / 3) % 64, Math.floor(i / 192), i % 3]
    return all[(x * 64 + (63 - y)) * 3 + c]
  })
  expect(meanDifference(unturned, turned.rgb)).toBeGreaterThan(20) // the same test fails when nothing is turned

  await choose(page, 'palette-alpha.png')
  await expect(page.getByText('48 × 48 pixels.')).toBeVisible()
  expect((await seen(page)).rgb.slice(0, 3)).toEqual([255, 255, 255])
})

test('takes a dropped photo', async ({ page }) => {
  await open(page, PATH)
  const dataTransfer = await transferOf(page, 'baseline.jpg')
  const bench = page.getByTestId('photo-bench')
  await bench.dispatchEvent('dragenter', { dataTransfer })
  await expect(page.getByText(en.photo.dropHere)).toBeVisible()
  await bench.dispatchEvent('drop', { dataTransfer })
  await expect(page.getByText(en.photo.dropHere)).toHaveCount(0)
  await expectDone(page)
  expect((await read(page))[0].wnid).toBe(espresso.wnid)
})

test('says that a dropped address is no picture, and fetches nothing from it', async ({ page }) => {
  await open(page, PATH)
  const dataTransfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.setData('text/uri-list', 'https://example.org/cat.jpg')
    return transfer
  })
  await page.getByTestId('photo-bench').dispatchEvent('drop', { dataTransfer })
  const sentence = fill(en.errors['photo-not-a-picture'], { name: 'https://example.org/cat.jpg' })
  await expect(error(page)).toHaveText(sentence)
})

test('takes a pasted photo while it is in view, but not one pasted into a text field', async ({ page }) => {
  await open(page, PATH)
  const clipboardData = await transferOf(page, 'baseline.jpg')
  const paste = (selector: string) =>
    page.evaluate(
      ([selector, clipboardData]) => {
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
        document.querySelector(selector)!.dispatchEvent(event)
        return event.defaultPrevented
      },
      [selector, clipboardData] as const,
    )
  await page.getByTestId('photo-bench').scrollIntoViewIfNeeded()
  await page.getByText(fill(en.photo.only, { count: 200 })).click()
  expect(await paste('[data-testid=photo-bench] input[type=search]')).toBe(false)
  await expect(results(page)).toHaveAttribute('data-phase', 'idle')
  expect(await paste('body')).toBe(true)
  await expectDone(page)
  expect((await read(page))[0].wnid).toBe(espresso.wnid)
})

test('takes the same file twice', async ({ page }) => {
  await open(page, PATH)
  for (let time = 0; time < 2; time++) await answered(page, () => choose(page, 'baseline.jpg'))
})

test('finds a thing in its list by its name in either language', async ({ page }) => {
  await open(page, PATH)
  const list = page.getByTestId('class-list').locator('[data-wnid]')
  const count = page.getByTestId('class-count')
  const summary = page.locator('summary', { hasText: fill(en.photo.only, { count: 200 }) })
  await summary.focus()
  await page.keyboard.press('Enter')
  const search = page.getByRole('searchbox', { name: en.photo.search })
  await expect(search).toBeVisible()
  await expect(list).toHaveCount(200)
  await page.keyboard.press('Tab')
  await expect(search).toBeFocused()
  for (const query of ['ESPRES', espresso.zh]) {
    await page.keyboard.type(query)
    await expect(list.and(page.locator(`[data-wnid=${espresso.wnid}]`))).toBeVisible()
    await expect(count).toHaveText(fill(en.photo.found, { found: await list.count(), count: 200 }))
    expect(await list.count()).toBeLessThan(10)
    await page.keyboard.press('Escape')
    await expect(list).toHaveCount(200)
  }
  await page.keyboard.type('qqqq')
  await expect(page.getByText(en.photo.foundNone)).toBeVisible()
  await expect(count).toHaveText(fill(en.photo.found, { found: 0, count: 200 }))
})

/** Holds one shard back until `release` is called. */
async function holdShard(page: Page) {
  let release = () => {}
  const gate = new Promise<void>((resolve) => (release = resolve))
  await page.route(`**/${shard}`, async (route) => {
    await gate
    await route.continue().catch(() => {}) // cancelled meanwhile
  })
  return () => release()
}

test('shows the photo and true bytes while the network loads, and stops when asked', async ({ page }) => {
  const release = await holdShard(page)
  await open(page, PATH)
  const bench = page.getByTestId('photo-bench')
  const height = (await bench.boundingBox())!.height
  await sample(page, 'espresso').click()
  const total = manifest.shards.reduce((sum, { bytes }) => sum + bytes, 0)
  const held = manifest.shards.find(({ file }) => file === shard)!.bytes
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
  await expect(page.getByTestId('photo-progress')).toContainText(
    fill(en.photo.status.bytes, { received: megabytes(total - held), total: megabytes(total) }),
  )
  await expect(results(page)).toHaveAttribute('data-phase', 'loading')
  await expect(page.getByText('600 × 400 pixels.')).toBeVisible()
  expect((await bench.boundingBox())!.height).toBe(height)

  await page.getByTestId('photo-cancel').click()
  await expect(results(page)).toHaveAttribute('data-phase', 'idle')
  await expect(page.getByText(en.photo.status.cancelled)).toBeVisible()
  await expect(error(page)).toHaveCount(0)
  expect((await bench.boundingBox())!.height).toBe(height)

  release()
  await bench.getByRole('button', { name: en.photo.retry }).click()
  await expectDone(page)
  expect((await read(page))[0].wnid).toBe(espresso.wnid)
  expect((await bench.boundingBox())!.height).toBe(height)
})

const damage: [name: string, spoil: (route: Route, bytes: Buffer) => Promise<void>, sentence: string][] = [
  [
    'altered',
    (route, bytes) => {
      bytes[bytes.length >> 1] ^= 1
      return route.fulfill({ body: bytes })
    },
    en.errors['download-altered'],
  ],
  [
    'cut',
    (route, bytes) => route.fulfill({ body: bytes.subarray(0, 1000) }),
    en.errors['download-truncated'],
  ],
  ['missing', (route) => route.fulfill({ status: 404 }), en.errors['download-failed']],
]
for (const [name, spoil, sentence] of damage) {
  test(`says that a shard is ${name}, and a retry works`, async ({ page }) => {
    await page.route(`**/${shard}`, (route) =>
      spoil(route, readFileSync(`public/weights/alexnet64/${shard}`)),
    )
    await open(page, PATH)
    await sample(page, 'espresso').click()
    await expect(error(page)).toContainText(sentence.slice(0, sentence.indexOf('{')))
    await expect(error(page)).toContainText(shard)
    await expect(rows(page)).toHaveCount(0)
    await page.unroute(`**/${shard}`)
    await error(page).getByRole('button', { name: en.photo.retry }).click()
    await expectDone(page)
    expect((await read(page))[0].wnid).toBe(espresso.wnid)
  })
}

test('answers the newest photo only', async ({ page }) => {
  const release = await holdShard(page)
  await open(page, PATH)
  await sample(page, 'cat').click()
  await expect(page.getByTestId('photo-progress')).toContainText('MB')
  await sample(page, 'espresso').click()
  await expect(page.getByText('600 × 400 pixels.')).toBeVisible()
  release()
  await expectDone(page)
  expect((await read(page))[0].wnid).toBe(espresso.wnid)

  // Now that all is there: many at once, and the last one stays.
  for (const name of ['cat', 'rocket', 'cat', 'rocket', 'espresso']) await sample(page, name).click()
  await expectDone(page)
  await page.waitForTimeout(500)
  expect((await read(page))[0].wnid).toBe(espresso.wnid)
})

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('fits, keeps its size and passes axe with an answer and with an error', async ({ page }) => {
    await open(page, '/zh/classify-photos/')
    const bench = page.getByTestId('photo-bench')
    const height = (await bench.boundingBox())!.height
    const findings = async () => {
      const { violations } = await new AxeBuilder({ page }).include('[data-testid=photo-bench]').analyze()
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
    }
    const check = async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect((await bench.boundingBox())!.height).toBe(height)
      expect(await findings()).toEqual([])
    }
    await sample(page, 'rocket').click()
    await expectDone(page)
    await check()
    await choose(page, 'huge.png')
    await expect(error(page)).toBeVisible()
    await check()
  })
})
