import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import type { Checkpoint } from '@/lib/data/checkpoint'
import { checkSettings, type TrainSettings } from '@/lib/data/train-settings'
import { CodedError } from '@/lib/errors'
import type { NetworkSpec } from '@/lib/nn/spec'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import type { DigitBatch } from '../operations/fusion'
import { flatParameters } from '../operations/parameters'
import { createAdam, createSgd } from '../optimiser'
import { buildPlan } from '../plan'
import type { Digits } from './digit-pool'
import { digitsTensor, labelsTensor } from './digits'

const copyOf = async (tensor: Tensor) => (await tensor.data<'float32'>()).slice() as Float32Array<ArrayBuffer>

/**
 * A network in training: parameters, the optimiser's moments, and the losses not yet read from the device.
 * @throws CodedError settings-invalid; weights-invalid when the checkpoint is of another network
 */
export function createTrainingState(
  spec: NetworkSpec,
  settings: TrainSettings,
  checkpoint: Checkpoint | null,
) {
  checkSettings(settings)
  const plan = buildPlan(spec, { use: 'training' })
  const moments = settings.optimiser === 'adam' ? 2 : 1
  if (
    checkpoint &&
    (checkpoint.parameters.length !== plan.size || checkpoint.optimiser.length !== moments * plan.size)
  )
    throw new CodedError('weights-invalid', { problem: 'the checkpoint is of another network' })

  let parameters = tf.tensor1d(
    checkpoint?.parameters.slice() ?? initialParametersOf(spec, 'he', settings.seed),
  )
  let step = checkpoint?.step ?? 0
  const kept = checkpoint?.optimiser ?? null
  const optimiser =
    settings.optimiser === 'adam'
      ? createAdam(plan.size, kept)
      : createSgd(plan.size, settings.momentum, kept)
  let losses: { step: number; loss: Tensor }[] = []

  return {
    plan,
    get step() {
      return step
    },

    /**
     * One step of gradient descent on these digits: bytes, or a batch that is on the engine already, which is disposed
     * here. Only queues work; nothing is read back.
     */
    train(digits: Digits | DigitBatch, learningRate: number): void {
      const inputs = 'pixels' in digits ? digitsTensor(digits.pixels) : digits.inputs
      const labels = 'pixels' in digits ? labelsTensor(digits.labels) : digits.labels
      const view = flatParameters(spec, parameters)
      const { loss, gradients } = plan.lossAndGradients(view, inputs, labels)
      view.dispose()
      step++
      const updated = optimiser.update(parameters, gradients, step, learningRate)
      tf.dispose([inputs, labels, gradients, parameters])
      parameters = updated
      losses.push({ step, loss })
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

    /** The parameters as they are now, for inference before the next step; the caller disposes it. */
    view: () => flatParameters(spec, parameters),

    /** The first `count` parameters. */
    async firstParameters(count: number): Promise<Float32Array<ArrayBuffer>> {
      const slice = tf.tidy(() => tf.slice(parameters, 0, count))
      const copy = await copyOf(slice)
      slice.dispose()
      return copy
    },

    async copy(): Promise<Pick<Checkpoint, 'settings' | 'step' | 'parameters' | 'optimiser'>> {
      const state = tf.tidy(() => tf.concat([...optimiser.state()]) as Tensor1D)
      const moments = await copyOf(state)
      state.dispose()
      return { settings, step, parameters: await copyOf(parameters), optimiser: moments }
    },

    dispose(): void {
      tf.dispose([parameters, ...losses.map(({ loss }) => loss)])
      losses = []
      optimiser.dispose()
    },
  }
}
