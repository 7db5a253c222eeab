/**
 * Trains LeNet with each preset, headless on wasm, over several seeds, and writes the accuracies after 1, 5 and 10 epochs
 * to docs/lenet-results.json and the table of docs/lenet-results.md. Results that are there already are kept, so the work
 * can be done in parts. Run: npm run measure:lenet [-- --presets modern,course --seeds 1,2,3 --epochs 10]
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
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
const kept = JSON.parse(await readFile(file, 'utf8').catch(() => '[]')) as LenetResult[]

await prepareMnist({ root, log: console.log })
await startNodeEngine('wasm')
const source = openMnist('', { fetch: fileFetch(join(root, 'public')) })

async function measure(preset: PresetName, seed: number, epochs: number): Promise<LenetResult> {
  // The schedule of a preset may depend on its length, so the epochs are its own; it is stopped early instead.
  const settings = { ...presets[preset], seed, epochs: Math.max(epochs, presets[preset].epochs) }
  const training = await createTraining({ settings, source })
  const result: LenetResult = { preset, seed, accuracies: [], secondsPerEpoch: 0, diverged: false }
  let trainedMs = 0
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
        }
      },
    })
  } catch (reason) {
    if (!(reason instanceof CodedError) || reason.code !== 'training-diverged') throw reason
    result.diverged = true
    console.log(`${preset}, seed ${seed}: diverged`)
  }
  result.secondsPerEpoch = Number(
    (trainedMs / 1000 / Math.max(1, training.step / training.stepsPerEpoch)).toFixed(1),
  )
  training.dispose()
  return result
}

await mkdir(join(root, 'docs'), { recursive: true })
const results = new Map(kept.map((result) => [`${result.preset} ${result.seed}`, result]))
for (const preset of args.presets.split(',') as PresetName[])
  for (const seed of args.seeds.split(',').map(Number)) {
    results.set(`${preset} ${seed}`, await measure(preset, seed, Number(args.epochs)))
    const all = [...results.values()]
    await writeFile(file, `${JSON.stringify(all, null, 1)}\n`)
    const text = await readFile(page, 'utf8')
    const table = resultsTable(all)
    const whole = text.replace(/(<!-- table -->\n)[^]*(<!-- end -->)/, `$1\n${table}\n\n$2`)
    await writeFile(page, await format(whole, { ...(await resolveConfig(page)), filepath: page }))
  }
process.exit(0)
