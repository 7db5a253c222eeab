import { METRIC_COLUMNS, type Checkpoint } from '@/lib/data/checkpoint'
import { checkSettings, completed } from '@/lib/data/train-settings'
import { load, remove, save } from './storage'

const KEY = 'training'

/** A run as this device keeps it. */
export interface KeptRun extends Checkpoint {
  /** When its first step began, ms since 1970. */
  startedAt: number
  /** Milliseconds of training alone. */
  trainedMs: number
}

/** What is kept, or nothing where it cannot be used: it may be from an earlier version of the page. */
export function usable(kept: KeptRun | undefined): KeptRun | undefined {
  if (!kept) return undefined
  const whole: KeptRun = {
    ...kept,
    settings: completed(kept.settings),
    statistics: kept.statistics ?? new Float32Array(0),
    startedAt: kept.startedAt ?? 0,
    trainedMs: kept.trainedMs ?? 0,
  }
  try {
    checkSettings(whole.settings)
  } catch {
    return undefined
  }
  return whole.metrics.length % METRIC_COLUMNS.length === 0 ? whole : undefined
}

export const loadRun = async (): Promise<KeptRun | undefined> => usable(await load<KeptRun>(KEY))
/** False when the device does not keep it. */
export const saveRun = (run: KeptRun): Promise<boolean> => save(KEY, run)
export const forgetRun = (): Promise<void> => remove(KEY)
