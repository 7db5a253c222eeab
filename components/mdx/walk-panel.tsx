'use client'

import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/use-hydrated'
import { fill } from '@/lib/i18n/fill'
import type { WalkWords } from '@/lib/i18n/walk-words'
import { driveFigure } from './figure-store'
import { lightPart, showFigure } from './light-parts'
import { WalkContext } from './walk-context'

interface Props {
  figure: string
  count: number
  words: WalkWords
  children: ReactNode
}

/** Where a press of the space bar means something else. */
const OWN_SPACE =
  'a, button, input, select, textarea, summary, [role="grid"], [role="slider"], [contenteditable]'

/**
 * The panel below a figure that leads through it. Once begun it stays at the foot of the window while the figure is in
 * view, and the space bar goes on. All steps are in the page from the start, one above the other for print and without
 * scripts.
 */
export function WalkPanel({ figure, count, words, children }: Props) {
  const hydrated = useHydrated()
  const panel = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0) // 0 before it has begun
  const begun = at > 0

  const go = useCallback(
    (to: number) => {
      setAt(to)
      if (to > 0) showFigure(figure)
    },
    [figure],
  )
  const show = useCallback(
    (to: string) => driveFigure(figure, Object.fromEntries(new URLSearchParams(to))),
    [figure],
  )
  const light = useCallback(
    (part: string) => {
      showFigure(figure, part)
      return lightPart(figure, part)
    },
    [figure],
  )

  useEffect(() => {
    if (!begun) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
      if (event.defaultPrevented || (event.target as Element).closest(OWN_SPACE)) return
      const body = panel.current?.closest('figure')?.getBoundingClientRect()
      if (at >= count || !body || body.bottom < 0 || body.top > window.innerHeight) return
      event.preventDefault()
      go(at + 1)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [begun, at, count, go])

  const context = useMemo(() => ({ at, show, light }), [at, show, light])
  return (
    <div
      ref={panel}
      role="group"
      aria-label={words.title}
      data-testid={`walk-${figure}`}
      data-step={at}
      className={`mt-5 rounded-xl border border-line bg-wash px-4 py-3 font-sans text-[0.9375rem] leading-normal ${
        begun ? 'sticky bottom-2 z-10 shadow-lg' : ''
      }`}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2" data-no-print>
        {begun ? (
          <>
            <Button onClick={() => go(at - 1)}>{at > 1 ? words.back : words.leave}</Button>
            <Button
              kind="primary"
              onClick={() => go(at < count ? at + 1 : 0)}
              data-testid={`walk-${figure}-on`}
            >
              {at < count ? words.on : words.done}
            </Button>
            <span className="text-sm text-soft">
              {fill(words.place, { at, count })}
              {at < count && <span className="hidden sm:inline"> · {words.space}</span>}
            </span>
          </>
        ) : (
          <>
            <Button
              kind="primary"
              disabled={!hydrated}
              onClick={() => go(1)}
              data-testid={`walk-${figure}-on`}
            >
              {words.begin}
            </Button>
            <span className="text-sm text-soft">{fill(words.offer, { count })}</span>
          </>
        )}
      </div>
      <noscript>{words.noScript}</noscript>
      <ol className={`grid print:block noscript:block ${begun ? 'mt-2' : ''}`} aria-live="polite">
        <WalkContext value={context}>{children}</WalkContext>
      </ol>
    </div>
  )
}
