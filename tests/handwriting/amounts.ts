/**
 * Amounts for measurements and tests. Those made of MNIST's digits side by side are drawn from AMOUNT_RANGES; those that
 * are written with a pen take their digits from the forms that people write (lib/data/handwriting) and lie as these ranges say.
 */
import { scribble } from './scribbles'
import { AMOUNT_RANGES, makeAmount, type MadeAmount } from '@/lib/data/amount/made-amount'
import { STRIP_RATIO } from '@/lib/data/amount/strip'
import { digitForms } from '@/lib/data/handwriting/forms'
import { HAND, type Range } from '@/lib/data/handwriting/ranges'
import { denser, leant, strayed } from '@/lib/data/handwriting/write-digit'
import { createRandom, mixSeed } from '@/lib/data/random'

export { AMOUNT_RANGES, makeAmount, type MadeAmount }

/** Written amounts; lengths are shares of the height of the box. */
export const WRITTEN = {
  digits: [1, 6],
  /** Height of the digits; all of an amount have nearly the same. */
  size: [0.4, 0.75],
  sizeOfEach: [0.9, 1.1],
  /** Degrees; a hand leans all its digits nearly alike. */
  slant: [-12, 12],
  slantOfEach: [-4, 4],
  /** Space between the ink of two neighbours, as a share of the height: below 0 they overlap, and mostly touch. */
  gap: [-0.06, 0.35],
  rise: [-0.04, 0.04],
} as const satisfies Record<string, Range>

export interface WrittenAmount {
  text: string
  /** The strokes of each digit: from 0 to 1 along the width and the height of the box. */
  digits: number[][][]
}

/** An amount written with a pen, decided by the seed. */
export function writeAmount(seed: number, text?: string, gap?: number): WrittenAmount {
  const random = createRandom(mixSeed(seed, 7003))
  const within = ([from, to]: Range) => from + (to - from) * random()
  const length = text?.length ?? WRITTEN.digits[0] + Math.floor(WRITTEN.digits[1] * random())
  const values =
    text?.split('').map(Number) ??
    Array.from({ length }, (_, i) =>
      i === 0 && length > 1 ? 1 + Math.floor(9 * random()) : Math.floor(10 * random()),
    )
  const [size, slant] = [within(WRITTEN.size), within(WRITTEN.slant)]
  let x = 0
  const placed = values.map((value) => {
    const form = digitForms[value][Math.floor(random() * digitForms[value].length)]
    const width = within(HAND.width)
    const wide = form.map((stroke) => stroke.map((at, i) => (i % 2 === 0 ? at * width : at)))
    const bent = strayed(wide.map(denser), within(HAND.stray), random)
    const turned = leant(bent, slant + within(WRITTEN.slantOfEach), 0)
    const height = size * within(WRITTEN.sizeOfEach)
    const xs = turned.flat().filter((_, i) => i % 2 === 0)
    const left = Math.min(...xs)
    const rise = within(WRITTEN.rise)
    const strokes = turned.map((stroke) =>
      stroke.map((at, i) => (i % 2 === 0 ? x + (at - left) * height : 0.5 + rise + at * height)),
    )
    // The pen's own width lies between two lines that touch.
    x += (Math.max(...xs) - left) * height + (0.12 + (gap ?? within(WRITTEN.gap))) * size
    return strokes
  })
  const most = STRIP_RATIO * 0.92
  const shrink = Math.min(1, most / x)
  const start = (STRIP_RATIO - x * shrink) / 2
  const digits = placed.map((strokes) =>
    strokes.map((stroke) =>
      stroke.map((at, i) => (i % 2 === 0 ? (start + at * shrink) / STRIP_RATIO : 0.5 + (at - 0.5) * shrink)),
    ),
  )
  return { text: values.join(''), digits }
}

/** A scribble in the amount box: one of the families, as wide as several digits. */
export function scribbledAmount(seed: number): number[][] {
  const random = createRandom(mixSeed(seed, 7004))
  const [left, wide] = [0.05 + 0.2 * random(), 0.25 + 0.45 * random()]
  return scribble(seed).drawing.strokes.map((stroke) =>
    stroke.map((at, i) => (i % 2 === 0 ? left + at * wide : 0.1 + 0.8 * at)),
  )
}
