import * as tf from '@tensorflow/tfjs-core'
import type { PixelScaling } from '@/lib/data/digit-scaling'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { winningOutput } from '@/lib/nn/loss'
import { breathe } from '../breathe'
import type { Parameters } from '../operations/operation'
import type { Plan } from '../plan'
import type { DigitPool, Digits } from './digit-pool'
import { digitsTensor, labelsTensor } from './digits'

/** Digits evaluated between two moments at which a cancel can arrive. */
const CHUNK = 250

export interface Score {
  /** Share that is read right, 0 to 1. */
  accuracy: number
  /** Mean loss. */
  loss: number
}

/** How many of these digits the network reads right, and the sum of their losses. */
async function scoreChunk(
  plan: Plan,
  parameters: Parameters,
  { pixels, labels }: Digits,
  scaling: PixelScaling,
) {
  const answers = tf.tidy(() => {
    const inputs = digitsTensor(pixels, scaling)
    const outputs = plan.logits(parameters, inputs)
    const guesses = winningOutput(plan.spec) === 'smallest' ? tf.argMin(outputs, 1) : tf.argMax(outputs, 1)
    const loss = plan.lossOf(outputs, labelsTensor(labels))
    return { guesses, loss }
  })
  const [read, [loss]] = await Promise.all([answers.guesses.data(), answers.loss.data()])
  tf.dispose(answers)
  const right = labels.reduce((sum, label, i) => sum + (read[i] === label ? 1 : 0), 0)
  return { right, loss: loss * labels.length }
}

export interface Look {
  training: Score
  /** Null where no digits are held back. */
  validation: Score | null
  /** Null unless the test digits were asked for. */
  test: Score | null
}

export interface LookOptions {
  training: Uint32Array
  validation: Uint32Array
  test: boolean
  scaling: PixelScaling
  signal: AbortSignal
  onProgress: (share: number) => void
}

/**
 * Scores on these training and validation digits, and on the test digits where wanted. A cancel is heard every 250
 * digits.
 * @throws what the pool throws; the signal's reason when aborted
 */
export async function look(
  plan: Plan,
  parameters: Parameters,
  pool: DigitPool,
  options: LookOptions,
): Promise<Look> {
  const { training, validation, scaling, signal } = options
  await pool.need(training, signal)
  await pool.need(validation, signal)
  const testShards = options.test ? await pool.test(signal) : []
  const testCount = testShards.reduce((sum, shard) => sum + shard.labels.length, 0)
  const total = training.length + validation.length + testCount
  let done = 0

  async function score(
    parts: { count: number; take: (from: number, to: number) => Digits }[],
  ): Promise<Score> {
    let right = 0
    let loss = 0
    let seen = 0
    for (const { count, take } of parts)
      for (let from = 0; from < count; from += CHUNK) {
        const to = Math.min(count, from + CHUNK)
        const chunk = await scoreChunk(plan, parameters, take(from, to), scaling)
        right += chunk.right
        loss += chunk.loss
        seen += to - from
        done += to - from
        options.onProgress(done / total)
        await breathe()
        signal.throwIfAborted()
      }
    return { accuracy: right / seen, loss: loss / seen }
  }
  const ofTraining = (indices: Uint32Array) => ({
    count: indices.length,
    take: (from: number, to: number) => pool.take(indices.subarray(from, to)),
  })

  return {
    training: await score([ofTraining(training)]),
    validation: validation.length > 0 ? await score([ofTraining(validation)]) : null,
    test:
      testCount > 0
        ? await score(
            testShards.map(({ pixels, labels }) => ({
              count: labels.length,
              take: (from, to) => ({
                pixels: pixels.slice(from * DIGIT_PIXELS, to * DIGIT_PIXELS) as Uint8Array<ArrayBuffer>,
                labels: labels.slice(from, to) as Uint8Array<ArrayBuffer>,
              }),
            })),
          )
        : null,
  }
}
