import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core'
import type { TuneReport } from '@/lib/data/fine-tune/report'
import { createRandom, mixSeed, shuffleInPlace } from '@/lib/data/random'
import { CodedError } from '@/lib/errors'
import type { NetworkSpec } from '@/lib/nn/spec'
import { parameterCount } from '@/lib/nn/parameters'
import { answersTo } from '../examine'
import { breathe } from '../breathe'
import { flatParameters } from '../operations/parameters'
import { createSgd } from '../optimiser'
import { buildPlan, type Plan } from '../plan'

/** Examples as values of the frozen layer, one array each, and their classes. */
export interface TuneExamples {
  features: readonly Float32Array[]
  labels: ArrayLike<number>
}

export interface TuneOptions {
  epochs: number
  /** Examples a step. */
  batch: number
  learningRate: number
  momentum: number
  weightDecay: number
  /** Decides the order of the examples. */
  seed: number
  signal: AbortSignal
  /** @param unitMs how long the last step took, in milliseconds */
  report: (report: TuneReport, unitMs: number) => void
}

export interface TunedTail {
  /** In the order of `parameterList` of the tail. */
  parameters: Float32Array<ArrayBuffer>
  /** Softmax for every validation example, [examples x classes]. */
  validationProbabilities: Float32Array<ArrayBuffer>
}

/** Examples that are answered at once. */
const AT_ONCE = 64
/** Steps are so short that several go by between two looks at the messages. */
const BREATHE_MS = 8

/**
 * Trains the tail of a network on features: nothing before it is computed again. The same arguments give the same
 * parameters on the same engine.
 * @param tail reads the features of the examples, ends in scores
 * @param start its first parameters; not changed
 * @param training at least one example
 * @throws CodedError training-diverged; the signal's reason when aborted. Nothing is left on the engine, whatever happens
 */
export async function trainTail(
  tail: NetworkSpec,
  start: Float32Array,
  training: TuneExamples,
  validation: TuneExamples,
  options: TuneOptions,
): Promise<TunedTail> {
  const { epochs, batch, seed, signal, report } = options
  const count = training.features.length
  const plan = buildPlan(tail, { use: 'training' })
  const optimiser = createSgd(parameterCount(tail))
  let parameters: Tensor1D = tf.tensor1d(start.slice())
  const order = Uint32Array.from({ length: count }, (_, i) => i)
  let step = 0
  let rested = performance.now()

  async function rest() {
    if (performance.now() - rested >= BREATHE_MS) {
      await breathe()
      rested = performance.now()
    }
    signal.throwIfAborted()
  }

  async function learn(places: Uint32Array): Promise<number> {
    const { inputs, labels } = batchOf(tail, training, places)
    const view = flatParameters(tail, parameters)
    try {
      const { loss, gradients } = plan.lossAndGradients(view, inputs, labels, mixSeed(seed, step))
      step++
      const next = optimiser.update(parameters, gradients, step, options)
      parameters.dispose()
      parameters = next
      const [value] = await loss.data()
      tf.dispose([loss, gradients])
      if (!Number.isFinite(value)) throw new CodedError('training-diverged', { step })
      return value * places.length
    } finally {
      view.dispose()
      tf.dispose([inputs, labels])
    }
  }

  const look = async (examples: TuneExamples) => {
    const view = flatParameters(tail, parameters)
    try {
      return await lookAt(plan, view, examples, rest)
    } finally {
      view.dispose()
    }
  }

  try {
    let loss = 0
    let unitMs = 0
    for (let epoch = 0; ; epoch++) {
      const seen = await look(training)
      const held = validation.features.length > 0 ? await look(validation) : null
      report(
        {
          epoch,
          step,
          loss: epoch === 0 ? seen.loss : loss,
          trainingAccuracy: seen.accuracy,
          validationLoss: held?.loss ?? null,
          validationAccuracy: held?.accuracy ?? null,
        },
        unitMs,
      )
      if (epoch === epochs) {
        const values = (await parameters.data<'float32'>()).slice() as Float32Array<ArrayBuffer>
        return {
          parameters: values,
          validationProbabilities: held?.probabilities ?? new Float32Array(0),
        }
      }
      shuffleInPlace(order, createRandom(mixSeed(seed, epoch)))
      let sum = 0
      for (let from = 0; from < count; from += batch) {
        const began = performance.now()
        sum += await learn(order.subarray(from, Math.min(count, from + batch)))
        unitMs = performance.now() - began
        await rest()
      }
      loss = sum / count
    }
  } finally {
    parameters.dispose()
    optimiser.dispose()
    plan.dispose()
  }
}

function batchOf(tail: NetworkSpec, { features, labels }: TuneExamples, places: ArrayLike<number>) {
  const { height, width, channels } = tail.input
  const size = height * width * channels
  const values = new Float32Array(places.length * size)
  const classes = new Int32Array(places.length)
  for (let i = 0; i < places.length; i++) {
    values.set(features[places[i]], i * size)
    classes[i] = labels[places[i]]
  }
  return {
    inputs: tf.tensor4d(values, [places.length, height, width, channels]) as Tensor4D,
    labels: tf.tensor1d(classes, 'int32'),
  }
}

/** What the tail answers to examples, and how well. */
async function lookAt(
  plan: Plan,
  view: ReturnType<typeof flatParameters>,
  examples: TuneExamples,
  rest: () => Promise<void>,
) {
  const tail = plan.spec as NetworkSpec
  const parts: Float32Array[] = []
  for (let from = 0; from < examples.features.length; from += AT_ONCE) {
    const places = Array.from(
      { length: Math.min(AT_ONCE, examples.features.length - from) },
      (_, i) => from + i,
    )
    const { inputs, labels } = batchOf(tail, examples, places)
    try {
      parts.push((await answersTo(plan, view, inputs)).probabilities)
    } finally {
      tf.dispose([inputs, labels])
    }
    await rest()
  }
  const classes = parts[0].length / Math.min(AT_ONCE, examples.features.length)
  const probabilities = new Float32Array(examples.features.length * classes)
  parts.forEach((part, i) => probabilities.set(part, i * AT_ONCE * classes))
  return { probabilities, ...scoreOf(probabilities, examples.labels, classes) }
}

/** Share of right answers, and mean cross-entropy, in nats. */
function scoreOf(probabilities: ArrayLike<number>, labels: ArrayLike<number>, classes: number) {
  let right = 0
  let loss = 0
  for (let i = 0; i < labels.length; i++) {
    const row = Array.from({ length: classes }, (_, k) => probabilities[i * classes + k])
    if (row.indexOf(Math.max(...row)) === labels[i]) right++
    loss -= Math.log(Math.max(row[labels[i]], 1e-12))
  }
  return { accuracy: right / labels.length, loss: loss / labels.length }
}
