import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { referenceOutputs } from '@/lib/nn/reference/network'
import type { PhotoProgress, PhotoSeen } from '@/lib/protocol/photo-messages'
import { loadNetwork, loadWeights } from '@/lib/tf/load-network'
import type { LoadedNetwork } from '@/lib/tf/network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { openNetwork } from '@/lib/tf/open-network'
import { createPhotoInsideHandlers } from '@/lib/workers/photo-inside-handlers'
import { fileFetch } from '../../../scripts/file-fetch'
import { readParity, standardise } from '../formats/alexnet64-fixture'
import { expectClose } from '../nn/finite-differences'

const fetch = fileFetch(join(import.meta.dirname, '../../../public'))
const { pixels } = readParity().find(({ name }) => name === 'cat')!
const rgba = new Uint8ClampedArray(64 * 64 * 4).fill(255)
pixels.forEach((byte, i) => (rgba[Math.floor(i / 3) * 4 + (i % 3)] = byte))
const seen = { rgba, side: 64 } as PhotoSeen

let network: LoadedNetwork
let flat: Float32Array<ArrayBuffer>
beforeAll(async () => {
  await startNodeEngine('wasm')
  network = await loadNetwork('/weights/alexnet64', alexnet64, { fetch })
  flat = await loadWeights('/weights/alexnet64', alexnet64, { fetch })
  await network.probabilities(new Float32Array(64 * 64 * 3))
})
afterAll(() => network.dispose())

const handlers = createPhotoInsideHandlers({
  photos: { examined: async () => openNetwork(network) },
  session: { current: () => {} },
  decode: async () => ({ seen, views: [] }),
})
const trace = (signal = new AbortController().signal, told: PhotoProgress[] = []) =>
  handlers['photo-inside/trace'](
    { base: '', network: 'alexnet64', photo: new Blob(['cat']), name: 'cat' },
    { signal, progress: (value) => void told.push(value), caughtUp: () => true },
  )

it('gives every layer as the plain loops have it, and the first kernels; no tensors are left', async () => {
  const before = tf.memory().numTensors
  const told: PhotoProgress[] = []
  const { layers, kernels, probabilities, network: of } = await trace(undefined, told)
  expect(tf.memory().numTensors).toBe(before)
  expect(told).toEqual([{ decoded: seen }])
  expect(of).toBe('alexnet64')
  const expected = referenceOutputs(alexnet64, flat, standardise(pixels))
  expect(layers.map(({ name }) => name)).toEqual(alexnet64.layers.map(({ name }) => name))
  layers.forEach(({ values }, i) => {
    const size = Math.max(1, ...expected[i].map(Math.abs))
    expectClose(values, expected[i], 2e-3 * size)
  })
  expectClose(kernels, flat.subarray(0, 11 * 11 * 3 * 48), 1e-6)
  expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 4)
})

it('stops when it is cancelled', async () => {
  const before = tf.memory().numTensors
  const controller = new AbortController()
  const traced = trace(controller.signal)
  controller.abort()
  await expect(traced).rejects.toMatchObject({ name: 'AbortError' })
  expect(tf.memory().numTensors).toBe(before)
})
