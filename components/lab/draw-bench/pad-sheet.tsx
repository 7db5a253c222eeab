import { classes } from '@/components/ui/classes'
import type { PadBox } from '@/lib/data/drawing/seen'
import { isEmpty, penOf, type Drawing } from '@/lib/data/drawing/strokes'
import { useBenchStrings } from '../bench-strings'
import type { DrawingStore } from './drawing-store'
import { PadOverlay } from './pad-overlay'
import { usePadCanvas } from './use-pad-canvas'
import { usePadHands } from './use-pad-hands'

export interface PadSheetProps {
  actions: DrawingStore
  drawing: Drawing
  drawingNow: boolean
  /** Pixels of the test digit under the ink. */
  under: Uint8Array | null
  /** The box that is cut out for the network, where it is to be seen. */
  box?: PadBox | null
  label: string
  /** Id of the text that tells how to draw. */
  helpId: string
  /** What stands on empty paper. */
  invitation: string
  testId: string
}

/** A square sheet to write on, with mouse, pen, finger or keys. */
export function PadSheet(props: PadSheetProps) {
  const { actions, drawing, drawingNow, under, box = null, label, helpId, invitation, testId } = props
  const hands = usePadHands(actions, drawingNow, useBenchStrings().strings.draw.pad)
  const canvas = usePadCanvas(drawing, under)
  return (
    <div className="relative aspect-square w-full rounded-lg border border-edge bg-paper text-ink">
      <canvas
        ref={canvas}
        data-testid={testId}
        tabIndex={0}
        role="application"
        aria-label={label}
        aria-describedby={helpId}
        className={classes(
          'absolute inset-0 h-full w-full cursor-crosshair touch-none rounded-lg select-none',
          !hands.cursor && 'outline-none', // the ring is for those who draw by keyboard
        )}
        {...hands.handlers}
      />
      {isEmpty(drawing) && (
        <p
          aria-hidden
          className="pointer-events-none absolute inset-x-1 bottom-3 text-center text-sm text-soft"
        >
          {invitation}
        </p>
      )}
      <PadOverlay
        box={drawingNow ? null : box}
        cursor={hands.cursor}
        penDown={drawingNow}
        pen={penOf(drawing)}
      />
      <p aria-live="polite" className="sr-only">
        {hands.said}
      </p>
    </div>
  )
}
