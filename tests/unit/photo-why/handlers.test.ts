import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { coverPlaces } from '@/lib/data/occlusion'
import { coverColour } from '@/lib/data/saliency/cover'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { parameterList } from '@/lib/nn/parameters'
import { referenceOutputs } from '@/lib/nn/reference/network'
import type { NetworkSpec } from '@/lib/nn/spec'
import type { CoveredPart, PhotoCover } from '@/lib/protocol/photo-why-messages'
import { loadNetwork, loadWeights } from '@/lib/tf/load-network'
import type { LoadedNetwork } from '@/lib/tf/network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { openNetwork } from '@/lib/tf/open-network'
import { createPhotoWhyHandlers } from '@/lib/workers/photo-why-handlers'
import { fileFetch } from '../../../scripts/file-fetch'
import { readParity, standardise } from '../formats/alexnet64-fixture'
import { expectClose } from '../nn/finite-differences'
import classes from '@/public/weights/alexnet64/classes.json'

const fetch = fileFetch(join(import.meta.dirname, '../../../public'))
const FOLDER = '/weights/alexnet64'
const ESPRESSO = classes.findIndex(({ en }) => en === 'espresso')
const { pixels } = readParity().find(({ name }) => name === 'espresso')!
const rgba = new Uint8ClampedArray(64 * 64 * 4).fill(255)
pixels.forEach((byte, i) => (rgba[Math.floor(i / 3) * 4 + (i % 3)] = byte))

let network: LoadedNetwork
let flat: Float32Array<ArrayBuffer>
let before: number
beforeAll(async () => {
  await startNodeEngine('wasm')
  network = await loadNetwork(FOLDER, alexnet64, { fetch })
  flat = await loadWeights(FOLDER, alexnet64, { fetch })
  // What an engine makes of weights once and keeps with them, such as another order.
  await handlers['photo-why/evidence']({ ...question, target: 0 }, silent())
})
afterAll(() => network.dispose())
beforeEach(() => {
  before = tf.memory().numTensors
})

