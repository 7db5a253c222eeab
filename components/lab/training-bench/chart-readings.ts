import { rateAt } from '@/lib/data/rate'
import { valuesAt } from '@/lib/data/setting-changes'
import type { TrainerState } from '@/lib/engine/trainer-store'
import type { LookPoint, TrainingHistory } from '@/lib/engine/training-history'

/** The lines of the chart, in the order in which they are named. */
export const CHART_LINES = ['loss', 'validationLoss', 'training', 'validation', 'test'] as const
export type ChartLine = (typeof CHART_LINES)[number]

/** A measured value and the step after which it was measured. */
export interface Reading {
  value: number
  step: number
}

const valueOfLook = {
  validationLoss: (look: LookPoint) => look.validationLoss,
  training: (look: LookPoint) => look.trainingAccuracy,
  validation: (look: LookPoint) => look.validationAccuracy,
  test: (look: LookPoint) => look.testAccuracy,
} satisfies Record<Exclude<ChartLine, 'loss'>, (look: LookPoint) => number | null>

/** What the run had measured after `step` steps: of each line the last value until then, nothing thinned out or mixed. */
export function readingsAt(
  { losses, looks }: TrainingHistory,
  step: number,
): Record<ChartLine | 'rate', Reading | null> {
  const row = losses.findLast((point) => point.step <= step)
  const ofLook = (line: keyof typeof valueOfLook): Reading | null => {
    const look = looks.findLast((look) => look.step <= step && valueOfLook[line](look) !== null)
    return look ? { value: valueOfLook[line](look)!, step: look.step } : null
  }
  return {
    loss: row ? { value: row.loss, step: row.step } : null,
    validationLoss: ofLook('validationLoss'),
    training: ofLook('training'),
    validation: ofLook('validation'),
    test: ofLook('test'),
    rate: row ? { value: row.learningRate, step: row.step } : null,
  }
}

/** The step of the row that is `by` rows after the last one at or before `step`; held at both ends; null without rows. */
export function stepBeside({ losses }: TrainingHistory, step: number, by: number): number | null {
  if (losses.length === 0) return null
  const at = losses.findLastIndex((point) => point.step <= step)
  return losses[Math.min(losses.length - 1, Math.max(0, at + by))].step
}

/** The step of the row that is nearest to `step`; null without rows. */
export function stepNear({ losses }: TrainingHistory, step: number): number | null {
  const after = losses.findIndex((point) => point.step >= step)
  if (after === -1) return losses.at(-1)?.step ?? null
  const before = losses[Math.max(0, after - 1)].step
  return step - before < losses[after].step - step ? before : losses[after].step
}

/** Learning rate of the next step; null while the schedule still needs to know how long an epoch is. */
export function rateNow({
  settings,
  step,
  stepsPerEpoch,
  history,
}: Pick<TrainerState, 'settings' | 'step' | 'stepsPerEpoch' | 'history'>): number | null {
  if (stepsPerEpoch === null)
    return settings.schedule === 'constant' ? valuesAt(settings, step).learningRate : null
  const accuracies = history.looks
    .filter(({ testAccuracy }) => testAccuracy !== null)
    .map(({ validationAccuracy }) => validationAccuracy ?? NaN)
  return rateAt(settings, step, { stepsPerEpoch, totalSteps: stepsPerEpoch * settings.epochs, accuracies })
}

export interface RatePoint {
  step: number
  rate: number
}

/** The learning rate over the steps: both ends of every stretch in which it stays the same, at most about `most` points. */
export function ratePoints({ losses }: TrainingHistory, most: number): RatePoint[] {
  const ends = losses.filter(
    ({ learningRate }, i) =>
      i === 0 ||
      i === losses.length - 1 ||
      learningRate !== losses[i - 1].learningRate ||
      learningRate !== losses[i + 1].learningRate,
  )
  const stride = Math.ceil(ends.length / most)
  return ends
    .filter((_, i) => i % stride === 0 || i === ends.length - 1)
    .map(({ step, learningRate }) => ({ step, rate: learningRate }))
}

/** Powers of ten between which the rates lie, at least one apart, at most four. */
export function rateEnds(points: readonly RatePoint[]): [low: number, high: number] {
  const rates = points.map(({ rate }) => rate).filter((rate) => rate > 0)
  if (rates.length === 0) return [0.01, 0.1]
  // A single-precision 0.1 is a little more than 0.1 and is not to open the next decade.
  const high = Math.ceil(Math.log10(Math.max(...rates)) - 1e-6)
  const low = Math.max(high - 4, Math.min(high - 1, Math.floor(Math.log10(Math.min(...rates)) + 1e-6)))
  // Written out: 10 ** -4 is not quite 1e-4.
  return [Number(`1e${low}`), Number(`1e${high}`)]
}

/** Ends of the loss axis that are tried in turn: the first is the usual one of ten classes, whose first loss is ln 10. */
const LOSS_ENDS = [2.4, 8, 20, 80, 200, 800]
/** A first batch may lie above the axis by this factor: the loss falls soon. */
const ABOVE = 1.6

/** End of the loss axis: decided by the first loss alone, so that it stays as it is while the curve grows. */
export function lossEnd({ losses }: TrainingHistory): number {
  const first = losses.find(({ loss }) => Number.isFinite(loss))?.loss ?? 0
  return LOSS_ENDS.find((end) => first <= ABOVE * end) ?? LOSS_ENDS[LOSS_ENDS.length - 1]
}
