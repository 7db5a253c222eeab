import { drawAmount, makeAmount } from './made-amount'

/** How the digits of an example lie beside one another. `stack`: as in the stack of cheques, anywhere in its range. */
export const exampleKinds = ['apart', 'touching', 'overlapping', 'stack'] as const
export type ExampleKind = (typeof exampleKinds)[number]

/** An amount of test digits that lies in the box, under the reader's own ink. */
export interface Example {
  kind: ExampleKind
  seed: number
}

const gaps: Record<Exclude<ExampleKind, 'stack'>, { least: number; most: number }> = {
  apart: { least: 0.1, most: 0.35 },
  touching: { least: -0.06, most: 0.02 },
  overlapping: { least: -0.15, most: -0.06 },
}

/** An example as one number from 0, as it is kept and stands in addresses, and back; null where it is none. */
export const codeOfExample = ({ kind, seed }: Example): number =>
  seed * exampleKinds.length + exampleKinds.indexOf(kind)

export function exampleOfCode(code: number): Example | null {
  if (!Number.isInteger(code) || code < 0 || code > 4e9) return null
  return { kind: exampleKinds[code % exampleKinds.length], seed: Math.floor(code / exampleKinds.length) }
}

/** Digits that examples are made of: for 'stack' all of the test set, for the others those that come with the page. */
export interface ExampleDigits {
  labels: ArrayLike<number>
  /** 784 ink bytes; null when there is no such digit. */
  pixels(index: number): Uint8Array | null
}

/** The amount and its ink in the box (STRIP_WIDTH x STRIP_HEIGHT, 0 paper to 1 ink). */
export function inkOfExample(
  { kind, seed }: Example,
  digits: ExampleDigits,
): { text: string; ink: Float32Array } {
  const made = makeAmount(seed, digits.labels, kind === 'stack' ? undefined : gaps[kind])
  const ink = drawAmount(made, (index) => digits.pixels(index) ?? new Uint8Array(28 * 28))
  return { text: made.text, ink }
}
