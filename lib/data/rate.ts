import { valuesAt } from './setting-changes'
import type { TrainSettings } from './train-settings'

/** LeCun et al. 1998, section III.B: shares of the first rate (there 0.0005) in passes 1 to 13; the last one stays. */
export const PASSES_1998 = [1, 1, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1, 0.02]

/** Krizhevsky et al. 2012, section 5: the rate is divided by this when the validation error no longer falls. */
export const PLATEAU_FACTOR = 10
/** They did it three times. */
export const MOST_PLATEAUS = 3
/** Looks without a new best accuracy that make a plateau; the paper did it by eye. */
export const PLATEAU_LOOKS = 2

export interface RateContext {
  stepsPerEpoch: number
  totalSteps: number
  /** Validation accuracies of the looks at all validation digits so far, in order. */
  accuracies: readonly number[]
}

/** How often the accuracy has stopped rising: after each time, the counting begins anew. */
export function plateausIn(accuracies: readonly number[]): number {
  let best = -Infinity
  let waited = 0
  let plateaus = 0
  for (const accuracy of accuracies) {
    if (accuracy > best) [best, waited] = [accuracy, 0]
    else if (++waited === PLATEAU_LOOKS) [plateaus, waited] = [plateaus + 1, 0]
  }
  return Math.min(plateaus, MOST_PLATEAUS)
}

/** Learning rate of the step after `step` steps: the setting, what was changed on the way, and the schedule. */
export function rateAt(settings: TrainSettings, step: number, context: RateContext): number {
  const { learningRate } = valuesAt(settings, step)
  switch (settings.schedule) {
    case 'constant':
      return learningRate
    case 'steps-1998': {
      const pass = Math.floor(step / context.stepsPerEpoch)
      return learningRate * PASSES_1998[Math.min(pass, PASSES_1998.length - 1)]
    }
    case 'cosine':
      return learningRate * 0.5 * (1 + Math.cos((Math.PI * step) / context.totalSteps))
    case 'plateau':
      return learningRate / PLATEAU_FACTOR ** plateausIn(context.accuracies)
    default:
      return settings.schedule satisfies never
  }
}
