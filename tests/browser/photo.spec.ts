/** The photo bench: from a file, a drop, a paste or one of our photos to five answers, or to a clear message. */
import { readFileSync } from 'node:fs'
import type { Page, Route } from '@playwright/test'
import { benches as en } from '../../lib/i18n/en/benches'
import { fill } from '../../lib/i18n/fill'
import { alexnet64 } from '../../lib/nn/alexnet64'
import { describeNetwork } from '../../lib/nn/arithmetic'
import { activationBytes } from '../../lib/nn/memory'
import { benches as zh } from '../../lib/i18n/zh/benches'
import { expectNoFindingsNow } from './findings'
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

/** Where the answers begin in the bench: nothing that comes may push them. */
const answersTop = async (page: Page) =>
  (await results(page).boundingBox())!.y - (await page.getByTestId('photo-bench').boundingBox())!.y

const read = (page: Page) =>
  rows(page).evaluateAll((all: HTMLElement[]) =>
    all.map(({ dataset }) => ({
      wnid: dataset.wnid!,
      label: dataset.label!,
      p: Number(dataset.probability),
    })),
  )

/** A DataTransfer with files, as a drop or a paste brings them. */
const transferOf = (page: Page, ...names: string[]) =>
  page.evaluateHandle(
    (files) => {
      const transfer = new DataTransfer()
      for (const [name, base64] of files) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        transfer.items.add(new File([bytes], name, { type: 'image/jpeg' }))
      }
      return transfer
    },
    names.map((name) => [name, readFileSync(fixture(name)).toString('base64')] as const),
  )

/** The names in the strip, the newest first, and which of them is looked at. */
const strip = (page: Page) =>
  page
    .getByTestId('photo-strip')
    .locator('li')
    .evaluateAll((all: HTMLElement[]) => ({
      names: all.map(({ dataset }) => dataset.name!),
      chosen: all.filter((one) => one.querySelector('[aria-pressed=true]')).map((one) => one.dataset.name!),
    }))

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

test('takes several dropped photos, shows the first, and says which files are none', async ({ page }) => {
  await open(page, PATH)
  const dataTransfer = await transferOf(page, 'baseline.jpg', 'text-named.jpg', 'still.gif', 'truncated.png')
  const bench = page.getByTestId('photo-bench')
  await bench.dispatchEvent('dragenter', { dataTransfer })
  await expect(page.getByText(en.photo.dropHere)).toBeVisible()
  await bench.dispatchEvent('drop', { dataTransfer })
  await expect(page.getByText(en.photo.dropHere)).toHaveCount(0)
  await expectDone(page)
  expect((await read(page))[0].wnid).toBe(espresso.wnid)
  await expect
    .poll(() => strip(page))
    .toEqual({ names: ['baseline.jpg', 'still.gif'], chosen: ['baseline.jpg'] })
  const away = page.getByTestId('photo-turned-away')
  expect(
    await away
      .locator('li')
      .evaluateAll((all: HTMLElement[]) => all.map((one) => [one.dataset.name, one.dataset.code])),
  ).toEqual([
    ['text-named.jpg', 'photo-not-a-picture'],
    ['truncated.png', 'photo-truncated'],
  ])
  await expect(away).toContainText(fill(en.errors['photo-truncated'], { type: 'PNG' }))
  await away.getByRole('button').click()
  await expect(away).toHaveCount(0)
})

