import { useId } from 'react'
import { classes } from './classes'

interface Props {
  label: string
  /** null while there is nothing to show: the bar keeps its place, so that nothing below it moves. */
  value: number | null
  max?: number
  /** Right of the label, for example '3.2 of 11 MB'. */
  detail?: string
  testId?: string
}

/** How far something has come, in a height that never changes. */
export function ProgressBar({ label, value, max = 1, detail, testId }: Props) {
  const id = useId()
  const idle = value === null
  const share = idle || max <= 0 ? 0 : Math.min(1, Math.max(0, value / max))
  return (
    <div
      className={classes('font-sans text-[0.8125rem] text-soft', idle && 'invisible')}
      data-testid={testId}
    >
      <div className="flex min-h-5 justify-between gap-3 tabular-nums">
        <span id={id} className="truncate">
          {label}
        </span>
        <span className="shrink-0">{detail}</span>
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className="mt-1 h-1.5 overflow-hidden rounded-full bg-wash"
      >
        <div
          className="h-full w-full origin-left rounded-full bg-lenet transition-transform duration-150"
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
    </div>
  )
}
