import { createRandom, mixSeed, randomNormal } from '@/lib/data/random'
import { descend, descents, type DescentRule, type Place } from '@/lib/nn/descent'
import { surfaces, type SurfaceName } from '@/lib/nn/surfaces'

/** What is drawn of a surface, from the middle to either side. */
export const REACH = { x: 2, y: 1.5 } as const
export const STEPS = 200
/** A loss that counts as arrived. */
export const TARGET = 0.01

export interface BallSettings {
  surface: SurfaceName
  x: number
  y: number
  /** Learning rate of all but Adam, whose rate is a length rather than a factor. */
  rate: number
  adamRate: number
  momentum: number
  /** Standard deviation of what is added to each part of the slope; 0 for none. */
  noise: number
  seed: number
}

export interface Roll {
  rule: DescentRule
  /** After 0, 1, … steps; fewer than all where it has rolled away. */
  places: readonly Place[]
  losses: readonly number[]
  /** The first step at which the loss is at most {@link TARGET}, or null. */
  reached: number | null
}

/** What a step adds to the slope: the same for every rule, as all would see the same batch. */
function noiseOf(deviation: number, seed: number): readonly Place[] {
  const random = createRandom(mixSeed(seed, 0xba11))
  const draw = () => (deviation === 0 ? 0 : deviation * randomNormal(random))
  return Array.from({ length: STEPS }, () => [draw(), draw()])
}

/** One ball for each rule, all dropped at one place. */
export function rollAll(settings: BallSettings): Roll[] {
  const { surface, x, y, rate, adamRate, momentum, noise, seed } = settings
  const { loss, slope } = surfaces[surface]
  const noises = noiseOf(noise, seed)
  return descents.map((rule) => {
    const places = descend({
      rule,
      rate: rule === 'adam' ? adamRate : rate,
      momentum,
      start: [x, y],
      steps: STEPS,
      gradient(place, step) {
        const pure = slope(place[0], place[1])
        return [pure[0] + noises[step][0], pure[1] + noises[step][1]]
      },
    })
    const losses = places.map((place) => loss(place[0], place[1]))
    const first = losses.findIndex((one) => one <= TARGET)
    return { rule, places, losses, reached: first < 0 ? null : first }
  })
}

/** Place and loss after `step` steps; null where the ball has rolled away before. */
export function stateAt({ places, losses }: Roll, step: number): { place: Place; loss: number } | null {
  return step < places.length ? { place: places[step], loss: losses[step] } : null
}
