/**
 * Measures how well the site's LeNet reads drawn digits and how well it tells them from scribbles, chooses the score that
 * decides (on even seeds and validation digits only) and writes lib/data/rejection.json, docs/reading-results.json (its keys
 * `drawings` and `scribbles`) and the section of docs/lenet-results.md. Run: npm run measure:reading
 * With --section it only writes the section anew.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { loadDigitSet } from '@/lib/data/digit-set'
import { createSeer } from '@/lib/data/drawing/seen'
import { ALL_STEPS, seeingSteps, type Steps } from '@/lib/data/drawing/steps'
import type { Drawing } from '@/lib/data/drawing/strokes'
import { writeDigit } from '@/lib/data/handwriting/write-digit'
import { DIGIT_PIXELS, VALIDATION_DIGITS } from '@/lib/data/mnist'
import { openMnist, type MnistSource } from '@/lib/data/mnist-source'
import { inkOf, limitLosing, strangeness, type Rejection } from '@/lib/data/rejection'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { buildPlan } from '@/lib/tf/plan'
import { digitsTensor } from '@/lib/tf/training/digits'
import { openExamined } from '@/lib/workers/examined-lenet'
import { families, scribble } from '@/tests/handwriting/scribbles'
import { fileFetch } from './file-fetch'
import { prepareMnist } from './prepare-mnist'
import { candidates, FEATURES, knownFeatures, scoreAll, type Answers } from './reading-scores'
import { readingSection, type Count, type ReadingResults } from './reading-results'

const { values: args } = parseArgs({ options: { section: { type: 'boolean', default: false } } })

const root = process.cwd()
const file = join(root, 'docs/reading-results.json')
const page = join(root, 'docs/lenet-results.md')
const DRAWINGS = 2000
const SCRIBBLES = 1500
/** Left-out steps are measured on this many. */
const STEP_DRAWINGS = 1000
/** Share of known digits that a limit may lose. */
const LOST = 0.01
const INK_WEIGHTS = [4, 8, 12, 16, 20, 24]

const formatted = async (path: string, text: string) =>
  writeFile(path, await format(text, { ...(await resolveConfig(path)), filepath: path }))

async function writeSection(results: ReadingResults) {
  const text = await readFile(page, 'utf8')
  const section = `<!-- reading -->\n\n## Reading handwriting\n\n${readingSection(results)}\n\nWritten by \`npm run measure:reading\`.\n\n<!-- reading ends -->`
  const old = /<!-- reading -->[^]*<!-- reading ends -->/
  await formatted(
    page,
    old.test(text) ? text.replace(old, () => section) : `${text.trimEnd()}\n\n${section}\n`,
  )
}

const keptResults = async () => JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as ReadingResults
if (args.section) {
  await writeSection(await keptResults())
  process.exit(0)
}

await prepareMnist({ root, log: console.log })
await startNodeEngine('wasm')
globalThis.fetch = fileFetch(join(root, 'public')) // the weights come as in a worker
const { signal } = new AbortController()
const source = openMnist('', { fetch: fileFetch(join(root, 'public')) })
const network = await openExamined({ kind: 'shipped' }, '', signal)
const plan = buildPlan(network.spec, { use: 'inference', fuse: false })
const parameters = network.parameters()
const layer = (name: string) => network.spec.layers.findIndex((of) => of.name === name)

/** What the network says of pictures of 784 bytes each. `plain`: pixels go in from 0 to 1. */
async function answersTo(pixels: Uint8Array, plain = false): Promise<Answers> {
  const count = pixels.length / DIGIT_PIXELS
  const scores = new Float32Array(count * 10)
  const features = new Float32Array(count * FEATURES)
  for (let from = 0; from < count; from += 250) {
    const part = pixels.slice(from * DIGIT_PIXELS, (from + 250) * DIGIT_PIXELS)
    const input = plain ? digitsTensor(part, 'unit') : network.digits(part)
    const outputs = plan.outputs(parameters, input)
    scores.set(await outputs[layer('output')].data<'float32'>(), from * 10)
    features.set(await outputs[layer('f6')].data<'float32'>(), from * FEATURES)
    for (const tensor of [input, ...outputs]) tensor.dispose()
  }
  const ink = Array.from({ length: count }, (_, i) =>
    inkOf(pixels.subarray(i * DIGIT_PIXELS, (i + 1) * DIGIT_PIXELS)),
  )
  return { scores, features, ink }
}

/** Pictures of drawings as the network sees them; what is no digit to see is an empty picture. */
function picturesOf(drawings: readonly Drawing[], steps: Steps = ALL_STEPS): Uint8Array {
  const see = createSeer(() => null, steps)
  const pixels = new Uint8Array(drawings.length * DIGIT_PIXELS)
  drawings.forEach((drawing, i) => {
    const seen = see(drawing)
    if (seen.kind === 'digit') pixels.set(seen.pixels, i * DIGIT_PIXELS)
  })
  return pixels
}

const seeds = (count: number, parity: 0 | 1) => Array.from({ length: count }, (_, i) => 2 * i + parity)
const readAs = ({ scores }: Answers) =>
  Array.from({ length: scores.length / 10 }, (_, i) => {
    const row = scores.subarray(i * 10, (i + 1) * 10)
    return row.indexOf(Math.max(...row))
  })
const countOf = (flags: readonly boolean[]): Count => ({
  of: flags.length,
  are: flags.filter(Boolean).length,
})
const over = (limit: number, values: readonly number[]) => countOf(values.map((value) => value > limit))

