import { activationGradient } from './activations'
import { batchNormGradients } from './batch-norm'
import { biasGradient, conv2dFilterGradient, conv2dInputGradient } from './conv2d'
import { denseInputGradient, denseWeightGradient } from './dense'
import { depthwiseConv2dInputGradient, depthwiseConv2dWeightGradient } from './depthwise-conv2d'
import { lrnGradient } from './lrn'
import { pool2dGradient } from './pool2d'
import { rbfInputGradient } from './rbf'
import {
  centresOf,
  convGeometry,
  isStep,
  normalisationOf,
  poolGeometry,
  rbfGeometry,
  type Step,
} from './step'
import { subsampleGainGradient, subsampleInputGradient } from './subsample'
import { tableConv2dInputGradient, tableConv2dWeightGradient } from './table-conv2d'

/** Gradients with respect to a layer's input and, where it trains something, its weight and bias. */
export interface LayerGradients {
  input: Float64Array
  weight?: Float64Array
  bias?: Float64Array
}

/** Gradients of a layer that sums, from that with respect to its sums (before the activation). */
export function gradientsOfSums(step: Step, x: Float64Array, dz: Float64Array): LayerGradients {
  const { weight } = step
  const bias = biasGradient(dz, step.bias.length)
  if (isStep(step, 'conv')) {
    const g = convGeometry(step)
    return { input: conv2dInputGradient(dz, weight, g), weight: conv2dFilterGradient(x, dz, g), bias }
  }
  if (isStep(step, 'table-conv')) {
    const g = convGeometry(step)
    const { table } = step.layer
    return {
      input: tableConv2dInputGradient(dz, weight, table, g),
      weight: tableConv2dWeightGradient(x, dz, table, g),
      bias,
    }
  }
  if (isStep(step, 'depthwise-conv')) {
    const g = convGeometry(step)
    return {
      input: depthwiseConv2dInputGradient(dz, weight, g),
      weight: depthwiseConv2dWeightGradient(x, dz, g),
      bias,
    }
  }
  if (isStep(step, 'dense')) {
    const g = { batch: step.batch, inputs: step.input[0], units: step.layer.units }
    return { input: denseInputGradient(dz, weight, g), weight: denseWeightGradient(x, dz, g), bias }
  }
  if (isStep(step, 'subsample')) {
    const g = poolGeometry(step)
    return {
      input: subsampleInputGradient(dz, weight, g),
      weight: subsampleGainGradient(x, dz, g),
      bias,
    }
  }
  if (isStep(step, 'batch-norm')) {
    const { statistics, epsilon, ofBatch } = normalisationOf(step, x)
    const { input, gamma, beta } = batchNormGradients(x, dz, weight, statistics, epsilon, ofBatch)
    return { input, weight: gamma, bias: beta }
  }
  throw new Error(`${step.layer.kind} has no reference`)
}

/** Gradients of one layer from its input `x`, its output `y` and the gradient `dy` with respect to `y`. */
export function runBackward(step: Step, x: Float64Array, y: Float64Array, dy: Float64Array): LayerGradients {
  const { layer, factors } = step
  if ('activation' in layer) return gradientsOfSums(step, x, activationGradient(y, dy, layer.activation))
  if (isStep(step, 'pool')) return { input: pool2dGradient(x, dy, poolGeometry(step)) }
  if (isStep(step, 'lrn'))
    return { input: lrnGradient(x, dy, { ...step.layer, channels: step.input[2] as number }) }
  if (isStep(step, 'rbf')) return { input: rbfInputGradient(x, dy, centresOf(step), rbfGeometry(step)) }
  if (isStep(step, 'dropout') && factors) return { input: dy.map((value, index) => value * factors[index]) }
  return { input: dy }
}
