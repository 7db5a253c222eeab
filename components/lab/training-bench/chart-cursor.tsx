import type { KeyboardEvent, PointerEvent } from 'react'
import { PLOT } from '@/components/viz/chart-style'

interface Props {
  /** Steps of the whole width. */
  totalSteps: number
  /** First and last step that has values. */
  first: number
  last: number
  /** The step whose values are read; null for the newest. */
  at: number | null
  label: string
  /** What is read there, as a sentence. */
  text: string
  onMove: (step: number | null) => void
  /** To the row that is so many rows further. */
  onWalk: (by: number) => void
}

const FAR = 10
/** The line goes on through the strip of the learning rate: its distance from the chart and its height, px. */
const STRIP_BELOW = 60

const WALKS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -FAR,
  PageUp: FAR,
  Home: -Infinity,
  End: Infinity,
}

/**
 * The place at which the curves are read, laid over them: a mouse or a finger moves it, or the keys of a slider. It is a
 * slider to a screen reader, which therefore says the values whenever they change.
 */
export function ChartCursor({ totalSteps, first, last, at, label, text, onMove, onWalk }: Props) {
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    onMove(share * totalSteps)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Escape' && at !== null) onMove(null)
    else if (event.key in WALKS) onWalk(WALKS[event.key])
    else return
    event.preventDefault()
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={first}
      aria-valuemax={last}
      aria-valuenow={at ?? last}
      aria-valuetext={text}
      data-testid="chart-cursor"
      className="absolute cursor-crosshair touch-pan-y"
      style={PLOT}
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onMove(null)}
      onKeyDown={onKeyDown}
    >
      {at !== null && (
        <div
          className="pointer-events-none absolute top-0 w-px border-l border-dashed border-edge"
          style={{ left: `${(100 * at) / totalSteps}%`, bottom: -PLOT.bottom - STRIP_BELOW }}
        />
      )}
    </div>
  )
}
