import { valueBetween, type Curve, type CurveName } from './run-curve'
import type { RunRecord } from './run-record'

/** What the horizontal axis counts; seconds are those of training, looks left out. */
export const RUN_AXES = ['steps', 'epochs', 'seconds'] as const
export type RunAxis = (typeof RUN_AXES)[number]

export interface LinePoint {
  x: number
  y: number
  step: number
}

type Timed = Pick<RunRecord, 'stepsPerEpoch' | 'times'>

/** Where a step of a run stands on an axis; null where that is not known. */
export function placeOnAxis(step: number, axis: RunAxis, { stepsPerEpoch, times }: Timed): number | null {
  switch (axis) {
    case 'steps':
      return step
    case 'epochs':
      return stepsPerEpoch === null ? null : step / stepsPerEpoch
    case 'seconds': {
      const ms = valueBetween(times, step)
      return ms === null ? null : ms / 1000
    }
    default:
      return axis satisfies never
  }
}

/** A curve as points on an axis; x ascends or stays. */
export function linePoints(curve: Curve, axis: RunAxis, run: Timed): LinePoint[] {
  return curve.steps.flatMap((step, at) => {
    const x = placeOnAxis(step, axis, run)
    return x === null ? [] : [{ x, y: curve.values[at], step }]
  })
}

/** The point that is nearest to x, of two equally near the earlier; null when there is none. */
export function nearestTo(points: readonly LinePoint[], x: number): LinePoint | null {
  let best: LinePoint | null = null
  for (const point of points) if (!best || Math.abs(point.x - x) < Math.abs(best.x - x)) best = point
  return best
}

/** Steps of an axis that read well: 1, 2 or 5 times a power of ten, at most `count` of them up to `span`. */
function niceStep(span: number, count: number): number {
  const rough = span / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10
  return factor * power
}

/** Ticks from `low` on, up to the first that is not below `high`. */
export function ticksBetween(low: number, high: number, count = 5): number[] {
  if (!(high > low)) return [low, low + 1]
  const step = niceStep(high - low, count)
  const ticks = [low]
  while (ticks[ticks.length - 1] < high - step * 1e-6)
    ticks.push(Number((low + ticks.length * step).toPrecision(12)))
  return ticks
}

/** The value below which so large a share of these values lies. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.round(share * (sorted.length - 1))]
}

/** Where the axis of accuracies may begin: at the greatest of these that three quarters of the values are above. */
const ACCURACY_FLOORS = [0.95, 0.9, 0.8, 0.5]

/**
 * Ticks of the vertical axis; the first and the last are its ends. It is made for the values that most runs have most of
 * the time: a loss that leaps and an accuracy that has only begun to rise may leave it.
 */
export function valueTicks(name: CurveName, values: readonly number[]): number[] {
  if (name.endsWith('Accuracy')) {
    const quarter = values.length > 0 ? quantile(values, 0.25) : 0
    return ticksBetween(ACCURACY_FLOORS.find((floor) => quarter >= floor) ?? 0, 1)
  }
  const high = values.length > 0 ? quantile(values, 0.97) : 1
  return ticksBetween(0, high > 0 ? high * 1.02 : 1)
}
