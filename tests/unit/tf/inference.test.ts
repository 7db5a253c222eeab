import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { layerShapes } from '@/lib/nn/shapes'
import type { LayerSpec, NetworkSpec } from '@/lib/nn/spec'
import { createNetwork } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { flatParameters, separateParameters } from '@/lib/tf/operations/parameters'
import { buildPlan } from '@/lib/tf/plan'
import { greatestDifference, randomValues, weighted } from '../nn/finite-differences'

beforeAll(async () => {
  await startNodeEngine('wasm')
})

const network = (height: number, width: number, channels: number, ...layers: LayerSpec[]): NetworkSpec => ({
  ...{ id: 'test', title: 'test' },
  ...{ input: { height, width, channels }, layers },
})

const specs: Record<string, NetworkSpec> = {
  'like AlexNet': network(
    ...([35, 31, 3] as const),
    { kind: 'conv', name: 'a', filters: 10, kernel: 11, stride: 4, pad: 2, activation: 'relu' },
    { kind: 'pool', name: 'p', mode: 'max', size: 3, stride: 2 },
    { kind: 'conv', name: 'b', filters: 9, kernel: 3, pad: 1, activation: 'relu' },
    { kind: 'flatten', name: 'f' },
    { kind: 'dense', name: 'c', units: 70, activation: 'relu' },
    { kind: 'dense', name: 'd', units: 5, activation: 'linear' },
  ),
  'tanh, average pooling, remainders': network(
    ...([12, 13, 5] as const),
    { kind: 'conv', name: 'a', filters: 18, kernel: 5, pad: 2, activation: 'tanh' },
    { kind: 'pool', name: 'p', mode: 'average', size: 2, stride: 3 },
    { kind: 'conv', name: 'b', filters: 3, kernel: 1, activation: 'sigmoid' },
    { kind: 'flatten', name: 'f' },
    { kind: 'dense', name: 'c', units: 17, activation: 'tanh' },
    { kind: 'dense', name: 'd', units: 3, activation: 'sigmoid' },
  ),
  'a stride that leaves the edge unseen': network(
    ...([20, 23, 2] as const),
    { kind: 'conv', name: 'a', filters: 21, kernel: 4, stride: 3, activation: 'relu' },
    { kind: 'conv', name: 'b', filters: 6, kernel: 2, stride: 2, pad: 1, activation: 'linear' },
    { kind: 'flatten', name: 'f' },
    { kind: 'dense', name: 'd', units: 6, activation: 'linear' },
  ),
}

/** Small enough for tanh and sigmoid not to be flat; biases too. */
const parametersOf = (spec: NetworkSpec) => {
  const flat = Float32Array.from(randomValues(parameterCount(spec), 11))
  for (const { offset, size, fanIn } of parameterList(spec))
    for (let i = offset; i < offset + size; i++) flat[i] *= 2 / Math.sqrt(fanIn)
  return flat
}
const inputOf = ({ input: { height, width, channels } }: NetworkSpec, n: number) =>
  Float32Array.from(randomValues(n * height * width * channels, 12))

describe.each(Object.entries(specs))('%s', (_, spec) => {
  const flat = parametersOf(spec)
  const classes = layerShapes(spec).at(-1)![0]

  it.each([1, 2, 5, 18])('gives the logits of the plain loops, for a batch of %i', async (n) => {
    const input = inputOf(spec, n)
    const before = tf.memory().numTensors
    const own = createNetwork(spec, flat)
    const logits = await own.logits(input)
    const again = await own.logits(input)
    own.dispose()
    expect(tf.memory().numTensors).toBe(before)
    expect(again).toEqual(logits)
    expect(greatestDifference(referenceOutputs(spec, flat, input).at(-1)!, logits)).toBeLessThan(1e-4)
  })

  it.each([1, 3, 18])('has the gradient by the input of the plain kernels, for a batch of %i', async (n) => {
    const input = inputOf(spec, n)
    const weights = Float32Array.from(randomValues(n * classes, 13))
    const before = tf.memory().numTensors
    const gradient = async (fuse: boolean) => {
      const plan = buildPlan(spec, { use: 'inference', fuse })
      const separate = separateParameters(
        parameterList(spec).map(({ shape, offset, size }) =>
          tf.tensor(flat.subarray(offset, offset + size), [...shape]),
        ),
      )
      const { height, width, channels } = spec.input
      const batch = tf.tensor4d(input, [n, height, width, channels])
      const direction = tf.tensor2d(weights, [n, classes])
      const made = plan.inputGradient(separate, batch, direction)
      expect(made.shape).toEqual(batch.shape)
      const values = (await made.data<'float32'>()).slice()
      tf.dispose([made, batch, direction])
      separate.dispose()
      return values
    }
    const fused = await gradient(true)
    expect(tf.memory().numTensors).toBe(before)
    expect(greatestDifference(fused, new Float32Array(fused.length))).toBeGreaterThan(1e-3)
    expect(greatestDifference(await gradient(false), fused)).toBeLessThan(1e-5)
    // And finite differences in double precision, at a few places.
    const f = (x: Float64Array) => weighted(referenceOutputs(spec, flat, x).at(-1)!, weights)
    for (const at of [0, 1, 2, 3, 4, 5].map((k) => Math.floor(((k + 0.5) * input.length) / 6))) {
      const moved = (by: number) => f(Float64Array.from(input, (value, i) => (i === at ? value + by : value)))
      expect(Math.abs((moved(1e-5) - moved(-1e-5)) / 2e-5 - fused[at])).toBeLessThan(1e-5)
    }
  })
})

describe('a plan for inference', () => {
  const spec = specs['like AlexNet']
  const plan = () => buildPlan(spec, { use: 'inference' })

  it('says that it has no gradients by parameters', () => {
    const before = tf.memory().numTensors
    tf.tidy(() => {
      const parameters = flatParameters(spec, tf.tensor1d(parametersOf(spec)))
      const batch = tf.tensor4d(inputOf(spec, 1), [1, 35, 31, 3])
      const labels = tf.tensor1d([1], 'int32')
      expect(() => plan().lossAndGradients(parameters, batch, labels)).toThrow('no gradients by parameters')
      parameters.dispose()
    })
    expect(tf.memory().numTensors).toBe(before)
  })

  it('works on parameters in one flat tensor, and forgets what it made of them', async () => {
    const before = tf.memory().numTensors
    const input = inputOf(spec, 1)
    for (const scale of [1, -0.5]) {
      const values = parametersOf(spec).map((value) => value * scale)
      const flat = tf.tensor1d(values)
      const parameters = flatParameters(spec, flat)
      const batch = tf.tensor4d(input, [1, 35, 31, 3]) as Tensor4D
      const logits: Tensor2D = plan().logits(parameters, batch)
      const got = await logits.data()
      expect(greatestDifference(referenceOutputs(spec, values, input).at(-1)!, got)).toBeLessThan(1e-4)
      parameters.dispose()
      tf.dispose([flat, batch, logits])
      expect(tf.memory().numTensors).toBe(before)
    }
  })
})
