import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeScaledDigit } from '@/lib/data/digit-scaling'
import { DIGIT_PIXELS, VALIDATION_DIGITS } from '@/lib/data/mnist'
import { trainingOrder, validationDigits } from '@/lib/data/order'
import { presets } from '@/lib/data/presets'
import { DEFAULT_SETTINGS, networkOf, type TrainSettings } from '@/lib/data/train-settings'
import { digitRecipe, withoutRefusals } from '@/lib/data/training-recipe'
import { readNetworkFile } from '@/lib/formats/network-file'
import { trainingScript } from '@/lib/nn/code/training-script'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { createTraining } from '@/lib/tf/training/training'
import { findPython, named, runPython } from '../code/find-python'
import { deviations } from '../formats/forms'
import { barSource, testDigits, writeIdxFiles } from './bar-digits'
import { runScripts } from './run-script'

const python = findPython('torch', 'numpy')
const folder = mkdtempSync(join(tmpdir(), 'training-script-'))
const data = join(folder, 'mnist')

const base: TrainSettings = { ...DEFAULT_SETTINGS, batch: 16, learningRate: 0.02 }
const STEPS = 4
/** Every way in which a script differs from the others, each somewhere. */
const runs: Record<string, TrainSettings> = {
  'SGD with momentum and decay': { ...base, weightDecay: 0.01 },
  'one step': { ...base, weightDecay: 0.01, epochs: 1 },
  'distorted digits, 1998 rates, values changed on the way': {
    ...base,
    rotation: 15,
    scale: 0.15,
    shear: 0.2,
    shift: 2,
    schedule: 'steps-1998',
    changes: '2:0.01:0.5:0.001',
  },
  'Adam on the network of 1998, equation 9': { ...withoutRefusals(presets.published), seed: 3 },
  'equation 8, Glorot, tanh, fixed order, cosine': {
    ...base,
    ...{ output: 'rbf', loss: 'mle', activation: 'tanh', initialisation: 'glorot', pixels: 'unit' },
    order: 'fixed',
    schedule: 'cosine',
    learningRate: 0.001,
  },
  'batch normalisation, depthwise': { ...base, batchNorm: true, c3: 'separable', subsampling: 'max' },
}
const stepsOf = (name: string) => (name === 'one step' ? 1 : STEPS)

beforeAll(async () => {
  await startNodeEngine('wasm')
  writeIdxFiles(data)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function inThePage(settings: TrainSettings, steps: number) {
  const training = await createTraining({ settings, source: barSource() })
  const signal = new AbortController().signal
  await training.run({ stopAtStep: steps, signal, report: () => {} })
  const { parameters, statistics } = await training.checkpoint()
  training.dispose()
  return { parameters, statistics: statistics ?? new Float32Array(0) }
}

const furthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0)

describe('a training script and the page', () => {
  it.skipIf(!python)(
    named(python, 'torch and numpy', 'take the same steps from the same weights on the same digits'),
    async () => {
      const jobs = Object.entries(runs).map(([name, settings], i) => {
        const out = join(folder, `run-${i}`)
        mkdirSync(out)
        writeFileSync(join(out, 'train.py'), trainingScript(digitRecipe(settings, 'mnist', 'lenet')))
        const digits = [...testDigits.pixels.subarray(0, 5 * DIGIT_PIXELS)]
        return { script: join(out, 'train.py'), data, out, steps: stepsOf(name), digits }
      })
      const done = await runScripts(python!, jobs)
      for (const [i, [name, settings]] of Object.entries(runs).entries()) {
        expect(done[i].failed, done[i].text).toBe(false)
        const spec = networkOf(settings)
        const bytes = new Uint8Array(readFileSync(join(jobs[i].out, 'lenet.safetensors')))
        const read = readNetworkFile([bytes], spec)
        expect(read.origin).toBe(spec.id)
        const mine = await inThePage(settings, stepsOf(name))
        expect(furthest(mine.parameters, read.parameters), name).toBeLessThan(1e-5)
        expect(furthest(mine.statistics, read.statistics), name).toBeLessThan(1e-4)
        const before = await inThePage(settings, 0)
        expect(furthest(before.parameters, read.parameters), `${name}: has moved`).toBeGreaterThan(1e-3)

        // The written weights give the page PyTorch's outputs.
        const pictures = new Float32Array(5 * 32 * 32)
        for (let digit = 0; digit < 5; digit++)
          writeScaledDigit(testDigits.pixels, digit * DIGIT_PIXELS, pictures, digit * 1024, settings.pixels)
        const { parameters, statistics } = read
        const expected = referenceOutputs(spec, parameters, pictures, { statistics }).at(-1) as Float64Array
        expect(deviations(expected, done[i].logits!), name).toBeLessThan(1e-4)
      }
    },
  )

  it.skipIf(!python)(
    named(python, 'torch and numpy', 'hold back the same of 60,000 digits and show the rest in one order'),
    () => {
      const shards = Array.from({ length: 12 }, () => 5000)
      const counts = [55_000, 1000]
      const passes = [0, 1, 4]
      for (const digits of counts) {
        const settings = { ...DEFAULT_SETTINGS, seed: 7, digits }
        const script = trainingScript(digitRecipe(settings, 'mnist', 'lenet'))
        writeFileSync(join(folder, `order_${digits}.py`), script)
      }
      const got = runPython<{ held: number[]; orders: number[][] }[]>(
        python!,
        `import importlib, json, sys
argument = json.load(sys.stdin)
sys.path.insert(0, argument['folder'])
answers = []
for count in argument['counts']:
    module = importlib.import_module(f'order_{count}')
    shards, held = module.split(60000)
    orders = [module.order_of_pass(shards, number) for number in argument['passes']]
    answers.append({'held': held, 'orders': orders})
json.dump(answers, sys.stdout)`,
        { folder, counts, passes },
      )
      const held = validationDigits({ shards, validation: VALIDATION_DIGITS })
      counts.forEach((digits, which) => {
        expect(got[which].held).toEqual(held.flatMap((part) => [...part]))
        passes.forEach((epoch, i) => {
          const order = trainingOrder({ seed: 7, epoch, shards, validation: VALIDATION_DIGITS, digits })
          expect(got[which].orders[i].join(), `pass ${epoch + 1}`).toBe(order.join())
        })
      })
    },
  )
})
