import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { PICTURE_BYTES } from '@/lib/data/fine-tune/pictures'
import { defaultTuneSettings } from '@/lib/data/fine-tune/settings'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { context, openWorld, samplePictures, train, type World } from './world'

let world: World
beforeAll(async () => {
  await startNodeEngine('wasm')
  world = await openWorld()
  // What only the first answer costs is not counted below.
  await train(world, samplePictures('shapes', 4), { epochs: 1 })
})

/** Tensors and bytes on the engine. */
const memory = () => ({ tensors: tf.memory().numTensors, bytes: tf.memory().numBytes })

describe('stripes and rings', () => {
  it('are told apart at 95% or more by a new last layer on any features, in pictures never learnt from', async () => {
    const pictures = samplePictures('shapes', 60)
    const before = memory()
    for (const layer of ['pool5', 'fc6', 'fc7'] as const) {
      const { result, accuracy } = await train(world, pictures, { layer })
      expect(result.validation.ids).toHaveLength(30)
      expect(accuracy, layer).toBeGreaterThanOrEqual(0.95)
    }
    await world.handlers['fine-tune/free'](null, context())
    expect(memory()).toEqual(before)
  })

  it('stay near 50% with shuffled labels, though what was learnt from is known by heart', async () => {
    const accuracies: number[] = []
    const known: number[] = []
    for (const seed of [1, 2, 3]) {
      const { accuracy, reports } = await train(world, samplePictures('shapes', 80, seed), {
        shuffled: true,
        seed,
      })
      accuracies.push(accuracy)
      known.push(reports.at(-1)!.trainingAccuracy)
    }
    const mean = accuracies.reduce((sum, value) => sum + value, 0) / accuracies.length
    // 120 pictures held back in all: one standard deviation of a coin is 4.6 points.
    expect(mean).toBeGreaterThan(0.4)
    expect(mean).toBeLessThan(0.6)
    expect(Math.min(...known)).toBeGreaterThan(0.8)
  })

  it('with shuffled labels look learnt where copies of the same pictures stand on both sides', async () => {
    const settings = { shuffled: true, copies: 4, epochs: 60 }
    const honest = await train(world, samplePictures('shapes', 50), settings)
    const leaking = await train(world, samplePictures('shapes', 50), { ...settings, leak: true })
    expect(honest.accuracy).toBeLessThan(0.7)
    expect(leaking.accuracy).toBeGreaterThan(0.85)
  })

  it('that differ by their ground are told by their ground: swap it, and most answers are wrong', async () => {
    const { accuracy } = await train(world, samplePictures('background', 40))
    expect(accuracy).toBe(1)
    const swapped = samplePictures('swapped', 30)
    const pictures = new Uint8Array(swapped.length * PICTURE_BYTES)
    swapped.forEach(({ rgb }, i) => pictures.set(rgb, i * PICTURE_BYTES))
    const { probabilities } = await world.handlers['fine-tune/answer']({ base: '', pictures }, context())
    const right = swapped.filter(
      ({ label }, i) => probabilities[2 * i + label] > probabilities[2 * i + 1 - label],
    )
    expect(right.length / swapped.length).toBeLessThan(0.5)
  })
})

describe('training', () => {
  it('computes features once: the second time, and for pictures that came since, only what is new', async () => {
    await world.handlers['fine-tune/free'](null, context())
    const pictures = samplePictures('shapes', 12)
    const first = await train(world, pictures.slice(0, 20), { copies: 1 })
    // 15 pictures with a copy each, 5 held back without.
    const { training, validation } = first.result
    expect(first.result.computed).toBe(training + validation.ids.length)
    expect(first.result.featureBytes).toBe(first.result.computed * 2048 * 4)
    expect((await train(world, pictures.slice(0, 20), { copies: 1 })).result.computed).toBe(0)
    const more = await train(world, pictures, { copies: 1 })
    expect(more.result.computed).toBeGreaterThan(3)
    expect(more.result.computed).toBeLessThan(first.result.computed)
  })

  it('tells the same numbers for the same seed, and begins where every class has the same share', async () => {
    const pictures = samplePictures('shapes', 10)
    const [one, two] = [await train(world, pictures), await train(world, pictures)]
    expect(one.reports).toEqual(two.reports)
    expect(one.reports[0].validationLoss).toBeCloseTo(Math.LN2, 6)
    expect(one.reports).toHaveLength(defaultTuneSettings.epochs + 1)
  })

  it.each(['fc7', 'conv5'] as const)(
    'from %s upward reaches 95% on the same pictures, and leaves nothing on the engine',
    async (part) => {
      const pictures = samplePictures('shapes', 40)
      const before = memory()
      const { result, accuracy } = await train(world, pictures, {
        part,
        epochs: 3,
        learningRate: 0.003,
        copies: 0,
      })
      expect(accuracy).toBeGreaterThanOrEqual(0.95)
      expect(result.model.parameters.length).toBeGreaterThan(4_000_000)
      await world.handlers['fine-tune/free'](null, context())
      expect(memory()).toEqual(before)
    },
    120_000,
  )

  it('answers as it did while it was trained, and stops when it is aborted, with nothing left behind', async () => {
    const pictures = samplePictures('shapes', 16)
    const { result } = await train(world, pictures)
    const held = result.validation.ids.map((id) => pictures.find((picture) => picture.id === id)!)
    const bytes = new Uint8Array(held.length * PICTURE_BYTES)
    held.forEach(({ rgb }, i) => bytes.set(rgb, i * PICTURE_BYTES))
    await world.handlers['fine-tune/use']({ model: result.model }, context())
    const { probabilities } = await world.handlers['fine-tune/answer'](
      { base: '', pictures: bytes },
      context(),
    )
    probabilities.forEach((value, i) => expect(value).toBeCloseTo(result.probabilities[i], 4))

    await world.handlers['fine-tune/free'](null, context())
    const before = memory()
    const controller = new AbortController()
    const told: string[] = []
    const stopped = world.handlers['fine-tune/train'](
      { base: '', classes: 2, pictures, settings: defaultTuneSettings },
      context((value: { kind: string }) => {
        told.push(value.kind)
        if (value.kind === 'report') controller.abort()
      }, controller.signal),
    )
    await expect(stopped).rejects.toThrow(/abort/i)
    expect(told.filter((kind) => kind === 'report')).toHaveLength(1)
    expect(memory()).toEqual(before)
  })

  it('refuses what cannot be trained, and says why', async () => {
    const pictures = samplePictures('shapes', 4)
    const attempt = (patch: object) =>
      world.handlers['fine-tune/train'](
        { base: '', classes: 2, pictures, settings: { ...defaultTuneSettings, ...patch } },
        context(),
      )
    await expect(attempt({ learningRate: NaN })).rejects.toMatchObject({
      code: 'settings-invalid',
      detail: { name: 'learningRate' },
    })
    await expect(attempt({ part: 'conv1' })).rejects.toMatchObject({ code: 'settings-invalid' })
    const one = { base: '', classes: 3, pictures, settings: defaultTuneSettings }
    await expect(world.handlers['fine-tune/train'](one, context())).rejects.toMatchObject({
      code: 'tuning-needs-pictures',
    })
    await world.handlers['fine-tune/free'](null, context())
    await expect(
      (async () => world.handlers['fine-tune/answer']({ base: '', pictures: pictures[0].rgb }, context()))(),
    ).rejects.toMatchObject({ code: 'tuning-missing' })
  })
})
