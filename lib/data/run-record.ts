import { CURVE_NAMES, noCurves, valueBetween, type Curve, type Curves } from './run-curve'
import { checkSettings, DEFAULT_SETTINGS, type TrainSettings } from './train-settings'

/** How a run stands, or how it ended: `reset` is one that the reader dropped. */
export const RUN_ENDS = ['training', 'paused', 'done', 'diverged', 'failed', 'reset'] as const

export const RUN_ENGINES = ['webgpu', 'wasm', 'webgl', 'cpu'] as const

/** Of the whole run, null where it did not come so far; accuracies are 0 to 1. */
export interface RunFigures {
  /** Mean of the last steps. */
  loss: number | null
  trainingAccuracy: number | null
  validationAccuracy: number | null
  /** Of the looks from the end of the first epoch on. */
  bestValidationAccuracy: number | null
  validationLoss: number | null
  testAccuracy: number | null
}

/** A run as it is kept on the device. */
export interface RunRecord {
  /** Milliseconds since 1970 at the first step: tells runs apart. */
  startedAt: number
  /** The reader's own name for it, or ''. */
  name: string
  settings: TrainSettings
  engine: { name: (typeof RUN_ENGINES)[number]; threads: number } | null
  end: (typeof RUN_ENDS)[number]
  step: number
  stepsPerEpoch: number | null
  /** Milliseconds of training up to a step, looks left out. */
  times: Curve
  figures: RunFigures
  curves: Curves
}

export const LONGEST_NAME = 60

/** A name as it is kept: one line, not too long. */
export const tidyName = (name: string): string => name.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME)

export const SETTING_NAMES = Object.keys(DEFAULT_SETTINGS) as (keyof TrainSettings)[]

/** Settings in which these runs are not all alike, in the order of TrainSettings. */
export const differingSettings = (all: readonly TrainSettings[]): (keyof TrainSettings)[] =>
  SETTING_NAMES.filter((name) => all.some((settings) => settings[name] !== all[0][name]))

/** Milliseconds of training in all; null when no time was kept. */
export const trainedMs = ({ times }: Pick<RunRecord, 'times'>): number | null => times.values.at(-1) ?? null

/** Milliseconds that each whole epoch took, in order; empty before the first has ended. */
export function epochTimes({ times, step, stepsPerEpoch }: RunRecord): number[] {
  if (!stepsPerEpoch) return []
  const ends = Array.from(
    { length: Math.floor(step / stepsPerEpoch) + 1 },
    (_, epoch) => valueBetween(times, epoch * stepsPerEpoch) ?? 0,
  )
  return times.steps.length === 0 ? [] : ends.slice(1).map((end, i) => end - ends[i])
}

/** Mean milliseconds an epoch: of the whole ones, or reckoned from the steps so far; null when no time was kept. */
export function msPerEpoch(run: RunRecord): { ms: number; reckoned: boolean } | null {
  const whole = epochTimes(run)
  if (whole.length > 0) return { ms: whole.reduce((sum, ms) => sum + ms, 0) / whole.length, reckoned: false }
  const ms = trainedMs(run)
  if (!ms || !run.stepsPerEpoch || run.step === 0) return null
  return { ms: (ms * run.stepsPerEpoch) / run.step, reckoned: true }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length <= 5000 && value.every(Number.isFinite)

function parseCurve(value: unknown): Curve | null {
  if (!isObject(value) || !isNumbers(value.steps) || !isNumbers(value.values)) return null
  const { steps, values } = value
  const ascends = steps.every((step, at) => isCount(step) && (at === 0 || step > steps[at - 1]))
  return ascends && steps.length === values.length ? { steps, values } : null
}

function parseFigures(value: unknown): RunFigures | null {
  if (!isObject(value)) return null
  const figure = (name: keyof RunFigures) => (Number.isFinite(value[name]) ? (value[name] as number) : null)
  return {
    loss: figure('loss'),
    trainingAccuracy: figure('trainingAccuracy'),
    validationAccuracy: figure('validationAccuracy'),
    bestValidationAccuracy: figure('bestValidationAccuracy'),
    validationLoss: figure('validationLoss'),
    testAccuracy: figure('testAccuracy'),
  }
}

/** Settings as they were kept; those that an older book did not have are at their defaults. Null when impossible. */
export function parseKeptSettings(value: unknown): TrainSettings | null {
  if (!isObject(value)) return null
  const known = SETTING_NAMES.filter((name) => name in value).map((name) => [name, value[name]])
  const settings = { ...DEFAULT_SETTINGS, ...Object.fromEntries(known) } as TrainSettings
  try {
    checkSettings(settings)
    return settings
  } catch {
    return null
  }
}

export function parseKeptEngine(value: unknown): RunRecord['engine'] {
  if (!isObject(value)) return null
  const name = RUN_ENGINES.find((engine) => engine === value.name)
  return name && isCount(value.threads) ? { name, threads: value.threads } : null
}

/** A run from the device's storage, nothing in it believed; null when it is none. */
export function parseRun(value: unknown): RunRecord | null {
  if (!isObject(value)) return null
  const { startedAt, name, step, stepsPerEpoch } = value
  const settings = parseKeptSettings(value.settings)
  const end = RUN_ENDS.find((one) => one === value.end)
  const times = parseCurve(value.times)
  const figures = parseFigures(value.figures)
  if (!isCount(startedAt) || !isCount(step) || !settings || !end || !times || !figures) return null
  if (stepsPerEpoch !== null && !(isCount(stepsPerEpoch) && stepsPerEpoch > 0)) return null
  const kept = isObject(value.curves) ? value.curves : {}
  const curves = noCurves()
  for (const curve of CURVE_NAMES) {
    const points = curve in kept ? parseCurve(kept[curve]) : curves[curve]
    if (!points) return null
    curves[curve] = points
  }
  return {
    startedAt,
    name: typeof name === 'string' ? tidyName(name) : '',
    settings,
    engine: parseKeptEngine(value.engine),
    end,
    step,
    stepsPerEpoch,
    times,
    figures,
    curves,
  }
}
