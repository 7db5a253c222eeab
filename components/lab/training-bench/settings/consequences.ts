import { presets } from '@/lib/data/presets'
import {
  DEFAULT_SETTINGS,
  validationOf,
  withFittingLoss,
  type TrainSettings,
} from '@/lib/data/train-settings'

/** Another setting that had to change along with the one that the reader changed. */
export type Consequence = 'loss' | 'learningRate' | 'schedule' | 'stopAt'

const USUAL_RATES: Readonly<Record<TrainSettings['optimiser'], number>> = {
  sgd: DEFAULT_SETTINGS.learningRate,
  adam: 0.001,
  'levenberg-marquardt': presets.published.learningRate,
}

/**
 * A change as it has to be made so that the settings can run together: a loss that fits the output, a rate that suits
 * the method, and nothing that steers by validation digits where none are left.
 */
export function withConsequences(
  settings: TrainSettings,
  patch: Partial<TrainSettings>,
): { patch: Partial<TrainSettings>; consequences: Consequence[] } {
  const wanted = { ...settings, ...patch }
  const next = { ...withFittingLoss(wanted) }
  if (wanted.optimiser !== settings.optimiser && patch.learningRate === undefined)
    next.learningRate = USUAL_RATES[wanted.optimiser]
  if (validationOf(wanted) === 0) {
    if (wanted.schedule === 'plateau') next.schedule = DEFAULT_SETTINGS.schedule
    next.stopAt = 0
  }
  const names: readonly Consequence[] = ['loss', 'learningRate', 'schedule', 'stopAt']
  const consequences = names.filter((name) => next[name] !== wanted[name])
  const more = Object.fromEntries(consequences.map((name) => [name, next[name]]))
  return { patch: { ...patch, ...more }, consequences }
}
