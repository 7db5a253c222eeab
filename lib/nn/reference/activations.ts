import { SCALED_TANH, type AnyActivation } from '../layers'

const { amplitude, slope: inner } = SCALED_TANH

const forward: Record<AnyActivation, (x: number) => number> = {
  linear: (x) => x,
  relu: (x) => Math.max(0, x),
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  'scaled-tanh': (x) => amplitude * Math.tanh(inner * x),
}

/** Slope at the input whose output is `y`: all of them have one that needs the output alone. ReLU's at 0 is 0. */
const slope: Record<AnyActivation, (y: number) => number> = {
  linear: () => 1,
  relu: (y) => (y > 0 ? 1 : 0),
  tanh: (y) => 1 - y * y,
  sigmoid: (y) => y * (1 - y),
  'scaled-tanh': (y) => inner * (amplitude - (y * y) / amplitude),
}

/** Applies an activation to each value. */
export function activate(values: ArrayLike<number>, activation: AnyActivation): Float64Array {
  return Float64Array.from(values, forward[activation])
}

/** Gradient with respect to the input of an activation, from its outputs and the gradient with respect to them. */
export function activationGradient(
  outputs: ArrayLike<number>,
  outputGradient: ArrayLike<number>,
  activation: AnyActivation,
): Float64Array {
  const slopeAt = slope[activation]
  return Float64Array.from(outputs, (y, index) => outputGradient[index] * slopeAt(y))
}
