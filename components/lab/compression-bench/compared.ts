import type { ComparedAnswers } from '@/lib/engine/compression'
import { topClasses, type TopClass } from '../photo-bench/top-classes'

/** What both networks say of a photo. */
export interface Compared {
  untouched: TopClass
  small: TopClass
  same: boolean
  /** 0 to 1. */
  moved: number
}

/** Half the sum of the differences: how much probability would have to be moved, 0 to 1. */
export const movedShare = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / 2

export function compared({ untouched, made }: NonNullable<ComparedAnswers['found']>): Compared {
  const [first, second] = [topClasses(untouched, 1)[0], topClasses(made, 1)[0]]
  return {
    untouched: first,
    small: second,
    same: first.index === second.index,
    moved: movedShare(untouched, made),
  }
}
