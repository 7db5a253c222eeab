/**
 * Measures what coding the dense layers costs. AlexNet-64, which is trained: how often it is right, on pictures that it was
 * not trained on, the steering half and the other half apart; for AlexNet, whose weights are not here: bytes, and errors
 * of weights that are spread as AlexNet-64's. Writes docs/weights-results.json and the tables of docs/weights.md.
 * Run: npm run measure:weights -- --data DIR    (DIR as for measure:alexnet64)
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createRandom, shuffleInPlace } from '@/lib/data/random'
import { writeSafetensors, readSafetensors } from '@/lib/formats/safetensors'
import { fromTorchLayout, toTorchLayout } from '@/lib/formats/torch-layout'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { codedFile, relativeErrors } from './weights/coded-file'
import { comparedCodings } from './weights/codings'
import { drawnWeights } from './weights/drawn-weights'
import { decodedPictures, pictureIndex } from './weights/labelled-pictures'
import { withTables, type CodingResult, type FullSizeResult, type WeightResults } from './weights/results'
import { answersOf, featuresOf, ratesOf, type Answers } from './weights/two-parts'

const SEED = 20121203 // halves and drawn weights; the first day of the conference at which AlexNet was shown
const [JSON_FILE, TEXT_FILE] = ['docs/weights-results.json', 'docs/weights.md']

const { values: args } = parseArgs({
  options: { data: { type: 'string' }, limit: { type: 'string', default: 'Infinity' } },
})
if (!args.data) throw new Error('say where the pictures are: npm run measure:weights -- --data DIR')

const index = (await pictureIndex(args.data)).slice(0, Number(args.limit))
const file = new Uint8Array(await readFile('tests/fixtures/alexnet64/alexnet64.safetensors'))
const trained = fromTorchLayout(alexnet64, readSafetensors(file))
await startNodeEngine('wasm')

const inputs = await decodedPictures(args.data, index)
console.log(`${index.length} pictures decoded`)

const labels = index.map(([, , label]) => label)
const order = shuffleInPlace(Uint32Array.from(labels.keys()), createRandom(SEED))
const halves = { steering: order.slice(0, order.length >> 1), reported: order.slice(order.length >> 1) }

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
  small.push({
    name,
    steering: ratesOf(halves.steering, found, whole),
    reported: ratesOf(halves.reported, found, whole),
    ...sizes,
  })
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
