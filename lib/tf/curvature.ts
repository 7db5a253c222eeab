import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import type { AnyLayer, AnyNetwork, RbfLayer } from '@/lib/nn/layers'
import type { LossSpec } from '@/lib/nn/loss'
import { parameterList } from '@/lib/nn/parameters'
import { activationGradient } from './operations/activation'
import { channelSums } from './operations/channel-sums'
import type { Memory, Operation, Parameters, TrainingRun } from './operations/operation'
import { flatParameters } from './operations/parameters'
import { plainOperation } from './operations/plain'
import { centresTensor } from './operations/rbf'

/**
 * The diagonal h_kk of the second derivatives that the stochastic diagonal Levenberg-Marquardt method of LeCun et al. 1998
 * divides by (section III.B and appendix C): the way back of a gradient in which every product enters squared and cross
 * terms are left out. lib/nn/reference/levenberg-marquardt.ts says the same in plain loops and is the oracle.
 */

/** Second derivative of the mean cross-entropy by each logit: share x (1 - share) / n. */
function logitCurvature(logits: Tensor2D): Tensor {
  const shares = tf.softmax(logits)
  return tf.div(tf.mul(shares, tf.sub(1, shares)), logits.shape[0])
}

/** Of a loss of penalties, by each input x [n, units] of the RBF units. */
function penaltyCurvature(x: Tensor, layer: RbfLayer, penalties: Tensor2D, loss: LossSpec): Tensor {
  const count = x.shape[0]
  if (loss.kind !== 'map') return tf.fill(x.shape, 2 / count)
  const rubbish = tf.fill([count, 1], loss.rubbish) as Tensor2D
  const shares = tf.softmax(tf.neg(tf.concat([penalties, rubbish], 1))) as Tensor2D
  const ofClasses = tf.slice(shares, [0, 0], penalties.shape)
  const ofRubbish = tf.slice(shares, [0, penalties.shape[1]], [count, 1])
  const centres = centresTensor(layer)
  // With g_i = 2 (x - w_i): mean and mean square of g under the shares; rubbish has g = 0.
  const known = tf.sum(ofClasses, 1, true)
  const pulled = tf.matMul(ofClasses, centres)
  const mean = tf.mul(tf.sub(tf.mul(x, known), pulled), 2)
  const squares = tf.matMul(ofClasses, tf.square(centres) as Tensor2D)
  const crossed = tf.sub(tf.mul(tf.square(x), known), tf.mul(tf.mul(x, pulled), 2))
  const meanSquare = tf.mul(tf.add(crossed, squares), 4)
  return tf.div(tf.sub(tf.add(tf.mul(ofRubbish, 2), meanSquare), tf.square(mean)), count)
}

/**
 * Second derivatives of one layer's input and parameters, from those of its output.
 * @param squared every parameter squared
 */
function layerCurvature(
  index: number,
  h: Tensor,
  { x, y, kept }: Memory,
  spec: AnyNetwork,
  squared: Parameters,
): { input: Tensor; parameters: Tensor[] } {
  const layer = spec.layers[index]
  const places = parameterList(spec).flatMap(({ name }, i) => (name.startsWith(`${layer.name}.`) ? [i] : []))
  const before =
    'activation' in layer
      ? activationGradient(activationGradient(h, y, layer.activation), y, layer.activation)
      : h
  /** The way back of the layer without its activation. */
  const back = (of: AnyLayer, by: Tensor, memory: Memory) => {
    const linear = 'activation' in of ? ({ ...of, activation: 'linear' } as AnyLayer) : of
    const wanted = { input: true, parameters: true }
    const made = plainOperation(linear, places, 0).backward(by, memory, squared, wanted)
    return { input: made.input!, parameters: made.parameters }
  }
  switch (layer.kind) {
    case 'conv':
    case 'dense':
      return back(layer, before, { x: tf.square(x), y, kept })
    case 'subsample': {
      // The gain is used once for each output, on the sum of its window; each input through gain squared.
      const window = layer.size * layer.size
      const sums = tf.mul(kept[0], window)
      const spread = tf.mul(before, squared.tensor(places[0]))
      const pool: AnyLayer = { ...layer, kind: 'pool', mode: 'average' }
      return {
        input: tf.mul(back(pool, spread, { x, y, kept: [] }).input, window),
        parameters: [channelSums(tf.mul(before, tf.square(sums))), channelSums(before)],
      }
    }
    case 'batch-norm': {
      const [inverse, normalised] = kept
      const factor = tf.mul(squared.tensor(places[0]), tf.square(inverse))
      return {
        input: tf.mul(before, factor),
        parameters: [channelSums(tf.mul(before, tf.square(normalised))), channelSums(before)],
      }
    }
    case 'pool': {
      const { input } = back(layer, before, { x, y, kept })
      // An average's gradient has the factor 1 / window once; squared, it has it twice.
      return {
        input: layer.mode === 'average' ? tf.div(input, layer.size * layer.size) : input,
        parameters: [],
      }
    }
    case 'flatten':
      return { input: tf.reshape(h, x.shape), parameters: [] }
    case 'dropout':
      return { input: kept[0] ? tf.mul(h, tf.square(kept[0])) : h, parameters: [] }
    default:
      throw new Error(`${layer.name}: a ${layer.kind} layer stands where it cannot`)
  }
}

/**
 * h_kk of all parameters, tensor by tensor in the order of `parameterList`; made inside a tidy. Batch normalisation takes
 * its statistics as constants.
 * @param plain one plain operation for each layer
 * @param seed decides what dropout drops
 */
export function secondDerivatives(
  spec: AnyNetwork,
  plain: readonly Operation[],
  loss: LossSpec,
  parameters: Parameters,
  batch: Tensor4D,
  seed: number,
): Tensor[] {
  if (!parameters.flat) throw new Error('second derivatives take the parameters as one tensor')
  const squared = flatParameters(spec, tf.square(parameters.flat) as Tensor1D)
  const training: TrainingRun = { seed, statistics: [] }
  const memories: Memory[] = []
  let x: Tensor = batch
  for (const operation of plain) {
    const { y, kept } = operation.forward(x, parameters, true, training)
    memories.push({ x, y, kept })
    x = y
  }
  let at = spec.layers.length - 1
  const last = spec.layers[at]
  let h: Tensor
  if (last.kind === 'rbf') h = penaltyCurvature(memories[at--].x, last, x as Tensor2D, loss)
  else h = logitCurvature(x as Tensor2D)
  const made: Tensor[] = []
  for (; at >= 0; at--) {
    const result = layerCurvature(at, h, memories[at], spec, squared)
    made.unshift(...result.parameters)
    h = result.input
  }
  squared.dispose()
  return made
}