const handlers = createPhotoWhyHandlers({
  photos: { ready: async () => network, examined: async () => openNetwork(network) },
  session: { current: () => {} },
})
const question = { base: '', network: 'alexnet64' as const, rgba }
const context = (signal = new AbortController().signal, told: CoveredPart[] = []) => ({
  signal,
  progress: (part: CoveredPart) => void told.push(part),
  caughtUp: () => true,
})
const silent = () => context() as never
const bytesOf = (picture: Uint8ClampedArray) => Uint8Array.from(picture).filter((_, i) => i % 4 !== 3)
const softmax = (scores: readonly number[]) => {
  const powers = scores.map((score) => Math.exp(score - Math.max(...scores)))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

describe('evidence for a class', () => {
  /** The layers behind conv5 as a network of their own, and its parameters. */
  const at = alexnet64.layers.findIndex(({ name }) => name === 'conv5')
  const behind: NetworkSpec = {
    ...alexnet64,
    input: { height: 7, width: 7, channels: 128 },
    layers: alexnet64.layers.slice(at + 1),
  }

  it('is Grad-CAM, as raising the maps of conv5 finds it, and leaves no tensors', async () => {
    for (const target of [ESPRESSO, 17]) {
      const { cam, cells } = await handlers['photo-why/evidence']({ ...question, target }, silent())
      expect(tf.memory().numTensors).toBe(before)
      expect(cells).toBe(7)
      const tail = flat.subarray(parameterList(alexnet64).find(({ name }) => name === 'fc6.weight')!.offset)
      const conv5 = referenceOutputs(alexnet64, flat, standardise(bytesOf(rgba)))[at]
      const score = (maps: ArrayLike<number>) => referenceOutputs(behind, tail, maps).at(-1)![target]
      // A place of the map is the sum over maps of the mean slope times what stands there: as much as the score rises,
      // per 49, when every place of every map is raised in the proportion of the maps at this one.
      const largest = Math.max(...cam.map(Math.abs))
      for (let place = 0; place < 49; place += 5) {
        const raised = (by: number) =>
          score(conv5.map((value, i) => value + by * conv5[place * 128 + (i % 128)]))
        const expected = (raised(1e-4) - raised(-1e-4)) / 2e-4 / 49
        expect(Math.abs(cam[place] - expected), `place ${place}`).toBeLessThan(0.02 * largest)
      }
      expect(largest).toBeGreaterThan(0.01)
    }
  }, 120_000)

  it('has for each pixel the slope of the score by it, times its value', async () => {
    const { product } = await handlers['photo-why/evidence']({ ...question, target: ESPRESSO }, silent())
    const input = standardise(bytesOf(rgba))
    for (const pixel of [64 * 40 + 33]) {
      const expected = [0, 1, 2].reduce((sum, c) => {
        const moved = (by: number) => {
          const picture = Float64Array.from(input)
          picture[pixel * 3 + c] += by
          return referenceOutputs(alexnet64, flat, picture).at(-1)![ESPRESSO]
        }
        return sum + ((moved(1e-4) - moved(-1e-4)) / 2e-4) * input[pixel * 3 + c]
      }, 0)
      expect(product[pixel]).toBeCloseTo(expected, 2)
    }
  }, 60_000)

  it('is refused for a class or a picture that the network does not have', async () => {
    await expect(
      handlers['photo-why/evidence']({ ...question, target: 200 }, silent()),
    ).rejects.toMatchObject({ code: 'settings-invalid' })
    await expect(
      handlers['photo-why/evidence']({ ...question, rgba: rgba.slice(4), target: 1 }, silent()),
    ).rejects.toMatchObject({ code: 'settings-invalid' })
    expect(tf.memory().numTensors).toBe(before)
  })
})

describe('occlusion', () => {
  const cover: PhotoCover = { size: 24, stride: 16, filler: 'grey' }
  const places = coverPlaces({ side: 64, ...cover })

  it('answers each hidden picture as the reference does, all in order, and leaves no tensors', async () => {
    const told: CoveredPart[] = []
    const { places: count } = await handlers['photo-why/occlude'](
      { ...question, cover },
      context(undefined, told),
    )
    expect(tf.memory().numTensors).toBe(before)
    expect(count).toBe(places.length)
    expect(told.at(-1)).toMatchObject({ done: places.length, total: places.length })
    const all = told.flatMap(({ probabilities }) => [...probabilities])
    expect(all).toHaveLength(places.length * 200)
    const grey = coverColour(64)
    for (const at of [0, 5, places.length - 1]) {
      const { x, y } = places[at]
      const hidden = rgba.map((byte, i) => {
        const [column, row] = [Math.floor(i / 4) % 64, Math.floor(i / 256)]
        return column >= x && column < x + 24 && row >= y && row < y + 24 ? grey[i] : byte
      })
      const expected = softmax(
        Array.from(referenceOutputs(alexnet64, flat, standardise(bytesOf(hidden))).at(-1)!),
      )
      expectClose(all.slice(at * 200, at * 200 + 200), expected, 2e-3)
    }
    // The cup is in the middle: hiding it lowers the espresso.
    const [whole] = [(await handlers['photo-why/answer'](question, silent())).probabilities[ESPRESSO]]
    const least = Math.min(...places.map((_, place) => all[place * 200 + ESPRESSO]))
    expect(whole).toBeGreaterThan(0.9)
    expect(least).toBeLessThan(whole - 0.2)
  }, 60_000)

  it('hides with the blurred photo when asked, and stops when it is cancelled', async () => {
    const told: CoveredPart[] = []
    const controller = new AbortController()
    const blur: PhotoCover = { ...cover, filler: 'blur' }
    await handlers['photo-why/occlude']({ ...question, cover: blur }, context(undefined, told))
    const grey: CoveredPart[] = []
    await handlers['photo-why/occlude']({ ...question, cover }, context(undefined, grey))
    expect(told[0].probabilities).not.toEqual(grey[0].probabilities)
    const stopped = handlers['photo-why/occlude'](
      { ...question, cover },
      {
        signal: controller.signal,
        progress: () => controller.abort(),
        caughtUp: () => true,
      },
    )
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
    expect(tf.memory().numTensors).toBe(before)
  })
})
