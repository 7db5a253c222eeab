import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { coverPlaces, type OcclusionGeometry } from '@/lib/data/occlusion'
import type { AnyNetwork } from '@/lib/nn/layers'
import { winningOutput } from '@/lib/nn/loss'
import type { Parameters } from './operations/operation'
import { flatParameters } from './operations/parameters'
import type { Plan } from './plan'

/** A network that is looked into, wherever it comes from. */
export interface ExaminedNetwork {
  spec: AnyNetwork
  /** Its parameters in the order of `parameterList`: the same array for as long as it is the same network. */
  values: Float32Array<ArrayBuffer>
  /** As they are now; the caller disposes them. */
  parameters(): Parameters
  /** Digits of 784 bytes each as the network's input; the caller disposes it. */
  digits(pixels: Uint8Array): Tensor4D
}

/**
 * Parameters (order of `parameterList`) and running statistics (order of `statisticsList`) copied to the engine, in a
 * view that owns them: disposing it gives them back.
 */
export function ownedParameters(
  spec: AnyNetwork,
  values: Float32Array,
  statistics: Float32Array | null = null,
): Parameters {
  const flat = tf.tensor1d(values)
  const running: Tensor1D | null = statistics && tf.tensor1d(statistics)
  const view = flatParameters(spec, flat, running)
  const giveBack = view.dispose
  // The same object: what operations keep with it is found by it.
  return Object.assign(view, {
    dispose() {
      giveBack()
      flat.dispose()
      running?.dispose()
    },
  })
}

/** Copies a tensor's values out of the engine and disposes it. */
async function taken(tensor: Tensor): Promise<Float32Array<ArrayBuffer>> {
  try {
    return (await tensor.data<'float32'>()).slice() as Float32Array<ArrayBuffer>
  } finally {
    tensor.dispose()
  }
}

/** Outputs in which the greatest wins: logits, or the penalties of RBF units with their sign turned. */
const scoresOf = (plan: Plan, outputs: Tensor2D): Tensor2D =>
  winningOutput(plan.spec) === 'smallest' ? tf.neg(outputs) : outputs

/**
 * What the network answers.
 * @returns probabilities [n x classes]: softmax of the logits, or of the negated penalties where the network ends in RBF
 *   units; predictions [n]: the winning class, the same as in a look while training
 */
export async function answersTo(plan: Plan, parameters: Parameters, batch: Tensor4D) {
  const [shares, winners] = tf.tidy(() => {
    const scores = scoresOf(plan, plan.logits(parameters, batch))
    return [tf.softmax(scores), tf.cast(tf.argMax(scores, 1), 'float32')]
  })
  const [probabilities, predictions] = await Promise.all([taken(shares), taken(winners)])
  return { probabilities, predictions: Uint8Array.from(predictions) }
}

export interface LayerOutput {
  name: string
  kind: AnyNetwork['layers'][number]['kind']
  /** [height, width, channels] or [units]. */
  shape: number[]
  values: Float32Array<ArrayBuffer>
}

/**
 * What every layer puts out for one input [1, height, width, channels], activation applied, in the order of the spec.
 * @param plan one operation a layer: built with `fuse: false`
 */
export async function trace(plan: Plan, parameters: Parameters, input: Tensor4D): Promise<LayerOutput[]> {
  const { layers } = plan.spec
  const outputs = plan.outputs(parameters, input)
  if (outputs.length !== layers.length) {
    tf.dispose(outputs)
    throw new Error('a trace needs one operation a layer: build the plan with fuse: false')
  }
  const shapes = outputs.map(({ shape }) => shape.slice(1))
  try {
    const values = await Promise.all(outputs.map((output) => output.data<'float32'>()))
    return layers.map(({ name, kind }, i) => ({
      name,
      kind,
      shape: shapes[i],
      values: values[i].slice() as Float32Array<ArrayBuffer>,
    }))
  } finally {
    tf.dispose(outputs)
  }
}

/**
 * Gradient of each class's score by the input, times the input (Shrikumar et al. 2016; for a piecewise linear network its
 * sum differs from the score only by what the biases add). The score is the logit, or the negated penalty of an RBF unit.
 * @param input one picture, [1, height, width, channels]
 * @returns [classes x height x width x channels]
 */
export async function gradientTimesInput(
  plan: Plan,
  parameters: Parameters,
  input: Tensor4D,
  classes: number,
): Promise<Float32Array<ArrayBuffer>> {
  const product = tf.tidy(() => {
    // One copy of the picture a class: all gradients in one pass.
    const copies = tf.tile(input, [classes, 1, 1, 1])
    const gradient = plan.inputGradient(parameters, copies, scoresOf(plan, tf.eye(classes)))
    return tf.mul(gradient, copies)
  })
  return taken(product)
}

/** Hidden pictures that are answered at once. */
const COVERED_AT_ONCE = 75

/**
 * What the network answers with each square of the picture hidden.
 * @param input one picture, [1, side, side, channels]
 * @param cover what the square shows, in the same shape: an empty sheet, say
 * @returns probabilities [squares x classes], in the order of `coverPlaces`
 */
export async function occlusion(
  plan: Plan,
  parameters: Parameters,
  input: Tensor4D,
  cover: Tensor4D,
  geometry: OcclusionGeometry,
): Promise<Float32Array<ArrayBuffer>> {
  const [, side, , channels] = input.shape
  const [picture, paper] = await Promise.all([input.data<'float32'>(), cover.data<'float32'>()])
  const places = coverPlaces(geometry)
  const parts: Float32Array[] = []
  for (let from = 0; from < places.length; from += COVERED_AT_ONCE) {
    const here = places.slice(from, from + COVERED_AT_ONCE)
    const pixels = new Float32Array(here.length * picture.length)
    here.forEach(({ x, y }, i) => {
      const start = i * picture.length
      pixels.set(picture, start)
      for (let row = y; row < y + geometry.size; row++) {
        const at = (row * side + x) * channels
        pixels.set(paper.subarray(at, at + geometry.size * channels), start + at)
      }
    })
    const batch = tf.tensor4d(pixels, [here.length, side, side, channels])
    try {
      parts.push((await answersTo(plan, parameters, batch)).probabilities)
    } finally {
      batch.dispose()
    }
  }
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
