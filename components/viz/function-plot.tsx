'use client'

import { useRef, type PointerEvent } from 'react'
import { sayNumber } from './say-number'

export interface PlottedFunction {
  key: string
  name: string
  value: (x: number) => number
  /** Drawn thick, with its tangent and its point; the others are there to compare. */
  main?: boolean
  /** Dash pattern, so that lines are told apart without colour. */
  dash?: string
  /** Where along x its name stands. */
  nameAt: number
  /** Moves the name up (negative) or down, px. */
  nameShift?: number
}

interface FunctionPlotProps {
  functions: readonly PlottedFunction[]
  x: { least: number; most: number }
  y: { least: number; most: number; ticks: readonly number[] }
  at: number
  slope: number
  onMove: (x: number) => void
  label: string
  /** Marks on the x axis. */
  ticks: readonly number[]
}

const [WIDTH, HEIGHT, EDGE] = [480, 300, 28]

/** Curves of one number, with a point on the main one that can be dragged along x, and its tangent there. */
export function FunctionPlot({ functions, x, y, at, slope, onMove, label, ticks }: FunctionPlotProps) {
  const svg = useRef<SVGSVGElement>(null)
  const toX = (value: number) => EDGE + ((value - x.least) / (x.most - x.least)) * (WIDTH - 2 * EDGE)
  const toY = (value: number) =>
    HEIGHT - EDGE - ((value - y.least) / (y.most - y.least)) * (HEIGHT - 2 * EDGE)
  const path = (value: (x: number) => number) =>
    Array.from({ length: 121 }, (_, i) => x.least + (i / 120) * (x.most - x.least))
      .map((a) => [a, value(a)] as const)
      .filter(([, v]) => v <= y.most + 0.001 && v >= y.least - 0.001)
      .map(([a, v], i) => `${i === 0 ? 'M' : 'L'}${toX(a).toFixed(1)} ${toY(v).toFixed(1)}`)
      .join('')
  const main = functions.find((one) => one.main) ?? functions[0]
  const drag = (event: PointerEvent) => {
    const box = svg.current?.getBoundingClientRect()
    if (!box) return
    const inside = ((event.clientX - box.left) / box.width) * WIDTH
    const value = x.least + ((inside - EDGE) / (WIDTH - 2 * EDGE)) * (x.most - x.least)
    onMove(Math.min(x.most, Math.max(x.least, Math.round(value * 100) / 100)))
  }
  const reach = 0.9 // of the tangent, on each side
  return (
    <svg
      ref={svg}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      className="w-full cursor-ew-resize touch-pan-y select-none"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag(event)
      }}
      onPointerMove={(event) => event.buttons > 0 && drag(event)}
    >
      {y.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${EDGE} ${toY(tick)}H${WIDTH - EDGE}`} stroke="var(--line)" />
          <text x={EDGE - 6} y={toY(tick) + 4} textAnchor="end" fontSize="12" fill="var(--soft)">
            {sayNumber(tick, 0)}
          </text>
        </g>
      ))}
      {ticks.map((tick) => (
        <text key={tick} x={toX(tick)} y={HEIGHT - 8} textAnchor="middle" fontSize="12" fill="var(--soft)">
          {sayNumber(tick, 0)}
        </text>
      ))}
      <path d={`M${toX(0)} ${EDGE}V${HEIGHT - EDGE}`} stroke="var(--line)" />
      {functions.map((one) => (
        <g key={one.key}>
          <path
            d={path(one.value)}
            fill="none"
            stroke={one.main ? 'var(--lenet)' : 'var(--soft)'}
            strokeWidth={one.main ? 2.5 : 1.5}
            strokeDasharray={one.dash}
          />
          <text
            x={toX(one.nameAt)}
            y={toY(one.value(one.nameAt)) + (one.nameShift ?? -8)}
            textAnchor="middle"
            fontSize="13"
            fill={one.main ? 'var(--lenet)' : 'var(--soft)'}
            stroke="var(--card)"
            strokeWidth="3"
            paintOrder="stroke"
          >
            {one.name}
          </text>
        </g>
      ))}
      <path
        d={`M${toX(at - reach)} ${toY(main.value(at) - slope * reach)}L${toX(at + reach)} ${toY(main.value(at) + slope * reach)}`}
        stroke="var(--ink)"
        strokeWidth="1.5"
      />
      <path d={`M${toX(at)} ${toY(0)}V${toY(main.value(at))}`} stroke="var(--ink)" strokeDasharray="2 3" />
      <circle
        cx={toX(at)}
        cy={toY(main.value(at))}
        r="7"
        fill="var(--lenet)"
        stroke="var(--card)"
        strokeWidth="2"
      />
    </svg>
  )
}
