/**
 * Measures what coding the dense layers costs. AlexNet-64, which is trained: how often it is right, on pictures that it was
 * not trained on, the steering half and the other half apart; for AlexNet, whose weights are not here: bytes, and errors
 * of weights that are spread as AlexNet-64's. Writes docs/weights-results.json and the tables of docs/weights.md.
 * Run: npm run measure:weights -- --data DIR    (DIR as for measure:alexnet64)
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { photoInputs } from '@/lib/data/photo-input'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { createRandom, shuffleInPlace } from '@/lib/data/random'
import { writeSafetensors, readSafetensors } from '@/lib/formats/safetensors'
import { fromTorchLayout, toTorchLayout } from '@/lib/formats/torch-layout'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { parameterCount } from '@/lib/nn/parameters'
import { layerInputs, shapeSize } from '@/lib/nn/shapes'
import type { NetworkSpec } from '@/lib/nn/spec'
import { createNetwork } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { openBrowserDecoder } from './decode-in-browser'
import { codedFile, relativeErrors } from './weights/coded-file'
import { comparedCodings } from './weights/codings'
import { drawnWeights } from './weights/drawn-weights'
import {
  withTables,
  type CodingResult,
  type FullSizeResult,
  type Rates,
  type WeightResults,
} from './weights/results'

const BATCH = 100
const SEED = 20121203 // halves and drawn weights; the first day of the conference at which AlexNet was shown
const [JSON_FILE, TEXT_FILE] = ['docs/weights-results.json', 'docs/weights.md']

const { values: args } = parseArgs({
  options: { data: { type: 'string' }, limit: { type: 'string', default: 'Infinity' } },
})
if (!args.data) throw new Error('say where the pictures are: npm run measure:weights -- --data DIR')

/** AlexNet-64 in two: what makes 1,152 features of a picture, and what makes classes of those. */
const cut = alexnet64.layers.findIndex(({ kind }) => kind === 'flatten') + 1
const features = shapeSize(layerInputs(alexnet64)[cut])
const front: NetworkSpec = { ...alexnet64, id: 'front', layers: alexnet64.layers.slice(0, cut) }
const back: NetworkSpec = {
  ...alexnet64,
  id: 'back',
  input: { height: 1, width: 1, channels: features },
  layers: alexnet64.layers.slice(cut - 1),
}
const frontCount = parameterCount(front)

async function featuresOf(
  flat: Float32Array<ArrayBuffer>,
  inputs: readonly Float32Array[],
): Promise<Float32Array[]> {
  const network = createNetwork(front, flat.slice(0, frontCount))
  const made: Float32Array[] = []
  for (const batch of inputs) made.push(await network.logits(batch))
  network.dispose()
  return made
}

/** For each picture, how many classes are put before the right one, and which is put first. */
interface Answers {
  before: number[]
  first: number[]
}

async function answersOf(
  flat: Float32Array<ArrayBuffer>,
  batches: readonly Float32Array[],
  labels: readonly number[],
) {
  const network = createNetwork(back, flat.slice(frontCount))
  const found: Answers = { before: [], first: [] }
  for (const batch of batches) {
    const logits = await network.logits(batch)
    const rows = batch.length / features
    const classes = logits.length / rows
    for (let row = 0; row < rows; row++) {
      const scores = logits.subarray(row * classes, (row + 1) * classes)
      const label = labels[found.before.length]
      found.first.push(scores.indexOf(Math.max(...scores)))
      // Of equal scores the first counts as the higher, as the page sorts them.
      found.before.push(
        scores.reduce(
          (n, score, i) => n + (score > scores[label] || (score === scores[label] && i < label) ? 1 : 0),
          0,
        ),
      )
    }
  }
  network.dispose()
  return found
}

const index = (
  JSON.parse(await readFile(join(args.data, 'index.json'), 'utf8')) as [number, number, number][]
).slice(0, Number(args.limit))
const images = await readFile(join(args.data, 'images.bin'))
const file = new Uint8Array(await readFile('tests/fixtures/alexnet64/alexnet64.safetensors'))
const trained = fromTorchLayout(alexnet64, readSafetensors(file))
await startNodeEngine('wasm')

