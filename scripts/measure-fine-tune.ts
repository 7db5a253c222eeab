/**
 * Tunes AlexNet-64 to drawings of stripes and rings, with few and with many of them, and asks it about 400 drawings that
 * no run has learnt from. Writes docs/fine-tune-results.json, which the chapter quotes, and the tables of
 * docs/fine-tune-results.md: npm run measure:fine-tune
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format } from 'prettier'
import { nameOfBytes, viewInputs, type View } from '@/lib/data/fine-tune/pictures'
import { drawSamples, type SampleSet } from '@/lib/data/fine-tune/samples'
import {
  defaultTuneSettings,
  examplesOf,
  TUNE_BATCH,
  usualEpochs,
  usualRate,
  type TuneExample,
  type TuneSettings,
} from '@/lib/data/fine-tune/settings'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { lastFrozen, tailOf, tailStart, tunedNetwork, upTo } from '@/lib/nn/fine-tune'
import { parameterCount } from '@/lib/nn/parameters'
import { createNetwork, loadWeights } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { trainTail } from '@/lib/tf/training/fine-tune'
import { fileFetch } from './file-fetch'
import { colourAccuracy } from './fine-tune-baseline'

/** Of each of the two patterns. */
const COUNTS = [1, 2, 4, 8, 16, 32, 64]
const FEW_COUNTS = [4, 16, 64] // for what takes long
const SEEDS = [1, 2, 3, 4, 5]
const FEW_SEEDS = [1, 2, 3]
const TEST_EACH = 200
const TEST_SEED = 9001

await startNodeEngine('wasm')
const values = await loadWeights('/weights/alexnet64', alexnet64, {
  fetch: fileFetch(join(process.cwd(), 'public')),
})

type Picture = { id: string; label: number; rgb: Uint8Array<ArrayBuffer> }
const pictures = (set: SampleSet, count: number, seed: number): Picture[] =>
  drawSamples(set, count, seed).map(({ label, rgb }) => ({ id: nameOfBytes(rgb), label, rgb }))

const frozen = new Map<string, ReturnType<typeof createNetwork>>()
const known = new Map<string, Float32Array>()

/** Features of views, each computed once. */
async function featuresOf(layer: string, views: readonly (Picture & { view: View })[]) {
  const spec = upTo(alexnet64, layer)
  const network = frozen.get(layer) ?? createNetwork(spec, values.slice(0, parameterCount(spec)))
  frozen.set(layer, network)
  const keys = views.map(({ id, view }) => `${layer}/${id}/${JSON.stringify(view)}`)
  for (const [i, key] of keys.entries())
    if (!known.has(key)) known.set(key, await network.logits(viewInputs([views[i]])))
  return keys.map((key) => known.get(key)!)
}

/** Accuracy on `asked` (0 to 1) after a training on the examples. */
async function tuned(
  all: readonly Picture[],
  examples: { training: TuneExample[]; asked: TuneExample[] },
  settings: TuneSettings,
): Promise<{ accuracy: number; training: number }> {
  const layer = lastFrozen(settings)
  const set = async (part: TuneExample[]) => ({
    features: await featuresOf(
      layer,
      part.map(({ picture, view }) => ({ ...all[picture], view })),
    ),
    labels: part.map(({ label }) => label),
  })
  let last = { accuracy: NaN, training: NaN }
  await trainTail(
    tailOf(tunedNetwork(alexnet64, settings, 2), layer),
    tailStart(alexnet64, values, settings, 2),
    await set(examples.training),
    await set(examples.asked),
    {
      epochs: settings.epochs,
      batch: TUNE_BATCH,
      learningRate: settings.learningRate,
      momentum: 0.9,
      weightDecay: 0,
      seed: settings.seed,
      signal: new AbortController().signal,
      report: (report) => {
        last = { accuracy: report.validationAccuracy!, training: report.trainingAccuracy }
      },
    },
  )
  return last
}

const settingsOf = (patch: Partial<TuneSettings>): TuneSettings => {
  const part = patch.part ?? 'linear'
  return {
    ...defaultTuneSettings,
    epochs: usualEpochs[part],
    learningRate: usualRate[part],
    ...patch,
  }
}

/** `known` pictures are all learnt from; the others are only asked about. */
async function onFresh(known: Picture[], asked: Picture[], patch: Partial<TuneSettings>) {
  const settings = settingsOf({ ...patch, share: 0 })
  const all = [...known, ...asked]
  const { training } = examplesOf(known, 2, settings)
  const middle = examplesOf(asked, 2, { ...settings, copies: 0 }).training
  return tuned(
    all,
    { training, asked: middle.map((one) => ({ ...one, picture: one.picture + known.length })) },
    settings,
  )
}

/** Held back from among the pictures themselves. */
async function onHeld(all: Picture[], patch: Partial<TuneSettings>) {
  const settings = settingsOf(patch)
  const { training, validation } = examplesOf(all, 2, settings)
  return tuned(all, { training, asked: validation }, settings)
}

/** Labels dealt out anew; a quarter is held back. */
const shuffled = (seed: number, patch: Partial<TuneSettings> = {}) =>
  onHeld(pictures('shapes', 64, seed), { shuffled: true, seed, ...patch })
