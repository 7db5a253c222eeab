import type { UnfoldingWords } from '@/lib/i18n/en/unfolding'
import { fill } from '@/lib/i18n/fill'
import type { Unfolded } from '@/lib/nn/reference/unfold'
import { sayNumber } from '../say-number'

interface PartialSumsProps {
  unfolded: Unfolded
  from: string
  position: number
  /** The group whose terms are shown. */
  group: number
  onChoose: (group: number) => void
  words: UnfoldingWords
}

/** The maps that one output reads, each with what it has added so far; a press goes to the end of that map. */
export function PartialSums({ unfolded, from, position, group, onChoose, words }: PartialSumsProps) {
  const { groups } = unfolded
  if (groups.length < 2) return null
  const size = groups[0].terms.length
  return (
    <div
      role="group"
      aria-label={words.unfold.groups}
      className="mb-3 grid grid-cols-[repeat(auto-fill,minmax(4rem,1fr))] gap-1"
    >
      {groups.map(({ map, terms }, one) => {
        const upTo = Math.min(size, Math.max(0, position - one * size))
        const sum = terms.slice(0, upTo).reduce((total, term) => total + term, 0)
        return (
          <button
            key={one}
            type="button"
            aria-pressed={one === group}
            onClick={() => onChoose(one)}
            className={`min-h-11 rounded-lg border px-1 text-center text-xs ${
              one === group
                ? 'border-lenet text-lenet ring-1 ring-lenet'
                : 'border-edge/60 hover:border-lenet'
            }`}
          >
            {fill(words.unfold.group, { layer: from, map: map ?? 0 })}
            <span className="block font-mono tabular-nums">{upTo > 0 ? sayNumber(sum) : '–'}</span>
          </button>
        )
      })}
    </div>
  )
}
