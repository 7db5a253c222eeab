import { useEffect, useState } from 'react'
import type { TrainSettings } from '@/lib/data/train-settings'
import { loadRun } from '@/lib/engine/kept-run'
import { trainerStore } from '@/lib/engine/trainer-store'
import { useMyLeNet } from './use-my-lenet'
import { useStore } from './use-store'

/**
 * Settings of the training bench: of the run on this page, else of the run that this device kept, else of the network
 * that it kept; null while nothing has been trained, or it is not known yet.
 */
export function useTrainedSettings(): TrainSettings | null {
  const { step, settings } = useStore(trainerStore)
  const mine = useMyLeNet()
  const [kept, setKept] = useState<TrainSettings | null>(null)
  useEffect(() => {
    let gone = false
    void loadRun().then((run) => {
      if (!gone && run) setKept(run.settings)
    })
    return () => {
      gone = true
    }
  }, [])
  return step > 0 ? settings : (kept ?? mine?.settings ?? null)
}
