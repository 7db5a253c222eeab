'use client'

import { useEffect } from 'react'
import type { Weights, WeightsOnPage } from '@/lib/engine/weights'
import { weights } from '@/lib/engine/weights-on-page'
import { useStore } from './use-store'

/** The weights that readers bring, and what can be done about them. Looks again when the reader comes back to the tab. */
export function useWeights(): Omit<Weights, 'store'> & { state: WeightsOnPage } {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void weights.look()
    }
    look()
    document.addEventListener('visibilitychange', look)
    window.addEventListener('online', weights.goOn)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('online', weights.goOn)
    }
  }, [])
  return { ...weights, state: useStore(weights.store) }
}
