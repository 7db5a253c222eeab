import type { AmountReading } from '@/lib/data/amount/reading'
import { STRIP_HEIGHT, STRIP_PEN, STRIP_RATIO, STRIP_WIDTH } from '@/lib/data/amount/strip'
import type { Cursor } from '../draw-bench/use-pad-keys'

interface StripOverlayProps {
  reading: AmountReading | null
  /** The way through the graph that is shown: indices of segments. */
  path: readonly number[]
  cursor: Cursor | null
  penDown: boolean
}

/** What lies over the ink: cuts that were tried, the digits' boxes, and the keyboard's cursor. */
export function StripOverlay({ reading, path, cursor, penDown }: StripOverlayProps) {
  return (
    <svg
      viewBox={`0 0 ${STRIP_WIDTH} ${STRIP_HEIGHT}`}
      aria-hidden
      className="pointer-events-none absolute inset-0 h-full w-full overflow-visible"
      fill="none"
    >
      {reading?.cuts.map(({ index, line, ink }) =>
        ink > 0 ? (
          <polyline
            key={index}
            points={line.join(' ')}
            stroke="var(--why)"
            strokeDasharray="3 3"
            vectorEffect="non-scaling-stroke"
            data-testid="cheque-cut"
          />
        ) : null,
      )}
      {path.map((segment) => {
        const box = reading?.segments[segment]?.box
        return (
          box && (
            <rect
              key={segment}
              {...box}
              stroke="var(--lenet)"
              strokeWidth={1.5}
              vectorEffect="non-scaling-stroke"
              data-testid="cheque-box"
            />
          )
        )
      })}
      {reading?.marks.map((mark, i) => (
        <rect key={`mark ${i}`} {...mark} stroke="var(--soft)" vectorEffect="non-scaling-stroke" />
      ))}
      {cursor && (
        <g
          data-testid="cheque-cursor"
          data-pen={penDown ? 'down' : 'up'}
          transform={`translate(${cursor.x * STRIP_WIDTH} ${cursor.y * STRIP_HEIGHT}) scale(${STRIP_WIDTH / STRIP_RATIO})`}
          stroke="var(--lenet)"
          strokeWidth={2}
        >
          <circle
            r={STRIP_PEN / 2 + 0.025}
            fill={penDown ? 'var(--lenet)' : 'none'}
            fillOpacity={0.5}
            vectorEffect="non-scaling-stroke"
          />
          <path d="M-.025 0h.05M0 -.025v.05" vectorEffect="non-scaling-stroke" />
        </g>
      )}
    </svg>
  )
}
