import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, it } from 'vitest'
import type { CompressionSetting } from '@/lib/formats/coding/compress-network'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { parameterCount } from '@/lib/nn/parameters'
import type { PhotoSeen } from '@/lib/protocol/photo-messages'
import { loadNetwork } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { createCompressionHandlers } from '@/lib/workers/compression-handlers'
import { fileFetch } from '../../../scripts/file-fetch'
import { readParity, standardise } from '../formats/alexnet64-fixture'
import { expectClose } from '../nn/finite-differences'

const fetch = fileFetch(join(import.meta.dirname, '../../../public'))
const { pixels } = readParity().find(({ name }) => name === 'cat')!
const rgba = new Uint8ClampedArray(64 * 64 * 4).fill(255)
pixels.forEach((byte, i) => (rgba[Math.floor(i / 3) * 4 + (i % 3)] = byte))
const seen = { rgba, side: 64 } as PhotoSeen
const handlers = createCompressionHandlers({
  session: { current: () => {} },
  decode: async () => ({ seen, views: [] }),
  fetch,
})
const photo = new Blob(['cat'])
const context = (signal = new AbortController().signal, told: unknown[] = []) => ({
  signal,
  progress: (value: unknown) => void told.push(value),
  caughtUp: () => true,
})
const make = (setting: CompressionSetting, ...rest: Parameters<typeof context>) =>
  handlers['compression/make']({ base: '', setting }, context(...rest))
const answer = () => handlers['compression/answer']({ base: '', photo, name: 'cat' }, context())
const free = () => handlers['compression/free'](null, context())

const gentle: CompressionSetting = { conv: { pruned: 0, bits: 8 }, dense: { pruned: 0, bits: 8 } }
const harsh: CompressionSetting = { conv: { pruned: 0, bits: 8 }, dense: { pruned: 0.97, bits: 2 } }

beforeAll(() => startNodeEngine('wasm'))

it('makes AlexNet-64 small, answers beside the untouched network, and leaves no tensor behind', async () => {
  const shipped = await loadNetwork('/weights/alexnet64', alexnet64, { fetch })
  const expected = await shipped.probabilities(standardise(pixels))
  shipped.dispose()
  const before = tf.memory().numTensors
  const told: unknown[] = []
  const made = await make(gentle, undefined, told)
  expect(made.bytes.float32).toBe(4 * parameterCount(alexnet64))
  expect(made.bytes.shared).toBeLessThan(made.bytes.float32 / 3.9)
  expect(made.bytes.huffman).toBeLessThan(made.bytes.shared)
  expect(told.at(-1)).toEqual({ done: 7_908_368, total: 7_908_368 })
  const first = await answer()
  expectClose(first.untouched, expected, 1e-4)
  expect(first.made.indexOf(Math.max(...first.made))).toBe(expected.indexOf(Math.max(...expected)))
  const between = tf.memory().numTensors
  const small = await make(harsh)
  expect(small.bytes.huffman).toBeLessThan(made.bytes.huffman / 3)
  const second = await answer()
  expectClose(second.untouched, first.untouched, 1e-6)
  expect(Math.max(...second.made.map((p, i) => Math.abs(p - first.made[i])))).toBeGreaterThan(0.05)
  expect(tf.memory().numTensors).toBe(between)
  await free()
  expect(tf.memory().numTensors).toBe(before)
  await expect(answer()).rejects.toMatchObject({ name: 'AbortError' })
}, 60_000)

it('a cancel keeps what was made before; what is impossible is refused', async () => {
  const before = tf.memory().numTensors
  await make(gentle)
  const first = await answer()
  const held = tf.memory().numTensors
  const controller = new AbortController()
  const cancelled = make(harsh, controller.signal)
  setTimeout(() => controller.abort(), 20)
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' })
  expect(tf.memory().numTensors).toBe(held)
  expectClose((await answer()).made, first.made, 1e-6)
  for (const [name, dense] of [
    ['pruned', { pruned: 1, bits: 4 }],
    ['pruned', { pruned: NaN, bits: 4 }],
    ['bits', { pruned: 0.5, bits: 9 }],
  ] as const)
    await expect(make({ ...gentle, dense })).rejects.toMatchObject({
      code: 'settings-invalid',
      detail: { name },
    })
  await free()
  expect(tf.memory().numTensors).toBe(before)
}, 60_000)
