'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { ChevronIcon } from '@/components/ui/icons'
import { sectionInView, useSectionInView } from '@/components/ui/shell/section-in-view'
import type { present } from '@/lib/i18n/en/present'
import { fill } from '@/lib/i18n/fill'
import { PRESENT, setPresenting } from './presenting'
import { neighbourAddress, placesOfPage } from './places-of-page'

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }

/** What uses these keys itself: figures, fields, dialogs, and a definition that is open. */
const isTaken = (target: EventTarget | null) =>
  (target instanceof Element && target.closest('figure, input, textarea, select, dialog') !== null) ||
  document.querySelector('dialog[open], .term-bubble:not([hidden])') !== null

/** While it is there: large type, no menus, and keys that go from section to section, past the last to the next chapter. */
export function PresentMode({ words }: { words: typeof present }) {
  const router = useRouter()
  const inView = useSectionInView()
  const places = placesOfPage() // the title, then the sections
  const at = Math.max(
    0,
    places.findIndex(({ id }) => id === inView),
  )

  useEffect(() => {
    const { dataset } = document.documentElement
    // Larger type moves everything: back to what was being read, or what the address names.
    const id = window.location.hash.slice(1) || sectionInView()
    dataset.present = ''
    if (id) document.getElementById(id)?.scrollIntoView({ behavior: 'instant', block: 'start' })
    return () => {
      delete dataset.present
    }
  }, [])

  const go = useCallback(
    (to: number) => {
      const place = placesOfPage()[to]
      if (!place) {
        const address = neighbourAddress(to < 0 ? 'previous' : 'next')
        return void (address && router.push(`${address}?${PRESENT}`))
      }
      const { pathname, search } = window.location
      const hash = place.id && `#${place.id}`
      window.history.replaceState(window.history.state, '', `${pathname}${search}${hash}`)
      if (place.id) document.getElementById(place.id)?.scrollIntoView({ behavior: 'instant', block: 'start' })
      else window.scrollTo({ top: 0, behavior: 'instant' })
      place.heading.setAttribute('tabindex', '-1')
      place.heading.focus({ preventScroll: true })
    },
    [router],
  )

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const held = event.altKey || event.ctrlKey || event.metaKey
      if (event.defaultPrevented || held || isTaken(event.target)) return
      if (event.key === 'Escape') return setPresenting(false)
      const step = STEPS[event.key]
      if (step === undefined) return
      event.preventDefault()
      go(at + step)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [at, go])

  return (
    <nav
      aria-label={words.bar}
      data-testid="present-bar"
      data-no-print
      className="fixed inset-x-0 bottom-0 z-30 flex items-center gap-2 border-t border-line bg-paper/95 px-3 py-1.5 font-sans text-[max(0.7rem,14px)] backdrop-blur-sm"
    >
      <Button kind="quiet" aria-label={words.previous} onClick={() => go(at - 1)}>
        <ChevronIcon className="size-5 rotate-180" />
      </Button>
      <Button kind="quiet" aria-label={words.next} onClick={() => go(at + 1)}>
        <ChevronIcon />
      </Button>
      <p className="min-w-0 flex-1 truncate text-soft" aria-live="polite" data-testid="present-place">
        <span className="tabular-nums">
          {fill(words.place, { number: at, count: Math.max(0, places.length - 1) })}
        </span>
        {` · ${places[at]?.heading.textContent ?? ''}`}
      </p>
      <Button kind="quiet" onClick={() => setPresenting(false)}>
        {words.leave}
      </Button>
    </nav>
  )
}
