import { METRIC_COLUMNS } from '@/lib/data/checkpoint'

export interface LossPoint {
  step: number
  loss: number
}

export interface LookPoint {
  step: number
  validationAccuracy: number
  /** Null but at an epoch's end. */
  testAccuracy: number | null
}

/** What a run has reported so far. Never changed in place: a new object says that there is something new. */
export interface TrainingHistory {
  losses: readonly LossPoint[]
  looks: readonly LookPoint[]
}

export const EMPTY_HISTORY: TrainingHistory = { losses: [], looks: [] }

const WIDTH = METRIC_COLUMNS.length

/** The history with rows of METRIC_COLUMNS added. */
export function appendRows(history: TrainingHistory, rows: Float32Array): TrainingHistory {
  if (rows.length === 0) return history
  const losses = history.losses.slice()
  const looks = history.looks.slice()
  for (let at = 0; at + WIDTH <= rows.length; at += WIDTH) {
    const [step, loss, validationAccuracy, test] = rows.subarray(at, at + WIDTH)
    if (Number.isNaN(validationAccuracy)) losses.push({ step, loss })
    else looks.push({ step, validationAccuracy, testAccuracy: Number.isNaN(test) ? null : test })
  }
  return { losses, looks }
}

/** The last test accuracy of a run, 0 to 1, or null. */
export const lastTestAccuracy = ({ looks }: TrainingHistory): number | null =>
  looks.findLast(({ testAccuracy }) => testAccuracy !== null)?.testAccuracy ?? null

/**
 * At most `count` points for a chart: means of equal stretches of steps, each at its last step. A mean hides no trend,
 * as leaving points out could, and a chart of a thousand steps stays quick to draw.
 */
export function thinLosses(losses: readonly LossPoint[], count: number): LossPoint[] {
  if (losses.length <= count) return [...losses]
  const stretch = Math.ceil(losses.length / count)
  const points: LossPoint[] = []
  for (let from = 0; from < losses.length; from += stretch) {
    const part = losses.slice(from, from + stretch)
    points.push({
      step: part[part.length - 1].step,
      loss: part.reduce((sum, { loss }) => sum + loss, 0) / part.length,
    })
  }
  return points
}
