import { rateAt } from '@/lib/data/rate'
import { formatChanges } from '@/lib/data/setting-changes'
import { DEFAULT_SETTINGS, type TrainSettings } from '@/lib/data/train-settings'

export const drawnSchedules = ['constant', 'hand', 'plateau', 'cosine', 'steps-1998'] as const
export type DrawnSchedule = (typeof drawnSchedules)[number]

export interface ScheduleChoices {
  /** Passes over the training pictures in all. */
  passes: number
  /** Passes after which a hand divides the rate by 10, in any order. */
  cuts: readonly number[]
  /** The pass after which the accuracy rises no more. */
  stall: number
}

/** Steps of a pass: enough to draw a smooth curve. */
const STEPS = 8
/** The first rate is 1, so every rate is a share of it. */
const FIRST = 1
const DIVISOR = 10

/** A division by hand is what a reader does who moves the rate during a run: a change of the setting. */
function changesOf(cuts: readonly number[]): string {
  const { momentum, weightDecay } = DEFAULT_SETTINGS
  const places = [...new Set(cuts)].sort((a, b) => a - b)
  return formatChanges(
    places.map((pass) => ({
      step: pass * STEPS,
      learningRate: FIRST / DIVISOR ** cuts.filter((cut) => cut <= pass).length,
      momentum,
      weightDecay,
    })),
  )
}

const settingsOf = (schedule: DrawnSchedule, cuts: readonly number[]): TrainSettings => ({
  ...DEFAULT_SETTINGS,
  learningRate: FIRST,
  schedule: schedule === 'hand' ? 'constant' : schedule,
  changes: schedule === 'hand' ? changesOf(cuts) : '',
})

/** Share of the first rate after `pass` passes (parts of one, too), by the code that trains (lib/data/rate.ts). */
export function shareAt(
  schedule: DrawnSchedule,
  { passes, cuts, stall }: ScheduleChoices,
  pass: number,
): number {
  const seen = Math.floor(pass)
  return rateAt(settingsOf(schedule, cuts), Math.round(pass * STEPS), {
    stepsPerEpoch: STEPS,
    totalSteps: passes * STEPS,
    accuracies: Array.from({ length: seen }, (_, i) => Math.min(i + 1, stall)),
  })
}

/** Places in a run, eight a pass, and the share there; each share holds to the next place. */
export function curveOf(schedule: DrawnSchedule, choices: ScheduleChoices): (readonly [number, number])[] {
  return Array.from({ length: choices.passes * STEPS }, (_, step) => {
    const pass = step / STEPS
    return [pass, shareAt(schedule, choices, pass)] as const
  })
}
