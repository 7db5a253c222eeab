import type { ReactNode } from 'react'
import { LiveButton } from '@/components/ui/live-button'

interface Props {
  /** '<figure>/<part>': a live figure's id and the name of one of its parts. */
  of: string
  children: ReactNode
}

/** Words that name a part of a live figure; part-lights.ts, which comes with the figure, makes them light it up. */
export function Part({ of, children }: Props) {
  return (
    <LiveButton
      aria-pressed={false}
      data-part-of={of}
      className="inline cursor-pointer p-0 text-start text-inherit underline decoration-why-fill decoration-2 underline-offset-[0.22em] [font:inherit] hover:bg-wash disabled:cursor-text aria-pressed:bg-wash"
    >
      {children}
    </LiveButton>
  )
}
