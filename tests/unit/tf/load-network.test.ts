import { createHash } from 'node:crypto'
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeShard, decodeWeights, encodeWeights, int8Values } from '@/lib/formats/weight-manifest'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import { referenceOutputs } from '@/lib/nn/reference/network'
import type { NetworkSpec } from '@/lib/nn/spec'
import { createDecodedNetwork, loadNetwork } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { separateParameters } from '@/lib/tf/operations/parameters'
import { buildPlan } from '@/lib/tf/plan'
import { uploadParameter } from '@/lib/tf/upload-parameter'
import { greatestDifference, randomValues, weighted } from '../nn/finite-differences'
import { deviation } from './deviation'

/** Outputs that are no multiple of four, and inputs of a dense layer of which ReLU makes zeros. */
const spec: NetworkSpec = {
  id: 'coded',
  title: 'coded',
  input: { height: 9, width: 9, channels: 3 },
  layers: [
    { kind: 'conv', name: 'a', filters: 8, kernel: 3, pad: 1, activation: 'relu' },
    { kind: 'pool', name: 'p', mode: 'max', size: 3, stride: 2 },
    { kind: 'flatten', name: 'f' },
    { kind: 'dense', name: 'b', units: 30, activation: 'relu' },
    { kind: 'dense', name: 'c', units: 21, activation: 'tanh' },
    { kind: 'dense', name: 'd', units: 7, activation: 'linear' },
  ],
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const { manifest, shards } = encodeWeights(
  spec,
  Float32Array.from(randomValues(parameterCount(spec), 21), (value) => value / 4),
  { encoding: 'int8-per-channel', shardBytes: 2_000, sha256, about: {} },
)
const flat = decodeWeights(manifest, spec, shards)
const tensors = () => shards.flatMap((bytes, shard) => decodeShard(manifest, shard, bytes))
const input = Float32Array.from(randomValues(2 * 9 * 9 * 3, 22))

/** Serves the small network; `alter` may change a file. */
const served = (alter: (name: string, bytes: Uint8Array) => Uint8Array = (_, bytes) => bytes): typeof fetch =>
  (async (url: string) => {
    const name = url.slice('/small/'.length)
    const index = manifest.shards.findIndex(({ file }) => file === name)
    const bytes = index < 0 ? new TextEncoder().encode(JSON.stringify(manifest)) : shards[index]
    return new Response(alter(name, bytes) as Uint8Array<ArrayBuffer>)
  }) as unknown as typeof fetch

describe('decodeShard', () => {
  it('keeps codes that mean what decodeWeights makes of them, in several shards', () => {
    expect(shards.length).toBeGreaterThan(2)
    const list = parameterList(spec)
    const seen = tensors().map(({ index, shape, content }) => {
      const { offset, size, shape: expected } = list[index]
      expect(shape).toEqual(expected)
      const values = new Float32Array(size)
      if ('int8' in content) int8Values(content.int8, values)
      else if ('values' in content) values.set(content.values)
      expect('int8' in content).toBe(shape.length > 1)
      expect(values).toEqual(flat.subarray(offset, offset + size))
      return index
    })
    expect(seen).toEqual(list.map((_, i) => i))
  })

  it('refuses a shard of another length', () =>
    expect(() => decodeShard(manifest, 1, shards[1].subarray(4))).toThrow('weights-invalid'))
})

describe.each(['wasm', 'cpu'] as const)('a network of 8-bit weights on %s', (engine) => {
  beforeAll(async () => {
    await startNodeEngine(engine)
  })
  afterAll(() => tf.removeBackend(engine))

  it('answers within 1e-3 of a standard deviation of its logits', async () => {
    const before = tf.memory().numTensors
    const network = await loadNetwork('/small', spec, { fetch: served() })
    const created = createDecodedNetwork(spec, tensors().reverse())
    const logits = await network.logits(input)
    expect(await created.logits(input)).toEqual(logits)
    network.dispose()
    created.dispose()
    expect(tf.memory().numTensors).toBe(before)
    const expected = referenceOutputs(spec, flat, input).at(-1)!
    expect(greatestDifference(expected, logits)).toBeLessThan(1e-3 * deviation(expected))
  })

  it('keeps codes where the engine computes with them', () => {
    const made = tensors().map((tensor) => ({ shape: tensor.shape, made: uploadParameter(tensor) }))
    for (const { shape, made: parameter } of made) expect('tensors' in parameter).toBe(shape.length === 2)
    separateParameters(made.map(({ made }) => made)).dispose()
  })

  it('has a gradient by its input', async () => {
    const before = tf.memory().numTensors
    const parameters = separateParameters(tensors().map(uploadParameter))
    const weights = Float32Array.from(randomValues(2 * 7, 23))
    const plan = buildPlan(spec, { use: 'inference' })
    const batch = tf.tensor4d(input, [2, 9, 9, 3])
    const direction: Tensor2D = tf.tensor2d(weights, [2, 7])
    const made: Tensor = plan.inputGradient(parameters, batch, direction)
    const gradient = (await made.data()).slice()
    parameters.dispose()
    tf.dispose([batch, direction, made])
    expect(tf.memory().numTensors).toBe(before)
    const f = (x: Float64Array) => weighted(referenceOutputs(spec, flat, x).at(-1)!, weights)
    let greatest = 0
    for (let at = 0; at < input.length; at += 17) {
      const moved = (by: number) => f(Float64Array.from(input, (value, i) => (i === at ? value + by : value)))
      const slope = (moved(1e-5) - moved(-1e-5)) / 2e-5
      greatest = Math.max(greatest, Math.abs(slope))
      expect(Math.abs(slope - gradient[at])).toBeLessThan(1e-4)
    }
    expect(greatest).toBeGreaterThan(1e-2)
  })

  it.each([
    ['a shard is missing', 'download-failed', (name: string) => name === manifest.shards[1].file],
    ['nothing is there', 'download-failed', () => true],
  ])('leaves no tensors when %s', async (_, code, missing) => {
    const before = tf.memory().numTensors
    const found = served()
    const fetch = (async (url: string) =>
      missing(url.slice('/small/'.length)) ? new Response('', { status: 404 }) : found(url)) as typeof found
    await expect(loadNetwork('/small', spec, { fetch })).rejects.toMatchObject({ code })
    expect(tf.memory().numTensors).toBe(before)
  })

  it('leaves no tensors when it is stopped', async () => {
    const before = tf.memory().numTensors
    const stop = new AbortController()
    const onProgress = () => stop.abort(new Error('stopped'))
    await expect(
      loadNetwork('/small', spec, { fetch: served(), signal: stop.signal, onProgress }),
    ).rejects.toThrow('stopped')
    expect(tf.memory().numTensors).toBe(before)
  })
})
