/** The bench that looks inside: what a reader draws, points at, taps, walks and steps, beside what the reference computes. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { writeScaledDigit } from '../../lib/data/digit-scaling'
import { initialParametersOf } from '../../lib/data/initial-parameters'
import { DEFAULT_SETTINGS, networkOf, type TrainSettings } from '../../lib/data/train-settings'
import { decodeWeights } from '../../lib/formats/decode-weights'
import type { WeightManifest } from '../../lib/formats/weight-manifest'
import { table1998 } from '../../lib/nn/connection-table'
import { lenet5Modern } from '../../lib/nn/lenet5'
import { publishedChoices } from '../../lib/nn/lenet5-choices'
import { openedLayers, type OpenedLayer } from '../../lib/nn/opened-layers'
import { receptiveField } from '../../lib/nn/receptive-field'
import { referenceOutputs } from '../../lib/nn/reference/network'
import { placed, skeletons } from '../handwriting/skeletons'
import { expectNoFindings, expectNoFindingsNow } from './findings'
import { expect, test } from './helpers'

test.describe.configure({ timeout: 90_000 })

const PATH = '/en/read-digits/'
const SAMPLE = 30 // of the hundred test digits: the first 3

const weightsFolder = 'public/weights/lenet5'
const manifest = JSON.parse(readFileSync(`${weightsFolder}/manifest.json`, 'utf8')) as WeightManifest
const weights = decodeWeights(
  manifest,
  lenet5Modern,
  manifest.shards.map(({ file }) => readFileSync(`${weightsFolder}/${file}`)),
)
const sample = readFileSync('public/mnist/sample.bin')
const pixelsOf = (index: number) => Uint8Array.from(sample.subarray(784 * index, 784 * (index + 1)))

const own: TrainSettings = { ...DEFAULT_SETTINGS, ...publishedChoices, loss: 'map', pixels: '1998' }
const ownParameters = Float32Array.from(initialParametersOf(networkOf(own), '1998', 5))

/** What every layer of a network makes of 784 ink bytes, by the plain loops. */
function reference(pixels: Uint8Array, settings: TrainSettings | null = null) {
  const spec = settings ? networkOf(settings) : lenet5Modern
  const input = new Float32Array(32 * 32)
  writeScaledDigit(pixels, 0, input, 0, settings?.pixels ?? 'standardised')
  const outputs = referenceOutputs(spec, settings ? ownParameters : weights, input)
  return { layers: openedLayers(spec), outputs }
}
type Reference = ReturnType<typeof reference>

const bench = (page: Page) => page.getByTestId('inside')
const unit = (page: Page) => page.getByTestId('inside-unit')
const grid = (page: Page, layer: string) => page.getByTestId(`inside-${layer}`)
const numberOf = async (locator: Locator, attribute = 'data-value') =>
  Number((await locator.getAttribute(attribute)) ?? NaN)

async function come(page: Page, path = PATH) {
  await page.goto(path)
  await reach(page)
}
async function reach(page: Page) {
  await page.locator('[data-bench=inside]').scrollIntoViewIfNeeded()
  await bench(page).scrollIntoViewIfNeeded()
  // Engine and weights are on their way, which may take long where other work goes on.
  await expect(unit(page)).toBeVisible({ timeout: 60_000 })
}

/** Draws on the small pad; the place of the pad is taken anew, as the page may have moved. */
async function draw(page: Page, digit: number) {
  const pad = page.getByTestId('inside-pad')
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  for (const stroke of placed(skeletons[digit])) {
    const at = (i: number) => [box.x + stroke[i] * box.width, box.y + stroke[i + 1] * box.height] as const
    await page.mouse.move(...at(0))
    await page.mouse.down()
    for (let i = 2; i < stroke.length; i += 2) await page.mouse.move(...at(i), { steps: 6 })
    await page.mouse.up()
  }
}

