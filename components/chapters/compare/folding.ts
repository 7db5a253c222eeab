/** A small convolution over a row of numbers and the batch normalisation behind it. */
export interface Folding {
  weights: readonly number[]
  bias: number
  gamma: number
  beta: number
  /** Running mean and variance of the convolution's output. */
  mean: number
  variance: number
}

export const EPSILON = 1e-5

const convolved = (input: readonly number[], weights: readonly number[], bias: number): number[] =>
  Array.from(
    { length: input.length - weights.length + 1 },
    (_, at) => weights.reduce((sum, weight, i) => sum + weight * input[at + i], 0) + bias,
  )

/** First the convolution, then gamma (z - mean) / sqrt(variance + epsilon) + beta: Ioffe and Szegedy 2015, algorithm 2. */
export function inTwoSteps(input: readonly number[], f: Folding): { z: number[]; y: number[] } {
  const z = convolved(input, f.weights, f.bias)
  const deviation = Math.sqrt(f.variance + EPSILON)
  return { z, y: z.map((value) => (f.gamma * (value - f.mean)) / deviation + f.beta) }
}

/** Weights and bias of one convolution that does both. */
export function folded(f: Folding): { weights: number[]; bias: number } {
  const scale = f.gamma / Math.sqrt(f.variance + EPSILON)
  return { weights: f.weights.map((weight) => weight * scale), bias: f.beta + (f.bias - f.mean) * scale }
}

export function inOneStep(input: readonly number[], f: Folding): number[] {
  const { weights, bias } = folded(f)
  return convolved(input, weights, bias)
}
