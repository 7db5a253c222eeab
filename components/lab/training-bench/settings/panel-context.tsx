import { createContext, useContext } from 'react'
import type { TrainSettings } from '@/lib/data/train-settings'

export interface Panel {
  settings: TrainSettings
  /** A run has begun: what decides it from its first step on may not change. */
  locked: boolean
  /** Changes settings, and with them what has to change along. */
  change: (patch: Partial<TrainSettings>) => void
}

const Context = createContext<Panel | null>(null)

export const PanelProvider = Context.Provider

/** @throws Error outside a PanelProvider. */
export function usePanel(): Panel {
  const panel = useContext(Context)
  if (!panel) throw new Error('usePanel needs a PanelProvider above it')
  return panel
}
