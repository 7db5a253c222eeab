import { useEffect } from 'react'
import { runHistory, type RunHistory, type RunHistoryState } from '@/lib/engine/run-history'
import { keepRuns } from '@/lib/engine/run-recorder'
import { trainerStore } from '@/lib/engine/trainer-store'
import { useStore } from './use-store'

/** The reader's runs and records, and what can be done with them. */
export function useRuns(): { state: RunHistoryState; history: RunHistory } {
  const state = useStore(runHistory.store)
  useEffect(() => {
    void runHistory.open()
    keepRuns()
  }, [])
  return { state, history: runHistory }
}

/** The run that is training now, by its number, or null; it does not change with every step. */
export const useTrainingRun = (): number | null =>
  useStore(trainerStore, ({ phase, startedAt }) =>
    phase === 'training' || phase === 'loading' ? startedAt : null,
  )

/** The run that stands on the training bench, as far as a challenge looks at it. */
export function useCurrentRun() {
  const settings = useStore(trainerStore, (state) => state.settings)
  // Looks are few: this does not draw anew with every step.
  useStore(trainerStore, (state) => state.history.looks.at(-1)?.step)
  const { looks } = trainerStore.get().history
  const startedAt = useStore(trainerStore, (state) => state.startedAt)
  const known = useStore(trainerStore, (state) => state.stepsPerEpoch)
  // Of a run that was taken up from the device and has not gone on yet, the settings say it.
  const stepsPerEpoch = known ?? Math.ceil(settings.digits / settings.batch)
  return { settings, looks, startedAt, stepsPerEpoch }
}
