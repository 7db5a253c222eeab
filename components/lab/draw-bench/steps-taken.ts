import { ALL_STEPS, seeingSteps, type SeeingStep, type Steps } from '@/lib/data/drawing/steps'
import { createStore } from '@/lib/engine/store'
import { keepInTab, keptInTab } from './session'

const KEY = 'seeing-steps'

/** The steps that are taken before the network sees the drawing, as the reader set them. */
export const stepsTaken = createStore<{ steps: Steps }>({ steps: ALL_STEPS })

export function parseSteps(kept: unknown): Steps {
  const known = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  const taken = seeingSteps.map((step) => [step, known[step] !== false])
  return Object.fromEntries(taken) as Record<SeeingStep, boolean>
}

export const restoreSteps = () => stepsTaken.set({ steps: parseSteps(keptInTab(KEY)) })

export function takeStep(step: SeeingStep, taken: boolean): void {
  const steps = { ...stepsTaken.get().steps, [step]: taken }
  stepsTaken.set({ steps })
  keepInTab(KEY, steps)
}
