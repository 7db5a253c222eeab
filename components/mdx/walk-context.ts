'use client'

import { createContext } from 'react'

interface WalkPlace {
  /** The step at hand, from 1; 0 before the walk has begun. */
  at: number
  show: (to: string) => void
  /** Returns what puts the light out. */
  light: (part: string) => () => void
}

export const WalkContext = createContext<WalkPlace>({ at: 0, show: () => {}, light: () => () => {} })
