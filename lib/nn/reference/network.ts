import { CodedError } from '../../errors'
import type { AnyNetwork } from '../layers'
import { fittingLosses, requireFittingLoss, type LossSpec } from '../loss'
import { layerShapes, type Shape } from '../shapes'
import { runBackward } from './backward'
import { channelStatistics } from './batch-norm'
import { runForward } from './forward'
import { lossAndGradient } from './losses'
import { batchOf, requireLength, stepsOf, type RunOptions } from './step'

export type { RunOptions } from './step'

export interface LossOptions extends RunOptions {
  /** The first of `fittingLosses` when absent. */
  loss?: LossSpec
}

/**
 * What every layer puts out, activation applied, in the order of `spec.layers` (NHWC, batch first); the last are the
 * logits, or the penalties of RBF units. `input` is n x height x width x channels; n follows from its length. Parameters
 * as in `parameterList`. Throws CodedError('settings-invalid') for an impossible spec or a wrong length.
 */
export function referenceOutputs(
  spec: AnyNetwork,
  flatParameters: ArrayLike<number>,
  input: ArrayLike<number>,
  options: RunOptions = {},
): Float64Array[] {
  let x: Float64Array = Float64Array.from(input)
  return stepsOf(spec, flatParameters, batchOf(spec, input), options).map((step) => (x = runForward(step, x)))
}

/**
 * Gradient of a weighted sum of the last outputs by what each layer puts out, in the order of `spec.layers`, and by the
 * input. `weights` are as many as the last outputs. Errors as for {@link referenceOutputs}.
 */
export function referenceOutputGradients(
  spec: AnyNetwork,
  flatParameters: ArrayLike<number>,
  input: ArrayLike<number>,
  weights: ArrayLike<number>,
): { layers: Float64Array[]; input: Float64Array } {
  const steps = stepsOf(spec, flatParameters, batchOf(spec, input), {})
  const outputs = referenceOutputs(spec, flatParameters, input)
  requireLength('weights', weights.length, outputs[outputs.length - 1].length)
  const first = Float64Array.from(input)
  let dy: Float64Array = Float64Array.from(weights)
  const layers: Float64Array[] = []
  for (let at = steps.length - 1; at >= 0; at--) {
    layers.unshift(dy)
    dy = runBackward(steps[at], at > 0 ? outputs[at - 1] : first, outputs[at], dy).input
  }
  return { layers, input: dy }
}

/** What a network must end in for a loss: a vector. */
export function requireVectorOutput(spec: AnyNetwork): void {
  const last = layerShapes(spec).at(-1) as Shape
  if (last.length !== 1) throw new CodedError('settings-invalid', { name: 'output', value: last.join('x') })
}

/**
 * Mean loss of a batch (softmax cross-entropy where the network ends in logits and no other is asked for), its last
 * outputs [n, classes] (`logits`; penalties where the network ends in RBF units), and the gradient with respect to every
 * parameter (flat, in the order of `parameterList`) and to every input value, in double precision and plain loops: the
 * oracle for every engine. `input` is n x height x width x channels, `labels` n whole numbers.
 * Throws CodedError('settings-invalid') for an impossible spec, a wrong length, a label that is no class or a loss that
 * does not fit.
 */
export function referenceLossAndGradients(
  spec: AnyNetwork,
  flatParameters: ArrayLike<number>,
  input: ArrayLike<number>,
  labels: ArrayLike<number>,
  options: LossOptions = {},
): { loss: number; logits: Float64Array; gradients: Float64Array; inputGradient: Float64Array } {
  const batch = batchOf(spec, input)
  requireLength('labels', labels.length, batch)
  requireVectorOutput(spec)
  const lossSpec = options.loss ?? fittingLosses(spec)[0]
  requireFittingLoss(spec, lossSpec)
  const outputs = referenceOutputs(spec, flatParameters, input, options)
  const logits = outputs[outputs.length - 1]
  const { loss, gradient } = lossAndGradient(lossSpec, logits, labels)
  const gradients = new Float64Array(flatParameters.length)
  const first = Float64Array.from(input)
  let dy = gradient
  stepsOf(spec, flatParameters, batch, options).forEach((_, index, all) => {
    const at = all.length - 1 - index
    const made = runBackward(all[at], at > 0 ? outputs[at - 1] : first, outputs[at], dy)
    if (made.weight) gradients.set(made.weight, all[at].weightOffset)
    if (made.bias) gradients.set(made.bias, all[at].biasOffset)
    dy = made.input
  })
  return { loss, logits, gradients, inputGradient: dy }
}

/**
 * Means and unbiased variances of the batch at each batch normalisation, flat, in the order of `statisticsList`: what
 * `updatedStatistics` takes. The network runs as in training. Arguments and errors as for {@link referenceOutputs}.
 */
export function referenceBatchStatistics(
  spec: AnyNetwork,
  flatParameters: ArrayLike<number>,
  input: ArrayLike<number>,
  masks?: RunOptions['masks'],
): Float64Array {
  const outputs = referenceOutputs(spec, flatParameters, input, { masks })
  const shapes = layerShapes(spec)
  const flat = spec.layers.flatMap((layer, index) => {
    if (layer.kind !== 'batch-norm') return []
    const channels = shapes[index].at(-1) as number
    const values = index > 0 ? outputs[index - 1] : input
    const { mean, variance } = channelStatistics(values, channels)
    const count = values.length / channels
    const unbiased = count > 1 ? count / (count - 1) : 1
    return [...mean, ...variance.map((value) => value * unbiased)]
  })
  return Float64Array.from(flat)
}
