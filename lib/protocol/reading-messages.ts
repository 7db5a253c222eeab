import type { Steps } from '@/lib/data/drawing/steps'
import type { Rejection } from '@/lib/data/rejection'
import type { DigitNetwork } from './messages'

export interface TrialProgress {
  done: number
  total: number
  right: number
  /** How long the last unit of work took, ms: what a cancel may have to wait for. */
  unitMs: number
}

/** A generated drawing that was read as another digit. */
export interface Misread {
  /** Of `writeDigit`. */
  seed: number
  read: number
}

export interface ReadingCalls {
  /** Has generated drawings read, those of `seeds`, after the given steps only. A cancel is heard every few drawings. */
  'reading/trial': {
    params: { base: string; network: DigitNetwork; steps: Steps; seeds: readonly number[] }
    progress: TrialProgress
    result: { right: number; total: number; misread: readonly Misread[] }
  }
  /** What tells digits from other pictures for the reader's own network, found on generated drawings. */
  'reading/limit': {
    params: { base: string; network: DigitNetwork }
    progress: never
    result: Rejection
  }
}
