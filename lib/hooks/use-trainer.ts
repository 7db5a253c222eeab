import { useCallback, useEffect, useState } from 'react'
import type { TrainSettings } from '@/lib/data/train-settings'
import type { EngineName } from '@/lib/protocol/messages'
import { queryWithSettings, settingsFromQuery } from '@/lib/engine/settings-url'
import { trainer } from '@/lib/engine/trainer'
import { trainerStore } from '@/lib/engine/trainer-store'
import { useStore } from './use-store'

/** Puts settings (and an engine) into the address, so that a run can be shown to a friend. */
export function showInAddress(settings: TrainSettings, engine?: EngineName) {
  const { pathname, search, hash } = window.location
  const query = new URLSearchParams(queryWithSettings(search, settings))
  if (engine) query.set('engine', engine)
  const text = query.toString()
  window.history.replaceState(window.history.state, '', `${pathname}${text ? `?${text}` : ''}${hash}`)
}

/** The training bench's state and what can be done with it. */
export function useTrainer() {
  const state = useStore(trainerStore)
  const { settings } = state
  const [restored, setRestored] = useState(false)

  useEffect(() => {
    const { settings, given, refused } = settingsFromQuery(window.location.search)
    const { phase, step } = trainerStore.get()
    if (phase === 'idle' && step === 0)
      trainerStore.set({ ...(given && { settings }), refusedSettings: refused })
    // An address that names settings asks for that run, not for another one that this device kept.
    void trainer.restore(given ? settings : null).then(() => setRestored(true))
  }, [])

  // Settings change by themselves, too: a change in a run is recorded at the step that took it, a reset forgets it.
  useEffect(() => {
    if (restored) showInAddress(settings)
  }, [restored, settings])

  const change = useCallback((patch: Partial<TrainSettings>) => trainer.change(patch), [])

  const chooseEngine = useCallback((name: EngineName) => {
    showInAddress(trainerStore.get().settings, name)
    return trainer.chooseEngine(name)
  }, [])

  const undo = useCallback(() => trainer.undo(), [])

  return {
    state,
    start: trainer.start,
    pause: trainer.pause,
    step: trainer.step,
    epoch: trainer.epoch,
    slow: trainer.slow,
    undo,
    watch: trainer.watch,
    copy: trainer.copy,
    load: (parameters: Float32Array<ArrayBuffer>, statistics: Float32Array<ArrayBuffer>) =>
      trainer.load(parameters, statistics),
    reset: () => trainer.reset(),
    change,
    chooseEngine,
  }
}
