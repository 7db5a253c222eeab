import { updateWeight, type UpdateSettings, type UpdateTerms } from '@/lib/nn/descent'

export interface UpdateStart extends UpdateSettings {
  weight: number
  velocity: number
  /** The same in every step. */
  gradient: number
}

export const MOST_STEPS = 60

/** What the rule computes in steps 1, 2, …, each from where the one before left weight and velocity. */
export function updates(
  { weight, velocity, gradient, ...settings }: UpdateStart,
  steps: number,
): UpdateTerms[] {
  const made: UpdateTerms[] = []
  for (let i = 0; i < steps; i++) {
    const before = made.at(-1) ?? { weight, velocity }
    made.push(updateWeight(before.weight, before.velocity, gradient, settings))
  }
  return made
}
