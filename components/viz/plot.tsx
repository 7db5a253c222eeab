import { createContext, useContext, type PointerEvent, type ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

export interface PlotAxis {
  from: number
  to: number
  ticks: readonly number[]
  /** What is measured along it. */
  label: string
  format?: (value: number) => string
}

export interface PlotLine {
  points: readonly (readonly [x: number, y: number])[]
  colour: string
  dash?: string
  width?: number // px
}

interface PlotProps {
  x: PlotAxis
  y: PlotAxis
  lines: readonly PlotLine[]
  /** What a screen reader says of the drawing. */
  label: string
  /** Height of the drawing with its axes. */
  className: string
  /** Dots and names, laid over the lines. */
  children?: ReactNode
  /** Called with the place under the pointer when it is pressed or dragged; every such figure has a slider, too. */
  onPoint?: (x: number, y: number) => void
  testId?: string
}

interface Scales {
  left: (x: number) => string
  top: (y: number) => string
}

const Scale = createContext<Scales | null>(null)

/** Units of the drawing a side; lines are stretched to the real size, their width is not. */
const SIDE = 1000
const shareOf = ({ from, to }: PlotAxis, value: number) => (value - from) / (to - from)
const percent = (share: number) => `${(100 * share).toFixed(3)}%`
/** Far outside is as good as further outside, and some browsers draw huge numbers wrongly. */
const held = (value: number) => Math.min(9 * SIDE, Math.max(-9 * SIDE, value))

/** Lines over two axes at any size: the SVG is stretched, all words and dots are HTML in their own size. */
export function Plot({ x, y, lines, label, className, children, onPoint, testId }: PlotProps) {
  const scales: Scales = {
    left: (value) => percent(shareOf(x, value)),
    top: (value) => percent(1 - shareOf(y, value)),
  }
  const path = (points: PlotLine['points']) =>
    points
      .map(([px, py], i) => {
        const [u, v] = [held(SIDE * shareOf(x, px)), held(SIDE * (1 - shareOf(y, py)))]
        return `${i === 0 ? 'M' : 'L'}${u.toFixed(1)} ${v.toFixed(1)}`
      })
      .join('')
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const across = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    const down = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height))
    onPoint?.(x.from + across * (x.to - x.from), y.to - down * (y.to - y.from))
  }
  return (
    <div role="img" aria-label={label} className={classes('relative font-sans text-xs text-soft', className)}>
      <div
        className={classes(
          'absolute inset-[1.75rem_0.75rem_2.75rem_2.75rem]',
          onPoint && 'cursor-pointer touch-pan-y',
        )}
        data-testid={testId}
        onPointerDown={
          onPoint &&
          ((event) => {
            if (event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            point(event)
          })
        }
        onPointerMove={
          onPoint && ((event) => event.currentTarget.hasPointerCapture(event.pointerId) && point(event))
        }
      >
        <svg
          viewBox={`0 0 ${SIDE} ${SIDE}`}
          preserveAspectRatio="none"
          className="absolute size-full"
          fill="none"
        >
          {y.ticks.map((tick) => (
            <path
              key={tick}
              d={path([
                [x.from, tick],
                [x.to, tick],
              ])}
              stroke="var(--line)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {lines.map(({ points, colour, dash, width = 2 }, i) => (
            <path
              key={i}
              d={path(points)}
              stroke={colour}
              strokeWidth={width}
              strokeDasharray={dash}
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        {y.ticks.map((tick) => (
          <span
            key={tick}
            className="absolute right-full -translate-y-1/2 pr-2 tabular-nums"
            style={{ top: scales.top(tick) }}
          >
            {(y.format ?? String)(tick)}
          </span>
        ))}
        {x.ticks.map((tick) => (
          <span
            key={tick}
            className="absolute top-full -translate-x-1/2 pt-1 tabular-nums"
            style={{ left: scales.left(tick) }}
          >
            {(x.format ?? String)(tick)}
          </span>
        ))}
        <Scale value={scales}>{children}</Scale>
      </div>
      <span className="absolute top-0 left-0">{y.label}</span>
      <span className="absolute right-2 bottom-0">{x.label}</span>
    </div>
  )
}

function useScales(): Scales {
  const scales = useContext(Scale)
  if (!scales) throw new Error('a dot or name needs a Plot around it')
  return scales
}

interface DotProps {
  x: number
  y: number
  kind?: 'full' | 'hollow' | 'square' | 'cross' | 'small'
  colour?: string
}

const kinds = {
  full: 'size-4 rounded-full border-2 border-card bg-current',
  hollow: 'size-2.5 rounded-full border-[1.5px] border-current bg-card',
  square: 'size-2.5 border-[1.5px] border-current bg-card',
  small: 'size-1.5 rounded-full bg-current',
  cross: 'size-4',
}

/** A mark at a place of the plot; marks outside of it are not drawn. */
export function PlotDot({ x, y, kind = 'full', colour = 'var(--lenet)' }: DotProps) {
  const { left, top } = useScales()
  const inside = (place: string) => parseFloat(place) >= -0.01 && parseFloat(place) <= 100.01
  if (!inside(left(x)) || !inside(top(y))) return null
  return (
    <span
      className={classes('pointer-events-none absolute -translate-1/2', kinds[kind])}
      style={{ left: left(x), top: top(y), color: colour }}
    >
      {kind === 'cross' && (
        <svg viewBox="0 0 16 16" className="size-full" stroke="currentColor" strokeWidth="2.5">
          <path d="M8 1v14M1 8h14" />
        </svg>
      )}
    </span>
  )
}

interface NameProps {
  x: number
  y: number
  /** Where the name stands, seen from the place. */
  side?: 'left' | 'right' | 'above'
  colour?: string
  children: ReactNode
}

const sides = {
  left: '-translate-x-full -translate-y-1/2 pr-2',
  right: '-translate-y-1/2 pl-2',
  above: '-translate-x-1/2 -translate-y-full pb-1',
}

/** A name beside a place of the plot. */
export function PlotName({ x, y, side = 'right', colour = 'var(--ink)', children }: NameProps) {
  const { left, top } = useScales()
  return (
    <span
      className={classes('pointer-events-none absolute whitespace-nowrap', sides[side])}
      style={{ left: left(x), top: top(y), color: colour }}
    >
      {children}
    </span>
  )
}
