import { ArrowIcon } from '@/components/ui/icons'
import type { UnfoldingWords } from '@/lib/i18n/en/unfolding'
import { walk, type Cell } from './walk'

const directions = [
  { key: 'ArrowLeft', name: 'left', turn: 'rotate-180' },
  { key: 'ArrowUp', name: 'up', turn: '-rotate-90' },
  { key: 'ArrowDown', name: 'down', turn: 'rotate-90' },
  { key: 'ArrowRight', name: 'right', turn: '' },
] as const

interface WalkButtonsProps {
  at: Cell
  rows: number
  columns: number
  onMove: (cell: Cell) => void
  words: UnfoldingWords
}

/** The arrow keys as buttons: on a phone a cell is smaller than a finger. */
export function WalkButtons({ at, rows, columns, onMove, words }: WalkButtonsProps) {
  const { walk: names } = words.unfold
  return (
    <div role="group" aria-label={names.label} className="mt-2 flex gap-1">
      {directions.map(({ key, name, turn }) => (
        <button
          key={key}
          type="button"
          aria-label={names[name]}
          onClick={() => onMove(walk(key, at, rows, columns) ?? at)}
          className="grid h-11 min-w-11 flex-1 place-items-center rounded-lg border border-edge/60 bg-card text-soft hover:border-lenet hover:text-lenet"
        >
          <ArrowIcon className={`size-5 ${turn}`} />
        </button>
      ))}
    </div>
  )
}