/** The 28x28 picture that the network gets, as the page's first bench shows it, which comes when one goes to it. */
async function previewInk(page: Page): Promise<number[]> {
  await page.locator('[data-testid="bench-place"][data-bench="draw"]').scrollIntoViewIfNeeded()
  const preview = page.getByTestId('digit-input-preview')
  const ink = () =>
    preview.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      return Array.from({ length: canvas.width * canvas.height }, (_, i) => data[4 * i + 3])
    })
  await expect.poll(async () => Math.max(...(await ink()))).toBe(255)
  const seen = await ink()
  await bench(page).scrollIntoViewIfNeeded()
  return seen
}

/** Ink of every cell of a layer's picture, 0 to 255. */
const inkOf = (layer: Locator) =>
  layer.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height)
    return { width, height, ink: Array.from({ length: width * height }, (_, i) => data[4 * i + 3]) }
  })

interface Place {
  map: number
  row: number
  column: number
}

const valueAt = ({ layers, outputs }: Reference, name: string, { map, row, column }: Place) => {
  const { last, shape } = layers.find((layer) => layer.name === name)!
  return outputs[last][shape.length === 3 ? (row * shape[1] + column) * shape[2] + map : map]
}

/** Where a place lies in the picture of its layer, in cells: eight maps in a row at most, a line between two. */
function cellOf({ shape }: OpenedLayer, { map, row, column }: Place) {
  if (shape.length === 3) {
    const across = Math.min(8, shape[2])
    return {
      x: (map % across) * (shape[1] + 1) + column,
      y: Math.floor(map / across) * (shape[0] + 1) + row,
      width: across * (shape[1] + 1) - 1,
      height: Math.ceil(shape[2] / across) * (shape[0] + 1) - 1,
    }
  }
  const across = { 120: 30, 84: 28, 10: 10 }[shape[0]]!
  return { x: map % across, y: Math.floor(map / across), width: across, height: shape[0] / across }
}

/** Where on the page that is, from the picture's corner. */
async function pointOf(page: Page, layer: OpenedLayer, place: Place) {
  const { x, y, width, height } = cellOf(layer, place)
  // Positions of a click count from within the border, a pixel on each side.
  const box = (await grid(page, layer.name).boundingBox())!
  return { x: ((x + 0.5) / width) * (box.width - 2), y: ((y + 0.5) / height) * (box.height - 2) }
}

/** Every value that the page shows of every layer, by its ink and by the ends of its scale. */
async function expectLayers(page: Page, expected: Reference) {
  for (const { name, last, shape } of expected.layers) {
    const values = expected.outputs[last]
    const [least, most] = [Math.min(...values), Math.max(...values)]
    const row = page.locator(`[data-testid=inside-layer][data-layer=${name}]`)
    await expect.poll(() => numberOf(row, 'data-most'), name).toBeCloseTo(most, 2)
    expect(Math.abs((await numberOf(row, 'data-most')) - most), name).toBeLessThan(1e-3 * Math.max(1, most))
    expect(Math.abs((await numberOf(row, 'data-least')) - least), name).toBeLessThan(1e-3)
    const { width, ink } = await inkOf(grid(page, name))
    const layer = expected.layers.find((one) => one.name === name)!
    const [rows, columns, maps] = shape.length === 3 ? shape : [1, 1, shape[0]]
    let worst = 0
    for (let map = 0; map < maps; map++)
      for (let y = 0; y < rows; y++)
        for (let x = 0; x < columns; x++) {
          const cell = cellOf(layer, { map, row: y, column: x })
          const share = (valueAt(expected, name, { map, row: y, column: x }) - least) / (most - least)
          worst = Math.max(worst, Math.abs(ink[cell.y * width + cell.x] - 255 * share))
        }
    expect(worst, `ink of ${name}`).toBeLessThan(1)
  }
}

