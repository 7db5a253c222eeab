import { valuesAt } from '@/lib/data/setting-changes'
import type { SlowStep } from '@/lib/data/train-report'
import type { TrainSettings } from '@/lib/data/train-settings'

export const KERNELS = 6
export const KERNEL_SIDE = 5

/** Where a weight of C1 lies in [5,5,1,6]. */
export const weightAt = (kernel: number, row: number, column: number): number =>
  (row * KERNEL_SIDE + column) * KERNELS + kernel

/** One kernel's values, row by row, of [5,5,1,6]. */
export const kernelOf = (values: ArrayLike<number>, kernel: number): number[] =>
  Array.from({ length: KERNEL_SIDE * KERNEL_SIDE }, (_, cell) => values[cell * KERNELS + kernel])

/** What one weight's step is made of: before - moved = after. */
export interface WeightUpdate {
  before: number
  gradient: number
  after: number
  rate: number
  /** before - after. */
  moved: number
  /**
   * With SGD: rate x gradient, rate x decay x weight, and what momentum adds (the rest; 0 where that is no more than rounding).
   * Null with the other methods,
   * which scale the gradient of each weight by its own past.
   */
  parts: { plain: number; decay: number; momentum: number } | null
  /** Whether before - rate x gradient = after is all of it. */
  exact: boolean
}

/** Half a unit in the last place of single precision, as a share of the number. */
const SINGLE = 2 ** -24

/**
 * Whether so small a rest is what single precision left over: each of the numbers that it comes from was rounded, and
 * so was what was worked out on the way. A step without a step before it has no momentum, and shows none.
 */
const isRounding = (rest: number, from: readonly number[]) =>
  Math.abs(rest) <= 2 * SINGLE * from.reduce((sum, value) => sum + Math.abs(value), 0)

export function weightUpdate(slow: SlowStep, settings: TrainSettings, at: number): WeightUpdate {
  const { learningRate: rate, momentum } = slow
  const [before, gradient, after] = [slow.before[at], slow.gradient[at], slow.after[at]]
  const moved = before - after
  if (settings.optimiser !== 'sgd') return { before, gradient, after, rate, moved, parts: null, exact: false }
  const { weightDecay } = valuesAt(settings, slow.step - 1)
  const plain = rate * gradient
  const decay = rate * weightDecay * before
  const rest = moved - plain - decay
  return {
    before,
    gradient,
    after,
    rate,
    moved,
    parts: { plain, decay, momentum: momentum === 0 || isRounding(rest, [before, after, plain]) ? 0 : rest },
    exact: momentum === 0 && weightDecay === 0,
  }
}