test('keeps the photos in a strip: chosen and removed by key and by pointer, gone after a reload', async ({
  page,
}) => {
  await open(page, PATH)
  await answered(page, () => sample(page, 'espresso').click())
  await answered(page, () => choose(page, 'one.png', 'animated.gif'))
  await answered(page, () => sample(page, 'cat').click())
  await expect
    .poll(() => strip(page))
    .toEqual({
      names: [en.photo.samples.cat.name, 'one.png', 'animated.gif', en.photo.samples.espresso.name],
      chosen: [en.photo.samples.cat.name],
    })
  // A small picture each: that of the moving one was made without asking the network, and is its first frame.
  const moving = page.getByTestId('photo-strip').locator('[data-name="animated.gif"] canvas')
  await expect(moving).toBeVisible()
  const colour = await moving.evaluate((canvas: HTMLCanvasElement) => [
    ...canvas.getContext('2d')!.getImageData(5, 5, 1, 1).data,
  ])
  expect(Math.abs(colour[0] - 0xcc) + Math.abs(colour[1] - 0x33) + Math.abs(colour[2] - 0x33)).toBeLessThan(
    12,
  )

  const show = (name: string) => page.getByRole('button', { name: fill(en.photo.show, { name }) })
  await answered(page, async () => {
    await show(en.photo.samples.espresso.name).focus()
    await page.keyboard.press('Enter')
  })
  expect((await read(page))[0].wnid).toBe(espresso.wnid)
  await page.keyboard.press('Delete')
  await expect
    .poll(() => strip(page))
    .toEqual({
      names: [en.photo.samples.cat.name, 'one.png', 'animated.gif'],
      chosen: [en.photo.samples.cat.name],
    })
  await expectDone(page)
  for (const name of [en.photo.samples.cat.name, 'one.png', 'animated.gif'])
    await page.getByRole('button', { name: fill(en.photo.remove, { name }) }).click()
  await expect(page.getByText(en.photo.stripEmpty)).toBeVisible()
  await expect(results(page)).toHaveAttribute('data-phase', 'idle')
  await answered(page, () => sample(page, 'cat').click())
  await page.reload()
  await page.locator('[data-bench=photo]').scrollIntoViewIfNeeded()
  await expect(page.getByText(en.photo.stripEmpty)).toBeVisible()
})

test('looks ten times as in 2012: every look votes, lights up on the photo, and counts a tenth', async ({
  page,
}) => {
  await open(page, PATH)
  await answered(page, () => sample(page, 'espresso').click())
  const once = (await read(page))[0].p
  await answered(page, () =>
    page.getByTestId('photo-crops').getByRole('radio', { name: en.photo.tenTimes }).check(),
  )
  const votes = page.getByTestId('crop-vote')
  await expect(votes).toHaveCount(10)
  const cast = await votes.evaluateAll((all: HTMLElement[]) => all.map(({ dataset }) => ({ ...dataset })))
  expect(cast.map(({ place, mirrored }) => `${place} ${mirrored}`)).toEqual(
    ['false', 'true'].flatMap((mirrored) =>
      ['top-left', 'top-right', 'bottom-left', 'bottom-right', 'centre'].map(
        (place) => `${place} ${mirrored}`,
      ),
    ),
  )
  // All ten call it an espresso, so that the average of what they say of it is what is shown.
  expect(new Set(cast.map(({ wnid }) => wnid))).toEqual(new Set([espresso.wnid]))
  const mean = cast.reduce((sum, { probability }) => sum + Number(probability), 0) / 10
  expect((await read(page))[0].p).toBeCloseTo(mean, 5)
  expect(mean).not.toBe(once)

  // 600 x 400: the square is 400 wide from 100 on, made 73 pixels for windows of 64.
  const square = async () =>
    (await page.getByTestId('photo-marked').getAttribute('data-square'))!.split(' ').map(Number)
  expect(await square()).toEqual([100, 0, 400])
  const [side, far] = [(64 * 400) / 73, (9 * 400) / 73]
  const near = (found: number[], x: number, y: number) =>
    [x, y, side].forEach((value, i) => expect(Math.abs(found[i] - value)).toBeLessThan(0.1))
  await votes.nth(1).focus()
  near(await square(), 100 + far, 0)
  await expect(page.getByText(fill(en.photo.litTitle, { place: en.photo.places['top-right'] }))).toBeVisible()
  await votes.nth(7).click() // bottom left, mirrored
  await expect(votes.nth(7)).toHaveAttribute('aria-pressed', 'true')
  near(await square(), 100, far)
  // Reading goes on after a reload with ten looks.
  await expect(page).toHaveURL(/photo-crops=10/)
})