async function trainingDigits(from: MnistSource, every: number) {
  const { train } = await from.manifest()
  const held = await loadDigitSet(from, 'validation', { validation: VALIDATION_DIGITS, signal })
  const validation = new Set(held.indices)
  const [parts, labels]: [Uint8Array[], number[]] = [[], []]
  let first = 0
  for (const [index, { digits }] of train.entries()) {
    const shard = await from.shard('train', index)
    for (let i = 0; i < digits; i++) {
      if ((first + i) % every !== 0 || validation.has(first + i)) continue
      parts.push(shard.pixels.subarray(i * DIGIT_PIXELS, (i + 1) * DIGIT_PIXELS))
      labels.push(shard.labels[i])
    }
    first += digits
  }
  const pixels = new Uint8Array(parts.length * DIGIT_PIXELS)
  parts.forEach((part, i) => pixels.set(part, i * DIGIT_PIXELS))
  return { pixels, labels, validation: held }
}

const written = (count: number, parity: 0 | 1) => seeds(count, parity).map(writeDigit)

// How well drawings are read, and what each step is good for.
const odd = written(DRAWINGS, 1)
const oddAnswers = await answersTo(picturesOf(odd.map(({ drawing }) => drawing)))
const right = readAs(oddAnswers).map((read, i) => read === odd[i].digit)
const without: Record<string, Count> = {}
for (const step of seeingSteps) {
  const steps = { ...ALL_STEPS, [step]: false }
  const some = odd.slice(0, STEP_DRAWINGS)
  const answers = await answersTo(
    picturesOf(
      some.map(({ drawing }) => drawing),
      steps,
    ),
    !steps.grey,
  )
  without[step] = countOf(readAs(answers).map((read, i) => read === some[i].digit))
}
const drawings = {
  read: countOf(right),
  byDigit: Array.from({ length: 10 }, (_, digit) => countOf(right.filter((_, i) => odd[i].digit === digit))),
  without,
}
console.log('drawings', JSON.stringify(drawings))

// What tells scribbles from digits. Limits are found on even seeds and validation digits.
const known = await trainingDigits(source, 3)
const knownAnswers = await answersTo(known.pixels)
const averageInk = knownAnswers.ink.reduce((a, b) => a + b) / knownAnswers.ink.length
const validation = await answersTo(known.validation.pixels)
const even = await answersTo(picturesOf(written(DRAWINGS, 0).map(({ drawing }) => drawing)))
const scribbled = async (parity: 0 | 1) => {
  const made = seeds(SCRIBBLES, parity).map(scribble)
  return { made, answers: await answersTo(picturesOf(made.map(({ drawing }) => drawing))) }
}
const [evenScribbles, oddScribbles] = [await scribbled(0), await scribbled(1)]

const limitOf = (of: (answers: Answers) => number[]) =>
  Math.max(limitLosing(LOST, of(validation)), limitLosing(LOST, of(even)))
function tried(name: string, of: (answers: Answers) => number[]) {
  const limit = limitOf(of)
  const result = {
    name,
    evenRejected: over(limit, of(evenScribbles.answers)),
    oddRejected: over(limit, of(oddScribbles.answers)),
    drawingsLost: over(limit, of(oddAnswers)),
  }
  console.log(name, limit.toFixed(3), JSON.stringify(result))
  return { result, limit, of }
}
const found = Object.entries(candidates(knownFeatures(knownAnswers.features, known.labels, 3000))).map(
  ([name, score]) => tried(name, (answers) => scoreAll(score, answers)),
)
const withInk = INK_WEIGHTS.map((inkWeight) => ({
  inkWeight,
  ...tried(`energy, and ink beyond the average digit's (x ${inkWeight})`, ({ scores, ink }) =>
    ink.map((sum, i) =>
      sum === 0
        ? Infinity
        : strangeness(scores.subarray(i * 10, (i + 1) * 10), sum, { averageInk, inkWeight }),
    ),
  ),
}))
const best = withInk.reduce((a, b) => (b.result.evenRejected.are > a.result.evenRejected.are ? b : a))
const better = found.find(({ result }) => result.evenRejected.are > best.result.evenRejected.are)
if (better) throw new Error(`"${better.result.name}" does better than what lib/data/rejection.ts computes`)

const rejection: Rejection = { averageInk, inkWeight: best.inkWeight, limit: best.limit }
await formatted(join(root, 'lib/data/rejection.json'), JSON.stringify(rejection))

const test = await loadDigitSet(source, 'test', { validation: 0, signal })
const refused = best.of(oddScribbles.answers).map((value) => value > best.limit)
const scribbles = {
  scores: [...found.map(({ result }) => result), best.result],
  chosen: {
    name: best.result.name,
    rejected: countOf(refused),
    byFamily: Object.fromEntries(
      families.map((family) => [
        family,
        countOf(refused.filter((_, i) => oddScribbles.made[i].family === family)),
      ]),
    ),
    drawingsLost: best.result.drawingsLost,
  },
  validationLost: over(best.limit, best.of(validation)),
  testLost: over(best.limit, best.of(await answersTo(test.pixels))),
}
// Read anew: other measurements may have written theirs meanwhile.
const results: ReadingResults = { ...(await keptResults()), drawings, scribbles }
await formatted(file, JSON.stringify(results))
await writeSection(results)
process.exit(0)
