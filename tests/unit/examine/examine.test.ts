import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { coverPlaces, coverStarts, occlusionDrops, spreadDrops } from '@/lib/data/occlusion'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5, lenet5Published, modernChoices } from '@/lib/nn/lenet5-choices'
import type { AnyNetwork } from '@/lib/nn/layers'
import { winningOutput } from '@/lib/nn/loss'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { initialStatistics } from '@/lib/nn/statistics'
import { answersTo, gradientTimesInput, occlusion, ownedParameters, trace } from '@/lib/tf/examine'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { buildPlan } from '@/lib/tf/plan'
import { digitsTensor } from '@/lib/tf/training/digits'
import { expectClose, randomValues } from '../nn/finite-differences'
import { smallSource } from '../tf/small-source'

const SIDE = 32
const dropped = lenet5({ ...modernChoices, activation: 'tanh', dropout: 0.5, batchNorm: true })
const networks: [string, AnyNetwork][] = [
  ['the modern form', lenet5Modern],
  ['the published form', lenet5Published],
  ['dropout and batch normalisation', dropped],
]

beforeAll(async () => {
  await startNodeEngine('wasm')
})

let digit: Uint8Array
let before: number
beforeEach(async () => {
  digit = (await smallSource().shard('test', 0)).pixels.slice(0, 784)
  before = tf.memory().numTensors
})

/** A network in which nothing is left at its first value, its plan without fusion, and one digit. */
function open(spec: AnyNetwork) {
  const values = Float32Array.from(initialParametersOf(spec, 'he', 3))
  randomValues(values.length, 9).forEach((noise, i) => (values[i] += 0.02 * noise))
  const starts = initialStatistics(spec)
  const statistics =
    starts.length > 0 ? Float32Array.from(starts, (value, i) => value + 0.1 + (i % 3) / 10) : null
  const plan = buildPlan(spec, { use: 'inference', fuse: false })
  const parameters = ownedParameters(spec, values, statistics)
  const input = digitsTensor(digit)
  const paper = digitsTensor(new Uint8Array(784))
  const pixels = Array.from(input.dataSync<'float32'>())
  const oracle = (picture: ArrayLike<number>) =>
    referenceOutputs(spec, values, picture, statistics ? { statistics } : {})
  const scores = (picture: ArrayLike<number>) =>
    oracle(picture)
      .at(-1)!
      .map((value) => (winningOutput(spec) === 'smallest' ? -value : value))
  const dispose = () => {
    parameters.dispose()
    plan.dispose()
    tf.dispose([input, paper])
  }
  return { plan, parameters, input, paper, pixels, oracle, scores, dispose }
}

