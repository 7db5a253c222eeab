import { activate, activationGradient } from '@/lib/nn/reference/activations'
import { createRandom } from '@/lib/data/random'

/** Sums that arrive at a unit, one for each of so many pictures. */
export const PICTURES = 400
/** Below this a slope lets next to nothing of a gradient through. */
export const FLAT = 0.1

export const slopeFunctions = ['tanh', 'sigmoid', 'relu'] as const
export type SlopeFunction = (typeof slopeFunctions)[number]

/** Standard normal draws by the method of Box and Muller, the same each time. */
const draws: readonly number[] = (() => {
  const random = createRandom(2012)
  return Array.from({ length: PICTURES }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()))
    return radius * Math.cos(2 * Math.PI * random())
  })
})()

export interface Slopes {
  sums: number[]
  /** Share of the pictures at which the slope is below {@link FLAT}, 0 to 1. */
  flat: number
  /** Mean slope. */
  mean: number
  /** No picture lets any gradient through. */
  dead: boolean
}

/** A unit whose sums lie around `centre` with the deviation `spread`. */
export function slopesOf(name: SlopeFunction, centre: number, spread: number): Slopes {
  const sums = draws.map((draw) => centre + spread * draw)
  const slopes = activationGradient(
    activate(sums, name),
    sums.map(() => 1),
    name,
  )
  const all = Array.from(slopes)
  return {
    sums,
    flat: all.filter((slope) => slope < FLAT).length / PICTURES,
    mean: all.reduce((total, slope) => total + slope, 0) / PICTURES,
    dead: all.every((slope) => slope === 0),
  }
}
