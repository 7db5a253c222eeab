import { experiments, type ExperimentId, type Outcome, type SideOutcome } from '@/lib/data/experiments'

const keyOf = (id: ExperimentId) => `experiment/${id}`
const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1

function isSide(side: unknown): side is SideOutcome {
  const { steps, trainingAccuracy, validationAccuracy, value, diverged } = (side ??
    {}) as Partial<SideOutcome>
  const isCount = Number.isSafeInteger(steps) && steps! >= 0
  const isValue = value === null || (typeof value === 'number' && Number.isFinite(value))
  return (
    isCount &&
    isShare(trainingAccuracy) &&
    isShare(validationAccuracy) &&
    isValue &&
    typeof diverged === 'boolean'
  )
}

function isOutcome(outcome: unknown): outcome is Outcome {
  const { seed, sides } = (outcome ?? {}) as Partial<Outcome>
  return Number.isSafeInteger(seed) && Array.isArray(sides) && sides.length === 2 && sides.every(isSide)
}

/** What the experiment came to on this device; nothing where its settings were others then, or storage is forbidden. */
export function keptOutcomes(id: ExperimentId): Outcome[] {
  try {
    const { settings, outcomes } = JSON.parse(localStorage.getItem(keyOf(id)) ?? '') as Record<
      string,
      unknown
    >
    if (settings !== JSON.stringify(experiments[id])) return []
    return Array.isArray(outcomes) && outcomes.every(isOutcome) ? outcomes : []
  } catch {
    return []
  }
}

export function keepOutcomes(id: ExperimentId, outcomes: readonly Outcome[]): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify({ settings: JSON.stringify(experiments[id]), outcomes }))
  } catch {
    // Forbidden or full: what was found then lasts as long as the page.
  }
}
