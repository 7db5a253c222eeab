import type { TrainSettings } from './train-settings'

/** What is known of a run that has left the numbers. All are of the last step at which the loss was sound. */
export interface DivergenceEvidence {
  step: number
  loss: number
  learningRate: number
  momentum: number
  /** Euclidean lengths of the gradient and of all parameters. */
  gradientNorm: number
  parameterNorm: number
}

export type Suspect = 'learningRate' | 'momentum' | 'initialisation'

/** With momentum m, equal gradients add up to 1 / (1 - m) times the step. */
const HIGH_MOMENTUM = 0.95
/** A first step that moves all parameters by more than this share of their own length is too long. */
const LONG_STEP = 0.02

/**
 * The setting most likely at fault: high momentum where a step by itself is short; first weights where the loss was
 * enormous from the beginning; otherwise the learning rate.
 */
export function suspectOf(settings: TrainSettings, evidence: DivergenceEvidence): Suspect {
  const { learningRate, momentum, gradientNorm, parameterNorm } = evidence
  const usesMomentum = settings.optimiser === 'sgd'
  const share = (learningRate * gradientNorm) / Math.max(parameterNorm, 1e-12)
  if (usesMomentum && momentum >= HIGH_MOMENTUM && share < LONG_STEP) return 'momentum'
  if (settings.initialisation === '1998-root' && share < LONG_STEP) return 'initialisation'
  return 'learningRate'
}

/** What to try instead of these settings (the rate before its schedule): a tenth of the rate, or less momentum. */
export function milder(
  suspect: Suspect,
  { learningRate, momentum }: Pick<DivergenceEvidence, 'learningRate' | 'momentum'>,
) {
  return suspect === 'momentum' ? { momentum: 0.9 } : { learningRate: learningRate / 10, momentum }
}

/** A loss beyond this many times the first one (or than 1) has exploded, whether or not it is still a number. */
const EXPLODED = 100

export const hasExploded = (loss: number, firstLoss: number): boolean =>
  !Number.isFinite(loss) || loss > EXPLODED * Math.max(1, firstLoss)
