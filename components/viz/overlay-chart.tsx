'use client'

import { useId, type PointerEvent } from 'react'
import {
  CartesianGrid,
  LineChart,
  ResponsiveContainer,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts'

export interface OverlayLine {
  letter: string
  colour: string
  /** SVG dash pattern, so that lines differ without their colours, too. */
  dash: string | undefined
  /** In the units of the axes, x ascending; at most some hundred. */
  points: readonly { x: number; y: number }[]
  /** The point that is being read, marked on the line. */
  read: { x: number; y: number } | null
}

interface Props {
  lines: readonly OverlayLine[]
  /** First and last are the ends of the axis. */
  xTicks: readonly number[]
  yTicks: readonly number[]
  xLabel: string
  formatX: (x: number) => string
  formatY: (y: number) => string
  /** Where on the x axis values are being read. */
  cursor: number
  onCursor: (x: number) => void
}

const tick = { fontSize: 12, fill: 'var(--soft)' }
const NOTHING: never[] = []

/**
 * Several lines on the same axes, each with its letter at its end. A pointer or a tap moves the place at which values are
 * read; what stands beside the chart says them.
 */
export default function OverlayChart({
  lines,
  xTicks,
  yTicks,
  xLabel,
  formatX,
  formatY,
  cursor,
  onCursor,
}: Props) {
  const ends = (ticks: readonly number[]): [number, number] => [ticks[0], ticks[ticks.length - 1]]
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={NOTHING}
        margin={{ top: 14, right: 26, bottom: 20, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" syncWithTicks />
        <XAxis
          dataKey="x"
          type="number"
          domain={ends(xTicks)}
          ticks={[...xTicks]}
          allowDataOverflow
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          tickFormatter={formatX}
          label={{ value: xLabel, position: 'insideBottom', offset: -12, ...tick }}
        />
        <YAxis
          domain={ends(yTicks)}
          ticks={[...yTicks]}
          allowDataOverflow
          width={58}
          interval={0}
          tick={tick}
          tickLine={false}
          axisLine={false}
          tickFormatter={formatY}
        />
        <Lines lines={lines} cursor={cursor} xEnds={ends(xTicks)} onCursor={onCursor} />
      </LineChart>
    </ResponsiveContainer>
  )
}

interface LinesProps extends Pick<Props, 'lines' | 'cursor' | 'onCursor'> {
  xEnds: [number, number]
}

/** Tenths of a pixel are finer than any screen shows, and keep the path short. */
const pathOf = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')

function Lines({ lines, cursor, xEnds, onCursor }: LinesProps) {
  const clip = useId()
  const area = usePlotArea()
  const x = useXAxisScale()
  const y = useYAxisScale()
  if (!area || !x || !y) return null
  const place = (point: { x: number; y: number }) => [x(point.x) ?? 0, y(point.y) ?? 0] as const

  const follow = (event: PointerEvent<SVGRectElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    onCursor(xEnds[0] + share * (xEnds[1] - xEnds[0]))
  }
  const inside = (yPixel: number) => Math.min(area.y + area.height, Math.max(area.y, yPixel))
  return (
    <g>
      {/* A loss may be larger than the axis is high. */}
      <clipPath id={clip}>
        <rect {...area} />
      </clipPath>
      <line
        x1={x(cursor) ?? 0}
        x2={x(cursor) ?? 0}
        y1={area.y}
        y2={area.y + area.height}
        stroke="var(--edge)"
        strokeDasharray="3 3"
      />
      {lines.map(({ letter, colour, dash, points, read }) => {
        const placed = points.map(place)
        const last = placed.at(-1)
        const mark = read && place(read)
        return (
          <g key={letter} data-testid="overlay-line" data-letter={letter} data-points={points.length}>
            <path
              d={pathOf(placed)}
              clipPath={`url(#${clip})`}
              fill="none"
              stroke={colour}
              strokeWidth={1.9}
              strokeDasharray={dash}
            />
            {points.length === 1 && last && (
              <circle cx={last[0]} cy={last[1]} r={3} fill={colour} clipPath={`url(#${clip})`} />
            )}
            {mark && (
              <circle
                cx={mark[0]}
                cy={mark[1]}
                r={4}
                fill="var(--card)"
                stroke={colour}
                strokeWidth={2}
                clipPath={`url(#${clip})`}
              />
            )}
            {last && (
              <text
                x={last[0] + 8}
                y={inside(last[1]) + 4}
                style={{ fill: colour, fontSize: 13, fontWeight: 700 }}
                stroke="var(--card)"
                strokeWidth={3}
                paintOrder="stroke"
              >
                {letter}
              </text>
            )}
          </g>
        )
      })}
      <rect
        {...area}
        fill="transparent"
        style={{ touchAction: 'pan-y' }}
        onPointerMove={follow}
        onPointerDown={follow}
        data-testid="overlay-area"
      />
    </g>
  )
}
