import type { Activation } from '../spec'

const forward: Record<Activation, (x: number) => number> = {
  linear: (x) => x,
  relu: (x) => Math.max(0, x),
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
}

/** Slope at the input whose output is `y`: all four have one that needs the output alone. ReLU's at 0 is 0. */
const slope: Record<Activation, (y: number) => number> = {
  linear: () => 1,
  relu: (y) => (y > 0 ? 1 : 0),
  tanh: (y) => 1 - y * y,
  sigmoid: (y) => y * (1 - y),
}

/** Applies an activation to each value. */
export function activate(values: ArrayLike<number>, activation: Activation): Float64Array {
  return Float64Array.from(values, forward[activation])
}

/** Gradient with respect to the input of an activation, from its outputs and the gradient with respect to them. */
export function activationGradient(
  outputs: ArrayLike<number>,
  outputGradient: ArrayLike<number>,
  activation: Activation,
): Float64Array {
  const slopeAt = slope[activation]
  return Float64Array.from(outputs, (y, index) => outputGradient[index] * slopeAt(y))
}