const preparation = photoPreparations.alexnet64
const size = preparation.side * preparation.side * 4
const decoder = await openBrowserDecoder()
const inputs: Float32Array[] = []
for (let from = 0; from < index.length; from += BATCH) {
  const batch = index.slice(from, from + BATCH)
  const rgba = await decoder.decode(
    batch.map(([offset, length]) => images.subarray(offset, offset + length)),
    preparation,
  )
  const pictures = batch.map((_, i) => new Uint8ClampedArray(rgba.subarray(i * size, (i + 1) * size)))
  inputs.push(photoInputs(pictures, preparation))
}
await decoder.close()
console.log(`${index.length} pictures decoded`)

const labels = index.map(([, , label]) => label)
const order = shuffleInPlace(Uint32Array.from(labels.keys()), createRandom(SEED))
const halves = { steering: order.slice(0, order.length >> 1), reported: order.slice(order.length >> 1) }
function ratesOf(found: Answers, whole: Answers): Record<'steering' | 'reported', Rates> {
  const rate = (half: Uint32Array, is: (picture: number) => boolean) =>
    Math.round((1e4 * half.reduce((n, i) => n + (is(i) ? 1 : 0), 0)) / half.length) / 100
  const of = (half: Uint32Array): Rates => ({
    top1: rate(half, (i) => found.before[i] < 1),
    top5: rate(half, (i) => found.before[i] < 5),
    same: rate(half, (i) => found.first[i] === whole.first[i]),
  })
  return { steering: of(halves.steering), reported: of(halves.reported) }
}

const small: CodingResult[] = []
let whole: Answers | null = null
async function measure(
  name: string,
  flat: Float32Array<ArrayBuffer>,
  batches: readonly Float32Array[],
  sizes: Pick<CodingResult, 'bytes' | 'packedBytes'>,
) {
  const found = await answersOf(flat, batches, labels)
  whole ??= found
  small.push({ name, ...ratesOf(found, whole), ...sizes })
  console.log(JSON.stringify(small.at(-1)))
}
const floatBytes = 4 * trained.length
await measure('32 bits', trained, await featuresOf(trained, inputs), {
  bytes: floatBytes,
  packedBytes: floatBytes,
})
/** The convolutions are coded alike in all rows below. */
let shared: Float32Array[] | null = null
for (const { name, dense } of comparedCodings) {
  const { values, bytes, packedBytes } = await codedFile(file, alexnet64, dense)
  shared ??= await featuresOf(values, inputs)
  await measure(name, values, shared, { bytes, packedBytes })
}

const drawn = drawnWeights(alexnetTorchvision, alexnet64, trained, SEED)
const drawnFile = writeSafetensors(toTorchLayout(alexnetTorchvision, drawn))
const large: FullSizeResult[] = []
for (const { name, dense } of comparedCodings) {
  const { values, bytes, packedBytes, denseBits, encodeMs, decodeMs } = await codedFile(
    drawnFile,
    alexnetTorchvision,
    dense,
  )
  const errors = Object.fromEntries(
    Object.entries(relativeErrors(alexnetTorchvision, drawn, values)).map(([layer, error]) => [
      layer,
      Math.round(1e5 * error) / 1e5,
    ]),
  )
  const seconds = (ms: number) => Math.round(ms / 100) / 10
  large.push({
    name,
    bytes,
    packedBytes,
    denseBits: Math.round(1e3 * denseBits) / 1e3,
    errors,
    encodeSeconds: seconds(encodeMs),
    decodeSeconds: seconds(decodeMs),
  })
  console.log(JSON.stringify(large.at(-1)))
}

const results: WeightResults = {
  pictures: { steering: halves.steering.length, reported: halves.reported.length },
  alexnet64: small,
  alexnet: large,
  node: process.version,
  date: new Date().toISOString().slice(0, 10),
}
await writeFile(JSON_FILE, `${JSON.stringify(results, null, 2)}\n`)
await writeFile(TEXT_FILE, withTables(await readFile(TEXT_FILE, 'utf8'), results))
process.exit(0)