/** The unit that is taken apart: its value, its terms and the box on the input, all as they should be. */
async function expectUnit(page: Page, expected: Reference, layer: string, place: Place) {
  const panel = unit(page)
  await expect(panel).toHaveAttribute('data-layer', layer)
  await expect(panel).toHaveAttribute('data-map', String(place.map))
  await expect(panel).toHaveAttribute('data-row', String(place.row))
  await expect(panel).toHaveAttribute('data-column', String(place.column))
  const value = valueAt(expected, layer, place)
  await expect.poll(async () => Math.abs((await numberOf(panel)) - value), layer).toBeLessThan(1e-3)
  await expect
    .poll(async () => Math.abs((await numberOf(page.getByTestId('unfold-activation'))) - value), layer)
    .toBeLessThan(1e-3)
  const { index } = expected.layers.find(({ name }) => name === layer)!
  const { top, left, height, width } = receptiveField(lenet5Modern, index, place.row, place.column)
  await expect(page.getByTestId('inside-input').locator('[data-field]')).toHaveAttribute(
    'data-field',
    [top, left, height, width].join(' '),
  )
}

test('an empty pad shows a test digit and says so; a drawn digit is followed through every layer', async ({
  page,
}) => {
  await come(page)
  await expect(bench(page)).toHaveAttribute('data-shows', 'sample')
  await expect(page.getByTestId('inside-note')).toHaveText('The pad is empty, so this is a test digit, a 3.')
  const three = reference(pixelsOf(SAMPLE))
  await expectLayers(page, three)
  await expectUnit(page, three, 'c1', { map: 0, row: 14, column: 14 })

  await page.getByTestId('inside-draw').click()
  await expect(page.getByTestId('inside-pad')).toBeFocused()
  await draw(page, 7)
  await expect(bench(page)).toHaveAttribute('data-shows', 'drawing')
  await expect(page.getByTestId('inside-draw')).toHaveCount(0)
  const pixels = Uint8Array.from(await previewInk(page))
  const seven = reference(pixels)
  await expectLayers(page, seven)
  // The same unit, another sum.
  await expectUnit(page, seven, 'c1', { map: 0, row: 14, column: 14 })
  await page.getByTestId('inside-clear').click()
  await expect(bench(page)).toHaveAttribute('data-shows', 'sample')
})

test('a unit of any layer: by a click, by keys, after a reload; a mouse only looks ahead', async ({
  page,
}) => {
  await come(page)
  const three = reference(pixelsOf(SAMPLE))
  for (const layer of three.layers) {
    const [rows, columns, maps] = layer.shape.length === 3 ? layer.shape : [1, 1, layer.shape[0]]
    const place = { map: maps - 1, row: rows >> 1, column: columns >> 1 }
    await grid(page, layer.name).click({ position: await pointOf(page, layer, place) })
    await expectUnit(page, three, layer.name, place)
    // By keys from there, on into the map or unit before.
    const left =
      layer.shape.length === 3 && columns > 1
        ? { ...place, column: place.column - 1 }
        : { ...place, map: place.map - 1 }
    await grid(page, layer.name).press('ArrowLeft')
    await expectUnit(page, three, layer.name, left)
    const cell = page.getByTestId(`inside-${layer.name}-cell`)
    await expect(cell).toHaveRole('gridcell')
    await expect(grid(page, layer.name)).toHaveAttribute(
      'aria-activedescendant',
      (await cell.getAttribute('id'))!,
    )
    const said = valueAt(three, layer.name, left).toFixed(3).replace('-', '−')
    await expect(cell).toHaveText(
      layer.shape.length === 3
        ? `${layer.name.toUpperCase()}, map ${left.map}, row ${left.row + 1}, column ${left.column + 1}: ${said}`
        : `${layer.name === 'output' ? 'Output' : layer.name.toUpperCase()}, unit ${left.map}: ${said}`,
    )
  }
  await test.step('a mouse looks ahead', async () => {
    const c3 = three.layers[2]
    const place = { map: 12, row: 2, column: 7 }
    await grid(page, 'c3').hover({ position: await pointOf(page, c3, place) })
    await expectUnit(page, three, 'c3', place)
    await page.mouse.move(0, 0)
    await expect(unit(page)).toHaveAttribute('data-layer', 'output')
  })
  await test.step('a reload keeps the unit', async () => {
    await page.reload()
    await reach(page)
    await expectUnit(page, three, 'output', { map: 8, row: 0, column: 0 })
  })
})

