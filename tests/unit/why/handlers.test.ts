import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import type { MnistSource } from '@/lib/data/mnist-source'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { lenet5, lenet5Published, modernChoices, publishedChoices } from '@/lib/nn/lenet5-choices'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { initialStatistics } from '@/lib/nn/statistics'
import type { IndexProgress } from '@/lib/protocol/why-messages'
import { ownedParameters } from '@/lib/tf/examine'
import { featureCount, featureLayer, featuresOf } from '@/lib/tf/features'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { buildPlan } from '@/lib/tf/plan'
import { digitsTensor } from '@/lib/tf/training/digits'
import { openExamined } from '@/lib/workers/examined-lenet'
import { createWhyHandlers } from '@/lib/workers/why-handlers'
import { expectClose } from '../nn/finite-differences'
import { smallSource } from '../tf/small-source'

beforeAll(async () => {
  await startNodeEngine('wasm')
})

const made = smallSource([2800, 2800], [20])
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
const settings = { ...DEFAULT_SETTINGS, ...modernChoices }
const spec = lenet5(modernChoices)
const parameters = Float32Array.from(initialParametersOf(spec, 'he', 3))

function open() {
  const handlers = createWhyHandlers({
    lenets: {
      examined: (_choice, base, signal) =>
        openExamined({ kind: 'mine', settings, parameters, statistics: new Float32Array(0) }, base, signal),
    },
    session: { current: () => {} },
    source: () => source,
  })
  return handlers
}
function context(signal = new AbortController().signal) {
  const told: IndexProgress[] = []
  return { told, signal, progress: (value: IndexProgress) => told.push(value), caughtUp: () => true }
}
const silent = () => context() as never

let before: number
beforeEach(() => {
  before = tf.memory().numTensors
})

