import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom, randomNormal } from '@/lib/data/random'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { lenet5Modern } from '@/lib/nn/lenet5'
import type { NetworkSpec } from '@/lib/nn/spec'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { flatParameters } from '@/lib/tf/operations/parameters'
import { buildPlan } from '@/lib/tf/plan'
import { createTrainingState } from '@/lib/tf/training/state'
import { specs } from '../../kernels/compare-plan'

beforeAll(() => startNodeEngine('wasm'))
afterAll(() => tf.removeBackend('wasm'))

/** Ends in an activation, begins with a pooling, and has more channels than one block of outputs. */
const odd: NetworkSpec = {
  id: 'odd',
  title: 'pooling first, activation last',
  input: { height: 9, width: 7, channels: 3 },
  layers: [
    { kind: 'pool', name: 'p', mode: 'max', size: 2, stride: 1 },
    { kind: 'conv', name: 'a', filters: 11, kernel: 3, stride: 2, pad: 2, activation: 'tanh' },
    { kind: 'conv', name: 'b', filters: 7, kernel: 3, stride: 3, pad: 1, activation: 'relu' },
    { kind: 'flatten', name: 'f' },
    { kind: 'dense', name: 'd', units: 13, activation: 'sigmoid' },
    { kind: 'dense', name: 'e', units: 5, activation: 'relu' },
  ],
}

function batchOf(spec: NetworkSpec, examples: number) {
  const { height, width, channels } = spec.input
  const random = createRandom(11)
  const values = Float32Array.from({ length: examples * height * width * channels }, () =>
    randomNormal(random),
  )
  const classes = (spec.layers.at(-1) as { units: number }).units
  const labels = Array.from({ length: examples }, () => Math.floor(random() * classes))
  const flat = initialParametersOf(spec, 'he', 4).map((value) => value + 0.05 * randomNormal(random))
  return {
    batch: tf.tensor4d(values, [examples, height, width, channels]) as Tensor4D,
    labels: tf.tensor1d(labels, 'int32'),
    flat: tf.tensor1d(flat),
  }
}

const worst = (a: Float32Array, b: Float32Array) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0)
const size = (a: Float32Array) => a.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

describe('layers on many examples side by side', () => {
  it.each(
    [...specs, odd].flatMap((spec) => [1, 3, 4, 7, 16, 21, 33].map((n) => [spec.title, n, spec] as const)),
  )('%s, %i examples: as the plain kernels', async (_, examples, spec) => {
    const { batch, labels, flat } = batchOf(spec, examples)
    const before = tf.memory().numTensors
    const results = []
    for (const fuse of [true, false]) {
      const plan = buildPlan(spec, { use: 'training', fuse })
      expect(plan.operations.length).toBe(fuse ? 1 : spec.layers.length)
      const parameters = flatParameters(spec, flat)
      const { loss, gradients } = plan.lossAndGradients(parameters, batch, labels)
      const classes = (spec.layers.at(-1) as { units: number }).units
      const weights = tf.ones([examples, classes]) as tf.Tensor2D
      const dx = plan.inputGradient(parameters, batch, weights)
      const logits = plan.logits(parameters, batch)
      const made = [loss, gradients, dx, logits]
      expect(dx.shape).toEqual(batch.shape)
      results.push(await Promise.all(made.map(async (t) => (await t.data<'float32'>()).slice())))
      parameters.dispose()
      tf.dispose([...made, weights])
    }
    expect(tf.memory().numTensors).toBe(before)
    const [fused, plain] = results
    plain.forEach((expected, i) => {
      expect(size(expected)).toBeGreaterThan(0)
      expect(
        worst(fused[i], expected) / size(expected),
        ['loss', 'gradients', 'dx', 'logits'][i],
      ).toBeLessThan(2e-5)
    })
    tf.dispose([batch, labels, flat])
  })

  it('leaves tensors and memory after 2,000 steps where they were after 50', async () => {
    const random = createRandom(3)
    const digits = {
      pixels: Uint8Array.from({ length: 4 * 784 }, () => Math.floor(random() * 256)),
      labels: Uint8Array.of(1, 2, 3, 4),
    }
    const state = createTrainingState(lenet5Modern, { ...DEFAULT_SETTINGS, batch: 4 }, null)
    const { wasm } = tf.backend() as unknown as { wasm: { asm: { memory: WebAssembly.Memory } } }
    const seen = async (steps: number) => {
      for (let i = 0; i < steps; i++) {
        state.train(digits, 0.01)
        if (i % 10 === 9) await state.readLosses()
      }
      const { numTensors, numBytes, numDataBuffers } = tf.memory()
      return { numTensors, numBytes, numDataBuffers, heap: wasm.asm.memory.buffer.byteLength }
    }
    const early = await seen(50)
    expect(await seen(1950)).toEqual(early)
    expect(state.step).toBe(2000)
    state.dispose()
  })
})
