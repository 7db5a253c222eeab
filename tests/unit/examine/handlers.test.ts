import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { readMetrics } from '@/lib/data/checkpoint'
import { confusionOf } from '@/lib/data/confusion'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { VALIDATION_DIGITS } from '@/lib/data/mnist'
import { occlusionDrops } from '@/lib/data/occlusion'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { lenet5Modern } from '@/lib/nn/lenet5'
import type { ExaminedChoice, ExamineProgress } from '@/lib/protocol/examine-messages'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { createTraining } from '@/lib/tf/training/training'
import { createExamineHandlers } from '@/lib/workers/examine-handlers'
import { openExamined } from '@/lib/workers/examined-lenet'
import { smallSource } from '../tf/small-source'

const source = smallSource([2600, 2600], [180, 120])
const handlers = createExamineHandlers({
  network: openExamined,
  source: () => source,
  requireEngine: () => {},
})

function context(signal = new AbortController().signal) {
  const told: ExamineProgress[] = []
  return { told, signal, progress: (value: ExamineProgress) => told.push(value), caughtUp: () => true }
}
const settings = { ...DEFAULT_SETTINGS, batch: 16, learningRate: 0.02, epochs: 1 }

/** A network after an epoch on the small set, and what its training told of the test digits. */
async function trained(): Promise<{ choice: ExaminedChoice; testAccuracy: number }> {
  const training = await createTraining({ settings, source })
  await training.run({ stopAtStep: null, signal: new AbortController().signal, report: () => {} })
  const { parameters, metrics } = await training.checkpoint()
  training.dispose()
  const { testAccuracy } = readMetrics(metrics).findLast((row) => !Number.isNaN(row.testAccuracy))!
  return { choice: { kind: 'mine', settings, parameters, statistics: new Float32Array(0) }, testAccuracy }
}

beforeAll(async () => {
  await startNodeEngine('wasm')
})

describe('looking at all digits of a set', () => {
  it('gives the accuracy that the training told, the labels, numbers and pictures of the set', async () => {
    const { choice, testAccuracy } = await trained()
    const before = tf.memory().numTensors
    const { told, ...rest } = context()
    const answers = await handlers['examine/test'](
      { base: '', network: choice, set: 'test', validation: 5000, withPixels: true },
      rest,
    )
    const { accuracy, total } = confusionOf(answers.labels, answers.predictions, 10)
    expect(total).toBe(300)
    expect(testAccuracy).toBeGreaterThan(0.3)
    expect(accuracy).toBeCloseTo(testAccuracy, 6)
    const second = await source.shard('test', 1)
    expect(answers.labels.slice(180)).toEqual(second.labels)
    expect(answers.pixels!.slice(180 * 784)).toEqual(second.pixels)
    expect(answers.indices.at(-1)).toBe(299)
    for (let i = 0; i < total; i++) {
      const row = answers.probabilities.slice(10 * i, 10 * i + 10)
      expect(row[answers.predictions[i]]).toBe(Math.max(...row))
    }
    expect(told.filter(({ stage }) => stage === 'looking').map(({ done }) => done)).toEqual([250, 300])
    expect(tf.memory().numTensors).toBe(before)
  })

  it('takes the validation digits too, and sends no pictures that are not wanted', async () => {
    const { choice } = await trained()
    const answers = await handlers['examine/test'](
      { base: '', network: choice, set: 'validation', validation: 5000, withPixels: false },
      context(),
    )
    expect(answers.labels).toHaveLength(VALIDATION_DIGITS)
    expect(answers.pixels).toBeNull()
  })

  it('stops between two chunks when cancelled, and leaves no tensors', async () => {
    const { choice } = await trained()
    const before = tf.memory().numTensors
    const controller = new AbortController()
    const looks: number[] = []
    const progress = ({ stage, done }: ExamineProgress) => {
      if (stage === 'looking') looks.push(done)
      if (looks.length === 2) controller.abort()
    }
    const looking = handlers['examine/test'](
      { base: '', network: choice, set: 'validation', validation: 5000, withPixels: false },
      { signal: controller.signal, progress, caughtUp: () => true },
    )
    await expect(looking).rejects.toMatchObject({ name: 'AbortError' })
    expect(looks).toEqual([250, 500])
    expect(tf.memory().numTensors).toBe(before)
  })

  it('refuses parameters of another network, and answers that are not numbers', async () => {
    const look = (parameters: Float32Array<ArrayBuffer>) =>
      handlers['examine/test'](
        {
          base: '',
          network: { kind: 'mine', settings, parameters, statistics: new Float32Array(0) },
          set: 'test',
          validation: 5000,
          withPixels: false,
        },
        context(),
      )
    await expect(look(new Float32Array(7))).rejects.toMatchObject({ code: 'weights-invalid' })
    const before = tf.memory().numTensors
    const broken = Float32Array.from(initialParametersOf(lenet5Modern, 'he', 1)).fill(NaN)
    await expect(look(broken)).rejects.toMatchObject({ code: 'weights-invalid' })
    expect(tf.memory().numTensors).toBe(before)
  })
})

describe('looking into one digit', () => {
  it('tells its probabilities, layers and reasons; hiding the stroke lowers the answer', async () => {
    const { choice } = await trained()
    const before = tf.memory().numTensors
    const { pixels } = await source.shard('test', 0)
    const found = await handlers['examine/digit'](
      { base: '', network: choice, pixels: pixels.slice(0, 784) as Uint8Array<ArrayBuffer> },
      context() as never,
    )
    expect(tf.memory().numTensors).toBe(before)
    expect(found.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5)
    expect(found.layers.map(({ name }) => name)).toEqual(lenet5Modern.layers.map(({ name }) => name))
    expect(found.gradientTimesInput).toHaveLength(10 * 32 * 32)
    const answer = found.probabilities.indexOf(Math.max(...found.probabilities))
    const drops = occlusionDrops(found.covered, 10, answer, found.probabilities[answer])
    expect(drops).toHaveLength(15 * 15)
    expect(Math.max(...drops)).toBeGreaterThan(0.01)
  })
})
