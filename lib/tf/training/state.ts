import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import type { Checkpoint } from '@/lib/data/checkpoint'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { MOMENTS } from '@/lib/data/moments'
import { mixSeed } from '@/lib/data/random'
import { checkSettings, lossOf, type TrainSettings } from '@/lib/data/train-settings'
import { CodedError } from '@/lib/errors'
import type { AnyNetwork } from '@/lib/nn/layers'
import { initialStatistics } from '@/lib/nn/statistics'
import type { DigitBatch } from '../operations/fusion'
import { flatParameters } from '../operations/parameters'
import { createOptimiser, type StepRates } from '../optimiser'
import { buildPlan } from '../plan'
import { createRunningStatistics } from '../running-statistics'
import type { Digits } from './digit-pool'
import { digitsTensor, labelsTensor } from './digits'

/** Sets dropout's draws apart from others with the same seed. */
const STEP_PURPOSE = 7003

const copyOf = async (tensor: Tensor) => (await tensor.data<'float32'>()).slice() as Float32Array<ArrayBuffer>

function fits(checkpoint: Checkpoint, size: number, moments: number, statistics: number): boolean {
  return (
    checkpoint.parameters.length === size &&
    checkpoint.optimiser.length === moments * size &&
    (checkpoint.statistics?.length ?? 0) === statistics
  )
}

/**
 * A network in training: parameters, the optimiser's moments, and the losses not yet read from the device.
 * @throws CodedError settings-invalid; weights-invalid when the checkpoint is of another network
 */
export function createTrainingState(
  spec: AnyNetwork,
  settings: TrainSettings,
  checkpoint: Checkpoint | null,
) {
  checkSettings(settings)
  const plan = buildPlan(spec, { use: 'training', loss: lossOf(settings) })
  const firstStatistics = initialStatistics(spec)
  if (checkpoint && !fits(checkpoint, plan.size, MOMENTS[settings.optimiser], firstStatistics.length))
    throw new CodedError('weights-invalid', { problem: 'the checkpoint is of another network' })

  let parameters = tf.tensor1d(
    checkpoint?.parameters.slice() ?? initialParametersOf(spec, settings.initialisation, settings.seed),
  )
  const running = createRunningStatistics(spec, checkpoint?.statistics ?? firstStatistics)
  let step = checkpoint?.step ?? 0
  const optimiser = createOptimiser(settings.optimiser, plan.size, checkpoint?.optimiser ?? null)
  let losses: { step: number; loss: Tensor }[] = []
  let lastGradients: Tensor1D | null = null

  const inputsOf = (digits: Digits | DigitBatch) => ({
    inputs: 'pixels' in digits ? digitsTensor(digits.pixels, settings.pixels) : digits.inputs,
    labels: 'pixels' in digits ? labelsTensor(digits.labels) : digits.labels,
  })
  const view = () => flatParameters(spec, parameters, running.tensor())

  return {
    plan,
    get step() {
      return step
    },
    /** Whether the method asks for second derivatives. */
    wantsCurvature: optimiser.curvature !== undefined,

    /**
     * One step of gradient descent on these digits: bytes, or a batch that is on the engine already, which is disposed
     * here. Only queues work; nothing is read back.
     */
    train(digits: Digits | DigitBatch, rates: number | StepRates): void {
      const { momentum, weightDecay } = settings
      const all = typeof rates === 'number' ? { learningRate: rates, momentum, weightDecay } : rates
      const { inputs, labels } = inputsOf(digits)
      const current = view()
      const seed = mixSeed(settings.seed, STEP_PURPOSE, step)
      const { loss, gradients, statistics } = plan.lossAndGradients(current, inputs, labels, seed)
      current.dispose()
      step++
      const updated = optimiser.update(parameters, gradients, step, all)
      if (statistics) running.update(statistics)
      tf.dispose([inputs, labels, parameters, ...(lastGradients ? [lastGradients] : [])])
      lastGradients = gradients
      parameters = updated
      losses.push({ step, loss })
    },

    /** Estimates the second derivatives on these digits, in parts: between two of them a cancel can arrive. */
    async estimateCurvature(parts: Digits[], breathe: () => Promise<void>): Promise<void> {
      let sum: Tensor1D | null = null
      const all = parts.reduce((count, { labels }) => count + labels.length, 0)
      for (const part of parts) {
        const added: Tensor1D = tf.tidy(() => {
          const current = view()
          const h = plan.secondDerivatives(current, digitsTensor(part.pixels, settings.pixels))
          current.dispose()
          const share = tf.mul(h, part.labels.length / all) as Tensor1D
          return sum ? tf.add(sum, share) : share
        })
        sum?.dispose()
        sum = added
        await breathe()
      }
      if (sum) optimiser.curvature?.(sum)
    },

    /** Losses since the last call, read from the device at once. */
    async readLosses(): Promise<{ step: number; loss: number }[]> {
      const taken = losses
      losses = []
      if (taken.length === 0) return []
      const stacked = tf.tidy(() => tf.stack(taken.map(({ loss }) => loss)))
      const values = await stacked.data()
      tf.dispose([stacked, ...taken.map(({ loss }) => loss)])
      return taken.map(({ step }, i) => ({ step, loss: values[i] }))
    },

    /** Euclidean length of all parameters. */
    async norm(): Promise<number> {
      const norm = tf.tidy(() => tf.sqrt(tf.sum(tf.square(parameters)))) as Scalar
      const [value] = await norm.data()
      norm.dispose()
      return value
    },

    /** Euclidean length of the last step's gradient; null before the first step. */
    async gradientNorm(): Promise<number | null> {
      if (!lastGradients) return null
      const norm = tf.tidy(() => tf.sqrt(tf.sum(tf.square(lastGradients!)))) as Scalar
      const [value] = await norm.data()
      norm.dispose()
      return value
    },

    /** The parameters as they are now, for inference before the next step; the caller disposes it. */
    view,

    /** Parameters and the last step's gradient (null before the first), both copied from the device. */
    async read(): Promise<{
      parameters: Float32Array<ArrayBuffer>
      gradients: Float32Array<ArrayBuffer> | null
    }> {
      return {
        parameters: await copyOf(parameters),
        gradients: lastGradients ? await copyOf(lastGradients) : null,
      }
    },

    async copy(): Promise<Pick<Checkpoint, 'settings' | 'step' | 'parameters' | 'statistics' | 'optimiser'>> {
      const state = tf.tidy(() => tf.concat([...optimiser.state()]) as Tensor1D)
      const moments = await copyOf(state)
      state.dispose()
      return {
        settings,
        step,
        parameters: await copyOf(parameters),
        statistics: await running.copy(),
        optimiser: moments,
      }
    },

    dispose(): void {
      tf.dispose([parameters, ...losses.map(({ loss }) => loss), ...(lastGradients ? [lastGradients] : [])])
      losses = []
      lastGradients = null
      running.dispose()
      optimiser.dispose()
      plan.dispose()
    },
  }
}

export type TrainingState = ReturnType<typeof createTrainingState>
