import { classes } from './classes'

interface Props {
  label: string
  /** From 0 to 1. */
  value: number
  /** The value in words; a percentage with one decimal unless given. */
  text?: string
  /** Set apart from its neighbours, by weight as well as by ink. */
  strong?: boolean
  className?: string
}

/** One probability as a bar in ink, with its label and number: a row that keeps its height. */
export function Bar({ label, value, text, strong, className }: Props) {
  const share = Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0))
  return (
    <div
      className={classes(
        'grid grid-cols-[minmax(1.5rem,auto)_1fr_3.75rem] items-center gap-2.5 font-sans text-sm',
        strong ? 'font-semibold text-ink' : 'text-soft',
        className,
      )}
    >
      <span className="truncate">{label}</span>
      <span className="h-3 overflow-hidden rounded-sm bg-wash" aria-hidden="true">
        <span
          className={classes(
            'block h-full w-full origin-left transition-transform duration-150',
            strong ? 'bg-ink' : 'bg-soft',
          )}
          style={{ transform: `scaleX(${share})` }}
        />
      </span>
      <span className="text-right font-mono tabular-nums">{text ?? `${(share * 100).toFixed(1)}%`}</span>
    </div>
  )
}
