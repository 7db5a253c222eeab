import type { Result } from '../rows'
import { median } from '../statistics'

/** Whether a larger figure is better. */
export type Unit = 'images/s' | 'ms'

export const byName = (results: readonly Result[], name: string): Result | undefined =>
  results.find((result) => result.name === name)

/**
 * How many times as fast `a` is as `b`: the median of each round's own ratio, since rows of one round were measured
 * under the same conditions. Null where one of them has no figure.
 */
export function timesAsFast(a: Result | undefined, b: Result | undefined, unit: Unit): number | null {
  if (a?.value == null || b?.value == null) return null
  const rounds = Math.min(a.rounds.length, b.rounds.length)
  const ratios = Array.from({ length: rounds }, (_, i) => a.rounds[i] / b.rounds[i])
  return median(unit === 'ms' ? ratios.map((ratio) => 1 / ratio) : ratios)
}

/**
 * The one with the greatest figure among those named; undefined unless all of them were in the run, since the best of
 * some is not the best.
 */
export function fastest(results: readonly Result[], names: readonly string[]): Result | undefined {
  const list = names.flatMap((name) => byName(results, name) ?? [])
  if (list.length < names.length) return undefined
  return list
    .filter(({ value }) => value !== null)
    .sort((a, b) => b.value! - a.value!)
    .at(0)
}
