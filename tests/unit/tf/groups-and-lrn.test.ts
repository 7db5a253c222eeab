import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import {
  referenceLossAndGradients,
  referenceOutputGradients,
  referenceOutputs,
} from '@/lib/nn/reference/network'
import { createNetwork } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { openNetwork } from '@/lib/tf/open-network'
import { flatParameters } from '@/lib/tf/operations/parameters'
import { buildPlan } from '@/lib/tf/plan'
import { greatestDifference, randomValues } from '../nn/finite-differences'

/** Shaped as AlexNet of 2012; the second normalisation has an exponent that is no root of a root. */
const spec: AnyNetwork = {
  id: 'small-2012',
  title: 'small 2012',
  input: { height: 29, width: 27, channels: 3 },
  layers: [
    { kind: 'conv', name: 'conv1', filters: 8, kernel: 7, stride: 3, activation: 'relu' },
    { kind: 'lrn', name: 'norm1', size: 5, k: 2, alpha: 0.3, beta: 0.75 },
    { kind: 'pool', name: 'pool1', mode: 'max', size: 3, stride: 1 },
    { kind: 'conv', name: 'conv2', filters: 12, kernel: 3, pad: 1, groups: 2, activation: 'relu' },
    { kind: 'lrn', name: 'norm2', size: 3, k: 1.5, alpha: 0.2, beta: 0.6 },
    { kind: 'conv', name: 'conv3', filters: 6, kernel: 5, stride: 2, pad: 2, groups: 3, activation: 'tanh' },
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'fc', units: 4, activation: 'linear' },
  ],
}
const flat = Float32Array.from(randomValues(parameterCount(spec), 41))
for (const { offset, size, fanIn } of parameterList(spec))
  for (let i = offset; i < offset + size; i++) flat[i] *= 2 / Math.sqrt(fanIn)
const input = Float32Array.from(randomValues(2 * 29 * 27 * 3, 42))

/** Largest difference as a share of the largest value. */
const apart = (got: ArrayLike<number>, expected: Float64Array) =>
  greatestDifference(expected, got) / expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

describe.each(['cpu', 'wasm'] as const)('groups and response normalisation on %s', (engine) => {
  beforeAll(async () => void (await startNodeEngine(engine)))
  afterAll(() => tf.removeBackend(engine))

  it('answer, layer by layer, as the plain loops', async () => {
    const before = tf.memory().numTensors
    const network = createNetwork(spec, flat)
    const expected = referenceOutputs(spec, flat, input)
    const outputs = await openNetwork(network).outputs(input)
    expect(outputs.map(({ name }) => name)).toEqual(spec.layers.map(({ name }) => name))
    outputs.forEach(({ name, values }, i) => expect(apart(values, expected[i]), name).toBeLessThan(1e-5))
    expect(apart(await network.logits(input), expected.at(-1)!)).toBeLessThan(1e-5)
    network.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })

  it('have the gradients of a score by the input and by the maps of any layer', async () => {
    const before = tf.memory().numTensors
    const network = createNetwork(spec, flat)
    const weights = Float32Array.from(randomValues(2 * 4, 43))
    const expected = referenceOutputGradients(spec, flat, input, weights)
    const by = ['conv3', 'input', 'norm1', 'conv2', 'fc']
    const got = await openNetwork(network).gradients(input, weights, by)
    expect(got.map(({ name }) => name)).toEqual(by)
    for (const { name, values } of got) {
      const index = spec.layers.findIndex((layer) => layer.name === name)
      expect(apart(values, index < 0 ? expected.input : expected.layers[index]), name).toBeLessThan(1e-4)
    }
    const [alone] = await openNetwork(network).gradients(input, weights, ['conv2'])
    expect(alone.values).toEqual(got[3].values)
    network.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })

  it('train: loss and gradients by all parameters', async () => {
    const before = tf.memory().numTensors
    const expected = referenceLossAndGradients(spec, flat, input, [1, 3])
    const plan = buildPlan(spec, { use: 'training' })
    const tensors = [
      tf.tensor4d(input, [2, 29, 27, 3]),
      tf.tensor1d([1, 3], 'int32'),
      tf.tensor1d(flat),
    ] as const
    const view = flatParameters(spec, tensors[2])
    const made = plan.lossAndGradients(view, tensors[0], tensors[1])
    expect((await made.loss.data())[0]).toBeCloseTo(expected.loss, 4)
    expect(apart(await made.gradients.data<'float32'>(), expected.gradients)).toBeLessThan(1e-4)
    view.dispose()
    tf.dispose([...tensors, made.loss, made.gradients])
    plan.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})
