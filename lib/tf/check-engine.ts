import * as tf from '@tensorflow/tfjs-core'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { INPUT_SIDE, writeDigitInput } from '@/lib/data/digit-input'
import { CodedError } from '@/lib/errors'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { referenceLossAndGradients } from '@/lib/nn/reference/network'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { buildPlan } from './plan'
import { flatParameters } from './operations/parameters'
import { digitsTensor, labelsTensor } from './training/digits'
import { createTrainingState } from './training/state'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'

export interface EngineCheck {
  /** Difference from the plain loops, in units of the loss. */
  lossError: number
  /** Largest difference of any gradient, relative to the largest gradient. */
  gradientError: number
  /** One training step, in milliseconds: the best of the few tried; null when none was asked for. */
  stepMs: number | null
  batch: number
}

/** Float32 sums in another order differ by about 1e-6; a wrong kernel by far more than this. */
export const LARGEST_ERROR = 1e-3

const CHECKED_DIGITS = 8
const CHECK_SEED = 1998
/** Trying goes on for so long, or for so many steps. */
const TRY_MS = 400
const TRY_STEPS = 5

/**
 * Lets the current engine compute LeNet's loss and gradients on eight fixed digits and compares them with plain loops,
 * then times one training step of `batch` digits (0: none).
 * @param digits at least eight digits of 784 bytes, and their labels
 * @throws CodedError engine-wrong when a value differs by more than {@link LARGEST_ERROR}
 */
export async function checkEngine(
  engine: { name: string },
  digits: { pixels: Uint8Array; labels: Uint8Array },
  batch: number,
): Promise<EngineCheck> {
  const errors = await compareWithReference(digits)
  const difference = Math.max(errors.lossError, errors.gradientError)
  // Written so that NaN, too, is a failure.
  if (!(difference < LARGEST_ERROR)) throw new CodedError('engine-wrong', { engine: engine.name, difference })
  return { ...errors, stepMs: batch > 0 ? await timeStep(digits, batch) : null, batch }
}

/** `count` of the digits, evenly spread over all of them (they stand class by class), some more than once if need be. */
function spread({ pixels, labels }: { pixels: Uint8Array; labels: Uint8Array }, count: number) {
  const few = { pixels: new Uint8Array(count * DIGIT_PIXELS), labels: new Uint8Array(count) }
  for (let i = 0; i < count; i++) {
    const from = Math.floor((i * labels.length) / count)
    few.pixels.set(pixels.subarray(from * DIGIT_PIXELS, (from + 1) * DIGIT_PIXELS), i * DIGIT_PIXELS)
    few.labels[i] = labels[from]
  }
  return few
}

async function compareWithReference({ pixels, labels }: { pixels: Uint8Array; labels: Uint8Array }) {
  const { pixels: few, labels: fewLabels } = spread({ pixels, labels }, CHECKED_DIGITS)
  const input = new Float32Array(CHECKED_DIGITS * INPUT_SIDE * INPUT_SIDE)
  for (let i = 0; i < CHECKED_DIGITS; i++)
    writeDigitInput(few, i * DIGIT_PIXELS, input, i * INPUT_SIDE * INPUT_SIDE)
  const flat = initialParametersOf(lenet5Modern, 'he', CHECK_SEED)
  const expected = referenceLossAndGradients(lenet5Modern, flat, input, fewLabels)

  const plan = buildPlan(lenet5Modern, { use: 'training' })
  const values = tf.tensor1d(flat)
  const parameters = flatParameters(lenet5Modern, values)
  const inputs = [digitsTensor(few), labelsTensor(fewLabels)] as const
  const { loss, gradients } = plan.lossAndGradients(parameters, ...inputs)
  try {
    const got = await gradients.data()
    const largest = expected.gradients.reduce((most, g) => Math.max(most, Math.abs(g)), 0)
    let worst = 0
    for (const [i, g] of expected.gradients.entries()) {
      const difference = Math.abs(g - got[i])
      if (difference <= worst) continue
      worst = difference
      if (Number.isNaN(worst)) break // Compares as neither larger nor smaller: it must not be lost.
    }
    return { lossError: Math.abs((await loss.data())[0] - expected.loss), gradientError: worst / largest }
  } finally {
    parameters.dispose()
    tf.dispose([loss, gradients, values, ...inputs])
  }
}

async function timeStep(
  { pixels, labels }: { pixels: Uint8Array; labels: Uint8Array },
  batch: number,
): Promise<number> {
  const many = spread({ pixels, labels }, batch)
  const state = createTrainingState(lenet5Modern, { ...DEFAULT_SETTINGS, batch }, null)
  const step = async () => {
    const started = performance.now()
    state.train(many, 0.01)
    await state.readLosses()
    return performance.now() - started
  }
  try {
    await step() // Compiles shaders, packs weights: paid once, not at every step.
    const started = performance.now()
    let best = Infinity
    for (let i = 0; i < TRY_STEPS && (i === 0 || performance.now() - started < TRY_MS); i++)
      best = Math.min(best, await step())
    return best
  } finally {
    state.dispose()
  }
}
