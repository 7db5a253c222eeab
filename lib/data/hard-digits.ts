import { DIGIT_CLASSES, TEST_DIGITS } from './mnist'

/** One of the test digits that the network that comes with the site finds hardest. */
export interface HardDigit {
  /** Its place among the test digits, from 0. */
  index: number
  label: number
  /** What the network answered. */
  answer: number
  /** The share that it gave to the label, 0 to 1. */
  share: number
}

/** How many are listed. */
export const HARD_DIGITS = 60

/**
 * The digits to whose label the network gives the smallest share, smallest first.
 * @param probabilities [n x 10], 0 to 1
 */
export function hardestOf(probabilities: Float32Array, labels: Uint8Array): HardDigit[] {
  const all = Array.from(labels, (label, index) => {
    const shares = probabilities.subarray(index * DIGIT_CLASSES, (index + 1) * DIGIT_CLASSES)
    return { index, label, answer: shares.indexOf(Math.max(...shares)), share: shares[label] }
  })
  return all.sort((a, b) => a.share - b.share).slice(0, HARD_DIGITS)
}

/**
 * Checks public/history/hardest.json.
 * @throws Error when it is no such list
 */
export function parseHardest(json: unknown): HardDigit[] {
  const digits = (json as { digits?: unknown } | null)?.digits
  const isClass = (value: unknown) =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) < DIGIT_CLASSES
  if (!Array.isArray(digits) || digits.length > HARD_DIGITS) throw new Error('no list of hard digits')
  for (const { index, label, answer, share } of digits as Record<string, unknown>[]) {
    const known = Number.isInteger(index) && Number(index) >= 0 && Number(index) < TEST_DIGITS
    if (!known || !isClass(label) || !isClass(answer) || typeof share !== 'number')
      throw new Error('a hard digit is damaged')
  }
  return digits as HardDigit[]
}
