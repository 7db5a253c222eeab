import { coursePageChoices, publishedChoices } from '@/lib/nn/lenet5-choices'
import { DEFAULT_SETTINGS, type TrainSettings } from './train-settings'

const published: TrainSettings = {
  ...DEFAULT_SETTINGS,
  ...publishedChoices,
  loss: 'map',
  pixels: '1998',
  initialisation: '1998-root',
  optimiser: 'levenberg-marquardt',
  learningRate: 0.0005,
  momentum: 0,
  schedule: 'steps-1998',
  batch: 1,
  order: 'fixed',
  epochs: 20,
}

/**
 * Whole settings by name.
 * - published: LeNet-5 as LeCun et al. 1998 trained it (sections II.B, III.B, appendix A), one digit a step; but first
 *   weights are uniform in 2.4 / sqrt(F). With 2.4 / F, as appendix A has it, all sums are next to nothing at first, the
 *   method makes great steps of that, and the network stays at chance; and the method's mu is 0.5, not 0.02
 *   (lib/nn/levenberg-marquardt.ts): docs/lenet-results.md.
 * - publishedBatch: the same network in steps of 16 digits.
 * - modern: the defaults.
 * - course: as the course page draws it.
 * - stuck: fails on purpose. All parameters begin at 0, so that the units of a layer stay alike.
 */
export const presets = {
  published,
  publishedBatch: { ...published, batch: 16 },
  modern: DEFAULT_SETTINGS,
  course: { ...DEFAULT_SETTINGS, ...coursePageChoices },
  stuck: { ...DEFAULT_SETTINGS, initialisation: 'zero' },
} as const satisfies Record<string, TrainSettings>

export type PresetName = keyof typeof presets
