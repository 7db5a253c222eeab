import { classes } from '@/components/ui/classes'
import type { AmountReading } from '@/lib/data/amount/reading'
import { STRIP_RATIO } from '@/lib/data/amount/strip'
import { isEmpty, type Drawing } from '@/lib/data/drawing/strokes'
import { useBenchStrings } from '../bench-strings'
import type { DrawingStore } from '../draw-bench/drawing-store'
import { usePadHands } from '../draw-bench/use-pad-hands'
import { StripOverlay } from './strip-overlay'
import { useStripCanvas } from './use-strip-canvas'

interface ChequePadProps {
  actions: DrawingStore
  drawing: Drawing
  drawingNow: boolean
  /** Ink of the example under the reader's own. */
  under: Float32Array | null
  /** What was read, and the way through the graph that is shown; null while the ink is newer. */
  reading: AmountReading | null
  path: readonly number[]
  /** Id of the text that tells how to write. */
  helpId: string
}

/** Wide, and written from the left. */
const STRIP = { ratio: STRIP_RATIO, start: { x: 0.1, y: 0.5 } }

/** The amount box, to write in with mouse, pen, finger or keys. */
export function ChequePad(props: ChequePadProps) {
  const { actions, drawing, drawingNow, under, reading, path, helpId } = props
  const words = useBenchStrings().strings.cheque.pad
  const hands = usePadHands(actions, drawingNow, words, STRIP)
  const canvas = useStripCanvas(drawing.strokes, under)

  return (
    <div className="relative aspect-[16/5] w-full rounded-md border-2 border-edge bg-card text-ink">
      <canvas
        ref={canvas}
        data-testid="cheque-pad"
        tabIndex={0}
        role="application"
        aria-label={words.label}
        aria-describedby={helpId}
        className={classes(
          'absolute inset-0 h-full w-full cursor-crosshair touch-none rounded-md select-none',
          !hands.cursor && 'outline-none', // the ring is for those who write by keyboard
        )}
        {...hands.handlers}
      />
      {isEmpty(drawing) && (
        <p
          aria-hidden
          className="pointer-events-none absolute inset-0 grid place-items-center px-4 text-center text-sm text-soft"
        >
          {words.short}
        </p>
      )}
      <StripOverlay
        reading={drawingNow ? null : reading}
        path={path}
        cursor={hands.cursor}
        penDown={drawingNow}
      />
      <p aria-live="polite" className="sr-only">
        {hands.said}
      </p>
    </div>
  )
}
