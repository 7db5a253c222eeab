import { createRandom, mixSeed } from '@/lib/data/random'

/** Units of two layers in a row; the first is thinned. */
export const FROM = 8
export const TO = 4

const random = createRandom(86)
/** Activations of the first layer, and weights [FROM][TO], the same each time. */
export const values = Array.from({ length: FROM }, () => Math.round(20 * random()) / 10)
export const weights = Array.from({ length: FROM }, () =>
  Array.from({ length: TO }, () => Math.round(20 * random() - 10) / 10),
)

/** Which units of the first layer are kept at draw number `draw`; each is dropped with probability `rate`. */
export function keptUnits(rate: number, draw: number): boolean[] {
  const chance = createRandom(mixSeed(2012, draw))
  return values.map(() => chance() >= rate)
}

/** Sums of the second layer from these activations. */
export const sumsOf = (activations: readonly number[]): number[] =>
  Array.from({ length: TO }, (_, to) =>
    activations.reduce((sum, value, from) => sum + value * weights[from][to], 0),
  )

/** The second layer in training at one draw: dropped units give 0; 'inverted' scales the others by 1 / (1 - rate). */
export function trainingSums(rate: number, draw: number, inverted: boolean): number[] {
  const kept = keptUnits(rate, draw)
  const scale = inverted ? 1 / (1 - rate) : 1
  return sumsOf(values.map((value, i) => (kept[i] ? value * scale : 0)))
}

/** The second layer afterwards: all units, scaled by 1 - rate as in 2012, or as they are. */
export const testSums = (rate: number, inverted: boolean): number[] =>
  sumsOf(values.map((value) => (inverted ? value : value * (1 - rate))))

/** Mean of the training sums over so many draws. */
export function meanSums(rate: number, draws: number, inverted: boolean): number[] {
  const total = Array.from({ length: TO }, () => 0)
  for (let draw = 0; draw < draws; draw++)
    trainingSums(rate, draw, inverted).forEach((sum, i) => (total[i] += sum))
  return total.map((sum) => sum / draws)
}
