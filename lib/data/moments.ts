import type { TrainSettings } from './train-settings'

/** How many values for each parameter an optimiser keeps: momentum; Adam's two moments; second derivatives. */
export const MOMENTS: Readonly<Record<TrainSettings['optimiser'], number>> = {
  sgd: 1,
  adam: 2,
  'levenberg-marquardt': 1,
}
