import { useCallback } from 'react'
import type { TrainSettings } from '@/lib/data/train-settings'
import { namesOf, ownDataStore } from '@/lib/engine/own-data'
import { useStore } from '@/lib/hooks/use-store'

export type NameOf = (label: number) => string

/** What a label means: a digit, or the name of a symbol of the reader's own; outputs without a name keep their number. */
export function useLabelNames({ data }: Pick<TrainSettings, 'data'>): NameOf {
  const own = useStore(ownDataStore)
  const names = data === 'own' ? namesOf(own.data) : null
  return useCallback((label: number) => names?.[label] ?? String(label), [names])
}
