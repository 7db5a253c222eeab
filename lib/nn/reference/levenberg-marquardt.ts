import type { AnyNetwork } from '../layers'
import { fittingLosses, requireFittingLoss } from '../loss'
import { activationGradient } from './activations'
import { gradientsOfSums, type LayerGradients } from './backward'
import { inverseDeviations, normalise } from './batch-norm'
import { biasGradient } from './conv2d'
import { logitCurvature, penaltyCurvature } from './loss-curvature'
import { referenceOutputs, requireVectorOutput, type LossOptions } from './network'
import { pool2dGradient } from './pool2d'
import { batchOf, centresOf, isStep, normalisationOf, poolGeometry, stepsOf, type Step } from './step'
import { scaleChannels, windowSums } from './subsample'

const squares = (values: Float64Array): Float64Array => values.map((value) => value * value)

/** As `gradientsOfSums`, of second derivatives: each product of the sums enters squared, cross terms are left out. */
function curvatureOfSums(step: Step, x: Float64Array, hz: Float64Array): LayerGradients {
  if (isStep(step, 'batch-norm')) {
    const { statistics, epsilon } = normalisationOf(step, x)
    const factors = step.weight.map((gamma, c) => gamma * inverseDeviations(statistics.variance, epsilon)[c])
    const normalised = squares(normalise(x, statistics, epsilon))
    return {
      input: scaleChannels(hz, squares(factors)),
      weight: biasGradient(scaleBy(normalised, hz), factors.length),
      bias: biasGradient(hz, factors.length),
    }
  }
  const squared = gradientsOfSums({ ...step, weight: squares(step.weight) }, squares(x), hz)
  if (!isStep(step, 'subsample')) return squared
  // A gain is used once for each output, on the sum of its window; not on each input by itself.
  const sums = squares(windowSums(x, poolGeometry(step)))
  return { ...squared, weight: biasGradient(scaleBy(sums, hz), step.weight.length) }
}

const scaleBy = (values: Float64Array, factors: Float64Array): Float64Array =>
  values.map((value, index) => value * factors[index])

/** Second derivatives of one layer, from its input `x`, its output `y` and those with respect to `y`. */
function curvatureOf(step: Step, x: Float64Array, y: Float64Array, h: Float64Array): LayerGradients {
  const { layer, factors } = step
  if ('activation' in layer) {
    const once = activationGradient(y, h, layer.activation)
    return curvatureOfSums(step, x, activationGradient(y, once, layer.activation)) // slope squared
  }
  if (isStep(step, 'pool')) {
    const g = poolGeometry(step)
    const share = g.mode === 'average' ? 1 / (g.size * g.size) : 1 // its gradient has this factor once
    return { input: pool2dGradient(x, h, g).map((value) => value * share) }
  }
  if (isStep(step, 'dropout') && factors) return { input: scaleBy(h, squares(factors)) }
  return { input: h }
}

/**
 * The diagonal h_kk of the second derivatives of the loss that the stochastic diagonal Levenberg-Marquardt method of
 * LeCun et al. 1998 divides by (section III.B and appendix C), flat, in the order of `parameterList`, in plain loops and
 * double precision: the oracle for every engine. Means over the examples, never negative.
 *
 * For each weight, the sum over its uses of d2E/da2 x^2, where a is the sum that the use belongs to and x what the weight
 * multiplies there; d2E/da2 = f'(a)^2 d2E/dy2 and d2E/dx2 = sum over a of d2E/da2 w^2 lead one layer down. So it leaves
 * out (Gauss-Newton) what the bend of the activations adds and all cross terms: between the units of a layer, and
 * between the uses of a shared weight. It starts from the exact second derivatives of the loss with respect to each
 * logit, or to each input of the RBF units; for none of the losses do they depend on the label, so none is asked for.
 *
 * The gain of a trained sub-sampling counts as one use for each output (x is the sum of the window). Batch normalisation
 * takes its statistics as constants.
 *
 * Arguments and errors as for `referenceLossAndGradients`, without labels.
 */
export function referenceSecondDerivatives(
  spec: AnyNetwork,
  flatParameters: ArrayLike<number>,
  input: ArrayLike<number>,
  options: LossOptions = {},
): Float64Array {
  const batch = batchOf(spec, input)
  requireVectorOutput(spec)
  const loss = options.loss ?? fittingLosses(spec)[0]
  requireFittingLoss(spec, loss)
  const maps = [Float64Array.from(input), ...referenceOutputs(spec, flatParameters, input, options)]
  const steps = stepsOf(spec, flatParameters, batch, options)
  const result = new Float64Array(flatParameters.length)
  const last = steps[steps.length - 1]
  // Maps have one more entry than steps: map i goes into step i.
  let at = steps.length - 1
  let h: Float64Array
  if (isStep(last, 'rbf')) h = penaltyCurvature(maps[at--], centresOf(last), batch, loss)
  else h = logitCurvature(maps[at + 1], batch)
  for (; at >= 0; at--) {
    const made = curvatureOf(steps[at], maps[at], maps[at + 1], h)
    if (made.weight) result.set(made.weight, steps[at].weightOffset)
    if (made.bias) result.set(made.bias, steps[at].biasOffset)
    h = made.input
  }
  return result
}

/**
 * The step size of each parameter, rate / (floor + h_kk) (LeCun et al. 1998, section III.B: eta, mu, there 0.02): `floor`
 * keeps a parameter that the loss hardly feels from leaping.
 */
export function levenbergMarquardtSteps(
  secondDerivatives: ArrayLike<number>,
  rate: number,
  floor: number,
): Float64Array {
  return Float64Array.from(secondDerivatives, (h) => rate / (floor + h))
}
