import { drawAmount, makeAmount } from '@/lib/data/amount/made-amount'
import { readInk } from '@/lib/data/amount/read-ink'
import type { InkPicture, ReadCharacters } from '@/lib/data/amount/reading'
import { stripOf } from '@/lib/data/amount/strip'
import { scribbledAmount, writeAmount } from '../../tests/handwriting/amounts'
import type { DigitBox } from './world'

/** What became of one amount. */
export interface Outcome {
  seed: number
  /** What it is; null for a scribble, which no reading is right for. */
  text: string | null
  read: string
  certainty: number
  rejected: boolean
}

/** Counts over outcomes: `right` and `wrong` are those that were not rejected. */
export interface Counts {
  amounts: number
  right: number
  wrong: number
  rejected: number
  /** Right if nothing were ever rejected. */
  rightUnrejected: number
}

export function countsOf(outcomes: readonly Outcome[]): Counts {
  const count = (wanted: (outcome: Outcome) => boolean) => outcomes.filter(wanted).length
  return {
    amounts: outcomes.length,
    right: count(({ text, read, rejected }) => !rejected && read === text),
    wrong: count(({ text, read, rejected }) => !rejected && read !== text),
    rejected: count(({ rejected }) => rejected),
    rightUnrejected: count(({ text, read }) => read === text),
  }
}

async function each(
  seeds: readonly number[],
  read: ReadCharacters,
  make: (seed: number) => { text: string | null; picture: InkPicture },
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const seed of seeds) {
    const { text, picture } = make(seed)
    const reading = await readInk(picture, read)
    const { certainty, rejected } = reading
    outcomes.push({ seed, text, read: reading.text, certainty, rejected })
  }
  return outcomes
}

/** Amounts made of MNIST's digits side by side. */
export const readMade = (seeds: readonly number[], box: DigitBox, read: ReadCharacters) =>
  each(seeds, read, (seed) => {
    const made = makeAmount(seed, box.labels)
    return { text: made.text, picture: stripOf([], drawAmount(made, box.pixelsOf)) }
  })

/** Amounts written with a pen. */
export const readWritten = (seeds: readonly number[], read: ReadCharacters) =>
  each(seeds, read, (seed) => {
    const { text, digits } = writeAmount(seed)
    return { text, picture: stripOf(digits.flat()) }
  })

export const readScribbles = (seeds: readonly number[], read: ReadCharacters) =>
  each(seeds, read, (seed) => ({ text: null, picture: stripOf(scribbledAmount(seed)) }))
