'use client'

import { useEffect } from 'react'
import { classifier } from '@/lib/engine/classifier-client'
import { createFineTune, type FineTune } from '@/lib/engine/fine-tune'
import type { TuneState } from '@/lib/engine/fine-tune-state'
import { keepOutcome, keepTuning, loadTuning } from '@/lib/engine/fine-tune-kept'
import { SITE_BASE } from '@/lib/engine/site-base'
import { useStore } from './use-store'

// One for the page, not one a component: what the reader has gathered outlives a bench that is unmounted and shown again.
let made: FineTune | undefined
const fineTune = () =>
  (made ??= createFineTune(classifier, { load: loadTuning, keep: keepTuning, keepOutcome }, SITE_BASE))

export function useFineTune(): { state: TuneState; tune: FineTune } {
  const tune = fineTune()
  const state = useStore(tune.store)
  useEffect(() => {
    void tune.open()
    return () => void tune.leave()
  }, [tune])
  return { state, tune }
}
