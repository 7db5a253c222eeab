'use client'

import { PageLink } from '@/components/ui/page-link'
import { useCallback, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useStrings } from '@/components/ui/strings-provider'
import { useHydrated } from '@/components/ui/use-hydrated'
import { placeBeside, type Place } from './place-beside'

/** A term that has moved so far in the window has been scrolled past. */
const SCROLLED_PX = 24

interface Props {
  /** Its place on the page of the glossary. */
  href: string
  term: string
  definition: string
  children: ReactNode
}

/**
 * Hover and focus show the definition, a tap or click pins it; Escape, a click elsewhere or scrolling close it. Beside
 * the definition a link leads to the glossary, one press of Tab after the term.
 * Screen readers hear it as the button's description.
 */
export function TermButton({ href, term, definition, children }: Props) {
  const id = useId()
  const hydrated = useHydrated()
  const { mdx } = useStrings().strings
  const button = useRef<HTMLButtonElement>(null)
  const bubble = useRef<HTMLSpanElement>(null)
  const [shown, setShown] = useState<'no' | 'passing' | 'pinned'>('no')
  const [place, setPlace] = useState<Place | null>(null)
  const leaving = useRef(0)
  const open = shown !== 'no'

  const close = useCallback(() => setShown('no'), [])
  const show = () => {
    window.clearTimeout(leaving.current)
    setShown((now) => (now === 'no' ? 'passing' : now))
  }
  const leave = () => {
    // A moment of grace, so that the pointer can move onto the definition itself.
    leaving.current = window.setTimeout(() => setShown((now) => (now === 'passing' ? 'no' : now)), 150)
  }

  useEffect(() => {
    if (!open || !button.current || !bubble.current) return
    const term = button.current
    const definition = bubble.current
    const openedAt = term.getBoundingClientRect().top
    setPlace(placeBeside(term, definition))
    const onScroll = () => {
      // Text above that is set anew, in a face that has just come, scrolls the page as well, but moves no term.
      if (Math.abs(term.getBoundingClientRect().top - openedAt) > SCROLLED_PX) close()
      else setPlace(placeBeside(term, definition))
    }
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close()
    const onPointer = (event: PointerEvent) => {
      const target = event.target as Node
      if (!term.contains(target) && !definition.contains(target)) close()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPointer)
    window.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('resize', close)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPointer)
      window.removeEventListener('scroll', onScroll)
      window.removeEventListener('resize', close)
      setPlace(null)
    }
  }, [open, close])

  return (
    <span
      className="term-place"
      onPointerEnter={(event) => event.pointerType === 'mouse' && show()}
      onPointerLeave={leave}
    >
      <button
        ref={button}
        type="button"
        disabled={!hydrated}
        className="term"
        aria-describedby={id}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && show()}
        onBlur={(event) => bubble.current?.contains(event.relatedTarget) || close()}
        onClick={() => setShown((now) => (now === 'pinned' ? 'no' : 'pinned'))}
      >
        {children}
      </button>
      <span
        ref={bubble}
        hidden={!open}
        className="term-bubble"
        style={place ? { left: place.left, top: place.top } : { visibility: 'hidden' }}
        onBlur={(event) => event.relatedTarget !== button.current && close()}
      >
        <span id={id} role="tooltip">
          <b>{term}</b> {definition}
        </span>
        <PageLink href={href} className="term-link">
          {mdx.inGlossary}
        </PageLink>
      </span>
    </span>
  )
}