describe('F6 features', () => {
  it.each([
    ['modern', lenet5(modernChoices)],
    ['published', lenet5Published],
    ['normalised, with dropout', lenet5({ ...publishedChoices, batchNorm: true, dropout: 0.5 })],
    ['dropout before softmax', lenet5({ ...modernChoices, dropout: 0.5 })],
  ])('of the %s form are what the reference puts out there, and leave no tensors', async (_, spec) => {
    const values = Float32Array.from(initialParametersOf(spec, 'he', 3))
    const starts = initialStatistics(spec)
    const statistics = starts.length > 0 ? Float32Array.from(starts, (value) => value + 0.1) : null
    const { pixels } = await source.shard('test', 0)
    const plan = buildPlan(spec, { use: 'inference', fuse: false })
    const owned = ownedParameters(spec, values, statistics)
    const batch = digitsTensor(pixels.slice(0, 2 * 784))
    const inputs = Array.from(batch.dataSync<'float32'>())
    const features = await featuresOf(plan, owned, batch)
    const expected = referenceOutputs(spec, values, inputs, statistics ? { statistics } : {})[
      featureLayer(spec)
    ]
    expect(featureCount(spec)).toBe(84)
    expect(features).toHaveLength(168)
    expectClose(features, expected, 1e-4 * Math.max(1, ...expected.map(Math.abs)))
    owned.dispose()
    plan.dispose()
    batch.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })

  it('need a plan without fusion', async () => {
    const plan = buildPlan(spec, { use: 'training' })
    const owned = ownedParameters(spec, parameters)
    const batch = digitsTensor(new Uint8Array(784))
    await expect(featuresOf(plan, owned, batch)).rejects.toThrow('fuse: false')
    owned.dispose()
    batch.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})

describe('the nearest training digits', () => {
  it('are those of brute force over all digits of the files that were asked for', async () => {
    const handlers = open()
    const ctx = context()
    const { digits } = await handlers['why/index'](
      { base: '', network: 'shipped', version: 'a', files: 1 },
      ctx,
    )
    expect(tf.memory().numTensors).toBe(before)
    // Of 5,600 digits 5,000 are held back.
    expect(digits).toBe(300)
    expect(ctx.told.at(-1)).toMatchObject({ done: 300, total: 300 })

    const query = (await source.shard('test', 0)).pixels.slice(0, 784) as Uint8Array<ArrayBuffer>
    const found = await handlers['why/nearest'](
      { base: '', network: 'shipped', version: 'a', pixels: query, count: 5 },
      silent(),
    )
    expect(tf.memory().numTensors).toBe(before)
    expect(found.searched).toBe(300)

    // Every found digit is the one of its number, with that number's label, at the distance of the reference.
    const shard = await source.shard('train', 0)
    const scaled = (bytes: Uint8Array) => {
      const tensor = digitsTensor(bytes)
      const values = Array.from(tensor.dataSync<'float32'>())
      tensor.dispose()
      return values
    }
    const layer = featureLayer(spec)
    const features = (bytes: Uint8Array) => referenceOutputs(spec, parameters, scaled(bytes))[layer]
    const own = features(query)
    found.indices.forEach((index, i) => {
      const pixels = shard.pixels.slice(index * 784, (index + 1) * 784)
      expect(found.pixels.slice(i * 784, (i + 1) * 784)).toEqual(pixels)
      expect(found.labels[i]).toBe(shard.labels[index])
      const distance = Math.sqrt(features(pixels).reduce((sum, value, k) => sum + (value - own[k]) ** 2, 0))
      expect(found.distances[i]).toBeCloseTo(distance, 3)
    })
    expect([...found.distances]).toEqual([...found.distances].sort((a, b) => a - b))
    expect(new Set(found.indices).size).toBe(5)
  })

  it('find a training digit itself first, at no distance', async () => {
    const handlers = open()
    await handlers['why/index']({ base: '', network: 'shipped', version: 'a', files: 2 }, context())
    const shard = await source.shard('train', 1)
    const all = await handlers['why/nearest'](
      {
        base: '',
        network: 'shipped',
        version: 'a',
        pixels: shard.pixels.slice(0, 784) as Uint8Array<ArrayBuffer>,
        count: 600,
      },
      silent(),
    )
    const { indices, searched } = all
    expect(searched).toBe(600)
    const own = indices[41]
    const [file, place] = [own < 2800 ? 0 : 1, own % 2800]
    const pixels = (await source.shard('train', file)).pixels.slice(place * 784, (place + 1) * 784)
    const found = await handlers['why/nearest'](
      {
        base: '',
        network: 'shipped',
        version: 'a',
        pixels: pixels as Uint8Array<ArrayBuffer>,
        count: 1,
      },
      silent(),
    )
    expect(found.indices[0]).toBe(own)
    expect(found.distances[0]).toBeLessThan(1e-3)
  })

  it('are forgotten with the network that they were found for; a cancelled search keeps whole files', async () => {
    const handlers = open()
    const query = new Uint8Array(784)
    const nearest = (version: string) =>
      handlers['why/nearest']({ base: '', network: 'mine', version, pixels: query, count: 3 }, silent())
    expect((await nearest('a')).searched).toBe(0)
    const controller = new AbortController()
    const index = handlers['why/index'](
      { base: '', network: 'mine', version: 'a', files: 2 },
      {
        signal: controller.signal,
        progress: ({ done }) => done > 300 && controller.abort(),
        caughtUp: () => true,
      },
    )
    await expect(index).rejects.toMatchObject({ name: 'AbortError' })
    expect(tf.memory().numTensors).toBe(before)
    expect((await nearest('a')).searched).toBe(300)
    await handlers['why/index']({ base: '', network: 'mine', version: 'a', files: 2 }, context())
    expect((await nearest('a')).searched).toBe(600)
    expect((await nearest('b')).searched).toBe(0)
  })
})

describe('reasons', () => {
  it('are those of the reference: a hidden square, and the class’s slope times the pixel', async () => {
    const pixels = (await source.shard('test', 0)).pixels.slice(784, 2 * 784) as Uint8Array<ArrayBuffer>
    const found = await open()['why/reasons']({ base: '', network: 'shipped', pixels }, silent())
    expect(tf.memory().numTensors).toBe(before)
    const input = digitsTensor(pixels)
    const values = Array.from(input.dataSync<'float32'>())
    input.dispose()
    const paper = values[0]
    const softmaxOf = (picture: readonly number[]) => {
      const scores = Array.from(referenceOutputs(spec, parameters, picture).at(-1)!)
      const powers = scores.map((score) => Math.exp(score - Math.max(...scores)))
      const sum = powers.reduce((total, power) => total + power, 0)
      return powers.map((power) => power / sum)
    }
    expectClose(found.probabilities, softmaxOf(values), 1e-4)
    const [x, y] = [12, 8]
    const hidden = values.map((value, i) => {
      const [column, row] = [i % 32, Math.floor(i / 32)]
      return column >= x && column < x + 4 && row >= y && row < y + 4 ? paper : value
    })
    const at = (y / 2) * 15 + x / 2
    expectClose(found.covered.slice(at * 10, at * 10 + 10), softmaxOf(hidden), 1e-4)
    const pixel = 10 * 32 + 14
    const moved = (by: number) =>
      referenceOutputs(
        spec,
        parameters,
        values.map((value, i) => (i === pixel ? value + by : value)),
      ).at(-1)!
    const [above, below] = [moved(1e-6), moved(-1e-6)]
    for (let digit = 0; digit < 10; digit++) {
      const slope = (above[digit] - below[digit]) / 2e-6
      expect(found.gradientTimesInput[digit * 1024 + pixel]).toBeCloseTo(slope * values[pixel], 3)
    }
  })
})
