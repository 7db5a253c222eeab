import type { ReactNode } from 'react'
import { walkWords } from '@/lib/i18n/walk-words'
import { pageLang } from './page-lang'
import { WalkPanel } from './walk-panel'

interface Props {
  /** The live figure that it leads through; stands in the same Figure. */
  of: string
  /** How many Steps it holds. */
  steps: number
  children: ReactNode
}

/** A walk through a live figure: steps of text, each of which sets the figure. */
export async function Walk({ of, steps, children }: Props) {
  return (
    <WalkPanel figure={of} count={steps} words={walkWords[await pageLang()]}>
      {children}
    </WalkPanel>
  )
}
