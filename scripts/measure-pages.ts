/**
 * Reads generated photographs of handwritten numbers as the page does, headless on wasm, with the LeNet that ships, and
 * writes what came of it to docs/reading-results.json under `pages`. Even seeds are pages of digits that were held back
 * from training, on which everything was tuned; odd seeds are pages of official test digits, which are only reported.
 * Run: npx tsx scripts/measure-pages.ts [--count 50] [--tune] [--write]
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadDigitSet } from '@/lib/data/digit-set'
import { VALIDATION_DIGITS } from '@/lib/data/mnist'
import { openMnist } from '@/lib/data/mnist-source'
import { pageInk } from '@/lib/data/page-photo/page-ink'
import { readPage } from '@/lib/data/page-photo/read-page'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { createNetwork, loadWeights } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { digitInputs } from '@/lib/workers/digit-networks'
import { makePage, PAGE_RANGES, type Page } from '@/tests/handwriting/pages'
import { fileFetch } from './file-fetch'

const { values: args } = parseArgs({
  options: {
    count: { type: 'string', default: '50' },
    tune: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const fetch = fileFetch(join(process.cwd(), 'public'))
await startNodeEngine('wasm')
const network = createNetwork(lenet5Modern, await loadWeights('/weights/lenet5', lenet5Modern, { fetch }))
const digits = await loadDigitSet(openMnist('', { fetch }), args.tune ? 'validation' : 'test', {
  validation: VALIDATION_DIGITS,
  signal: new AbortController().signal,
})

/** RGBA bytes, as a decoder gives them. */
function rgbaOf({ rgb, width, height }: Page): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++) rgba.set(rgb.subarray(3 * i, 3 * i + 3), 4 * i)
  return rgba
}

const angleErrors: { lines: number[]; writing: number[] } = { lines: [], writing: [] }
const failed: string[] = []
const kinds = new Map<string, { pages: number; right: number }>()
let [right, accepted, wrongly, milliseconds] = [0, 0, 0, 0]
const count = Number(args.count)
for (let i = 0; i < count; i++) {
  const seed = 2 * i + (args.tune ? 0 : 1)
  const page = makePage(seed, digits)
  const started = performance.now()
  const ink = await pageInk(rgbaOf(page), page.width, page.height)
  const { reading, advice } = await readPage(ink, (pixels) =>
    network.logits(digitInputs(pixels, 'standardised')),
  )
  milliseconds += performance.now() - started
  const text = reading?.text ?? ''
  angleErrors[ink.angleFrom].push(Math.abs(ink.degrees - page.degrees))
  const kind = [page.paper, page.pencil ? 'pencil' : 'ink'].join(', ')
  const seen = kinds.get(kind) ?? { pages: 0, right: 0 }
  kinds.set(kind, { pages: seen.pages + 1, right: seen.right + (text === page.number ? 1 : 0) })
  if (text === page.number) right++
  if (advice.problem === null) accepted++
  if (advice.problem === null && text !== page.number) wrongly++
  if (text !== page.number || advice.problem !== null) {
    const about = `${seed}: ${page.number} read as ${text || 'nothing'}${advice.problem ? `, rejected (${advice.problem})` : ''}`
    const facts = `${kind}${page.desk ? ', table' : ''}${page.shadow ? ', shadow' : ''}, blur ${page.blur.toFixed(1)}, digits ${page.digitHeight.toFixed(0)} px, turned ${page.degrees.toFixed(1)}, found ${ink.degrees.toFixed(1)}`
    failed.push(`${about}; ${facts}`)
    console.log(failed.at(-1))
  }
}
const middle = (values: number[], share: number) =>
  Number((values.sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0).toFixed(2))
const result = {
  pages: count,
  seeds: args.tune ? 'even, validation digits' : 'odd, official test digits',
  /** Pages whose best reading is the number, whether or not it is accepted. */
  right,
  accepted,
  /** Accepted, and another number than was written. */
  acceptedWrongly: wrongly,
  angleErrorDegrees: {
    byLines: {
      pages: angleErrors.lines.length,
      median: middle(angleErrors.lines, 0.5),
      most: middle(angleErrors.lines, 0.9999),
    },
    byWriting: {
      pages: angleErrors.writing.length,
      median: middle(angleErrors.writing, 0.5),
      most: middle(angleErrors.writing, 0.9999),
    },
  },
  kinds: Object.fromEntries([...kinds].sort()),
  failed,
  ranges: PAGE_RANGES,
  command: 'npx tsx scripts/measure-pages.ts --write',
}
console.log({
  ...result,
  failed: failed.length,
  ranges: undefined,
  milliseconds: Math.round(milliseconds / count),
})
if (args.write) {
  const file = join(process.cwd(), 'docs/reading-results.json')
  const kept = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, unknown>
  await writeFile(file, `${JSON.stringify({ ...kept, pages: result }, null, 2)}\n`)
}
process.exit(0)
