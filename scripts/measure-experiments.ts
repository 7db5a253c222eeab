/**
 * Runs the book's experiments (lib/data/experiments.ts) over seeds, headless on wasm, and writes what each showed to
 * docs/experiments.json and docs/experiments.md. Results that are there already are kept, so the work can be done in parts.
 * Run: npm run measure:experiments [-- --only relu,dropout --seeds 10], or `-- --grid [--only deep]` for the learning rates of
 * those that compare activations.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import {
  experimentIds,
  experiments,
  outcomeOf,
  type Experiment,
  type ExperimentId,
  type SideOutcome,
} from '@/lib/data/experiments'
import { openMnist } from '@/lib/data/mnist-source'
import { raceSettings } from '@/lib/data/race-settings'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { experimentsPage, type ExperimentResults } from './experiments-page'
import { fileFetch } from './file-fetch'
import { prepareMnist } from './prepare-mnist'
import { runSide } from './run-experiment'

const { values: args } = parseArgs({
  options: {
    only: { type: 'string', default: experimentIds.join() },
    seeds: { type: 'string', default: '10' },
    grid: { type: 'boolean', default: false },
  },
})

const root = process.cwd()
const file = join(root, 'docs/experiments.json')
const page = join(root, 'docs/experiments.md')

/** Those in which each side has its own best rate. */
const RATED: readonly ExperimentId[] = ['relu', 'deep', 'deep-sigmoid']
/** All of them choose from these; each then has its own best, as in Krizhevsky et al. 2012, section 3.1. */
const RATES = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2]
const GRID_SEEDS = [101, 102, 103] // others than those that are raced

await prepareMnist({ root, log: console.log })
await startNodeEngine('wasm')
const source = openMnist('', { fetch: fileFetch(join(root, 'public')) })

async function chooseRates(id: ExperimentId): Promise<void> {
  const { sides, measure } = experiments[id] as Experiment
  for (const side of sides)
    for (const learningRate of RATES) {
      const seen: (SideOutcome | null)[] = []
      for (const seed of GRID_SEEDS) {
        const ran = await runSide({ ...side, learningRate, seed }, source)
        seen.push(outcomeOf(ran.seen, measure, ran.diverged))
      }
      const validation = seen.map((one) => (one?.validationAccuracy ?? 0).toFixed(4)).join(' ')
      console.log(
        id,
        side.activation,
        learningRate,
        'validation',
        validation,
        'steps',
        ...seen.map((one) => one?.value),
      )
    }
}

async function measureOne(id: ExperimentId, seeds: number, results: ExperimentResults): Promise<void> {
  const { sides, measure } = experiments[id] as Experiment
  const settings = JSON.stringify(sides)
  const before = results[id]
  const kept = before?.settings === settings ? before.outcomes : []
  for (let seed = 1; seed <= seeds; seed++) {
    if (kept.some((one) => one.seed === seed)) continue
    const pair = raceSettings([{ ...sides[0], seed }, sides[1]])
    const seen: SideOutcome[] = []
    for (const side of pair) {
      const ran = await runSide(side, source)
      const outcome = outcomeOf(ran.seen, measure, ran.diverged)
      if (!outcome) throw new Error(`${id}: a run without a look`)
      seen.push(outcome)
    }
    kept.push({ seed, sides: [seen[0], seen[1]] })
    console.log(id, seed, ...seen.map(({ value }) => value))
    results[id] = { settings, outcomes: kept.sort((a, b) => a.seed - b.seed) }
    await writeFile(
      file,
      await format(JSON.stringify(results), { ...(await resolveConfig(file)), parser: 'json' }),
    )
  }
}

const chosen = experimentIds.filter((one) => args.only.split(',').includes(one))
if (args.grid) for (const id of chosen.filter((one) => RATED.includes(one))) await chooseRates(id)
else {
  const results = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as ExperimentResults
  for (const id of chosen) await measureOne(id, Number(args.seeds), results)
  const text = experimentsPage(results)
  await writeFile(page, await format(text, { ...(await resolveConfig(page)), parser: 'markdown' }))
}
process.exit()
