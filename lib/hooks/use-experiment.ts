import { useEffect } from 'react'
import type { ExperimentId } from '@/lib/data/experiments'
import { pageExperiments, type Experiments, type ExperimentState } from '@/lib/engine/experiments'
import { useStore } from './use-store'

/** One of the book's experiments; it stops when the reader leaves the page. */
export function useExperiment(id: ExperimentId): { state: ExperimentState; experiments: Experiments } {
  const experiments = pageExperiments()
  const store = experiments.of(id)
  useEffect(
    () => () => {
      if (store.get().phase === 'loading' || store.get().phase === 'racing') experiments.stop()
    },
    [experiments, store],
  )
  return { state: useStore(store), experiments }
}
