import fitted from './whole-digit-weights.json'

/** A network with one hidden layer of tanh units. */
export interface JudgeWeights {
  /** Of each feature, as measured where it was fitted. */
  mean: number[]
  deviation: number[]
  /** For each hidden unit one weight a feature, then its bias. */
  hidden: number[][]
  /** One weight a hidden unit, then the bias. */
  output: number[]
}

/**
 * Natural logarithm of the odds that a candidate is one whole digit, from its features (see {@link featuresOf}): above 0
 * it is more likely than not. The judge was fitted by scripts/measure-amounts.ts on amounts made of validation digits and
 * on written ones. It stands in for the class of rubbish that the reader of 1998 was trained with (LeCun et al. 1998,
 * section X), which a LeNet with ten outputs lacks.
 */
export function logOddsOfWhole(features: readonly number[], weights: JudgeWeights = fitted): number {
  const { mean, deviation, hidden, output } = weights
  const scaled = features.map((value, i) => (value - mean[i]) / deviation[i])
  const units = hidden.map((own) =>
    Math.tanh(scaled.reduce((sum, value, i) => sum + value * own[i], own[scaled.length])),
  )
  return units.reduce((sum, value, i) => sum + value * output[i], output[units.length])
}
