/**
 * Measures how often AlexNet-64 is right, on pictures that it was not trained on, as readers meet it: the shipped
 * 8-bit weights, the page's own decoder (in Chromium), our own runtime on wasm. Writes the card that pages and docs
 * quote. Run: npm run measure:alexnet64 -- --data DIR
 * DIR holds `images.bin`, files of pictures one after another, and `index.json`, a list of [offset, length, class],
 * class being an index into public/weights/alexnet64/classes.json.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { photoInputs } from '@/lib/data/photo-input'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { readSafetensors } from '@/lib/formats/safetensors'
import { fromTorchLayout } from '@/lib/formats/torch-layout'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { createNetwork, loadWeights } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { openBrowserDecoder } from './decode-in-browser'
import { fileFetch } from './file-fetch'

/** Pictures in one batch. */
const BATCH = 100
const FOLDER = 'public/weights/alexnet64'

interface Counts {
  top1: number
  top5: number
}

/** Adds to `counts` how many rows of logits have their label first, and among the first five. */
function countRight(logits: Float32Array, labels: readonly number[], counts: Counts): void {
  const classes = logits.length / labels.length
  labels.forEach((label, row) => {
    const scores = logits.subarray(row * classes, (row + 1) * classes)
    // Of equal scores the first counts as the higher, as the page sorts them.
    const before = scores.reduce(
      (n, score, i) => n + (score > scores[label] || (score === scores[label] && i < label) ? 1 : 0),
      0,
    )
    if (before < 1) counts.top1++
    if (before < 5) counts.top5++
  })
}

const { values: args } = parseArgs({
  options: {
    data: { type: 'string' },
    limit: { type: 'string', default: 'Infinity' },
    out: { type: 'string', default: `${FOLDER}/card.json` },
  },
})
if (!args.data) throw new Error('say where the pictures are: npm run measure:alexnet64 -- --data DIR')
const images = await readFile(join(args.data, 'images.bin'))
const index = (
  JSON.parse(await readFile(join(args.data, 'index.json'), 'utf8')) as [number, number, number][]
).slice(0, Number(args.limit))

const engine = await startNodeEngine('wasm')
const manifest = await readFile(join(FOLDER, 'manifest.json'))
const safetensors = new Uint8Array(await readFile('tests/fixtures/alexnet64/alexnet64.safetensors'))
const shipped = createNetwork(
  alexnet64,
  await loadWeights('/weights/alexnet64', alexnet64, { fetch: fileFetch('public') }),
)
const trained = createNetwork(alexnet64, fromTorchLayout(alexnet64, readSafetensors(safetensors)))
const decoder = await openBrowserDecoder()

const preparation = photoPreparations.alexnet64
const size = preparation.side * preparation.side * 4
const counts = { shipped: { top1: 0, top5: 0 }, float32: { top1: 0, top5: 0 } }
const started = performance.now()
for (let from = 0; from < index.length; from += BATCH) {
  const batch = index.slice(from, from + BATCH)
  const rgba = await decoder.decode(
    batch.map(([offset, length]) => images.subarray(offset, offset + length)),
    preparation,
  )
  const pictures = batch.map((_, i) => new Uint8ClampedArray(rgba.subarray(i * size, (i + 1) * size)))
  const inputs = photoInputs(pictures, preparation)
  const labels = batch.map(([, , label]) => label)
  countRight(await shipped.logits(inputs), labels, counts.shipped)
  countRight(await trained.logits(inputs), labels, counts.float32)
  const done = from + batch.length
  if (done % 1000 === 0)
    console.log(`${done} pictures: top-1 ${((100 * counts.shipped.top1) / done).toFixed(2)}%`)
}
const seconds = (performance.now() - started) / 1000
await decoder.close()

/** Percent, two decimals. */
const rate = (right: number) => Math.round((1e4 * right) / index.length) / 100
const rates = ({ top1, top5 }: Counts) => ({ top1: rate(top1), top5: rate(top5) })
const card = {
  network: alexnet64.id,
  ...rates(counts.shipped),
  count: index.length,
  data: 'Tiny ImageNet, validation part',
  float32: rates(counts.float32),
  engine: `${engine.name}, ${engine.threads} thread${engine.threads > 1 ? 's' : ''}`,
  decoder: decoder.browser,
  seconds: Math.round(seconds),
  weights: createHash('sha256').update(manifest).digest('hex'), // of manifest.json, which names each shard's
  date: new Date().toISOString().slice(0, 10),
  command: 'npm run measure:alexnet64 -- --data DIR',
}
await writeFile(args.out, `${JSON.stringify(card, null, 2)}\n`)
console.log(card)
process.exit(0)