test('the products are stepped, played and paused, and add up to the sum', async ({ page }) => {
  await come(page)
  const three = reference(pixelsOf(SAMPLE))
  const c3 = three.layers[2]
  await grid(page, 'c3').click({ position: await pointOf(page, c3, { map: 4, row: 3, column: 6 }) })
  // All of it stands there at first.
  await expectUnit(page, three, 'c3', { map: 4, row: 3, column: 6 })
  const total = await numberOf(page.getByTestId('unfold-sum'))
  await page.getByTestId('unfold-step').click()
  const said = page.getByTestId('unfold-said')
  let sum = 0
  for (let term = 1; term <= 6; term++) {
    await expect(said).toContainText(`Term ${term} of 150`)
    const [input, factor, product] = (await said.textContent())!
      .match(/[−-]?\d+\.\d+/g)!
      .map((text) => Number(text.replace('−', '-')))
    expect(input * factor).toBeCloseTo(product, 2)
    sum += product
    expect(await numberOf(page.getByTestId('unfold-sum'))).toBeCloseTo(sum, 1)
    await page.getByTestId('unfold-step').click()
  }
  await page.getByTestId('unfold-stride').getByRole('radio', { name: 'one map' }).check({ force: true })
  await page.getByTestId('unfold-speed').getByRole('radio', { name: 'fast' }).check({ force: true })
  const play = page.getByTestId('unfold-play')
  await play.click()
  // Six maps, a bias, an activation: then it rests.
  await expect(play).toHaveText('Play')
  expect(await numberOf(page.getByTestId('unfold-sum'))).toBeCloseTo(total, 6)
  await expectUnit(page, three, 'c3', { map: 4, row: 3, column: 6 })
})

test('the largest terms of F6 lead back to C5, and the output says its softmax', async ({ page }) => {
  await come(page)
  const three = reference(pixelsOf(SAMPLE))
  await grid(page, 'f6').click({
    position: await pointOf(page, three.layers[5], { map: 40, row: 0, column: 0 }),
  })
  const list = page.getByTestId('inside-terms')
  await expect(list).toHaveAttribute('data-count', '120')
  const shown = () =>
    list.locator('[role=option]').evaluateAll((options: HTMLElement[]) =>
      options.map(({ dataset }) => ({
        term: Number(dataset.term),
        input: Number(dataset.input),
        factor: Number(dataset.factor),
        map: Number(dataset.map),
      })),
    )
  const terms: Awaited<ReturnType<typeof shown>> = []
  await list.focus()
  for (let at = 0; at < 120; at += 8) {
    terms.push(...(await shown()))
    await list.press('PageDown')
  }
  expect(new Set(terms.map(({ map }) => map)).size).toBe(120)
  const sizes = terms.map(({ term }) => Math.abs(term))
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
  for (const { input, factor, term, map } of terms) {
    expect(input).toBeCloseTo(valueAt(three, 'c5', { map, row: 0, column: 0 }), 3)
    expect(term).toBeCloseTo(input * factor, 6)
  }
  const sum = terms.reduce((all, { term }) => all + term, 0)
  expect(sum).toBeCloseTo(await numberOf(page.getByTestId('unfold-sum')), 4)
  await list.press('Home')
  await list.press('Enter')
  await expectUnit(page, three, 'c5', { map: terms[0].map, row: 0, column: 0 })

  await grid(page, 'output').click({
    position: await pointOf(page, three.layers[6], { map: 3, row: 0, column: 0 }),
  })
  const logits = Array.from(three.outputs.at(-1)!)
  const powers = logits.map((value) => Math.exp(value - Math.max(...logits)))
  const share = powers[3] / powers.reduce((all, value) => all + value, 0)
  await expect.poll(() => numberOf(page.getByTestId('inside-softmax'))).toBeCloseTo(share, 3)
})

