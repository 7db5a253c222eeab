/**
 * Measures what pruning and sharing AlexNet-64's weights cost: over a grid of settings, how often it is right on pictures
 * that it was not trained on, the steering half and the other half apart, and how many bytes are left. Writes
 * docs/compression.json, which the bench reads, and docs/compression.md. Rows that are there already are kept, so the work can
 * be done in parts; delete the file to measure all anew.
 * Run: npm run measure:compression -- --data DIR    (DIR as for measure:alexnet64)
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { createRandom, shuffleInPlace } from '@/lib/data/random'
import { compressLayer, type CompressedLayer, type LayerSetting } from '@/lib/formats/coding/compress-layer'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { parameterList } from '@/lib/nn/parameters'
import { loadWeights } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { chosenOf, compressionPage, type CompressionResults, type GridRow } from './compression/results'
import { fileFetch } from './file-fetch'
import { decodedPictures, pictureIndex } from './weights/labelled-pictures'
import { answersOf, featuresOf, ratesOf, type Answers } from './weights/two-parts'

const SEED = 20160502 // decides pictures and halves; the first day of the conference that Deep Compression was shown at
const GRID = {
  conv: { pruned: [0, 0.3, 0.5, 0.65], bits: [8, 5] },
  dense: { pruned: [0, 0.5, 0.6, 0.7, 0.9], bits: [8, 5, 4, 3] },
}

const { values: args } = parseArgs({
  options: { data: { type: 'string' }, pictures: { type: 'string', default: '3000' } },
})
if (!args.data) throw new Error('say where the pictures are: npm run measure:compression -- --data DIR')

await startNodeEngine('wasm')
const flat = await loadWeights('/weights/alexnet64', alexnet64, { fetch: fileFetch('public') })
const weights = parameterList(alexnet64).filter(({ role }) => role === 'weight')
const isConv = ({ shape }: (typeof weights)[number]) => shape.length === 4

const index = await pictureIndex(args.data)
const order = shuffleInPlace(Uint32Array.from(index.keys()), createRandom(SEED))
const pictures = Array.from(order.subarray(0, Number(args.pictures)), (at) => index[at])
const labels = pictures.map(([, , label]) => label)
const places = pictures.map((_, i) => i)
const halves = { steering: places.slice(0, places.length >> 1), reported: places.slice(places.length >> 1) }
const inputs = await decodedPictures(args.data, pictures)
console.log(`${pictures.length} pictures decoded`)

/** All layers of a kind with one setting. */
interface Part {
  setting: LayerSetting
  layers: { offset: number; made: Pick<CompressedLayer, 'values' | 'bytes'> }[]
}

function compressed(chosen: typeof weights, setting: LayerSetting): Part {
  const layers = chosen.map(({ offset, size }) => {
    const steps = compressLayer(flat.subarray(offset, offset + size), setting)
    let step = steps.next()
    while (!step.done) step = steps.next()
    return { offset, made: step.value }
  })
  return { setting, layers }
}
const settingsOf = ({ pruned, bits }: { pruned: number[]; bits: number[] }): LayerSetting[] =>
  pruned.flatMap((share) => bits.map((each) => ({ pruned: share, bits: each })))

/** The weights with those of a part in place of the untouched ones. */
function withPart(part: Part): Float32Array<ArrayBuffer> {
  const values = flat.slice()
  for (const { offset, made } of part.layers) values.set(made.values, offset)
  return values
}

const whole: Answers = await answersOf(flat, await featuresOf(flat, inputs), labels)
const rates = (half: number[], found: Answers) => {
  const { top1, top5, same } = ratesOf(half, found, whole)
  return [top1, top5, same] as const
}
const untouched = {
  steering: rates(halves.steering, whole).slice(0, 2) as unknown as readonly [number, number],
  reported: rates(halves.reported, whole).slice(0, 2) as unknown as readonly [number, number],
}
console.log(JSON.stringify(untouched))

const biasBytes = 4 * (flat.length - weights.reduce((sum, { size }) => sum + size, 0))
const bytesOf = (parts: readonly Part[], stage: 'shared' | 'huffman') =>
  parts.flatMap(({ layers }) => layers).reduce((sum, { made }) => sum + made.bytes[stage], biasBytes)
const convParts = []
for (const setting of settingsOf(GRID.conv)) {
  const part = compressed(weights.filter(isConv), setting)
  convParts.push({ part, features: await featuresOf(withPart(part), inputs) })
}
const FILE = 'docs/compression.json'
const before = JSON.parse(await readFile(FILE, 'utf8').catch(() => 'null')) as CompressionResults | null
const sameHalves = before?.pictures.steering === halves.steering.length
const key = ({ conv, dense }: GridRow['setting']) =>
  [conv, dense].flatMap(({ pruned, bits }) => [pruned, bits]).join()
const found = new Map((sameHalves ? before.grid : []).map((row) => [key(row.setting), row]))

async function write(file: string, text: string, parser: 'json' | 'markdown'): Promise<void> {
  await writeFile(file, await format(text, { ...(await resolveConfig(file)), parser }))
}
/** What has been measured so far, in the order of the grid. */
function resultsNow(): CompressionResults {
  const all = settingsOf(GRID.conv).flatMap((conv) =>
    settingsOf(GRID.dense).map((dense) => ({ conv, dense })),
  )
  const grid = all.flatMap((setting) => found.get(key(setting)) ?? [])
  return {
    pictures: { steering: halves.steering.length, reported: halves.reported.length },
    untouched,
    float32: 4 * flat.length,
    chosen: chosenOf(grid, untouched),
    grid,
    date: new Date().toISOString().slice(0, 10),
  }
}

for (const setting of settingsOf(GRID.dense)) {
  const missing = convParts.filter(({ part }) => !found.has(key({ conv: part.setting, dense: setting })))
  if (missing.length === 0) continue
  // The dense layers are the large ones: one setting after the other, each with all convolutions.
  const dense = compressed(
    weights.filter((one) => !isConv(one)),
    setting,
  )
  for (const { part: conv, features } of missing) {
    const answers = await answersOf(withPart(dense), features, labels)
    const row: GridRow = {
      setting: { conv: conv.setting, dense: setting },
      steering: rates(halves.steering, answers),
      reported: rates(halves.reported, answers),
      shared: bytesOf([conv, dense], 'shared'),
      huffman: bytesOf([conv, dense], 'huffman'),
    }
    found.set(key(row.setting), row)
    console.log(JSON.stringify(row))
  }
  await write(FILE, JSON.stringify(resultsNow()), 'json')
}
await write('docs/compression.md', compressionPage(resultsNow()), 'markdown')
process.exit(0)
