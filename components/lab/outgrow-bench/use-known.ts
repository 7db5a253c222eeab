import { useMemo } from 'react'
import { settingsOf } from '@/lib/data/own-network'
import { useOwnText } from '@/lib/hooks/use-own-network'
import { useTrainedSettings } from '@/lib/hooks/use-trained-settings'
import { readSpec } from '@/lib/nn/own-spec'
import type { Known } from './choice'

/** What the other benches train with: the training bench, and the one where the reader writes a network. */
export function useKnown(): Known {
  const bench = useTrainedSettings()
  const { state } = useOwnText()
  const { known, text, settings } = state
  const own = useMemo(() => {
    const { spec, problems } = readSpec(text)
    // What cannot be trained on digits is among the problems.
    const trains = known && spec !== null && problems.length === 0
    return trains ? settingsOf(spec, settings) : null
  }, [known, text, settings])
  return useMemo(() => ({ bench, own }), [bench, own])
}
