import { parameterCount } from '@/lib/nn/parameters'
import { VALIDATION_DIGITS } from './mnist'
import { noCurve, valueBetween, type Curve } from './run-curve'
import { parseKeptEngine, parseKeptSettings, type RunRecord } from './run-record'
import { networkOf, validationOf, type TrainSettings } from './train-settings'

/**
 * What a reader can try to reach. All are counted on the validation digits, all of which must be held back; the test
 * digits decide nothing.
 * - steps98: 98% in the fewest steps.
 * - time99: 99% in the least time of training on this device.
 * - digits100: 95% from 100 training digits; the highest accuracy is kept, also while it is below.
 * - parameters97: 97% with the fewest trained parameters.
 */
export const CHALLENGE_NAMES = ['steps98', 'time99', 'digits100', 'parameters97'] as const
export type ChallengeName = (typeof CHALLENGE_NAMES)[number]

/** Validation accuracy to be reached, and what is then compared: the smallest wins, or the greatest. */
export const CHALLENGES = {
  steps98: { goal: 0.98, counts: 'steps', wins: 'least' },
  time99: { goal: 0.99, counts: 'ms', wins: 'least' },
  digits100: { goal: 0.95, counts: 'accuracy', wins: 'most' },
  parameters97: { goal: 0.97, counts: 'parameters', wins: 'least' },
} as const satisfies Record<
  ChallengeName,
  { goal: number; counts: 'steps' | 'ms' | 'accuracy' | 'parameters'; wins: 'least' | 'most' }
>

/** Training digits that a run of `digits100` may see. */
export const FEW_DIGITS = 100

export interface ChallengeRecord {
  /** Steps, milliseconds, an accuracy or parameters: see CHALLENGES. */
  value: number
  /** Where in the run, and how well it read the validation digits there. */
  step: number
  accuracy: number
  settings: TrainSettings
  engine: RunRecord['engine']
  startedAt: number
}

export type ChallengeRecords = Partial<Record<ChallengeName, ChallengeRecord>>

/** What a challenge looks at: a run with all of its looks, not only those that are drawn. */
export interface Contender extends Pick<
  RunRecord,
  'startedAt' | 'settings' | 'engine' | 'stepsPerEpoch' | 'times'
> {
  /** Validation accuracies by step, all of them. */
  looks: Curve
}

/**
 * The looks that count: those from the end of the first epoch on. Each reads at least a thousand validation digits; the
 * looks before read as few as 84, and a lucky one would be the record.
 */
export function countingLooks({ steps, values }: Curve, stepsPerEpoch: number | null): Curve {
  const from = steps.findIndex((step) => stepsPerEpoch !== null && step >= stepsPerEpoch)
  return from < 0 ? noCurve() : { steps: steps.slice(from), values: values.slice(from) }
}

export type Hindrance = 'too-many-digits' | 'validation-in-training'

/** Why runs of these settings do not count, or null. */
export function hindranceOf(name: ChallengeName, settings: TrainSettings): Hindrance | null {
  if (validationOf(settings) < VALIDATION_DIGITS) return 'validation-in-training'
  return name === 'digits100' && settings.digits > FEW_DIGITS ? 'too-many-digits' : null
}

/** The best look so far; null before the first. */
export function bestLook({ steps, values }: Curve): { step: number; accuracy: number } | null {
  if (steps.length === 0) return null
  const at = values.reduce((best, value, i) => (value > values[best] ? i : best), 0)
  return { step: steps[at], accuracy: values[at] }
}

/** What a run has reached in a challenge; null when it has not reached it, or does not count. */
export function attemptOf(name: ChallengeName, run: Contender): ChallengeRecord | null {
  if (hindranceOf(name, run.settings) !== null) return null
  const { goal, counts } = CHALLENGES[name]
  const looks = countingLooks(run.looks, run.stepsPerEpoch)
  const at = looks.values.findIndex((accuracy) => accuracy >= goal)
  const first = at < 0 ? null : { step: looks.steps[at], accuracy: looks.values[at] }
  const look = counts === 'accuracy' ? bestLook(looks) : first
  if (!look) return null
  const value = {
    steps: () => look.step,
    ms: () => valueBetween(run.times, look.step),
    accuracy: () => look.accuracy,
    parameters: () => parameterCount(networkOf(run.settings)),
  }[counts]()
  const { settings, engine, startedAt } = run
  return value === null ? null : { value, ...look, settings, engine, startedAt }
}

/** Whether `record` has reached the goal of its challenge: records of `digits100` are kept below it, too. */
export const reached = (name: ChallengeName, { accuracy }: ChallengeRecord): boolean =>
  accuracy >= CHALLENGES[name].goal

/** The better of two; equal ones stay with the older. */
function better(
  name: ChallengeName,
  old: ChallengeRecord | undefined,
  next: ChallengeRecord | null,
): ChallengeRecord | undefined {
  if (!next || !old) return next ?? old
  const wins = CHALLENGES[name].wins === 'least' ? next.value < old.value : next.value > old.value
  return wins ? next : old
}

/** The records with a run taken into account; the same object when it beats none. */
export function withRun(records: ChallengeRecords, run: Contender): ChallengeRecords {
  const next: ChallengeRecords = {}
  let changed = false
  for (const name of CHALLENGE_NAMES) {
    const best = better(name, records[name], attemptOf(name, run))
    if (best) next[name] = best
    changed ||= best !== records[name]
  }
  return changed ? next : records
}

function parseRecord(name: ChallengeName, value: unknown): ChallengeRecord | null {
  if (typeof value !== 'object' || value === null) return null
  const kept = value as Record<string, unknown>
  const settings = parseKeptSettings(kept.settings)
  const numbers = [kept.value, kept.step, kept.accuracy, kept.startedAt]
  if (!settings || hindranceOf(name, settings) !== null) return null
  if (!numbers.every((number) => Number.isFinite(number) && (number as number) >= 0)) return null
  const [measured, step, accuracy, startedAt] = numbers as number[]
  if (accuracy > 1) return null
  return { value: measured, step, accuracy, startedAt, settings, engine: parseKeptEngine(kept.engine) }
}

/** Records from the device's storage, nothing in them believed; what is none is left out. */
export function parseRecords(value: unknown): ChallengeRecords {
  const kept = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const records: ChallengeRecords = {}
  for (const name of CHALLENGE_NAMES) {
    const record = parseRecord(name, kept[name])
    if (record) records[name] = record
  }
  return records
}

/** What a shared link says of a record: `?challenge=steps98&record=600`. */
export interface ClaimedRecord {
  name: ChallengeName
  value: number
}

/** A record that an address claims; null when it claims none that can be. */
export function claimedRecord(search: string): ClaimedRecord | null {
  const query = new URLSearchParams(search)
  const name = CHALLENGE_NAMES.find((one) => one === query.get('challenge'))
  const text = query.get('record') ?? ''
  const value = /^\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN
  if (!name || !Number.isFinite(value)) return null
  return CHALLENGES[name].counts === 'accuracy' && value > 1 ? null : { name, value }
}

/** The part of a link that claims a record, without '?'. */
export function claimOf(name: ChallengeName, { value }: ChallengeRecord): string {
  const text = CHALLENGES[name].counts === 'accuracy' ? value.toFixed(4) : String(Math.round(value))
  return new URLSearchParams({ challenge: name, record: text }).toString()
}
