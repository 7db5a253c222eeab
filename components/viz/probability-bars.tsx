export interface ProbabilityBarsProps {
  /** One label a row, in order. */
  labels: readonly string[]
  /** 0 to 1 each; null while there is no answer: the rows keep their place. */
  values: readonly number[] | null
  /** What the list is called. */
  label: string
  format: (value: number) => string
  className?: string
}

/** Bars of ink, one a class, the likeliest in bold. Every row keeps its size and place whatever the values are. */
export function ProbabilityBars({ labels, values, label, format, className = '' }: ProbabilityBarsProps) {
  const top = values ? values.indexOf(Math.max(...values)) : -1
  return (
    <ol
      aria-label={label}
      // The names share a column as wide as the longest: a class of the reader's own is more than a digit.
      className={`grid grid-cols-[minmax(1.25rem,auto)_1fr_4rem] gap-x-2 text-sm text-ink ${className}`}
    >
      {labels.map((name, i) => {
        const value = values?.[i]
        return (
          <li
            key={name}
            data-label={name}
            data-probability={value}
            className={`col-span-3 grid grid-cols-subgrid items-center ${i === top ? 'font-bold' : ''}`}
          >
            <span className="font-mono tabular-nums">{name}</span>
            <span aria-hidden className="block h-3 overflow-hidden rounded-xs bg-wash">
              <span
                className="block h-full origin-left bg-ink transition-transform duration-150 motion-reduce:transition-none"
                style={{ transform: `scaleX(${value ?? 0})` }}
              />
            </span>
            <span className="text-right font-mono text-xs tabular-nums">
              {value === undefined ? <span className="text-soft">–</span> : format(value)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
