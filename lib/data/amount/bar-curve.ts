import outcomes from './validation-outcomes.json'

/** Certainties of the readings of amounts made of validation digits, ascending: of the right ones and of the wrong ones. */
export interface ValidationOutcomes {
  right: number[]
  wrong: number[]
}

/** What a bar does to the validation amounts: shares of all of them, together 1. */
export interface BarShares {
  right: number
  wrong: number
  rejected: number
}

/** What a bar makes of amounts whose readings' certainties are known. */
export function sharesAt(bar: number, { right, wrong }: ValidationOutcomes = outcomes): BarShares {
  const total = right.length + wrong.length
  const kept = (certainties: readonly number[]) => certainties.filter((value) => value >= bar).length / total
  const shares = { right: kept(right), wrong: kept(wrong) }
  return { ...shares, rejected: 1 - shares.right - shares.wrong }
}

export const VALIDATION_AMOUNTS = outcomes.right.length + outcomes.wrong.length

/** The bars that the slider offers. */
export const BARS = { least: -6, most: 10, step: 0.1 } as const

/** The bank's own bar for NCR's reader (LeCun et al. 1998, section X): half of the cheques read at 1% error. */
export const BANK = { read: 0.5, wrong: 0.01 } as const

/** Both curves and the rest, for every bar of the slider. */
export function barCurves(given: ValidationOutcomes = outcomes) {
  const bars = Array.from(
    { length: Math.round((BARS.most - BARS.least) / 0.25) + 1 },
    (_, i) => BARS.least + 0.25 * i,
  )
  const at = bars.map((bar) => ({ bar, ...sharesAt(bar, given) }))
  const curve = (name: keyof BarShares) => at.map((one) => [one.bar, one[name]] as const)
  return { right: curve('right'), wrong: curve('wrong'), rejected: curve('rejected') }
}
