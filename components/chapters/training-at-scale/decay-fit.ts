import {
  drawSets,
  fitWeights,
  polynomialOf,
  typicalError,
  type Fit,
  type Sets,
} from '@/components/chapters/train-lenet/polynomial'

export const DEGREE = 12
export const POINTS = 14
/** Half powers of ten from 10⁻⁵ to 10; before them none at all. */
export const strengths = [0, ...Array.from({ length: 13 }, (_, k) => 10 ** (-5 + k / 2))] as const

export interface DecayFit {
  strength: number
  fit: Fit
  /** Sum of the squared weights: what the decay holds down. */
  size: number
  training: number
  validation: number
}

/** One fit for each strength, all to the same points. */
export function decayFits(seed: number): { sets: Sets; fits: DecayFit[] } {
  const sets = drawSets(POINTS, seed)
  const fits = strengths.map((strength) => {
    const weights = fitWeights(sets.training, DEGREE, strength)
    const fit = polynomialOf(weights)
    return {
      strength,
      fit,
      size: weights.reduce((sum, weight) => sum + weight * weight, 0),
      training: typicalError(fit, sets.training),
      validation: typicalError(fit, sets.validation),
    }
  })
  return { sets, fits }
}

/** The index of the fit with the smallest error on the validation points. */
export const bestOf = (fits: readonly DecayFit[]): number =>
  fits.reduce((best, { validation }, at) => (validation < fits[best].validation ? at : best), 0)