/** Puts a LeNet of the 1998 form on the device, with first weights, and chooses it. */
const keepOwn = (page: Page) =>
  page.evaluate(
    ([settings, parameters]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('lenet-to-alexnet')
        opening.onupgradeneeded = () => opening.result.createObjectStore('state')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const change = opening.result.transaction('state', 'readwrite')
          const mine = {
            parameters: Float32Array.from(parameters),
            statistics: new Float32Array(0),
            settings,
            step: 0,
            testAccuracy: null,
            savedAt: 1,
          }
          change.objectStore('state').put(mine, 'my-lenet')
          change.onerror = () => reject(change.error)
          change.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    [own, Array.from(ownParameters)] as const,
  )

test('a network of the reader’s own in the form of 1998 shows what its connection table feeds', async ({
  page,
}) => {
  await page.goto(PATH)
  await keepOwn(page)
  await come(page)
  await page.getByTestId('inside-network').getByRole('radio', { name: 'Your own' }).check({ force: true })
  await expect(bench(page)).toHaveAttribute('data-network', 'mine')
  const three = reference(pixelsOf(SAMPLE), own)
  await expectLayers(page, three)
  const place = { map: 14, row: 4, column: 5 }
  await grid(page, 'c3').click({ position: await pointOf(page, three.layers[2], place) })
  await expectUnit(page, three, 'c3', place)
  const reads = page.getByTestId('inside-reads')
  await expect(reads).toHaveAttribute('data-maps', table1998[14].join(' '))
  await expect(reads).toContainText(
    'The connection table gives it maps 0, 2, 3, 5 of S2: rows 5 to 9, columns 6 to 10.',
  )
  // The chain back: what it reads of S2 is framed, and what that reads of C1; other maps are veiled.
  const framed = (layer: string) =>
    grid(page, layer)
      .locator('[data-region]')
      .evaluateAll((frames: HTMLElement[]) => frames.map(({ dataset }) => dataset.region))
  expect(await framed('s2')).toEqual(table1998[14].map((map) => `${map} 4 5 5 5`))
  expect(await framed('c1')).toEqual(table1998[14].map((map) => `${map} 8 10 10 10`))
  expect(await framed('s4')).toEqual([])
  await expect(grid(page, 's2').locator('[data-unread]')).toHaveCount(2)
  await grid(page, 'c5').click()
  await expect.poll(() => framed('s4')).toEqual(table1998.map((_, map) => `${map} 0 0 5 5`))
  await grid(page, 's2').click({
    position: await pointOf(page, three.layers[1], { map: 2, row: 3, column: 3 }),
  })
  await expectUnit(page, three, 's2', { map: 2, row: 3, column: 3 })
  await expect(page.getByTestId('unfold-gain')).toHaveAttribute('data-value')
  await grid(page, 'output').click({
    position: await pointOf(page, three.layers[6], { map: 6, row: 0, column: 0 }),
  })
  await expectUnit(page, three, 'output', { map: 6, row: 0, column: 0 })
  await expect(page.getByTestId('inside-terms')).toHaveAttribute('data-count', '84')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  for (const lang of ['en', 'zh'])
    test(`a tap chooses a unit, arrows refine it, nothing scrolls sideways (${lang})`, async ({ page }) => {
      await come(page, `/${lang}/read-digits/`)
      const three = reference(pixelsOf(SAMPLE))
      const s4 = three.layers[3]
      await grid(page, 's4').scrollIntoViewIfNeeded()
      await grid(page, 's4').tap({ position: await pointOf(page, s4, { map: 9, row: 2, column: 3 }) })
      await expectUnit(page, three, 's4', { map: 9, row: 2, column: 3 })
      const right = unit(page).getByRole('button', { name: lang === 'en' ? 'Right' : '右', exact: true })
      await right.tap()
      await expectUnit(page, three, 's4', { map: 9, row: 2, column: 4 })
      for (const { name } of three.layers) {
        await grid(page, name).scrollIntoViewIfNeeded()
        await grid(page, name).tap()
        await expect(unit(page)).toHaveAttribute('data-layer', name)
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(wide, name).toBe(0)
      }
    })
})

test('axe finds nothing, in the light and in the dark', async ({ page }) => {
  await come(page)
  await expectNoFindingsNow(page, '[data-bench=inside]')
  await grid(page, 'output').click()
  await expect(unit(page)).toHaveAttribute('data-layer', 'output')
  await expectNoFindings(page, '[data-bench=inside]')
})
