import { inkShare, type Range } from './ink-of'
import { sayNumber } from './say-number'

/** Wider grids have no room for numbers in their cells. */
const MOST_NUMBERED = 5

interface NumberGridProps {
  /** Row by row. */
  values: ArrayLike<number>
  columns: number
  /**
   * 'ink' for what a network sees and computes, from paper to ink over `range`; 'signed' for what it has learnt: violet
   * negative, green positive, full at the end of `range` that is further from 0.
   */
  tone: 'ink' | 'signed'
  range: Range
  label: string
  /** Cells from here on have not had their turn: they stay empty. */
  upTo?: number
  /** The cell whose turn it is. */
  current?: number | null
  decimals?: number
}

/** Values as small swatches, each with its number below where there is room. */
export function NumberGrid(props: NumberGridProps) {
  const { values, columns, tone, range, label, upTo = values.length, current = null, decimals = 2 } = props
  const numbered = columns <= MOST_NUMBERED
  const limit = Math.max(Math.abs(range.least), Math.abs(range.most))
  const fill = (value: number) => {
    const share =
      tone === 'ink' ? inkShare(value, range) : limit > 0 ? Math.min(1, Math.abs(value) / limit) : 0
    const colour = tone === 'ink' ? 'var(--ink)' : value < 0 ? 'var(--negative)' : 'var(--positive)'
    return { backgroundColor: colour, opacity: share }
  }
  return (
    <div
      role="img"
      aria-label={label}
      className={`grid w-full gap-px rounded-sm bg-line p-px ${numbered ? '' : 'mx-auto max-w-44'}`}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {Array.from({ length: values.length }, (_, at) => (
        <div
          key={at}
          className={`relative bg-card ${numbered ? 'h-9' : 'aspect-square'}`}
          style={current === at ? { outline: '2px solid var(--lenet)', zIndex: 1 } : undefined}
        >
          {at < upTo && (
            <>
              <div className={numbered ? 'mx-auto h-4 w-full' : 'h-full w-full'} style={fill(values[at])} />
              {numbered && (
                <div className="text-center font-mono text-[0.6875rem] leading-5 tracking-tighter text-ink tabular-nums">
                  {sayNumber(values[at], decimals)}
                </div>
              )}
            </>
          )}
        </div>
      ))}
    </div>
  )
}
