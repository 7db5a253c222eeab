import type { Doubt, InkBox, ReadDigit, ReadOptions } from './reading'

/** The certainty that is asked for unless the reader says otherwise; chosen on validation amounts. */
export const DEFAULT_BAR = 1

/**
 * A piece need not look like a whole digit as clearly as the best reading must differ from the second best: its log odds
 * count so much more. Chosen on validation amounts and scribbles.
 */
const ALLOWANCE = 3

/** The lesser of the two reasons to trust a reading, both as natural logarithms of odds. */
export const certaintyOf = (margin: number, weakest: number) => Math.min(margin, weakest + ALLOWANCE)

const MOST_DIGITS = 12

/** Whether every point or comma has exactly three digits, or a multiple of three, behind it: it sets thousands apart. */
export function setsThousandsApart(marks: readonly InkBox[], digits: readonly ReadDigit[]): boolean {
  return marks.every(({ x, width }) => {
    const behind = digits.filter(({ box }) => box.x + box.width / 2 > x + width / 2).length
    return behind > 0 && behind < digits.length && behind % 3 === 0
  })
}

/**
 * Why a person should read an amount, or null: the rejection of LeCun et al. 1998, section X, in simple form.
 * @param margin how far the best reading lies above the second best, natural logarithm
 * @param weakest log odds that the least digit-like piece of the best reading is a whole digit
 */
export function doubtOf(
  {
    digits,
    marks,
    margin,
    weakest,
  }: { digits: readonly ReadDigit[]; marks: readonly InkBox[]; margin: number; weakest: number },
  { bar = DEFAULT_BAR, mostDigits = MOST_DIGITS }: Pick<ReadOptions, 'bar' | 'mostDigits'>,
): Doubt | null {
  if (digits.length > mostDigits) return { kind: 'too-many' }
  if (weakest + ALLOWANCE < bar && weakest + ALLOWANCE <= margin) {
    const at = digits.reduce((least, { odds }, i) => (odds < digits[least].odds ? i : least), 0)
    return { kind: 'not-a-digit', at }
  }
  if (margin < bar) return { kind: 'close' }
  return setsThousandsApart(marks, digits) ? null : { kind: 'cents' }
}
