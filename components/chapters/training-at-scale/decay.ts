import { BATCHES, PASSES } from '@/components/mdx/training-2012'
import { halfLife, leftAfter } from '@/lib/nn/weight-decay'

/** The rate at first and after each of the three divisions by 10. */
export const decayRates = [0.01, 0.001, 0.0001, 0.00001] as const

const POINTS = 90

export interface DecayRow {
  rate: number
  /** What one step without momentum leaves: 1 − λ ε. */
  factor: number
  /** Steps until half is left; Infinity for never. */
  half: number
  /** What is left after so many passes. */
  left: number
  /** Passes and what is left, for a curve over {@link PASSES}. */
  curve: readonly (readonly [number, number])[]
}

/** A weight without a gradient at each of AlexNet's four learning rates. */
export const decayRows = (decay: number, momentum: number, passes: number): DecayRow[] =>
  decayRates.map((rate) => {
    const settings = { rate, decay, momentum }
    const after = (many: number) => leftAfter(settings, Math.round(many * BATCHES))
    return {
      rate,
      factor: 1 - rate * decay,
      half: halfLife(settings),
      left: after(passes),
      curve: Array.from({ length: POINTS + 1 }, (_, i) => (i * PASSES) / POINTS).map(
        (many) => [many, after(many)] as const,
      ),
    }
  })
