import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { photoInputs } from '@/lib/data/photo-input'
import { cropPlaces, cutView, photoPreparations, viewsOf } from '@/lib/data/photo-preparation'
import { CodedError } from '@/lib/errors'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { activationBytes } from '@/lib/nn/memory'
import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import type { ClassifyProgress } from '@/lib/protocol/photo-messages'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { openNetwork } from '@/lib/tf/open-network'
import { createRandomNetwork } from '@/lib/tf/random-network'
import { createPhotoHandlers } from '@/lib/workers/photo-handlers'
import { createPhotoNetworks } from '@/lib/workers/photo-networks'
import { fileFetch } from '../../../scripts/file-fetch'

beforeAll(async () => void (await startNodeEngine('wasm')))

const files = fileFetch(join(import.meta.dirname, '../../../public'))
/** AlexNet-64 lies beside the site; no other weights are there. */
function source(fetch = files) {
  const asked: PhotoNetwork[] = []
  return {
    asked,
    photos: createPhotoNetworks(async (name) => {
      asked.push(name)
      if (name !== 'alexnet64') throw new CodedError('weights-missing', { network: name })
      return { from: 'site', folder: '/weights/alexnet64', fetch }
    }),
  }
}
/** Whoever drops a network does not wait until it is gone. */
const settled = () => new Promise((resolve) => setTimeout(resolve))
const waiting = (signal = new AbortController().signal) => ({ base: '', signal })

/** A square of noise in place of a decoded photo. */
const SIDE = 73
const noise = Uint8ClampedArray.from({ length: SIDE * SIDE * 4 }, (_, i) =>
  i % 4 === 3 ? 255 : (i * 2654435761) >>> 24,
)
const handlersOf = (photos: ReturnType<typeof createPhotoNetworks>) =>
  createPhotoHandlers({
    photos,
    session: { current: () => {} },
    decode: async (_photo, _name, preparation, _signal, crops = 1) => {
      const { side } = preparation
      const views = viewsOf(preparation, crops).views.map(({ place, mirrored, x, y }) => ({
        ...{ place, mirrored, region: { x, y, side } },
        rgba: cutView(noise, SIDE, { x, y, mirrored }, side),
      }))
      const { rgba, region } = views.find(({ place, mirrored }) => place === 'centre' && !mirrored)!
      const preview = { preview: noise, previewWidth: SIDE, previewHeight: SIDE }
      const seen = { rgba, side, region, width: SIDE, height: SIDE, ...preview, animated: false, decodeMs: 0 }
      return { seen, views }
    },
  })
const context = (told: ClassifyProgress[] = [], signal = new AbortController().signal) => ({
  signal,
  progress: (value: ClassifyProgress) => void told.push(value),
  caughtUp: () => true,
})
const question = { base: '', photo: new Blob(), name: 'noise', network: 'alexnet64' as const }

describe('the networks for photos', () => {
  it('are loaded once for all who ask, tell their bytes, and give everything back', async () => {
    const before = tf.memory()
    const { photos, asked } = source()
    const told: { received: number; total: number }[] = []
    const onProgress = (progress: { received: number; total: number }) => told.push(progress)
    const [first, second, inside] = await Promise.all([
      photos.ready('alexnet64', { ...waiting(), onProgress }),
      photos.ready('alexnet64', waiting()),
      photos.examined('alexnet64', waiting()),
    ])
    expect(second).toBe(first)
    expect(inside.spec).toBe(alexnet64)
    expect(asked).toEqual(['alexnet64'])
    const { received, total } = told.at(-1)!
    expect(received).toBe(total)
    expect(total).toBeGreaterThan(7e6)
    // What is told is what the engine says.
    const held = tf.memory().numBytes - before.numBytes
    expect(photos.cost('alexnet64')).toEqual({
      macs: describeNetwork(alexnet64).macs,
      weightBytes: held,
      activationBytes: activationBytes(alexnet64),
    })
    expect(photos.free()).toBe(held)
    await settled()
    await expect(first.logits(new Float32Array(64 * 64 * 3))).rejects.toMatchObject({ name: 'AbortError' })
    expect(tf.memory().numTensors).toBe(before.numTensors)
    expect(tf.memory().numBytes).toBe(before.numBytes)
    expect(photos.cost('alexnet64').weightBytes).toBe(0)
    // The next one loads anew.
    await photos.ready('alexnet64', waiting())
    expect(asked).toHaveLength(2)
    photos.drop('alexnet64')
    await settled()
    expect(tf.memory().numTensors).toBe(before.numTensors)
  })

  it('hold as many bytes of activations as the engine holds for one picture', async () => {
    const { photos } = source()
    const network = await photos.ready('alexnet64', waiting())
    const before = tf.memory().numBytes
    const input = tf.zeros([1, 64, 64, 3]) as tf.Tensor4D
    const outputs = network.plan.outputs(network.parameters, input)
    // Flatten is a second handle to what pool5 put out, which the engine counts again.
    expect(tf.memory().numBytes - before).toBe(activationBytes(alexnet64) + 4 * 3 * 3 * 128)
    tf.dispose([input, ...outputs])
    photos.free()
  })

  it('can be cancelled while they load, and dropped then', async () => {
    const before = tf.memory().numTensors
    const { photos, asked } = source()
    const cancel = new AbortController()
    const cancelled = photos.ready('alexnet64', waiting(cancel.signal))
    cancel.abort()
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' })
    const left = photos.ready('alexnet64', waiting())
    photos.free()
    await expect(left).rejects.toMatchObject({ name: 'AbortError' })
    expect(asked).toHaveLength(2)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(tf.memory().numTensors).toBe(before)
  })

  it('whose weights are nowhere say so', async () => {
    const { photos } = source()
    for (const name of ['alexnet', 'alexnet2012'] as const)
      await expect(photos.ready(name, waiting())).rejects.toMatchObject({ code: 'weights-missing' })
  })
})

