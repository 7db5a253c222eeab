import { classes } from '@/components/ui/classes'
import { fixed } from './numbers'

interface NumberGridProps {
  title: string
  side: number
  /** Row by row; null for a number that has not been found yet. */
  values: readonly (number | null)[]
  decimals: number
  /** What kind of numbers these are decides their colour: seen (ink), learnt (violet and green), gradient (amber). */
  kind: 'seen' | 'learnt' | 'gradient'
  /** Cells that take part in the sum being looked at. */
  lit: readonly number[]
  /** The result of that sum, if it stands here. */
  result?: number
  onPick?: (at: number) => void
  testId: string
}

/** The strongest tint of each kind of number, and how much of it a number takes (its size against this one). */
const FULL = 2.5
function tint(kind: NumberGridProps['kind'], value: number | null): string | undefined {
  if (value === null) return undefined
  const colour =
    kind === 'seen'
      ? 'var(--ink)'
      : kind === 'gradient'
        ? 'var(--why-fill)'
        : value < 0
          ? 'var(--negative)'
          : 'var(--positive)'
  const share = Math.min(1, Math.abs(value) / FULL) * 30
  return `color-mix(in srgb, ${colour} ${share.toFixed(0)}%, var(--card))`
}

/** A small map of numbers. Cells can be picked with pointer or finger; a slider beside the figure does it by keyboard. */
export function NumberGrid(props: NumberGridProps) {
  const { title, side, values, decimals, kind, lit, result, onPick, testId } = props
  return (
    <div data-testid={testId} aria-hidden>
      <p className="mb-1 text-xs text-soft">{title}</p>
      <div className="grid w-max gap-0.5" style={{ gridTemplateColumns: `repeat(${side}, 2.5rem)` }}>
        {values.map((value, at) => (
          <span
            key={at}
            className={classes(
              'flex h-11 items-center justify-center rounded-sm border font-mono text-[0.6875rem] text-ink tabular-nums',
              at === result
                ? 'border-2 border-lenet font-bold'
                : lit.includes(at)
                  ? 'border-2 border-ink'
                  : 'border-line',
              onPick && 'cursor-pointer',
            )}
            style={{ background: tint(kind, value) }}
            data-value={value ?? undefined}
            onClick={onPick && (() => onPick(at))}
          >
            {value === null ? '·' : fixed(value, decimals)}
          </span>
        ))}
      </div>
    </div>
  )
}
