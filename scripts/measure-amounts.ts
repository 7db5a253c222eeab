/**
 * Measures how well amounts are read; docs/reading-results.json, key `amounts`, holds what it finds.
 * Run: npx tsx scripts/measure-amounts.ts [--fit 1500]
 * With --fit, the judge of whole digits is fitted first, on so many amounts of each kind. It sees validation digits with
 * even numbers and written amounts with even seeds; the outcomes by which the bar is chosen come from those with odd
 * ones. The official test digits are only reported.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { drawAmount, layersOf, makeAmount } from '@/lib/data/amount/made-amount'
import { DEFAULT_BAR } from '@/lib/data/amount/rejection'
import { readingPen, stripOf } from '@/lib/data/amount/strip'
import { scribbledAmount, writeAmount } from '../tests/handwriting/amounts'
import { examplesOf, type Example } from './amounts/fit-examples'
import { fitJudge } from './amounts/fit-judge'
import { countsOf, readMade, readScribbles, readWritten, type Outcome } from './amounts/outcomes'
import { summaryOf } from './amounts/summary'
import { openDigits, openReader } from './amounts/world'

const WEIGHTS = 'lib/data/amount/whole-digit-weights.json'
const OUTCOMES = 'lib/data/amount/validation-outcomes.json'
const RESULTS = 'docs/reading-results.json'
const EPOCHS = 30
/** Scribbles in the fit, one for so many amounts of each kind. */
const SCRIBBLE_EVERY = 3
const CHOOSE = 600
/** As the page's stack of cheques; and more of them, for a figure that depends less on chance. */
const STACK = 50
const MANY = 300

const { values: args } = parseArgs({ options: { fit: { type: 'string' } } })
const root = process.cwd()
const read = await openReader(root)
const validation = await openDigits(root, 'validation')
const seeds = (count: number, odd: 0 | 1) => Array.from({ length: count }, (_, i) => 2 * i + odd)

if (args.fit) {
  const box = validation.even
  const examples: Example[] = []
  for (const seed of seeds(Number(args.fit), 0)) {
    const made = makeAmount(seed, box.labels)
    examples.push(...(await examplesOf(drawAmount(made, box.pixelsOf), layersOf(made, box.pixelsOf), read)))
    const { digits } = writeAmount(seed)
    const all = digits.flat()
    const layers = digits.map((strokes) => stripOf(strokes, null, readingPen(all)).ink)
    examples.push(...(await examplesOf(stripOf(all).ink, layers, read)))
    if (seed % (2 * SCRIBBLE_EVERY) === 0)
      examples.push(...(await examplesOf(stripOf(scribbledAmount(seed)).ink, [], read)))
  }
  console.log(`${examples.length} candidates, ${examples.filter(({ whole }) => whole).length} whole digits`)
  await writeJson(WEIGHTS, fitJudge(examples, 1, EPOCHS))
  console.log(`fitted -> ${WEIGHTS}; run again without --fit to measure`)
  process.exit(0)
}

/** As the project formats its files, so that the check of formats passes. */
async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(
    path,
    await format(JSON.stringify(value), { ...(await resolveConfig(path)), filepath: path }),
  )
}

const show = (name: string, outcomes: readonly Outcome[]) => {
  const counts = countsOf(outcomes)
  console.log(name, JSON.stringify(counts))
  return counts
}

const chosen = await readMade(seeds(CHOOSE, 1), validation.odd, read)
const found = {
  validationMade: show('made of validation digits', chosen),
  validationWritten: show('written, odd seeds', await readWritten(seeds(CHOOSE / 3, 1), read)),
  validationScribbles: show('scribbles, odd seeds', await readScribbles(seeds(CHOOSE / 6, 1), read)),
}
/** Two decimals: the slider has one. */
const sorted = (right: boolean) =>
  chosen
    .filter(({ text, read: got }) => (got === text) === right)
    // What is rejected whatever the bar, as for a mark before cents, lies below every bar.
    .map(({ certainty, rejected }) => (rejected && certainty >= DEFAULT_BAR ? -10 : certainty))
    .map((certainty) => Number(Math.max(-10, Math.min(30, certainty)).toFixed(2)))
    .sort((a, b) => a - b)
await writeJson(OUTCOMES, { right: sorted(true), wrong: sorted(false) })

const test = await openDigits(root, 'test')
const all = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
const stack = await readMade(all(STACK), test.all, read)
const results = {
  about:
    'Whole amounts of 1 to 6 digits; ranges in lib/data/amount/made-amount.ts and tests/handwriting/amounts.ts. Scribbles have no right reading. Command: npx tsx scripts/measure-amounts.ts',
  bar: DEFAULT_BAR,
  ...found,
  testStack: show('stack of the page, of test digits', stack),
  testMany: show('made of test digits', await readMade(all(MANY), test.all, read)),
  stackNotRight: stack
    .filter(({ text, read: got, rejected }) => rejected || got !== text)
    .map(({ seed, text, read: got, rejected }) => ({ seed, text, read: got, rejected })),
}
const amounts = { summary: summaryOf(results), ...results }
const kept = await readFile(RESULTS, 'utf8').then(JSON.parse, () => ({}))
await writeFile(RESULTS, `${JSON.stringify({ ...kept, amounts }, null, 1)}\n`)
process.exit(0)