describe('photo/classify', () => {
  it('answers, and tells what it cost', async () => {
    const { photos } = source()
    const told: ClassifyProgress[] = []
    const answer = await handlersOf(photos)['photo/classify']({ ...question, crops: 1 }, context(told))
    expect('decoded' in told[0]).toBe(true)
    expect(answer).toMatchObject({ network: 'alexnet64', layerMs: [], macs: describeNetwork(alexnet64).macs })
    expect(answer.bytesHeld).toBe(photos.cost('alexnet64').weightBytes)
    expect(answer.crops).toHaveLength(1)
    const network = await photos.ready('alexnet64', waiting())
    const pixels = photoInputs([answer.rgba], photoPreparations.alexnet64)
    expect(answer.probabilities).toEqual(await network.probabilities(pixels))
    photos.free()
  })

  it('averages ten views, each with its place and its own answer', async () => {
    const { photos } = source()
    const told: ClassifyProgress[] = []
    const asked = { ...question, crops: 10 as const, timed: true }
    const answer = await handlersOf(photos)['photo/classify'](asked, context(told))
    expect(answer.crops.map(({ place, mirrored }) => [place, mirrored])).toEqual(
      [false, true].flatMap((mirrored) => cropPlaces.map((place) => [place, mirrored])),
    )
    expect(answer.crops.map(({ region }) => [region.x, region.y]).slice(0, 5)).toEqual([
      [0, 0],
      [9, 0],
      [0, 9],
      [9, 9],
      [4, 4],
    ])
    const network = await photos.ready('alexnet64', waiting())
    const { views } = viewsOf(photoPreparations.alexnet64, 10)
    for (const [i, { x, y, mirrored }] of views.entries()) {
      // Said anew: column c of a mirrored view is column 63 - c.
      const rgba = Uint8ClampedArray.from({ length: 64 * 64 * 4 }, (_, at) => {
        const column = Math.floor(at / 4) % 64
        const row = Math.floor(at / 256)
        return noise[((y + row) * SIDE + x + (mirrored ? 63 - column : column)) * 4 + (at % 4)]
      })
      const alone = await network.probabilities(photoInputs([rgba], photoPreparations.alexnet64))
      expect(answer.crops[i].probabilities).toEqual(alone)
    }
    for (const wnid of [0, 57, 199]) {
      const votes = answer.crops.map(({ probabilities }) => probabilities[wnid])
      expect(answer.probabilities[wnid]).toBeCloseTo(votes.reduce((sum, vote) => sum + vote, 0) / 10, 6)
      expect(new Set(votes).size).toBe(10)
    }
    expect(answer.layerMs.map(({ name }) => name)).toEqual(alexnet64.layers.map(({ name }) => name))
    expect(answer.layerMs.every(({ ms }) => ms >= 0)).toBe(true)
    expect(told.filter((value) => 'views' in value)).toHaveLength(10)
    expect(handlersOf(photos)['photo/free'](null, context() as never)).toEqual({
      bytesFreed: answer.bytesHeld,
    })
  })

  it('stops between two views', async () => {
    const { photos } = source()
    const stop = new AbortController()
    const told: ClassifyProgress[] = []
    const watched = context(told, stop.signal)
    const asked = handlersOf(photos)['photo/classify'](
      { ...question, crops: 10 },
      {
        ...watched,
        progress: (value) => {
          watched.progress(value)
          if ('views' in value && value.views.done === 3) stop.abort()
        },
      },
    )
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
    expect(told.filter((value) => 'views' in value)).toHaveLength(3)
    photos.free()
  })
})

describe('AlexNet at full size', () => {
  it('runs from codes without unpacking its dense layers, and gives its memory back', async () => {
    const before = tf.memory()
    const network = createRandomNetwork(alexnetTorchvision)
    const size = 224 * 224 * 3
    const logits = await network.logits(Float32Array.from({ length: size }, (_, i) => Math.sin(i)))
    expect(logits.every(Number.isFinite)).toBe(true)
    expect(new Set(logits).size).toBeGreaterThan(900)
    const held = tf.memory().numBytes - before.numBytes
    expect(network.parameters.bytesHeld()).toBe(held)
    // 58.6 million codes of a byte each; in float32 the dense layers alone take 234 MB.
    expect(held).toBeGreaterThan(58.6e6)
    expect(held).toBeLessThan(90e6)
    const times = await openNetwork(network).times(new Float32Array(size))
    expect(times.map(({ name }) => name)).toEqual(alexnetTorchvision.layers.map(({ name }) => name))
    network.dispose()
    expect(tf.memory().numTensors).toBe(before.numTensors)
    expect(tf.memory().numBytes).toBe(before.numBytes)
  })
})
