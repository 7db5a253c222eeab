import type { Damage } from '@/lib/data/damage'
import type { DigitNetwork } from './messages'

export interface BreakProgress {
  /** Fetching the digits, or looking at them. */
  stage: 'loading' | 'looking'
  /** Digits. */
  done: number
  total: number
  /** How long the last unit of work took, ms: what a cancel may have to wait for. */
  unitMs: number
}

export interface BreakCalls {
  /**
   * Reads changed digits with a damaged network, and one untouched digit with the whole network.
   * `pixels` are n digits of 784 bytes, `untouched` is one.
   */
  'break/read': {
    params: {
      base: string
      network: DigitNetwork
      damage: Damage
      pixels: Uint8Array<ArrayBuffer>
      untouched: Uint8Array<ArrayBuffer>
    }
    progress: never
    /** [n x 10] and [10], 0 to 1. */
    result: { probabilities: Float32Array<ArrayBuffer>; whole: Float32Array<ArrayBuffer> }
  }
  /** How many of 1,000 held-back digits the damaged network reads right. A cancel is heard every 250 digits. */
  'break/accuracy': {
    params: { base: string; network: DigitNetwork; damage: Damage }
    progress: BreakProgress
    result: { right: number; total: number }
  }
}
