/**
 * Trains LeNet with each preset, headless on wasm, over several seeds, and writes the accuracies after 1, 5 and 10 epochs
 * to docs/lenet-results.json and the table of docs/lenet-results.md, after each epoch. Results that are there already are
 * kept, so the work can be done in parts, and several seeds at once.
 * Run: npm run measure:lenet [-- --presets modern,course --seeds 1,2,3 --epochs 10]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { isLook, readMetrics } from '@/lib/data/checkpoint'
import { openMnist } from '@/lib/data/mnist-source'
import { presets, type PresetName } from '@/lib/data/presets'
import { CodedError } from '@/lib/errors'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { createTraining } from '@/lib/tf/training/training'
import { fileFetch } from './file-fetch'
import { resultsTable, type LenetResult } from './lenet-results'
import { prepareMnist } from './prepare-mnist'

const { values: args } = parseArgs({
  options: {
    presets: { type: 'string', default: 'modern,course,stuck,publishedBatch' },
    seeds: { type: 'string', default: '1,2,3' },
    epochs: { type: 'string', default: '10' },
  },
})

const root = process.cwd()
const file = join(root, 'docs/lenet-results.json')
const page = join(root, 'docs/lenet-results.md')
const style = { ...(await resolveConfig(page)), filepath: page }

await prepareMnist({ root, log: console.log })
await startNodeEngine('wasm')
const source = openMnist('', { fetch: fileFetch(join(root, 'public')) })

/** Another seed may have been written meanwhile: the files are read anew. */
async function write(result: LenetResult) {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LenetResult[]) : []
  const others = kept.filter(({ preset, seed }) => preset !== result.preset || seed !== result.seed)
  const order = Object.keys(presets)
  const place = ({ preset, seed }: LenetResult) => order.indexOf(preset) * 2 ** 32 + seed
  const all = [...others, result].sort((a, b) => place(a) - place(b))
  writeFileSync(file, `${JSON.stringify(all, null, 1)}\n`)
  const whole = (text: string) =>
    text.replace(/(<!-- table -->\n)[^]*(<!-- end -->)/, `$1\n${resultsTable(all)}\n\n$2`)
  writeFileSync(page, await format(whole(readFileSync(page, 'utf8')), style))
}

async function measure(preset: PresetName, seed: number, epochs: number): Promise<void> {
  // The schedule of a preset may depend on its length, so the epochs are its own; it is stopped early instead.
  const settings = { ...presets[preset], seed, epochs: Math.max(epochs, presets[preset].epochs) }
  const training = await createTraining({ settings, source })
  const result: LenetResult = { preset, seed, accuracies: [], secondsPerEpoch: 0, diverged: false }
  let trainedMs = 0
  let written = Promise.resolve()
  const keep = () => {
    const epochsDone = Math.max(1, training.step / training.stepsPerEpoch)
    result.secondsPerEpoch = Number((trainedMs / 1000 / epochsDone).toFixed(1))
    written = written.then(() => write(result))
  }
  try {
    await training.run({
      stopAtStep: epochs * training.stepsPerEpoch,
      signal: new AbortController().signal,
      report: ({ metrics, trainedMs: ms }) => {
        trainedMs += ms
        for (const row of readMetrics(metrics)) {
          if (!isLook(row) || Number.isNaN(row.testAccuracy)) continue
          const epoch = row.step / training.stepsPerEpoch
          const round = (share: number) => Number(share.toFixed(4))
          result.accuracies.push({
            epoch,
            test: round(row.testAccuracy),
            validation: round(row.validationAccuracy),
          })
          console.log(`${preset}, seed ${seed}, epoch ${epoch}: test ${row.testAccuracy.toFixed(4)}`)
          keep()
        }
      },
    })
  } catch (reason) {
    if (!(reason instanceof CodedError) || reason.code !== 'training-diverged') throw reason
    result.diverged = true
    console.log(`${preset}, seed ${seed}: diverged`)
  }
  keep()
  await written
  training.dispose()
}

for (const preset of args.presets.split(',') as PresetName[])
  for (const seed of args.seeds.split(',').map(Number)) await measure(preset, seed, Number(args.epochs))
process.exit(0)
