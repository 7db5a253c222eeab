import { rateAt } from '@/lib/data/rate'
import type { TrainSettings } from '@/lib/data/train-settings'

export interface RatePoint {
  step: number
  rate: number
}

/** Plateaus of the example: an accuracy that is best at first, then two looks for each of them. */
const EXAMPLE_PLATEAUS = 3
const withPlateaus = (count: number): number[] => [1, ...Array<number>(2 * count).fill(0)]

/**
 * The learning rate over a whole run at `count` + 1 steps. When a plateau comes depends on the run: here they come at a
 * quarter, half and three quarters of it, as an example.
 */
export function ratePoints(settings: TrainSettings, count: number): RatePoint[] {
  const stepsPerEpoch = Math.ceil(settings.digits / settings.batch)
  const totalSteps = stepsPerEpoch * settings.epochs
  return Array.from({ length: count + 1 }, (_, i) => {
    const share = i / count
    const step = Math.round(share * (totalSteps - 1))
    const plateaus = Math.min(EXAMPLE_PLATEAUS, Math.floor(share * (EXAMPLE_PLATEAUS + 1)))
    const accuracies = withPlateaus(plateaus)
    return { step, rate: rateAt(settings, step, { stepsPerEpoch, totalSteps, accuracies }) }
  })
}
