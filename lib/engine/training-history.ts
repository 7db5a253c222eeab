import { isLook, readMetrics } from '@/lib/data/checkpoint'

export interface LossPoint {
  step: number
  loss: number
  learningRate: number
  /** Euclidean length of the gradient; null where it was not measured. */
  gradientNorm: number | null
}

export interface LookPoint {
  step: number
  /** On some hundred training digits. */
  trainingAccuracy: number
  /** Null where no digits are held back. */
  validationAccuracy: number | null
  validationLoss: number | null
  /** Null but at an epoch's end. */
  testAccuracy: number | null
  learningRate: number
}

/** What a run has reported so far. Never changed in place: a new object says that there is something new. */
export interface TrainingHistory {
  losses: readonly LossPoint[]
  looks: readonly LookPoint[]
}

export const EMPTY_HISTORY: TrainingHistory = { losses: [], looks: [] }

const known = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** The history with rows of METRIC_COLUMNS added. */
export function appendRows(history: TrainingHistory, rows: Float32Array): TrainingHistory {
  if (rows.length === 0) return history
  const losses = history.losses.slice()
  const looks = history.looks.slice()
  for (const row of readMetrics(rows)) {
    const { step, learningRate } = row
    if (!isLook(row))
      losses.push({ step, loss: row.loss, learningRate, gradientNorm: known(row.gradientNorm) })
    else
      looks.push({
        step,
        trainingAccuracy: row.trainingAccuracy,
        validationAccuracy: known(row.validationAccuracy),
        validationLoss: known(row.validationLoss),
        testAccuracy: known(row.testAccuracy),
        learningRate,
      })
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
export function thinLosses(
  losses: readonly Pick<LossPoint, 'step' | 'loss'>[],
  count: number,
): Pick<LossPoint, 'step' | 'loss'>[] {
  if (losses.length <= count) return [...losses]
  const stretch = Math.ceil(losses.length / count)
  const points: Pick<LossPoint, 'step' | 'loss'>[] = []
  for (let from = 0; from < losses.length; from += stretch) {
    const part = losses.slice(from, from + stretch)
    points.push({
      step: part[part.length - 1].step,
      loss: part.reduce((sum, { loss }) => sum + loss, 0) / part.length,
    })
  }
  return points
}
