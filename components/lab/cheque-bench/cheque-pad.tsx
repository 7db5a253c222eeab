import { useState } from 'react'
import { classes } from '@/components/ui/classes'
import type { AmountReading } from '@/lib/data/amount/reading'
import { isEmpty, type Drawing } from '@/lib/data/drawing/strokes'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import type { DrawingStore } from '../draw-bench/drawing-store'
import type { Cursor, PadDeed } from '../draw-bench/use-pad-keys'
import { usePen } from '../draw-bench/use-pen'
import { StripOverlay } from './strip-overlay'
import { useChequeKeys } from './use-cheque-keys'
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

/** The amount box, to write in with mouse, pen, finger or keys. */
export function ChequePad(props: ChequePadProps) {
  const { actions, drawing, drawingNow, under, reading, path, helpId } = props
  const words = useBenchStrings().strings.cheque.pad
  const [deed, setDeed] = useState<{ deed: PadDeed; at: Cursor } | null>(null)
  const keys = useChequeKeys(actions, (deed, at) => setDeed({ deed, at }))
  const pen = usePen(actions, () => {
    keys.rest()
    setDeed(null)
  })
  const canvas = useStripCanvas(drawing.strokes, under)

  const announce = () => {
    if (!deed) return ''
    if (deed.deed === 'cleared') return words.cleared
    if (deed.deed === 'undone') return words.undone
    const place = { x: Math.round(deed.at.x * 100), y: Math.round(deed.at.y * 100) }
    return fill(drawingNow ? words.penDown : words.penUp, place)
  }
  const said = usePoliteText(announce(), 400, 800)

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
          !keys.cursor && 'outline-none', // the ring is for those who write by keyboard
        )}
        {...pen}
        {...keys.handlers}
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
        cursor={keys.cursor}
        penDown={drawingNow}
      />
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  )
}