const MANY_COPIES = { copies: 4, epochs: 60 }

const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
const rounded = (value: number) => Number(value.toFixed(4))
const over = async (seeds: readonly number[], run: (seed: number) => Promise<number>) => {
  const found: number[] = []
  for (const seed of seeds) found.push(await run(seed))
  return { mean: rounded(mean(found)), least: rounded(Math.min(...found)), most: rounded(Math.max(...found)) }
}
type Spread = Awaited<ReturnType<typeof over>>

const test = pictures('shapes', TEST_EACH, TEST_SEED)
type ByCount = Record<string, Record<string, Spread>>

/** What is measured, each part by itself: `npm run measure:fine-tune -- swapped` measures that part anew. */
const parts = {
  async byCount() {
    const found: ByCount = {}
    for (const [name, patch, counts, seeds] of [
      ['fc7', { layer: 'fc7' }, COUNTS, SEEDS],
      ['pool5', { layer: 'pool5' }, COUNTS, SEEDS],
      ['conv5', { part: 'conv5' }, FEW_COUNTS, FEW_SEEDS],
    ] as const) {
      found[name] = {}
      for (const count of counts) {
        found[name][count] = await over(
          seeds,
          async (seed) => (await onFresh(pictures('shapes', count, seed), test, { ...patch, seed })).accuracy,
        )
        console.log(name, count, found[name][count])
      }
    }
    return found
  },
  async byCopies() {
    const found: Record<string, Spread> = {}
    for (const copies of [0, 1, 4])
      found[copies] = await over(
        SEEDS,
        async (seed) => (await onFresh(pictures('shapes', 8, seed), test, { copies, seed })).accuracy,
      )
    return found
  },
  colour: () => over(SEEDS, async (seed) => colourAccuracy(pictures('shapes', 64, seed), test)),
  shuffled: () => over(SEEDS, async (seed) => (await shuffled(seed)).accuracy),
  shuffledTraining: async () => (await over(SEEDS, async (seed) => (await shuffled(seed)).training)).mean,
  apart: () => over(SEEDS, async (seed) => (await shuffled(seed, MANY_COPIES)).accuracy),
  leak: () => over(SEEDS, async (seed) => (await shuffled(seed, { ...MANY_COPIES, leak: true })).accuracy),
  background: () =>
    over(SEEDS, async (seed) => (await onHeld(pictures('background', 64, seed), { seed })).accuracy),
  swapped: () =>
    over(
      SEEDS,
      async (seed) =>
        (await onFresh(pictures('background', 64, seed), pictures('swapped', TEST_EACH, TEST_SEED), { seed }))
          .accuracy,
    ),
}
type Results = { [Part in keyof typeof parts]: Awaited<ReturnType<(typeof parts)[Part]>> }

const JSON_FILE = 'docs/fine-tune-results.json'
const wanted = process.argv.slice(2)
const results = JSON.parse(await readFile(JSON_FILE, 'utf8').catch(() => '{}')) as Results
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  Object.assign(results, { [name]: await measure() })
  console.log(name, JSON.stringify(results[name as keyof Results]))
}
await writeFile(JSON_FILE, `${JSON.stringify(results, null, 2)}\n`)

const { byCount, byCopies, colour, shuffled: held, apart, leak, background, swapped } = results
const percent = (share: number) => (100 * share).toFixed(1)
const spread = (value: Spread | undefined) =>
  value ? `${percent(value.mean)} (${percent(value.least)} to ${percent(value.most)})` : '–'
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const tables = [
  row(['pictures of each class', 'new last layer on fc7', 'new last layer on pool5', 'from conv5 upward']),
  row(['---:', '---:', '---:', '---:']),
  ...COUNTS.map((count) =>
    row([
      String(count),
      spread(byCount.fc7[count]),
      spread(byCount.pool5[count]),
      spread(byCount.conv5[count]),
    ]),
  ),
  '',
  row(['what was tried, 64 pictures of each class unless it is said otherwise', 'right']),
  row(['---', '---:']),
  row(['mean colour and brightness alone, seven nearest neighbours', spread(colour)]),
  ...Object.entries(byCopies).map(([copies, value]) =>
    row([`8 pictures of each class, ${copies} copies of each, new last layer on fc7`, spread(value)]),
  ),
  row(['shuffled labels, pictures held back', spread(held)]),
  row(['shuffled labels, 4 copies, split by picture', spread(apart)]),
  row(['shuffled labels, 4 copies, split after copying (a leak)', spread(leak)]),
  row(['ground gives the class away, pictures held back', spread(background)]),
  row(['the same network, grounds swapped', spread(swapped)]),
]
const file = 'docs/fine-tune-results.md'
const before = await readFile(file, 'utf8')
const [head, rest] = before.split('<!-- table -->')
const after = rest.slice(rest.indexOf('<!-- end -->'))
const text = `${head}<!-- table -->\n\n${tables.join('\n')}\n\n${after}`
await writeFile(file, await format(text, { parser: 'markdown' }))
console.log(text)
process.exit(0)
