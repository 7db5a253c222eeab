import { useCallback, useEffect, useState } from 'react'
import type { OwnData } from '@/lib/data/own-data'
import type { TrainSettings } from '@/lib/data/train-settings'
import { isAbort, toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import { keepOwnData, loadOwnData, ownDataStore } from '@/lib/engine/own-data'
import { trainer } from '@/lib/engine/trainer'
import { trainerStore } from '@/lib/engine/trainer-store'
import { showInAddress } from './use-trainer'
import { useStore } from './use-store'

/** For a set of a few hundred pictures: small batches, many times over; at the usual rate some such runs diverged. */
const SMALL_SET: Partial<TrainSettings> = { batch: 16, epochs: 20, learningRate: 0.01 }
const SMALL = 5000

/** The reader's own data: what is kept of it, and what can be done with it. */
export function useOwnData() {
  const state = useStore(ownDataStore)
  const { settings } = useStore(trainerStore)
  const [reading, setReading] = useState<AbortController | null>(null)
  const [error, setError] = useState<{ code: ErrorCode; detail: ErrorDetail } | null>(null)

  useEffect(() => void loadOwnData(), [])

  const change = useCallback((patch: Partial<TrainSettings>) => {
    trainer.change(patch)
    showInAddress(trainerStore.get().settings)
  }, [])

  /** Has the worker read the data, keeps it and sets the bench to it; what was kept before stays if it cannot. */
  const use = useCallback(
    async (data: OwnData) => {
      const controller = new AbortController()
      setReading(controller)
      setError(null)
      try {
        const { client } = await trainer.worker()
        const summary = await client.call('data/use-own', { data }, { signal: controller.signal })
        await keepOwnData(data, summary)
        change({ data: 'own', ...(summary.train <= SMALL && SMALL_SET) })
      } catch (reason) {
        if (isAbort(reason)) return
        const { code, detail } = toCodedError(reason)
        setError({ code, detail })
      } finally {
        setReading(null)
      }
    },
    [change],
  )

  return {
    state,
    inUse: settings.data === 'own',
    reading: reading !== null,
    error,
    use,
    cancel: () => reading?.abort(),
    useMnist: () => change({ data: 'mnist' }),
    forget: () => {
      change({ data: 'mnist' })
      void keepOwnData(null, null)
    },
  }
}
