import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { damagedParameters, UNDAMAGED, type Damage } from '@/lib/data/damage'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import type { MnistSource } from '@/lib/data/mnist-source'
import { digitsOfFile, heldBackDigits } from '@/lib/data/searched-digits'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { lenet5, modernChoices } from '@/lib/nn/lenet5-choices'
import { referenceOutputs } from '@/lib/nn/reference/network'
import type { BreakProgress } from '@/lib/protocol/break-messages'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { digitsTensor } from '@/lib/tf/training/digits'
import { createTraining } from '@/lib/tf/training/training'
import { createBreakHandlers } from '@/lib/workers/break-handlers'
import { openExamined } from '@/lib/workers/examined-lenet'
import { expectClose } from '../nn/finite-differences'
import { smallSource } from '../tf/small-source'

const made = smallSource([2800, 2800], [200])
/** Each file is made once. */
const files = new Map<string, ReturnType<typeof made.shard>>()
const source: MnistSource = {
  ...made,
  shard(part, index) {
    const key = `${part}/${index}`
    if (!files.has(key)) files.set(key, made.shard(part, index))
    return files.get(key)!
  },
}
const settings = { ...DEFAULT_SETTINGS, ...modernChoices, batch: 16, learningRate: 0.02, epochs: 1 }
const spec = lenet5(modernChoices)
let parameters = Float32Array.from(initialParametersOf(spec, 'he', 3))

const handlers = createBreakHandlers({
  lenets: {
    examined: (_choice, base, signal) =>
      openExamined({ kind: 'mine', settings, parameters, statistics: new Float32Array(0) }, base, signal),
  },
  session: { current: () => {} },
  source: () => source,
})
function context(signal = new AbortController().signal) {
  const told: BreakProgress[] = []
  return { told, signal, progress: (value: BreakProgress) => told.push(value), caughtUp: () => true }
}
const accuracy = (damage: Damage) =>
  handlers['break/accuracy']({ base: '', network: 'mine', damage }, context())

beforeAll(async () => {
  await startNodeEngine('wasm')
  const training = await createTraining({ settings, source })
  await training.run({ stopAtStep: null, signal: new AbortController().signal, report: () => {} })
  parameters = (await training.checkpoint()).parameters
  training.dispose()
})
let before: number
beforeEach(() => {
  before = tf.memory().numTensors
})

describe('digits to measure on', () => {
  it('are held-back ones, and together with those in training every digit once', async () => {
    const signal = new AbortController().signal
    const held = await heldBackDigits(source, 5000, { signal })
    const trained = [await digitsOfFile(source, 0, 'training'), await digitsOfFile(source, 1, 'training')]
    const all = [held, ...trained].flatMap(({ indices }) => [...indices])
    expect(held.indices).toHaveLength(5000)
    all.sort((a, b) => a - b)
    expect(all).toHaveLength(5600)
    expect(all.every((index, i) => index === i)).toBe(true)
    const few = await heldBackDigits(source, 1000, { signal })
    expect(few.indices).toEqual(held.indices.slice(0, 1000))
    expect(few.pixels).toHaveLength(1000 * 784)
    expect(few.pixels.every((ink, i) => ink === held.pixels[i])).toBe(true)
    for (const at of [0, 999, 3000]) {
      const { pixels, labels } = await source.shard('train', held.indices[at] < 2800 ? 0 : 1)
      const place = held.indices[at] % 2800
      expect(held.labels[at]).toBe(labels[place])
      expect(held.pixels.slice(at * 784, (at + 1) * 784)).toEqual(
        pixels.slice(place * 784, (place + 1) * 784),
      )
    }
  })
})

describe('accuracy on 1,000 digits', () => {
  it('is that of counting one by one, falls to chance without C1, and leaves no tensors', async () => {
    const ctx = context()
    const whole = await handlers['break/accuracy']({ base: '', network: 'mine', damage: UNDAMAGED }, ctx)
    expect(whole.total).toBe(1000)
    expect(ctx.told.filter(({ stage }) => stage === 'looking').map(({ done }) => done)).toEqual([
      250, 500, 750, 1000,
    ])
    const held = await heldBackDigits(source, 1000, { signal: new AbortController().signal })
    // Every tenth digit by the plain loops.
    const read = await handlers['break/read'](
      { base: '', network: 'mine', damage: UNDAMAGED, pixels: held.pixels, untouched: new Uint8Array(784) },
      context() as never,
    )
    let right = 0
    held.labels.forEach((label, i) => {
      const row = read.probabilities.slice(10 * i, 10 * i + 10)
      if (row.indexOf(Math.max(...row)) === label) right++
    })
    expect(whole.right).toBe(right)
    expect(right).toBeGreaterThan(500)

    const blind = await accuracy({ ...UNDAMAGED, off: { ...UNDAMAGED.off, c1: [0, 1, 2, 3, 4, 5] } })
    expect(blind.right / blind.total).toBeLessThan(0.2)
    const silentNoise = await accuracy({ ...UNDAMAGED, noise: 0, seed: 77 })
    expect(silentNoise).toEqual(whole)
    const noisy = await accuracy({ ...UNDAMAGED, noise: 2 })
    expect(noisy.right).toBeLessThan(whole.right)
    expect(tf.memory().numTensors).toBe(before)
  })

  it('stops between two chunks when cancelled', async () => {
    const controller = new AbortController()
    const told: number[] = []
    const measuring = handlers['break/accuracy'](
      { base: '', network: 'mine', damage: { ...UNDAMAGED, noise: 0.1 } },
      {
        signal: controller.signal,
        caughtUp: () => true,
        progress: ({ stage, done }) => {
          if (stage === 'looking') told.push(done)
          if (told.length === 2) controller.abort()
        },
      },
    )
    await expect(measuring).rejects.toMatchObject({ name: 'AbortError' })
    expect(told).toEqual([250, 500])
    expect(tf.memory().numTensors).toBe(before)
  })
})

describe('a damaged reading', () => {
  it('is the reference’s with the damaged parameters; the untouched digit meets the whole network', async () => {
    const { pixels } = await source.shard('test', 0)
    const two = pixels.slice(0, 2 * 784) as Uint8Array<ArrayBuffer>
    const untouched = pixels.slice(5 * 784, 6 * 784) as Uint8Array<ArrayBuffer>
    const damage: Damage = { off: { c1: [2], c3: [0, 9], f6: [4] }, noise: 0.2, seed: 6 }
    const found = await handlers['break/read'](
      { base: '', network: 'mine', damage, pixels: two, untouched },
      context() as never,
    )
    expect(tf.memory().numTensors).toBe(before)
    const softmaxOf = (bytes: Uint8Array, values: Float32Array) => {
      const tensor = digitsTensor(bytes)
      const picture = Array.from(tensor.dataSync<'float32'>())
      tensor.dispose()
      const scores = Array.from(referenceOutputs(spec, values, picture).at(-1)!)
      const powers = scores.map((score) => Math.exp(score - Math.max(...scores)))
      const sum = powers.reduce((total, power) => total + power, 0)
      return powers.map((power) => power / sum)
    }
    const damaged = damagedParameters(spec, parameters, damage)
    expectClose(found.probabilities.slice(0, 10), softmaxOf(two.slice(0, 784), damaged), 1e-3)
    expectClose(found.probabilities.slice(10), softmaxOf(two.slice(784), damaged), 1e-3)
    expectClose(found.whole, softmaxOf(untouched, parameters), 1e-3)
  })
})
