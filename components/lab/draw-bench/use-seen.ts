import { useEffect, useMemo, useRef, useState } from 'react'
import type { TestDigits } from '@/lib/engine/test-digits'
import { createSeer, type Seen } from '@/lib/data/drawing/seen'
import { ALL_STEPS, type Steps } from '@/lib/data/drawing/steps'
import type { Drawing } from '@/lib/data/drawing/strokes'

const EVERY_MS = 50

/** What the network sees of the drawing, at most twenty times a second while it grows, and always of its last state. */
export function useSeen(drawing: Drawing, digits: TestDigits | null, steps: Steps = ALL_STEPS): Seen {
  const see = useMemo(() => createSeer((index) => digits?.pixels(index) ?? null, steps), [digits, steps])
  const [seen, setSeen] = useState<Seen>({ kind: 'empty' })
  const madeAt = useRef(-Infinity)
  useEffect(() => {
    const timer = setTimeout(
      () => {
        madeAt.current = performance.now()
        setSeen(see(drawing))
      },
      Math.max(0, madeAt.current + EVERY_MS - performance.now()),
    )
    return () => clearTimeout(timer)
  }, [drawing, see])
  return seen
}
