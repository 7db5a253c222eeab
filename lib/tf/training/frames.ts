import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import type { PixelScaling } from '@/lib/data/digit-scaling'
import { DIGIT_CLASSES, DIGIT_PIXELS } from '@/lib/data/mnist'
import type { SlowStep, TrainFrame, Watch } from '@/lib/data/train-report'
import type { AnyNetwork } from '@/lib/nn/layers'
import { winningOutput } from '@/lib/nn/loss'
import type { StepRates } from '../optimiser'
import { buildPlan } from '../plan'
import type { Digits } from './digit-pool'
import { digitsTensor } from './digits'
import { insidesOf, readOutputs } from './insides'
import type { TrainingState } from './state'

/** Milliseconds between two frames: reading all parameters takes about as long as a step. */
const FRAME_MS = 400
/** And so many times what the last frame took, so that it costs at most a tenth of the time. */
const COST_SHARE = 10
/** Digits of the batch shown on the page. */
const SHOWN_DIGITS = 20
const SLOW_DIGITS = 16
/** C1's kernels stand first among the parameters. */
const C1_WEIGHTS = 150

/** What a run shows of itself: kernels and digits, and the insides where the page watches them. */
export function createFrames(spec: AnyNetwork, scaling: PixelScaling, state: TrainingState) {
  /** One operation for each layer, so that what each puts out can be seen. */
  const plan = buildPlan(spec, { use: 'inference', fuse: false })
  let watched: Watch = { insides: false, digit: null }
  let madeAt = -Infinity
  let costMs = 0

  async function outputsOf(pixels: Uint8Array) {
    const inputs = digitsTensor(pixels, scaling)
    const view = state.view()
    try {
      return await readOutputs(plan, view, inputs)
    } finally {
      view.dispose()
      inputs.dispose()
    }
  }

  async function insides(pixels: Uint8Array) {
    const flat = await state.read()
    const shown = await outputsOf(pixels)
    const chosen = watched.digit ? await outputsOf(watched.digit) : []
    return insidesOf(spec, flat, shown, pixels.length / DIGIT_PIXELS, chosen)
  }

  /** Shares of the classes: softmax of the logits, or of the negative penalties. */
  const sharesOf = (outputs: Float32Array): Float32Array<ArrayBuffer> => {
    const sign = winningOutput(spec) === 'smallest' ? -1 : 1
    const made = tf.tidy(() => {
      const scores = tf.tensor2d(outputs, [outputs.length / DIGIT_CLASSES, DIGIT_CLASSES])
      return tf.softmax(tf.mul(scores, sign) as Tensor2D)
    })
    const values = made.dataSync<'float32'>().slice() as Float32Array<ArrayBuffer>
    made.dispose()
    return values
  }

  return {
    watch(next: Watch): void {
      watched = next
      madeAt = -Infinity
    },

    /** A frame, unless the last one is too new. */
    async next(digits: () => Digits, last: boolean): Promise<TrainFrame | null> {
      const now = performance.now()
      if (!last && now - madeAt < Math.max(FRAME_MS, COST_SHARE * costMs)) return null
      madeAt = now
      const pixels = digits().pixels.slice(0, SHOWN_DIGITS * DIGIT_PIXELS)
      const { parameters } = await state.read()
      const frame: TrainFrame = {
        kernels: parameters.slice(0, C1_WEIGHTS),
        digits: pixels,
        insides: watched.insides ? await insides(pixels) : null,
      }
      costMs = performance.now() - now
      return frame
    },

    /** Does a step and tells all of it. */
    async slowStep(all: Digits, rates: StepRates, doStep: () => void): Promise<SlowStep> {
      const count = Math.min(SLOW_DIGITS, all.labels.length)
      const digits = all.pixels.slice(0, count * DIGIT_PIXELS)
      const labels = all.labels.slice(0, count)
      const outputs = await outputsOf(digits)
      const shares = sharesOf(outputs[outputs.length - 1].values)
      const before = (await state.read()).parameters.slice(0, C1_WEIGHTS)
      doStep()
      const [{ step, loss }] = await state.readLosses()
      const { parameters, gradients } = await state.read()
      return {
        step,
        learningRate: rates.learningRate,
        momentum: rates.momentum,
        digits,
        labels,
        shares: Float32Array.from(labels, (label, i) => shares[i * DIGIT_CLASSES + label]),
        batch: all.labels.length,
        activations: outputs.map(({ name, shape, values }) => ({
          name,
          shape,
          values: values.slice(0, values.length / count),
        })),
        probabilities: shares.slice(0, DIGIT_CLASSES),
        loss,
        before,
        gradient: gradients!.slice(0, C1_WEIGHTS),
        after: parameters.slice(0, C1_WEIGHTS),
      }
    },

    dispose: () => plan.dispose(),
  }
}
