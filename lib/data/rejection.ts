import figures from './rejection.json'

/** What tells digits from other pictures, for one network. */
export interface Rejection {
  /** Ink of the average training digit, in fully inked pixels of 28x28. */
  averageInk: number
  /** What ink beyond that counts. */
  inkWeight: number
  /** A picture stranger than this is taken for no digit. */
  limit: number
}

/** For the LeNet that comes with the site; chosen and written by scripts/measure-reading.ts. */
export const SITE_REJECTION: Rejection = figures

/**
 * The energy of ten scores: minus the logarithm of the sum of their exponentials (Liu et al. 2020, "Energy-based
 * Out-of-distribution Detection"). Softmax hides how high the scores are; the energy keeps it. Low where at least one
 * class fits well.
 * @param scores logits, or the negated penalties of RBF units: the greatest wins
 */
export function energyOf(scores: ArrayLike<number>): number {
  let most = -Infinity
  for (let i = 0; i < scores.length; i++) most = Math.max(most, scores[i])
  let sum = 0
  for (let i = 0; i < scores.length; i++) sum += Math.exp(scores[i] - most)
  return -(most + Math.log(sum))
}

/** Ink of a picture in fully inked pixels. `pixels`: bytes, 0 paper to 255 ink. */
export function inkOf(pixels: Uint8Array): number {
  let sum = 0
  for (const byte of pixels) sum += byte
  return sum / 255
}

/**
 * How little a picture is like a digit: the energy of its scores, and more where it has more ink than the average digit.
 * Once every drawing is as large and its lines as thick as MNIST's, ink is the length of the line, and a scribble has
 * more of it than any digit. Less ink says nothing: a 1 has little.
 */
export function strangeness(
  scores: ArrayLike<number>,
  ink: number,
  { averageInk, inkWeight }: Pick<Rejection, 'averageInk' | 'inkWeight'> = SITE_REJECTION,
): number {
  return energyOf(scores) + inkWeight * Math.max(0, Math.log(ink / averageInk))
}

/** What the network's scores and the picture say together: a digit, or why not. */
export type Verdict =
  | 'digit'
  /** No class fits: all ten scores are low. */
  | 'strange'
  /** Some class might fit, but there is far more line than in a digit. */
  | 'overloaded'

/**
 * Decides whether a picture is read or rejected. Empty pictures are strange.
 * @param scores ten of one picture, the greatest wins
 * @param ink of the same picture, `inkOf`
 */
export function verdictOn(
  scores: ArrayLike<number>,
  ink: number,
  rejection: Rejection = SITE_REJECTION,
): Verdict {
  if (ink === 0 || energyOf(scores) > rejection.limit) return 'strange'
  return strangeness(scores, ink, rejection) > rejection.limit ? 'overloaded' : 'digit'
}

/** The least limit that takes at most this share (0 to 1) of known digits for none. */
export function limitLosing(share: number, strangenesses: readonly number[]): number {
  const sorted = [...strangenesses].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((1 - share) * sorted.length) - 1)] ?? Infinity
}
