import type { TrainSettings } from '@/lib/data/train-settings'
import type { TrainerState } from '@/lib/engine/trainer-store'

/** What makes a finished run go on: more epochs, or no longer stopping at the accuracy that it has reached. */
export type WayOn =
  | { kind: 'more'; count: number; patch: Pick<TrainSettings, 'epochs'> }
  | { kind: 'on'; patch: Pick<TrainSettings, 'stopAt'> }

/** As many epochs again as the run has had, but not more than this at once. */
const MOST_EPOCHS = 10

/** Null while the run is not finished. */
export function wayOn(
  state: Pick<TrainerState, 'phase' | 'step' | 'stepsPerEpoch' | 'settings'>,
): WayOn | null {
  const { phase, step, stepsPerEpoch, settings } = state
  if (phase !== 'done') return null
  const early = stepsPerEpoch !== null && step < stepsPerEpoch * settings.epochs
  if (early) return { kind: 'on', patch: { stopAt: 0 } }
  const count = Math.min(MOST_EPOCHS, settings.epochs)
  return { kind: 'more', count, patch: { epochs: settings.epochs + count } }
}
