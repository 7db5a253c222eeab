import type { Shape } from '../nn/shapes'

/** A place of one map and what stands there; of a vector, a unit, whose row and column are 0. */
export interface StrongPlace {
  row: number
  column: number
  /** Map, or unit of a vector. */
  channel: number
  value: number
}

/**
 * Where a map is strongest, the strongest first, only above 0. Neighbours of a place that is already chosen would show
 * nearly the same part of the photo, so they are passed over.
 * @param values [height, width, maps] flattened (NHWC without N)
 * @param apart how many rows or columns two places must be apart, at least: 1 lets neighbours in
 */
export function strongestPlaces(
  values: ArrayLike<number>,
  [height, width, maps]: readonly [number, number, number],
  map: number,
  count: number,
  apart: number,
): StrongPlace[] {
  const places = Array.from({ length: height * width }, (_, at) => ({
    row: Math.floor(at / width),
    column: at % width,
    channel: map,
    value: values[at * maps + map],
  }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || a.row - b.row || a.column - b.column)
  const chosen: StrongPlace[] = []
  for (const place of places) {
    if (chosen.length === count) break
    const near = (other: StrongPlace) =>
      Math.max(Math.abs(other.row - place.row), Math.abs(other.column - place.column)) < apart
    if (!chosen.some(near)) chosen.push(place)
  }
  return chosen
}

/** The strongest units of a vector, the strongest first, whatever their sign. */
export function strongestUnits(values: ArrayLike<number>, count: number): StrongPlace[] {
  return Array.from(values, (value, channel) => ({ row: 0, column: 0, channel, value }))
    .sort((a, b) => b.value - a.value || a.channel - b.channel)
    .slice(0, count)
}

/** Maps by their largest value, the largest first. */
export function mapsByStrength(values: ArrayLike<number>, shape: Shape): number[] {
  const maps = shape[shape.length - 1]
  const largest = new Float64Array(maps).fill(-Infinity)
  for (let at = 0; at < values.length; at++) largest[at % maps] = Math.max(largest[at % maps], values[at])
  return Array.from(largest.keys()).sort((a, b) => largest[b] - largest[a] || a - b)
}
