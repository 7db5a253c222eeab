import type { PadBox } from '@/lib/data/drawing/seen'
import type { Cursor } from './use-pad-keys'

interface PadOverlayProps {
  box: PadBox | null
  cursor: Cursor | null
  penDown: boolean
  /** Its width in pad sides. */
  pen: number
}

/** What lies over the ink: the box that is cut out, and the keyboard's cursor (a ring; filled while the pen is down). */
export function PadOverlay({ box, cursor, penDown, pen }: PadOverlayProps) {
  return (
    <svg
      viewBox="0 0 1 1"
      aria-hidden
      className="pointer-events-none absolute inset-0 h-full w-full overflow-visible text-lenet"
      fill="none"
      stroke="currentColor"
    >
      {box && <rect {...box} vectorEffect="non-scaling-stroke" strokeDasharray="4 3" />}
      {cursor && (
        <g data-testid="pad-cursor" data-pen={penDown ? 'down' : 'up'} strokeWidth={2}>
          <circle
            cx={cursor.x}
            cy={cursor.y}
            r={pen / 2 + 0.02}
            fill={penDown ? 'currentColor' : 'none'}
            fillOpacity={0.5}
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={`M${cursor.x - 0.02} ${cursor.y}h0.04M${cursor.x} ${cursor.y - 0.02}v0.04`}
            vectorEffect="non-scaling-stroke"
          />
        </g>
      )}
    </svg>
  )
}
