import * as tf from '@tensorflow/tfjs-core'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { breathe } from '../breathe'
import type { Parameters } from '../operations/operation'
import type { Plan } from '../plan'
import type { DigitPool, Digits } from './digit-pool'
import { digitsTensor } from './digits'

/** Digits evaluated between two moments at which a cancel can arrive. */
const CHUNK = 250

/** How many of these digits the network reads right. */
async function countCorrect(plan: Plan, parameters: Parameters, { pixels, labels }: Digits): Promise<number> {
  const guesses = tf.tidy(() => tf.argMax(plan.logits(parameters, digitsTensor(pixels)), 1))
  const read = await guesses.data()
  guesses.dispose()
  return labels.reduce((sum, label, i) => sum + (read[i] === label ? 1 : 0), 0)
}

export interface Look {
  validationAccuracy: number
  /** Null unless the test digits were asked for. */
  testAccuracy: number | null
}

/**
 * Accuracy (0 to 1) on these validation digits, and on the test digits where wanted. A cancel is heard every 250 digits.
 * @throws what the pool throws; the signal's reason when aborted
 */
export async function look(
  plan: Plan,
  parameters: Parameters,
  pool: DigitPool,
  options: {
    validation: Uint32Array
    test: boolean
    signal: AbortSignal
    onProgress: (share: number) => void
  },
): Promise<Look> {
  const { validation, signal } = options
  await pool.need(validation, signal)
  const testShards = options.test ? await pool.test(signal) : []
  const testCount = testShards.reduce((sum, shard) => sum + shard.labels.length, 0)
  const total = validation.length + testCount
  let done = 0

  async function correctOf(count: number, take: (from: number, to: number) => Digits): Promise<number> {
    let correct = 0
    for (let from = 0; from < count; from += CHUNK) {
      const to = Math.min(count, from + CHUNK)
      correct += await countCorrect(plan, parameters, take(from, to))
      done += to - from
      options.onProgress(done / total)
      await breathe()
      signal.throwIfAborted()
    }
    return correct
  }

  const right = await correctOf(validation.length, (from, to) => pool.take(validation.subarray(from, to)))
  let testRight = 0
  for (const { pixels, labels } of testShards) {
    testRight += await correctOf(labels.length, (from, to) => ({
      pixels: pixels.slice(from * DIGIT_PIXELS, to * DIGIT_PIXELS) as Uint8Array<ArrayBuffer>,
      labels: labels.slice(from, to) as Uint8Array<ArrayBuffer>,
    }))
  }
  return {
    validationAccuracy: right / validation.length,
    testAccuracy: testCount > 0 ? testRight / testCount : null,
  }
}
