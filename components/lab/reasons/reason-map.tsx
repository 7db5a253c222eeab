import type { ReactNode } from 'react'
import type { Cell } from '@/components/viz/walk'
import { rangeOf } from '@/components/viz/ink-of'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'

interface ReasonMapProps {
  name: string
  title: string
  how: string
  /** [side x side] */
  values: ArrayLike<number>
  at: Cell
  say: (value: number) => string
  children: ReactNode
}

/** A map of reasons with its name, its scale and the value of the chosen pixel. */
export function ReasonMap({ name, title, how, values, at, say, children }: ReasonMapProps) {
  const words = useBenchStrings().strings.mistakes.why
  const side = Math.sqrt(values.length)
  const { least, most } = rangeOf(values)
  const largest = Math.max(Math.abs(least), Math.abs(most))
  const value = say(values[at.row * side + at.column])
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2">
        <b className="text-[0.9375rem]">{title}</b>
        <span className="mt-1 block text-[0.8125rem] leading-normal text-soft @min-[36rem]:min-h-16">
          {how}
        </span>
      </figcaption>
      <div className="max-w-96">
        {children}
        <div className="mt-2 grid grid-cols-[auto_1fr_auto] items-center gap-2 font-mono text-xs text-soft tabular-nums">
          <span>{say(-largest)}</span>
          <span
            role="img"
            aria-label={fill(words.legend, { least: say(-largest), most: say(largest) })}
            className="h-3 rounded-xs border border-line"
            style={{
              background: 'linear-gradient(to right, var(--negative), var(--card) 50%, var(--why-fill))',
            }}
          />
          <span>{say(largest)}</span>
        </div>
        <output className="mt-1 block min-h-5 text-xs text-soft tabular-nums" data-testid={`${name}-value`}>
          {fill(words.value, { row: at.row + 1, column: at.column + 1, value })}
        </output>
      </div>
    </figure>
  )
}
