import type { TrainSettings } from './train-settings'

/**
 * Steps that one takes before it is the other's turn. Of every count of steps that a row of losses may stand for (1, 2, 3,
 * 4, 6, 8 or 16, by the batch) a multiple: turns end where rows end, and the curve is the one of an unbroken run.
 */
export const ROUND_STEPS = 48

export type Pair<T> = readonly [T, T]

/** Two settings for a race: the second takes the seed and the kind of order of the first, so that both see one order. */
export const raceSettings = ([first, second]: Pair<TrainSettings>): Pair<TrainSettings> => [
  first,
  { ...second, seed: first.seed, order: first.order },
]
