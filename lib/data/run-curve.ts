/** What is drawn of a run. Accuracies are 0 to 1; `loss` is that of the batches, `validationLoss` that of a look. */
export const CURVE_NAMES = [
  'loss',
  'trainingAccuracy',
  'validationAccuracy',
  'validationLoss',
  'testAccuracy',
  'learningRate',
] as const

export type CurveName = (typeof CURVE_NAMES)[number]

/** Points in the order of the run: `steps` ascend, and each has a finite value. */
export interface Curve {
  steps: number[]
  values: number[]
}

export type Curves = Record<CurveName, Curve>

export const noCurve = (): Curve => ({ steps: [], values: [] })

export const noCurves = (): Curves =>
  Object.fromEntries(CURVE_NAMES.map((name) => [name, noCurve()])) as Curves

/** More points than a line of a page can show, and few enough that a kept run takes some kilobytes. */
export const MOST_POINTS = 160

/** A row of a run's history; what it does not know is absent, null or not a number. */
export type HistoryRow = { step: number } & Partial<Record<CurveName, number | null>>

/** The curve that these rows say under one name: a row without a finite value has no point, of two at a step the last. */
export function curveOf(rows: readonly HistoryRow[], name: CurveName): Curve {
  const curve = noCurve()
  for (const row of rows) {
    const value = row[name]
    if (value === null || value === undefined || !Number.isFinite(value)) continue
    const at = curve.steps.at(-1) === row.step ? curve.steps.length - 1 : curve.steps.length
    curve.steps[at] = row.step
    curve.values[at] = value
  }
  return curve
}

/** At most `most` points: means of equal stretches, each at its last step. A mean hides no trend. */
export function thinByMean({ steps, values }: Curve, most = MOST_POINTS): Curve {
  if (steps.length <= most) return { steps: [...steps], values: [...values] }
  const stretch = Math.ceil(steps.length / most)
  const thin = noCurve()
  for (let from = 0; from < steps.length; from += stretch) {
    const part = values.slice(from, from + stretch)
    thin.steps.push(steps[from + part.length - 1])
    thin.values.push(part.reduce((sum, value) => sum + value, 0) / part.length)
  }
  return thin
}

/** At most `most` points as they are, evenly chosen; the first and the last always. */
export function thinByChoice({ steps, values }: Curve, most = MOST_POINTS): Curve {
  if (steps.length <= most) return { steps: [...steps], values: [...values] }
  const chosen = Array.from({ length: most }, (_, i) => Math.round((i * (steps.length - 1)) / (most - 1)))
  return { steps: chosen.map((at) => steps[at]), values: chosen.map((at) => values[at]) }
}

/** Only the points where a value begins and ends: a stair of few values needs no others. */
export function thinStairs({ steps, values }: Curve, most = MOST_POINTS): Curve {
  const kept = steps.flatMap((_, at) =>
    at === 0 || at === steps.length - 1 || values[at] !== values[at - 1] || values[at] !== values[at + 1]
      ? [at]
      : [],
  )
  return thinByChoice({ steps: kept.map((at) => steps[at]), values: kept.map((at) => values[at]) }, most)
}

/** All curves of a history, thinned: losses as means, looks as they were. */
export function curvesOf(rows: readonly HistoryRow[], most = MOST_POINTS): Curves {
  const thin = { loss: thinByMean, learningRate: thinStairs } as Partial<Record<CurveName, typeof thinByMean>>
  return Object.fromEntries(
    CURVE_NAMES.map((name) => [name, (thin[name] ?? thinByChoice)(curveOf(rows, name), most)]),
  ) as Curves
}

/** Index of the last step that is not after `step`, or -1. */
function lastUpTo(steps: readonly number[], step: number): number {
  let low = 0
  let high = steps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (steps[middle] <= step) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The value of a curve at a step, on the straight line between its points; it begins at (0, 0) and ends flat. */
export function valueBetween({ steps, values }: Curve, step: number): number | null {
  if (steps.length === 0) return null
  const at = lastUpTo(steps, step)
  if (at === steps.length - 1) return values[at]
  const [fromStep, fromValue] = at < 0 ? [0, 0] : [steps[at], values[at]]
  const share = (step - fromStep) / (steps[at + 1] - fromStep)
  return fromValue + share * (values[at + 1] - fromValue)
}
