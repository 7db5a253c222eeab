/** What may change while a run goes on. */
export interface ChangingSettings {
  learningRate: number
  momentum: number
  weightDecay: number
}

/** New values from the step after `step` steps on. */
export interface SettingChange extends ChangingSettings {
  step: number
}

/** Said as '120:0.01:0.9:0_300:0.001:0.9:0' (step, rate, momentum, decay), so that a link can carry it. */
export function formatChanges(changes: readonly SettingChange[]): string {
  return changes
    .map(({ step, learningRate, momentum, weightDecay }) =>
      [step, learningRate, momentum, weightDecay].join(':'),
    )
    .join('_')
}

/** The changes that a text says, steps ascending; null when it says anything else. It may come from an address. */
export function parseChanges(text: string): SettingChange[] | null {
  if (text === '') return []
  const changes = text.split('_').map((part) => {
    const numbers = part.split(':').map((word) => (/^\d/.test(word) ? Number(word) : NaN))
    const [step, learningRate, momentum, weightDecay] = numbers
    return { step, learningRate, momentum, weightDecay, count: numbers.length }
  })
  const valid = changes.every(
    ({ step, learningRate, momentum, weightDecay, count }, i) =>
      count === 4 &&
      Number.isInteger(step) &&
      (i === 0 || step > changes[i - 1].step) &&
      learningRate > 0 &&
      learningRate <= 10 &&
      momentum >= 0 &&
      momentum < 1 &&
      weightDecay >= 0 &&
      weightDecay <= 0.1,
  )
  return valid
    ? changes.map(({ step, learningRate, momentum, weightDecay }) => ({
        step,
        learningRate,
        momentum,
        weightDecay,
      }))
    : null
}

/** The settings with one more change; several at the same step become one. */
export function withChange<T extends ChangingSettings & { changes: string }>(
  settings: T,
  step: number,
  patch: Partial<ChangingSettings>,
): T {
  const now = valuesAt(settings, step)
  const before = (parseChanges(settings.changes) ?? []).filter((change) => change.step < step)
  // Before the first step a change is no change: it is the setting itself.
  if (step === 0) return { ...settings, ...now, ...patch, changes: '' }
  return { ...settings, changes: formatChanges([...before, { step, ...now, ...patch }]) }
}

/** Rate (before the schedule), momentum and decay of the step after `step` steps. */
export function valuesAt(settings: ChangingSettings & { changes: string }, step: number): ChangingSettings {
  const { learningRate, momentum, weightDecay } =
    (parseChanges(settings.changes) ?? []).findLast((change) => change.step <= step) ?? settings
  return { learningRate, momentum, weightDecay }
}
