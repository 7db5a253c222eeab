/** How often each class was read as each: what a network does with a labelled set. */
export interface Confusion {
  classes: number
  /** [classes x classes], row by row: how many examples of class `row` were read as class `column`. */
  counts: Int32Array
  /** Examples in all. */
  total: number
  /** Share read right, 0 to 1; null without examples. */
  accuracy: number | null
  /** By class: of what was read as it, the share that is it, 0 to 1; null where nothing was. */
  precision: readonly (number | null)[]
  /** By class: of what is it, the share that was read as it, 0 to 1; null where nothing is. */
  recall: readonly (number | null)[]
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)

/**
 * @param labels true classes, 0 to classes - 1
 * @param predictions classes given, one for each label
 * @throws RangeError when the lengths differ or a value is no class
 */
export function confusionOf(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
  classes: number,
): Confusion {
  if (labels.length !== predictions.length)
    throw new RangeError(`${labels.length} labels, ${predictions.length} predictions`)
  const counts = new Int32Array(classes * classes)
  const isClass = (value: number) => Number.isInteger(value) && value >= 0 && value < classes
  for (let i = 0; i < labels.length; i++) {
    if (!isClass(labels[i]) || !isClass(predictions[i]))
      throw new RangeError(`example ${i}: ${labels[i]} read as ${predictions[i]}, of ${classes} classes`)
    counts[labels[i] * classes + predictions[i]]++
  }
  const each = Array.from({ length: classes }, (_, k) => k)
  const sum = (at: (k: number) => number) => each.reduce((total, k) => total + counts[at(k)], 0)
  const hit = (k: number) => counts[k * classes + k]
  return {
    classes,
    counts,
    total: labels.length,
    accuracy: share(
      each.reduce((total, k) => total + hit(k), 0),
      labels.length,
    ),
    precision: each.map((k) =>
      share(
        hit(k),
        sum((row) => row * classes + k),
      ),
    ),
    recall: each.map((k) =>
      share(
        hit(k),
        sum((column) => k * classes + column),
      ),
    ),
  }
}

/** Answers of a network to a labelled set. */
export interface Answers {
  labels: ArrayLike<number>
  predictions: ArrayLike<number>
  /** [examples x classes], row by row, 0 to 1. */
  probabilities: ArrayLike<number>
}

/** The probability that the network gave to its own answer, 0 to 1. */
export const confidenceOf = (
  { predictions, probabilities }: Pick<Answers, 'predictions' | 'probabilities'>,
  example: number,
): number => probabilities[example * (probabilities.length / predictions.length) + predictions[example]]

/**
 * The examples of one cell (class `label` read as `prediction`), the surest answer first; equally sure ones in the order of
 * the set. Places in the arrays, not the set's own numbers.
 */
export function examplesOfCell(answers: Answers, label: number, prediction: number): number[] {
  const found: number[] = []
  for (let i = 0; i < answers.labels.length; i++)
    if (answers.labels[i] === label && answers.predictions[i] === prediction) found.push(i)
  return found.sort((a, b) => confidenceOf(answers, b) - confidenceOf(answers, a) || a - b)
}

/** The most frequent mistakes, the most frequent first; cells without any are left out. */
export function commonMistakes(
  { classes, counts }: Pick<Confusion, 'classes' | 'counts'>,
  most: number,
): { label: number; prediction: number; count: number }[] {
  return Array.from(counts, (count, at) => ({
    label: Math.floor(at / classes),
    prediction: at % classes,
    count,
  }))
    .filter(({ label, prediction, count }) => label !== prediction && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
}