test('tells what an answer costs, times each layer, and gives the memory back when the reader leaves', async ({
  page,
}) => {
  await open(page, PATH)
  await answered(page, () => sample(page, 'espresso').click())
  const value = async (name: string) =>
    Number(await page.getByTestId(`photo-${name}`).getAttribute('data-value'))
  const { macs, layers } = describeNetwork(alexnet64)
  expect(await value('macs')).toBe(macs)
  // Codes of one byte at the least, floats of four at the most.
  expect(await value('weights')).toBeGreaterThan(7.8e6)
  expect(await value('weights')).toBeLessThan(64e6)
  expect(await value('activations')).toBe(activationBytes(alexnet64))
  expect(await value('rate')).toBeGreaterThan(1e6)

  await page.getByTestId('photo-time-layers').click()
  const timed = page.getByTestId('photo-layers').locator('[data-layer]')
  await expect(timed).toHaveCount(layers.length, { timeout: 30_000 })
  const times = await timed.evaluateAll((all: HTMLElement[]) =>
    all.map(({ dataset }) => [dataset.layer, Number(dataset.ms)] as const),
  )
  expect(times.map(([name]) => name)).toEqual(layers.map(({ name }) => name))
  for (const [, ms] of times) expect(ms).toBeGreaterThanOrEqual(0)
  expect(times.find(([name]) => name === 'conv2')![1]).toBeGreaterThan(0)
  expect((await read(page))[0].wnid).toBe(espresso.wnid)

  const held = await value('weights')
  await page.locator('a[href$="/en/fine-tune/"]:visible').last().click()
  await expect(page).toHaveURL(/fine-tune/)
  await page.waitForTimeout(1500) // longer than a change of language takes, for which nothing is freed
  await page.goBack()
  await page.locator('[data-bench=photo]').scrollIntoViewIfNeeded()
  await expect(page.getByTestId('photo-freed')).toBeVisible()
  expect(await value('freed')).toBeGreaterThanOrEqual(held)
  expect(await value('freed')).toBeLessThan(3 * held)
  expect((await read(page))[0].wnid).toBe(espresso.wnid)
  await answered(page, () => sample(page, 'cat').click())
})

test('has AlexNet-64 answer where the network asked for has no weights, and says how to bring them', async ({
  page,
}) => {
  await page.goto(`${PATH}?photo-network=alexnet2012`)
  await page.locator('[data-bench=photo]').scrollIntoViewIfNeeded()
  const picker = page.getByTestId('model-picker')
  await expect(picker).toHaveAttribute('data-value', 'alexnet64')
  for (const network of ['alexnet', 'alexnet2012'])
    await expect(picker.getByTestId(`model-${network}`).getByRole('radio')).toBeDisabled()
  await sample(page, 'espresso').click()
  await expectDone(page)
  expect((await read(page))[0].wnid).toBe(espresso.wnid)
  await expect(page.getByTestId('photo-compare')).toContainText(en.photo.compareOnly)
  await picker.getByTestId('model-alexnet').getByRole('button', { name: en.weights.bring }).click()
  await expect(page.getByTestId('weights-bench')).toBeInViewport()
  await expect(page.getByTestId('weights-bench')).toHaveAttribute('data-network', 'alexnet')
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
  const { height } = (await bench.boundingBox())!
  const top = await answersTop(page)
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
  expect(await answersTop(page)).toBe(top)
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
    const top = await answersTop(page)
    const check = async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect(await answersTop(page)).toBe(top)
      await expectNoFindingsNow(page, '[data-testid=photo-bench]')
    }
    await sample(page, 'rocket').click()
    await expectDone(page)
    await check()
    await answered(page, () =>
      page.getByTestId('photo-crops').getByRole('radio', { name: zh.photo.tenTimes }).check(),
    )
    await page.getByTestId('photo-time-layers').click()
    await expect(page.getByTestId('photo-layers').locator('[data-layer]').first()).toBeVisible({
      timeout: 30_000,
    })
    await check()
    await choose(page, 'huge.png')
    await expect(error(page)).toBeVisible()
    await check()
  })
})
