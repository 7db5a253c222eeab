import { useMemo } from 'react'
import { networkOf } from '@/lib/data/train-settings'
import { useTrainer } from '@/lib/hooks/use-trainer'
import { useMyLeNet } from '@/lib/hooks/use-my-lenet'
import { TakeAway } from '../take-away'

/** The network in training (or the last one that this device kept) as files and as source, and files back into it. */
export default function TakeAwayBench() {
  const { state, copy, change, load } = useTrainer()
  const mine = useMyLeNet()
  // With nothing trained on this page, what the device kept is taken, with the settings that it was trained with.
  const settings = state.step === 0 && mine ? mine.settings : state.settings
  const spec = useMemo(() => networkOf(settings), [settings])
  return (
    <TakeAway
      spec={spec}
      pixels={settings.pixels}
      name={`lenet-${settings.seed}`}
      weights={async () => (state.step === 0 && mine ? mine : await copy())}
      onLoad={(parameters, statistics) => {
        if (settings !== state.settings) change(settings)
        load(parameters, statistics)
      }}
    />
  )
}
