/** Scores by which pictures that are no digits might be told from digits: the higher, the stranger. */
import { energyOf } from '@/lib/data/rejection'

export const FEATURES = 84

/** What the network says of a set of pictures. */
export interface Answers {
  /** [n x 10] logits. */
  scores: Float32Array
  /** [n x 84] what F6 puts out. */
  features: Float32Array
  /** [n] in fully inked pixels. */
  ink: readonly number[]
}

/** What training digits are like in F6. */
export interface KnownFeatures {
  means: readonly Float64Array[]
  /** Inverse of the covariance within the classes, [84 x 84]. */
  precision: Float64Array
  /** Mean and standard deviation over all classes. */
  mean: Float64Array
  deviation: Float64Array
  /** [m x 84]. */
  bank: Float32Array
}

const row = (values: Float32Array, i: number, width: number) => values.subarray(i * width, (i + 1) * width)

/** Inverse of a symmetric positive matrix, by Gauss and Jordan. */
export function inverse(matrix: Float64Array, n: number): Float64Array {
  const a = matrix.slice()
  const b = new Float64Array(n * n)
  for (let i = 0; i < n; i++) b[i * n + i] = 1
  for (let i = 0; i < n; i++) {
    const pivot = a[i * n + i]
    for (let k = 0; k < n; k++) {
      a[i * n + k] /= pivot
      b[i * n + k] /= pivot
    }
    for (let j = 0; j < n; j++) {
      const factor = a[j * n + i]
      if (j === i || factor === 0) continue
      for (let k = 0; k < n; k++) {
        a[j * n + k] -= factor * a[i * n + k]
        b[j * n + k] -= factor * b[i * n + k]
      }
    }
  }
  return b
}

/** @param labels one a row of `features`; the first `banked` rows are what nearest features are searched in */
export function knownFeatures(
  features: Float32Array,
  labels: ArrayLike<number>,
  banked: number,
): KnownFeatures {
  const n = labels.length
  const means = Array.from({ length: 10 }, () => new Float64Array(FEATURES))
  const counts = new Float64Array(10)
  const [mean, deviation] = [new Float64Array(FEATURES), new Float64Array(FEATURES)]
  for (let i = 0; i < n; i++) {
    counts[labels[i]]++
    row(features, i, FEATURES).forEach((value, k) => {
      means[labels[i]][k] += value
      mean[k] += value / n
    })
  }
  means.forEach((of, label) => of.forEach((sum, k) => (of[k] = sum / counts[label])))
  const covariance = new Float64Array(FEATURES * FEATURES)
  for (let i = 0; i < n; i++) {
    const here = row(features, i, FEATURES)
    const off = Float64Array.from(here, (value, k) => value - means[labels[i]][k])
    for (let j = 0; j < FEATURES; j++) {
      deviation[j] += (here[j] - mean[j]) ** 2 / n
      for (let k = 0; k < FEATURES; k++) covariance[j * FEATURES + k] += (off[j] * off[k]) / n
    }
  }
  let trace = 0
  for (let k = 0; k < FEATURES; k++) trace += covariance[k * FEATURES + k]
  // Some units are always 0: a little is added to every direction.
  for (let k = 0; k < FEATURES; k++) covariance[k * FEATURES + k] += (0.01 * trace) / FEATURES
  return {
    means,
    precision: inverse(covariance, FEATURES),
    mean,
    deviation: deviation.map((variance) => Math.sqrt(variance) + 1e-6),
    bank: features.slice(0, banked * FEATURES),
  }
}

const squared = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let sum = 0
  for (let k = 0; k < FEATURES; k++) sum += (a[k] - b[k]) ** 2
  return sum
}

function mahalanobis(here: Float32Array, mean: Float64Array, precision: Float64Array): number {
  const off = new Float64Array(FEATURES)
  for (let k = 0; k < FEATURES; k++) off[k] = here[k] - mean[k]
  let sum = 0
  for (let j = 0; j < FEATURES; j++) {
    let along = 0
    for (let k = 0; k < FEATURES; k++) along += precision[j * FEATURES + k] * off[k]
    sum += along * off[j]
  }
  return sum
}

/** Squared distance to the fifth nearest of the bank. */
function fifthNearest(here: Float32Array, bank: Float32Array): number {
  const nearest = new Float64Array(5).fill(Infinity)
  for (let at = 0; at < bank.length; at += FEATURES) {
    let sum = 0
    // What is already further than the fifth is left alone.
    for (let k = 0; k < FEATURES && sum < nearest[4]; k++) sum += (here[k] - bank[at + k]) ** 2
    if (sum >= nearest[4]) continue
    nearest[4] = sum
    nearest.sort()
  }
  return nearest[4]
}

function shares(scores: Float32Array): number[] {
  const most = Math.max(...scores)
  const powers = Array.from(scores, (score) => Math.exp(score - most))
  const sum = powers.reduce((a, b) => a + b)
  return powers.map((power) => power / sum)
}

type Score = (scores: Float32Array, features: Float32Array) => number

/** The scores that are tried, by what the report calls them. */
export function candidates(known: KnownFeatures): Readonly<Record<string, Score>> {
  const { means, precision, mean, deviation, bank } = known
  const unit = (values: Float32Array) => {
    const length = Math.hypot(...values) || 1
    return values.map((value) => value / length)
  }
  const unitBank = new Float32Array(bank.length)
  for (let i = 0; i < bank.length; i += FEATURES) unitBank.set(unit(bank.subarray(i, i + FEATURES)), i)
  const codes = means.map((of) => of.map((value, k) => (value > mean[k] ? 1 : -1)))
  return {
    'share of the likeliest digit, negated': (scores) => -Math.max(...shares(scores)),
    'entropy of the shares': (scores) =>
      -shares(scores).reduce((sum, share) => sum + share * Math.log(share + 1e-12), 0),
    'energy of the scores': (scores) => energyOf(scores),
    'F6 to the nearest class mean': (_, here) => Math.min(...means.map((of) => squared(here, of))),
    'the same, Mahalanobis': (_, here) => Math.min(...means.map((of) => mahalanobis(here, of, precision))),
    'F6 to the fifth nearest training digit': (_, here) => fifthNearest(here, bank),
    'the same, by angle': (_, here) => fifthNearest(unit(here), unitBank),
    'F6 to the codes of the classes, as in 1998': (_, here) => {
      const bent = Float64Array.from(here, (value, k) => Math.tanh((value - mean[k]) / deviation[k]))
      return Math.min(...codes.map((code) => squared(bent, code)))
    },
  }
}

/** A score of every picture of a set. */
export const scoreAll = (score: Score, { scores, features, ink }: Answers): number[] =>
  ink.map((_, i) => score(row(scores, i, 10), row(features, i, FEATURES)))
