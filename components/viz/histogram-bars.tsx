import { useEffect, useRef } from 'react'
import { useThemeChange } from './use-theme-change'

interface Props {
  /** Counts in equal stretches from `low` to `high`. */
  histogram: { low: number; high: number; counts: readonly number[] } | null
  label: string
  format: (value: number) => string
  /** A CSS variable: what is shown has its own colour through the whole book. */
  colour: string
}

const WIDTH = 192
const HEIGHT = 56

/** How values spread: bars, a line at 0, and both ends in numbers. Painted, as it changes a few times a second. */
export function HistogramBars({ histogram, label, format, colour }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeChange()
  useEffect(() => {
    if (canvas.current) paint(canvas.current, histogram, colour)
  }, [histogram, colour, theme])
  return (
    <div className="min-w-0">
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={label}
        className="block h-7 w-full"
      />
      <div
        className="flex justify-between border-t border-line font-mono text-[0.6875rem] text-soft tabular-nums"
        aria-hidden
      >
        <span>{histogram ? format(histogram.low) : '–'}</span>
        <span>{histogram ? format(histogram.high) : ''}</span>
      </div>
    </div>
  )
}

function paint(canvas: HTMLCanvasElement, histogram: Props['histogram'], colour: string): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, WIDTH, HEIGHT)
  if (!histogram) return
  const { low, high, counts } = histogram
  const style = getComputedStyle(canvas)
  const most = Math.max(1, ...counts)
  const width = WIDTH / counts.length
  context.fillStyle = style.getPropertyValue(colour)
  counts.forEach((count, i) => {
    // One value among thousands would be no pixel high and still is worth seeing.
    const height = count === 0 ? 0 : Math.max(2, (count / most) * HEIGHT)
    context.fillRect(i * width + 0.5, HEIGHT - height, width - 1, height)
  })
  if (low >= 0 || high <= 0) return
  context.fillStyle = style.getPropertyValue('--edge')
  context.fillRect((-low / (high - low)) * WIDTH, 0, 1.5, HEIGHT)
}
