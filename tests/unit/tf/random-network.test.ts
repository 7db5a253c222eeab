import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnyNetwork } from '@/lib/nn/layers'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { openNetwork } from '@/lib/tf/open-network'
import { createRandomNetwork } from '@/lib/tf/random-network'

/** Deep enough that values would die out or explode with a wrong deviation. */
const spec: AnyNetwork = {
  id: 'random',
  title: 'random',
  input: { height: 12, width: 12, channels: 3 },
  layers: [
    { kind: 'conv', name: 'a', filters: 32, kernel: 3, pad: 1, activation: 'relu' },
    { kind: 'conv', name: 'b', filters: 32, kernel: 3, pad: 1, activation: 'relu' },
    { kind: 'pool', name: 'p', mode: 'max', size: 2, stride: 2 },
    { kind: 'flatten', name: 'f' },
    { kind: 'dense', name: 'c', units: 256, activation: 'relu' },
    { kind: 'dense', name: 'd', units: 256, activation: 'relu' },
    { kind: 'dense', name: 'e', units: 10, activation: 'linear' },
  ],
}

beforeAll(() => startNodeEngine('wasm'))

describe('a network of random weights', () => {
  it('has values of the same order in every layer, differs by seed, and is gone when disposed', async () => {
    const before = tf.memory().numTensors
    const input = Float32Array.from({ length: 12 * 12 * 3 }, (_, i) => Math.sin(i))
    const first = createRandomNetwork(spec, 1)
    const deviation = (values: Float32Array) => Math.hypot(...values) / Math.sqrt(values.length)
    for (const { name, values } of await openNetwork(first).outputs(input))
      expect(deviation(values), name).toBeGreaterThan(0.2)
    for (const { name, values } of await openNetwork(first).outputs(input))
      expect(deviation(values), name).toBeLessThan(5)
    const logits = await first.logits(input)
    const second = createRandomNetwork(spec, 2)
    expect(await second.logits(input)).not.toEqual(logits)
    expect((await openNetwork(first).times(input)).map(({ name }) => name)).toEqual(
      spec.layers.map(({ name }) => name),
    )
    first.dispose()
    second.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})
