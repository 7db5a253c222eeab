import { useCallback, useEffect } from 'react'
import type { TrainSettings } from '@/lib/data/train-settings'
import type { EngineName } from '@/lib/protocol/messages'
import { queryWithSettings, settingsFromQuery } from '@/lib/engine/settings-url'
import { trainer } from '@/lib/engine/trainer'
import { trainerStore } from '@/lib/engine/trainer-store'
import { useStore } from './use-store'

/** Puts settings (and an engine) into the address, so that a run can be shown to a friend. */
function showInAddress(settings: TrainSettings, engine?: EngineName) {
  const { pathname, search, hash } = window.location
  const query = new URLSearchParams(queryWithSettings(search, settings))
  if (engine) query.set('engine', engine)
  const text = query.toString()
  window.history.replaceState(window.history.state, '', `${pathname}${text ? `?${text}` : ''}${hash}`)
}

/** The training bench's state and what can be done with it. */
export function useTrainer() {
  const state = useStore(trainerStore)

  useEffect(() => {
    const { settings, given, refused } = settingsFromQuery(window.location.search)
    const { phase, step } = trainerStore.get()
    if (phase === 'idle' && step === 0)
      trainerStore.set({ ...(given && { settings }), refusedSettings: refused })
    // An address that names settings asks for that run, not for another one that this device kept.
    void trainer.restore(given ? settings : null).then(() => showInAddress(trainerStore.get().settings))
  }, [])

  const change = useCallback((patch: Partial<TrainSettings>) => {
    trainer.change(patch)
    showInAddress(trainerStore.get().settings)
  }, [])

  const chooseEngine = useCallback((name: EngineName) => {
    showInAddress(trainerStore.get().settings, name)
    return trainer.chooseEngine(name)
  }, [])

  return {
    state,
    start: trainer.start,
    pause: trainer.pause,
    step: trainer.step,
    reset: trainer.reset,
    change,
    chooseEngine,
  }
}
