import { activate } from './activations'
import { batchNorm } from './batch-norm'
import { conv2d } from './conv2d'
import { dense } from './dense'
import { depthwiseConv2d } from './depthwise-conv2d'
import { lrn } from './lrn'
import { pool2d } from './pool2d'
import { rbf } from './rbf'
import {
  centresOf,
  convGeometry,
  isStep,
  normalisationOf,
  poolGeometry,
  rbfGeometry,
  type Step,
} from './step'
import { subsample } from './subsample'
import { tableConv2d } from './table-conv2d'

/** What a layer with weights sums, before its activation; of one without, what it puts out. */
function sumsOf(step: Step, x: Float64Array): Float64Array {
  const { weight, bias, factors } = step
  if (isStep(step, 'conv')) return conv2d(x, weight, bias, convGeometry(step))
  if (isStep(step, 'table-conv')) return tableConv2d(x, weight, bias, step.layer.table, convGeometry(step))
  if (isStep(step, 'depthwise-conv')) return depthwiseConv2d(x, weight, bias, convGeometry(step))
  if (isStep(step, 'dense'))
    return dense(x, weight, bias, { batch: step.batch, inputs: step.input[0], units: step.layer.units })
  if (isStep(step, 'subsample')) return subsample(x, weight, bias, poolGeometry(step))
  if (isStep(step, 'batch-norm')) {
    const { statistics, epsilon } = normalisationOf(step, x)
    return batchNorm(x, weight, bias, statistics, epsilon)
  }
  if (isStep(step, 'pool')) return pool2d(x, poolGeometry(step))
  if (isStep(step, 'lrn')) return lrn(x, { ...step.layer, channels: step.input[2] as number })
  if (isStep(step, 'rbf')) return rbf(x, centresOf(step), rbfGeometry(step))
  if (isStep(step, 'dropout')) return factors ? x.map((value, index) => value * factors[index]) : x
  if (isStep(step, 'flatten')) return x // NHWC already lies in its order
  throw new Error(`${step.layer.kind} has no reference`)
}

/** What a layer puts out, its activation applied. */
export function runForward(step: Step, x: Float64Array): Float64Array {
  const sums = sumsOf(step, x)
  return 'activation' in step.layer ? activate(sums, step.layer.activation) : sums
}
