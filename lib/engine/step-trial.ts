import { ALL_STEPS, seeingSteps, type Steps } from '@/lib/data/drawing/steps'
import { isAbort, toCodedError, type CodedError } from '@/lib/errors'
import type { DigitNetwork } from '@/lib/protocol/messages'
import type { Misread } from '@/lib/protocol/reading-messages'
import type { DigitWorker } from './digit-worker'
import { createStore, type Store } from './store'

/** Odd seeds: nothing was tuned on them. */
export const TRIAL_SEEDS: readonly number[] = Array.from({ length: 300 }, (_, i) => 2 * i + 1)

/** Misread drawings that are kept with a trial. */
const KEPT_MISREAD = 12

export interface Trial {
  steps: Steps
  network: DigitNetwork
  /** The reader's network that was tried, by when it was saved; null for the one of the site. */
  savedAt: number | null
  right: number
  total: number
  misread: readonly Misread[]
}

export interface StepTrialState {
  /** The newest first. */
  trials: readonly Trial[]
  /** Drawings read so far, of how many; null while no trial is under way. */
  running: { done: number; total: number } | null
  error: CodedError | null
}

export interface StepTrial {
  store: Store<StepTrialState>
  /** Reads the drawings after these steps, and after all of them where that is not known yet. */
  run(network: DigitNetwork, steps: Steps): Promise<void>
  cancel(): void
  /** Trials of an earlier page. */
  restore(trials: readonly Trial[]): void
}

export const sameSteps = (a: Steps, b: Steps) => seeingSteps.every((step) => a[step] === b[step])

const sameTrial = (a: Trial, b: Trial) =>
  a.network === b.network && a.savedAt === b.savedAt && sameSteps(a.steps, b.steps)

/** Measures what each step on the way to the network is good for. */
export function createStepTrial(parts: {
  worker: (choice: DigitNetwork, signal: AbortSignal) => Promise<DigitWorker>
  base: string
  /** Told of all trials whenever there is another. */
  save: (trials: readonly Trial[]) => void
}): StepTrial {
  const store = createStore<StepTrialState>({ trials: [], running: null, error: null })
  let running: AbortController | null = null

  async function measure(choice: DigitNetwork, steps: Steps, signal: AbortSignal) {
    const { client, network, mine } = await parts.worker(choice, signal)
    const savedAt = mine?.savedAt ?? null
    const known = (wanted: Steps) =>
      store
        .get()
        .trials.some((t) => t.network === network && t.savedAt === savedAt && sameSteps(t.steps, wanted))
    const wanted = sameSteps(steps, ALL_STEPS) || known(ALL_STEPS) ? [steps] : [ALL_STEPS, steps]
    const total = wanted.length * TRIAL_SEEDS.length
    for (const [i, taken] of wanted.entries()) {
      const result = await client.call(
        'reading/trial',
        { base: parts.base, network, steps: taken, seeds: TRIAL_SEEDS },
        {
          signal,
          onProgress: ({ done }) => {
            if (!signal.aborted) store.set({ running: { done: i * TRIAL_SEEDS.length + done, total } })
          },
        },
      )
      signal.throwIfAborted()
      const misread = result.misread.slice(0, KEPT_MISREAD)
      const trial: Trial = { ...result, steps: taken, network, savedAt, misread }
      const others = store.get().trials.filter((old) => !sameTrial(old, trial))
      store.set({ trials: [trial, ...others].slice(0, 16) })
      parts.save(store.get().trials)
    }
  }

  return {
    store,
    async run(network, steps) {
      if (running) return
      running = new AbortController()
      const { signal } = running
      store.set({ running: { done: 0, total: TRIAL_SEEDS.length }, error: null })
      try {
        await measure(network, steps, signal)
      } catch (thrown) {
        if (!isAbort(thrown) && !signal.aborted) store.set({ error: toCodedError(thrown) })
      }
      running = null
      store.set({ running: null })
    },
    cancel: () => running?.abort(),
    restore(trials) {
      if (store.get().trials.length === 0) store.set({ trials })
    },
  }
}
