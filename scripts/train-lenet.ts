/**
 * Trains the LeNet that the site ships, by the project's own runtime on wasm, headless, and writes it with its card to
 * public/weights/lenet5/. Run: npm run train:lenet [-- --epochs 12 --seed 1]
 * Everything in it is chosen on the validation digits; the test digits are only reported.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readMetrics } from '@/lib/data/checkpoint'
import { openMnist } from '@/lib/data/mnist-source'
import { DEFAULT_SETTINGS, type TrainSettings } from '@/lib/data/train-settings'
import { encodeWeights } from '@/lib/formats/weight-manifest'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { createTraining } from '@/lib/tf/training/training'
import { fileFetch } from './file-fetch'
import { prepareMnist } from './prepare-mnist'

const { values: args } = parseArgs({
  options: {
    epochs: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'public/weights/lenet5' },
  },
})

const settings: TrainSettings = {
  ...DEFAULT_SETTINGS,
  seed: Number(args.seed),
  learningRate: 0.002,
  epochs: Number(args.epochs),
  optimiser: 'adam',
  schedule: 'cosine',
  rotation: 12,
  scale: 0.15,
  shear: 0.2,
  shift: 1.5,
}

const root = process.cwd()
await prepareMnist({ root, log: console.log })
await startNodeEngine('wasm')
const source = openMnist('', { fetch: fileFetch(join(root, 'public')) })
const training = await createTraining({ settings, source })

const started = Date.now()
const epochs: { epoch: number; validationAccuracy: number; testAccuracy: number }[] = []
await training.run({
  stopAtStep: null,
  signal: new AbortController().signal,
  report: ({ metrics, imagesPerSecond }) => {
    for (const { step, validationAccuracy: validation, testAccuracy: test } of readMetrics(metrics)) {
      if (Number.isNaN(test)) continue
      epochs.push({
        epoch: step / training.stepsPerEpoch,
        validationAccuracy: validation,
        testAccuracy: test,
      })
      const speed = imagesPerSecond ? `, ${Math.round(imagesPerSecond)} images/s` : ''
      console.log(
        `epoch ${epochs.at(-1)!.epoch}: validation ${validation.toFixed(4)}, test ${test.toFixed(4)}${speed}`,
      )
    }
  },
})
const { parameters } = await training.checkpoint()
training.dispose()

const folder = resolve(root, args.out)
await mkdir(folder, { recursive: true })
for (const old of await readdir(folder)) if (old.endsWith('.bin')) await rm(join(folder, old))
const last = epochs.at(-1)!
const { manifest, shards } = encodeWeights(lenet5Modern, parameters, {
  encoding: 'float32',
  shardBytes: 2 ** 20,
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  about: {
    title: 'LeNet-5, modern form, trained by this project',
    data: 'MNIST (LeCun, Cortes, Burges): 55,000 training digits, distorted; 5,000 held back for validation',
    licence: 'MIT, as the project',
  },
})
await Promise.all(manifest.shards.map(({ file }, i) => writeFile(join(folder, file), shards[i])))
await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
const card = {
  network: lenet5Modern.id,
  seed: settings.seed,
  epochs: settings.epochs,
  settings,
  validationAccuracy: last.validationAccuracy,
  testAccuracy: last.testAccuracy,
  perEpoch: epochs,
  minutes: Number(((Date.now() - started) / 60_000).toFixed(1)),
  engine: 'wasm, 1 thread',
  weights: createHash('sha256').update(new Uint8Array(parameters.buffer)).digest('hex'),
  command: `npm run train:lenet -- --epochs ${settings.epochs} --seed ${settings.seed}`,
}
await writeFile(join(folder, 'card.json'), `${JSON.stringify(card, null, 1)}\n`)
console.log(`validation ${last.validationAccuracy}, test ${last.testAccuracy} -> ${args.out}`)
process.exit(0)