const softmax = (scores: ArrayLike<number>) => {
  const greatest = Math.max(...Array.from(scores))
  const powers = Array.from(scores, (score) => Math.exp(score - greatest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

describe.each(networks)('%s', (_, spec) => {
  it('has a trace of every layer, equal to the plain loops, and leaves no tensors', async () => {
    const { plan, parameters, input, pixels, oracle, dispose } = open(spec)
    const layers = await trace(plan, parameters, input)
    const expected = oracle(pixels)
    expect(layers.map(({ name }) => name)).toEqual(spec.layers.map(({ name }) => name))
    layers.forEach(({ shape, values }, i) => {
      expect(shape.reduce((product, size) => product * size, 1)).toBe(values.length)
      const size = Math.max(1, ...expected[i].map(Math.abs))
      expectClose(values, expected[i], 1e-4 * size)
    })
    expect(layers[0].shape).toEqual([28, 28, 6])
    dispose()
    expect(tf.memory().numTensors).toBe(before)
  })

  it('answers with the class that wins and probabilities that add up to 1', async () => {
    const { plan, parameters, input, pixels, scores, dispose } = open(spec)
    const { probabilities, predictions } = await answersTo(plan, parameters, input)
    const expected = scores(pixels)
    expectClose(probabilities, softmax(expected), 1e-3)
    expect(predictions).toEqual(Uint8Array.of(expected.indexOf(Math.max(...expected))))
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5)
    dispose()
    expect(tf.memory().numTensors).toBe(before)
  })

  it('has the gradient of each class’s score times the input', async () => {
    const { plan, parameters, input, pixels, scores, dispose } = open(spec)
    const products = await gradientTimesInput(plan, parameters, input, 10)
    expect(products).toHaveLength(10 * SIDE * SIDE)
    // Small enough that no unit changes sides of its kink in double precision, where the reference computes.
    const h = 1e-6
    const largest = Math.max(...products.map(Math.abs))
    expect(largest).toBeGreaterThan(0)
    for (const pixel of [0, 5 * SIDE + 9, 12 * SIDE + 13, 15 * SIDE + 16, 20 * SIDE + 11, 31 * SIDE + 31]) {
      const moved = (by: number) => scores(pixels.map((value, i) => (i === pixel ? value + by : value)))
      const [above, below] = [moved(h), moved(-h)]
      for (let k = 0; k < 10; k++) {
        const slope = (above[k] - below[k]) / (2 * h)
        expect(Math.abs(products[k * SIDE * SIDE + pixel] - slope * pixels[pixel])).toBeLessThan(
          2e-3 * largest,
        )
      }
    }
    dispose()
    expect(tf.memory().numTensors).toBe(before)
  })

  it('answers each picture with a square hidden', async () => {
    const { plan, parameters, input, paper, pixels, scores, dispose } = open(spec)
    const blank = paper.dataSync()[0]
    const geometry = { side: SIDE, size: 4, stride: 2 }
    const covered = await occlusion(plan, parameters, input, paper, geometry)
    expect(covered).toHaveLength(15 * 15 * 10)
    for (const [square, x, y] of [
      [0, 0, 0],
      [7 * 15 + 6, 12, 14],
      [14 * 15 + 14, 28, 28],
      [3 * 15 + 8, 16, 6],
    ]) {
      const hidden = pixels.map((value, i) => {
        const [column, row] = [i % SIDE, Math.floor(i / SIDE)]
        return column >= x && column < x + 4 && row >= y && row < y + 4 ? blank : value
      })
      expectClose(covered.slice(square * 10, square * 10 + 10), softmax(scores(hidden)), 1e-3)
    }
    dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})

describe('a trace', () => {
  it('refuses a plan whose operations cover several layers, and leaves no tensors', async () => {
    const values = Float32Array.from(initialParametersOf(lenet5Modern, 'he', 3))
    const parameters = ownedParameters(lenet5Modern, values)
    const input = digitsTensor(digit)
    const fused = buildPlan(lenet5Modern, { use: 'training' })
    await expect(trace(fused, parameters, input)).rejects.toThrow('fuse: false')
    parameters.dispose()
    input.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})

describe('the sliding square', () => {
  it('reaches the far edge whatever the stride', () => {
    expect(coverStarts({ side: 32, size: 4, stride: 2 })).toEqual(Array.from({ length: 15 }, (_, i) => 2 * i))
    expect(coverStarts({ side: 10, size: 4, stride: 4 })).toEqual([0, 4, 6])
    expect(coverStarts({ side: 4, size: 4, stride: 3 })).toEqual([0])
    expect(coverPlaces({ side: 5, size: 4, stride: 1 })).toEqual([
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 0, y: 1 },
      { x: 1, y: 1 },
    ])
  })

  it('tells how far a class falls, and each pixel the mean of the squares over it', () => {
    const geometry = { side: 3, size: 2, stride: 1 }
    const covered = [0.2, 0.8, 0.5, 0.5, 0.9, 0.1, 1, 0]
    const drops = occlusionDrops(covered, 2, 0, 0.9)
    expectClose(drops, [0.7, 0.4, 0, -0.1], 1e-6)
    expectClose(spreadDrops(geometry, drops), [0.7, 0.55, 0.4, 0.35, 0.25, 0.15, 0, -0.05, -0.1], 1e-6)
  })
})

afterAll(() => tf.disposeVariables())
