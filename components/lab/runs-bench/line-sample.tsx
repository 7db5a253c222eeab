import type { LineStyle } from './run-lines'

/** A run's letter, and a piece of its line. */
export function LineSample({ style }: { style: LineStyle }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span className="font-bold" style={{ color: style.colour }}>
        {style.letter}
      </span>
      <svg viewBox="0 0 28 8" className="h-2 w-7" aria-hidden>
        <path d="M0 4h28" stroke={style.colour} strokeWidth={2.2} strokeDasharray={style.dash} />
      </svg>
    </span>
  )
}
