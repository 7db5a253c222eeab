import { useEffect, useRef, type KeyboardEvent } from 'react'
import { paintInk } from '@/components/viz/paint-ink'
import { useThemeChange } from '@/components/viz/use-theme-change'
import type { AmountReading } from '@/lib/data/amount/reading'
import { STRIP_WIDTH } from '@/lib/data/amount/strip'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { arcsOf, frameOf, placeOf, type GraphFrame } from './graph-layout'
import { bytesOf } from './paint-strip'

interface CutGraphProps {
  reading: AmountReading
  /** The ink that was read, STRIP_WIDTH x STRIP_HEIGHT. */
  ink: Float32Array
  /** Index of the alternative that is drawn in blue. */
  chosen: number
  /** The segment that is looked at, or null. */
  at: number | null
  onLook: (segment: number) => void
}

/** The part of the ink under the graph. */
function InkUnder({ ink, frame }: { ink: Float32Array; frame: GraphFrame }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeChange()
  const { left, width, top, height } = frame
  useEffect(() => {
    if (!canvas.current) return
    const bytes = bytesOf(ink)
    const part = new Uint8Array(width * height)
    for (let y = 0; y < height; y++) {
      const row = (top + y) * STRIP_WIDTH
      part.set(bytes.subarray(row + left, row + Math.min(STRIP_WIDTH, left + width)), y * width)
    }
    paintInk(canvas.current, part)
  }, [ink, left, width, top, height, theme])
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      aria-hidden
      className="absolute inset-x-0 bottom-0 w-full text-ink opacity-80"
    />
  )
}

/** The segmentation graph over the ink: dots are cuts, arcs the pieces between them that were read as digits. */
export function CutGraph({ reading, ink, chosen, at, onLook }: CutGraphProps) {
  const words = useBenchStrings().strings.cheque.graph
  const { cuts, segments, alternatives } = reading
  const frame = frameOf(cuts)
  const arcs = arcsOf(reading, frame)
  const high = frame.room + frame.height
  const best = new Set(alternatives[chosen]?.path)
  const other = alternatives[chosen === 0 ? 1 : 0]
  const second = new Set(other?.path)
  const digitOn = new Map<number, string>()
  for (const shown of [other, alternatives[chosen]])
    shown?.path.forEach((segment, place) => digitOn.set(segment, shown.digits[place]))
  const order = [...segments.keys()].sort(
    (a, b) => segments[a].from - segments[b].from || segments[a].to - segments[b].to,
  )
  const look = at === null ? -1 : order.indexOf(at)

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key]
    const to =
      event.key === 'Home' ? 0 : event.key === 'End' ? order.length - 1 : step ? look + step : undefined
    if (to === undefined) return
    event.preventDefault()
    onLook(order[Math.min(order.length - 1, Math.max(0, to))])
  }
  const said = look < 0 ? words.walk : describe(look)
  function describe(place: number) {
    const { from, to, digit } = segments[order[place]]
    return fill(words.piece, { at: place + 1, count: order.length, from: from + 1, to: to + 1, digit })
  }
  // Those in front last.
  const drawn = [...arcs].sort(
    (a, b) =>
      Number(best.has(a.segment)) - Number(best.has(b.segment)) ||
      Number(second.has(a.segment)) - Number(second.has(b.segment)),
  )
  const unit = frame.width / 100

  return (
    <div
      className="relative"
      // As large as its container allows, in width and in height.
      style={{
        aspectRatio: `${frame.width} / ${high}`,
        width: `min(100cqw, ${((100 * frame.width) / high).toFixed(2)}cqh)`,
      }}
      role="slider"
      tabIndex={0}
      aria-label={words.walk}
      aria-valuemin={1}
      aria-valuemax={order.length}
      aria-valuenow={Math.max(0, look) + 1}
      aria-valuetext={said}
      data-testid="cheque-graph"
      onKeyDown={onKeyDown}
    >
      <InkUnder ink={ink} frame={frame} />
      <svg viewBox={`0 0 ${frame.width} ${high}`} className="absolute inset-0 h-full w-full" fill="none">
        {cuts.map(({ index, line }) => (
          <polyline
            key={index}
            points={line
              .map((value, i) =>
                (i % 2 === 0 ? value - frame.left : value - frame.top + frame.room).toFixed(1),
              )
              .join(' ')}
            stroke="var(--why)"
            strokeWidth={unit * 0.3}
            strokeDasharray={`${unit} ${unit}`}
          />
        ))}
        {drawn.map(({ segment, path }) => {
          const [first, next] = [best.has(segment), second.has(segment)]
          return (
            <g key={segment} data-testid="cheque-arc" data-best={first || undefined}>
              <path
                d={path}
                stroke={first ? 'var(--lenet)' : next ? 'var(--why)' : 'var(--soft)'}
                strokeWidth={unit * (first ? 0.9 : next ? 0.8 : 0.25)}
                strokeDasharray={!first && next ? `${unit * 1.6} ${unit}` : undefined}
                strokeOpacity={
                  first || next ? 1 : Math.min(0.8, 0.15 + 1 / (1 + Math.exp(-segments[segment].odds)))
                }
              />
              {segment === at && (
                <path d={path} stroke="var(--ink)" strokeWidth={unit * 1.6} strokeOpacity={0.35} />
              )}
              <path
                d={path}
                stroke="transparent"
                strokeWidth={unit * 4}
                style={{ pointerEvents: 'stroke' }}
                className="cursor-pointer"
                // A mouse at rest, under which the drawing changes, chooses nothing.
                onPointerMove={(event) => event.pointerType === 'mouse' && segment !== at && onLook(segment)}
                onClick={() => onLook(segment)}
              />
            </g>
          )
        })}
        {arcs.map(({ segment, top }) =>
          best.has(segment) || second.has(segment) ? (
            <text
              key={segment}
              x={top.x}
              y={top.y - unit * 1.2}
              textAnchor="middle"
              fontSize={unit * 4.6}
              fontWeight={best.has(segment) ? 700 : 400}
              fill={best.has(segment) ? 'var(--lenet)' : 'var(--why)'}
              stroke="var(--card)"
              strokeWidth={unit * 0.9}
              paintOrder="stroke"
              className="pointer-events-none font-mono"
            >
              {digitOn.get(segment)}
            </text>
          ) : null,
        )}
        {/* Where both take the same piece for different digits, the second's stands beside the first's. */}
        {alternatives[chosen]?.path.map((segment, place) => {
          const also = other?.path.indexOf(segment) ?? -1
          if (also < 0 || other.digits[also] === alternatives[chosen].digits[place]) return null
          const { top } = arcs[segment]
          return (
            <text
              key={segment}
              x={top.x + unit * 3.2}
              y={top.y - unit * 1.2}
              fontSize={unit * 3.8}
              fill="var(--why)"
              stroke="var(--card)"
              strokeWidth={unit * 0.9}
              paintOrder="stroke"
              className="pointer-events-none font-mono"
            >
              {other.digits[also]}
            </text>
          )
        })}
        {cuts.map((cut) => (
          <circle
            key={cut.index}
            cx={placeOf(cut) - frame.left}
            cy={frame.room}
            r={unit * 1.1}
            fill={cut.ink > 0 ? 'var(--card)' : 'var(--ink)'}
            stroke="var(--ink)"
            strokeWidth={unit * 0.5}
          />
        ))}
      </svg>
    </div>
  )
}
