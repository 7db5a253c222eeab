import { useMemo } from 'react'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'

interface ColourBarsProps {
  /** By kernel, 0 to 1. */
  colours: Float32Array
  /** The kernel that is marked. */
  at: number | null
  percent: (share: number) => string
}

const HEIGHT = 40

/** How colourful all kernels are, the greyest first. */
export function ColourBars({ colours, at, percent }: ColourBarsProps) {
  const words = useBenchStrings().strings.photoInside.kernels
  const order = useMemo(
    () => Array.from(colours.keys()).sort((a, b) => colours[a] - colours[b] || a - b),
    [colours],
  )
  const label = fill(words.bars, {
    least: percent(colours[order[0]]),
    middle: percent(colours[order[order.length >> 1]]),
    most: percent(colours[order[order.length - 1]]),
    grey: colours.filter((colour) => colour < 0.1).length,
    count: colours.length,
  })
  return (
    <div className="mt-1 grid grid-cols-[auto_1fr] gap-x-2 text-xs text-soft">
      <span className="flex flex-col justify-between font-mono leading-none tabular-nums" aria-hidden>
        <span>100%</span>
        <span>0%</span>
      </span>
      <svg
        viewBox={`0 0 ${colours.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        className="h-16 w-full border-b border-edge/60"
      >
        {order.map((kernel, place) => {
          const height = Math.max(0.5, colours[kernel] * HEIGHT)
          return (
            <rect
              key={kernel}
              x={place + 0.1}
              y={HEIGHT - height}
              width={0.8}
              height={height}
              fill={kernel === at ? 'var(--lenet)' : 'var(--soft)'}
              fillOpacity={kernel === at ? 1 : 0.55}
            />
          )
        })}
        {at !== null && (
          <rect
            x={order.indexOf(at)}
            y={0}
            width={1}
            height={HEIGHT}
            fill="var(--lenet)"
            fillOpacity={0.18}
          />
        )}
      </svg>
    </div>
  )
}
