import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import { CHAIN_STEPS, type ChainReport } from '@/lib/data/chain-report'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { createRandom, mixSeed, shuffleInPlace } from '@/lib/data/random'
import { deepChain, initialisationOf, type ChainSettings } from '@/lib/nn/deep-chain'
import { parameterList } from '@/lib/nn/parameters'
import { breathe } from '../breathe'
import { flatParameters } from '../operations/parameters'
import { createSgd } from '../optimiser'
import { buildPlan } from '../plan'
import { digitsTensor, labelsTensor } from './digits'
import type { Digits } from './digit-pool'

export const CHAIN_BATCH = 64
/** The same for all, so that only what is compared differs. */
export const CHAIN_RATE = 0.05
const CHAIN_SEED = 2012
/** Steps between two reports. */
const EVERY = 10

/** Length of the gradient of every weight matrix of a flat gradient (order of `parameterList`), biases left out. */
export function weightNorms(
  spec: Parameters<typeof parameterList>[0],
  gradients: ArrayLike<number>,
): number[] {
  return parameterList(spec)
    .filter(({ role }) => role === 'weight')
    .map(({ offset, size }) => {
      let sum = 0
      for (let i = offset; i < offset + size; i++) sum += gradients[i] * gradients[i]
      return Math.sqrt(sum)
    })
}

/**
 * Trains a chain on digits with plain gradient descent, {@link CHAIN_STEPS} steps, and reports loss and gradient lengths
 * at every tenth. Same digits, same order, same first draws for the same settings.
 * @param digits at least one batch; 784 bytes each
 * @throws the signal's reason when aborted: nothing is left on the engine then
 */
export async function runChain(
  settings: ChainSettings,
  digits: Digits,
  options: { signal: AbortSignal; report: (report: ChainReport) => void },
): Promise<void> {
  const spec = deepChain(settings)
  const plan = buildPlan(spec, { use: 'training' })
  const optimiser = createSgd(plan.size)
  const rates = { learningRate: CHAIN_RATE, momentum: 0, weightDecay: 0 }
  let parameters: Tensor1D = tf.tensor1d(initialParametersOf(spec, initialisationOf(settings), CHAIN_SEED))
  const order = new Uint32Array(digits.labels.length).map((_, i) => i)
  const perEpoch = Math.floor(order.length / CHAIN_BATCH)
  try {
    for (let step = 1; step <= CHAIN_STEPS; step++) {
      const place = (step - 1) % perEpoch
      if (place === 0) shuffleInPlace(order, createRandom(mixSeed(CHAIN_SEED, step)))
      const batch = batchOf(digits, order.subarray(place * CHAIN_BATCH, (place + 1) * CHAIN_BATCH))
      const inputs = digitsTensor(batch.pixels)
      const labels = labelsTensor(batch.labels)
      const view = flatParameters(spec, parameters)
      const { loss, gradients } = plan.lossAndGradients(view, inputs, labels)
      view.dispose()
      const next = optimiser.update(parameters, gradients, step, rates)
      parameters.dispose()
      parameters = next
      try {
        if (step % EVERY === 0 || step === 1) {
          const [losses, flat] = await Promise.all([loss.data(), gradients.data()])
          options.signal.throwIfAborted()
          options.report({ step, loss: losses[0], norms: weightNorms(spec, flat) })
        }
      } finally {
        tf.dispose([inputs, labels, loss, gradients])
      }
      await breathe()
      options.signal.throwIfAborted()
    }
  } finally {
    parameters.dispose()
    optimiser.dispose()
    plan.dispose()
  }
}

function batchOf({ pixels, labels }: Digits, indices: Uint32Array): Digits {
  const batch = {
    pixels: new Uint8Array(indices.length * DIGIT_PIXELS),
    labels: new Uint8Array(indices.length),
  }
  indices.forEach((index, i) => {
    batch.pixels.set(pixels.subarray(index * DIGIT_PIXELS, (index + 1) * DIGIT_PIXELS), i * DIGIT_PIXELS)
    batch.labels[i] = labels[index]
  })
  return batch
}
