import { memo, useId, type KeyboardEvent, type PointerEvent } from 'react'
import { RgbaCanvas } from '@/components/viz/rgba-canvas'
import { surfaces, type SurfaceName } from '@/lib/nn/surfaces'
import { REACH, stateAt, type Roll } from './ball'
import { contoursOf } from './ball-contours'
import { SHADE, shadeOf } from './ball-shade'
import { ballStyles } from './ball-styles'

interface Props {
  surface: SurfaceName
  rolls: readonly Roll[]
  step: number
  start: { x: number; y: number }
  /** The start is moved there, not yet dropped. */
  onMove: (start: { x: number; y: number }) => void
  onDrop: () => void
  label: string
  hint: string
  /** What the lowest places are called. */
  lowest: string
}

/** What an arrow key moves the start by; with Shift, by ten times less. */
const STRIDE = 0.1
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

const held = (value: number, reach: number) => Number(Math.min(reach, Math.max(-reach, value)).toFixed(2))
const placeAt = (x: number, y: number) => ({
  left: `${(100 * (x + REACH.x)) / (2 * REACH.x)}%`,
  top: `${(100 * (REACH.y - y)) / (2 * REACH.y)}%`,
})
const isShown = (x: number, y: number) => Math.abs(x) <= REACH.x && Math.abs(y) <= REACH.y

/** A surface from above, with the way of each ball. A press or Enter drops them; arrow keys move where from. */
export function BallMap(props: Props) {
  const { surface, rolls, step, start, onMove, onDrop, label, hint, lowest } = props
  const hintId = useId()
  const move = (x: number, y: number) => onMove({ x: held(x, REACH.x), y: held(y, REACH.y) })
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const [across, down] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
    move((2 * across - 1) * REACH.x, (1 - 2 * down) * REACH.y)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const by = moves[event.key]
    const drops = event.key === 'Enter' || event.key === ' '
    if (!by && !drops) return
    event.preventDefault()
    if (drops) onDrop()
    else {
      const stride = event.shiftKey ? STRIDE / 10 : STRIDE
      move(start.x + stride * by[0], start.y + stride * by[1])
    }
  }
  return (
    <div>
      <div
        role="application"
        tabIndex={0}
        aria-label={label}
        aria-describedby={hintId}
        data-testid="ball-map"
        data-x={start.x}
        data-y={start.y}
        className="relative w-full cursor-crosshair touch-pan-y overflow-hidden rounded-md border border-edge/60 bg-card select-none"
        style={{ aspectRatio: `${REACH.x} / ${REACH.y}` }}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          point(event)
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && point(event)}
        onPointerUp={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && onDrop()}
      >
        <Ground surface={surface} lowest={lowest} />
        <Ways rolls={rolls} step={step} />
        <span
          className="pointer-events-none absolute size-5 -translate-1/2 rounded-full border-2 border-dashed border-ink"
          style={placeAt(start.x, start.y)}
        />
        {rolls.map((roll) => {
          const state = stateAt(roll, step)
          if (!state || !isShown(state.place[0], state.place[1])) return null
          const { letter, colour } = ballStyles[roll.rule]
          return (
            <span
              key={roll.rule}
              className="pointer-events-none absolute flex size-5.5 -translate-1/2 items-center justify-center rounded-full border-2 border-card text-xs font-bold text-card"
              style={{ ...placeAt(state.place[0], state.place[1]), backgroundColor: colour }}
            >
              {letter}
            </span>
          )
        })}
      </div>
      <p id={hintId} className="mt-1 text-sm text-soft">
        {hint}
      </p>
    </div>
  )
}

const viewBox = `${-REACH.x} ${-REACH.y} ${2 * REACH.x} ${2 * REACH.y}`

/** Lines of equal loss, some of them with their number, and the lowest places. */
const Ground = memo(function Ground({ surface, lowest }: { surface: SurfaceName; lowest: string }) {
  const { lines, numbers } = contoursOf(surface)
  return (
    <>
      <RgbaCanvas
        pixels={shadeOf(surface)}
        width={SHADE.columns}
        height={SHADE.rows}
        className="pointer-events-none absolute size-full"
      />
      <svg viewBox={viewBox} className="absolute size-full" fill="none" aria-hidden>
        <g transform="scale(1 -1)" stroke="var(--edge)" strokeOpacity="0.55">
          {lines.map(({ level, path }) => (
            <path key={level} d={path} vectorEffect="non-scaling-stroke" />
          ))}
        </g>
      </svg>
      {numbers.map(({ level, x, y }) => (
        <span
          key={level}
          className="pointer-events-none absolute -translate-1/2 bg-card px-0.5 text-[0.6875rem] leading-none text-soft tabular-nums"
          style={placeAt(x, y)}
        >
          {level < 1 ? level.toFixed(2) : level.toFixed(1)}
        </span>
      ))}
      {surfaces[surface].lowest.map(([x, y], at) => (
        <span
          key={at}
          className="pointer-events-none absolute size-3.5 -translate-1/2 text-ink"
          style={placeAt(x, y)}
        >
          <svg viewBox="0 0 14 14" className="size-full" stroke="currentColor" strokeWidth="1.5" aria-hidden>
            <path d="M2 2l10 10M12 2L2 12" />
          </svg>
          {at === 0 && (
            <span className="absolute top-full left-1/2 -translate-x-1/2 bg-card/80 px-0.5 text-[0.6875rem] leading-tight whitespace-nowrap">
              {lowest}
            </span>
          )}
        </span>
      ))}
    </>
  )
})

function Ways({ rolls, step }: { rolls: readonly Roll[]; step: number }) {
  return (
    <svg viewBox={viewBox} className="pointer-events-none absolute size-full" fill="none" aria-hidden>
      {rolls.map(({ rule, places }) => (
        <path
          key={rule}
          d={places
            .slice(0, step + 1)
            .map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${farHeld(x)} ${farHeld(-y)}`)
            .join('')}
          stroke={ballStyles[rule].colour}
          strokeWidth="1.75"
          strokeDasharray={ballStyles[rule].dash}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}

/** Far outside is as good as further outside, and some browsers draw huge numbers wrongly. */
const farHeld = (value: number) => Math.min(50, Math.max(-50, value)).toFixed(3)
