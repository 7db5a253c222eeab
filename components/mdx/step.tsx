'use client'

import { useContext, useEffect, type ReactNode } from 'react'
import { WalkContext } from './walk-context'

interface Props {
  /** Its place in the walk, from 1. */
  n: number
  /** What the figure shows, as in the address: 'kernel=blur&row=3'; what is not named is as usual. */
  to: string
  /** A part of the figure that is lit up meanwhile. */
  part?: string
  children: ReactNode
}

/** One step of a Walk: text, and what the figure shows to it. */
export function Step({ n, to, part, children }: Props) {
  const { at, show, light } = useContext(WalkContext)
  const mine = at === n
  useEffect(() => {
    if (mine) show(to)
  }, [mine, to, show])
  useEffect(() => {
    if (!mine || !part) return
    return light(part)
  }, [mine, part, light])
  // Each step takes the same place, so that the panel is as high as its longest step and nothing jumps.
  return (
    <li
      className={`col-start-1 row-start-1 print:visible print:static ${mine ? '' : at > 0 ? 'invisible' : 'hidden noscript:list-item print:list-item'}`}
      aria-current={mine ? 'step' : undefined}
      data-walk-step={n}
    >
      {children}
    </li>
  )
}
