import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { sayNumber } from '@/components/viz/say-number'
import { fill } from '@/lib/i18n/fill'
import type { OpenedLayer } from '@/lib/nn/opened-layers'
import type { Unfolded } from '@/lib/nn/reference/unfold'
import type { Unit } from './chosen-unit'
import { sayPlace, type InsideWords } from './names'
import { rankedTerms } from './ranked-terms'

interface TermsListProps {
  unfolded: Unfolded
  /** The layer that is read. */
  from: OpenedLayer
  /** Changes when another unit is chosen. */
  subject: string
  onChoose: (unit: Unit) => void
  words: InsideWords
}

/** Terms that are shown at once. */
const SHOWN = 8

/** All terms of a unit that reads a whole layer, the largest first, a few at a time, all of them walkable. */
export function TermsList({ unfolded, from, subject, onChoose, words }: TermsListProps) {
  const id = useId()
  const [walked, setWalked] = useState({ subject, at: 0 })
  const ranked = useMemo(() => rankedTerms(unfolded, from.shape), [unfolded, from])
  const count = ranked.length
  const at = walked.subject === subject ? Math.min(walked.at, count - 1) : 0
  const first = Math.min(Math.floor(at / SHOWN) * SHOWN, Math.max(0, count - 1))
  const shown = ranked.slice(first, first + SHOWN)
  const largest = Math.max(1e-12, Math.abs(ranked[0]?.term ?? 0))
  const { terms: w } = words
  const isDistance = unfolded.rule === 'squared-difference'

  const move = (to: number) => setWalked({ subject, at: Math.min(count - 1, Math.max(0, to)) })
  const go = (place: number) => onChoose({ layer: from.name, ...ranked[place].place })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const leads: Record<string, () => void> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      PageDown: () => move(at + SHOWN),
      PageUp: () => move(at - SHOWN),
      Home: () => move(0),
      End: () => move(count - 1),
      Enter: () => go(at),
    }
    const lead = leads[event.key]
    if (!lead) return
    event.preventDefault()
    lead()
  }
  return (
    <section className="mt-5" aria-labelledby={`${id}-title`}>
      <p id={`${id}-title`} className="text-sm font-semibold">
        {isDistance ? w.titleDistance : w.title}
      </p>
      <p className="mb-1.5 text-xs text-soft">{w.how}</p>
      <div
        role="listbox"
        tabIndex={0}
        aria-labelledby={`${id}-title`}
        aria-activedescendant={`${id}-${at}`}
        data-testid="inside-terms"
        data-count={count}
        onKeyDown={onKeyDown}
        className="grid min-h-64 auto-rows-[2rem] rounded-lg border border-line bg-card"
      >
        {shown.map(({ place, input, factor, term }, i) => {
          const rank = first + i
          const text = fill(isDistance ? w.difference : w.product, {
            from: sayPlace(from, place, words),
            input: sayNumber(input, 3),
            factor: factor < 0 ? `(${sayNumber(factor, 3)})` : sayNumber(factor, 3),
            term: sayNumber(term, 3),
          })
          return (
            <div
              key={rank}
              id={`${id}-${rank}`}
              role="option"
              aria-selected={rank === at}
              aria-posinset={rank + 1}
              aria-setsize={count}
              data-term={term}
              data-input={input}
              data-factor={factor}
              data-map={place.map}
              onClick={() => move(rank)}
              className={`relative flex cursor-pointer items-center overflow-hidden px-2 text-xs tabular-nums ${
                rank === at ? 'rounded-md ring-2 ring-lenet ring-inset' : ''
              }`}
            >
              <span
                aria-hidden
                className="absolute inset-y-1 left-0 rounded-r-sm opacity-25"
                style={{
                  width: `${(100 * Math.abs(term)) / largest}%`,
                  background: term < 0 ? 'var(--negative)' : 'var(--positive)',
                }}
              />
              <span className="relative truncate">{text}</span>
            </div>
          )
        })}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Button onClick={() => move(first - SHOWN)} disabled={first === 0} className="px-3!">
          {w.earlier}
        </Button>
        <Button onClick={() => move(first + SHOWN)} disabled={first + SHOWN >= count} className="px-3!">
          {w.later}
        </Button>
        <span className="text-xs text-soft tabular-nums">
          {fill(w.window, { first: first + 1, last: Math.min(count, first + SHOWN), count })}
        </span>
        <Button kind="quiet" onClick={() => go(at)} data-testid="inside-term-go" className="ml-auto">
          {fill(w.go, { from: sayPlace(from, ranked[at].place, words) })}
        </Button>
      </div>
    </section>
  )
}
