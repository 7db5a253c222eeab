import { useState } from 'react'
import { classes } from '@/components/ui/classes'
import { useBenchStrings } from '../bench-strings'
import { fill } from '@/lib/i18n/fill'
import type { DrawingStore } from './drawing-store'
import { PadOverlay } from './pad-overlay'
import type { PadBox } from '@/lib/data/drawing/seen'
import { isEmpty, penOf, type Drawing } from '@/lib/data/drawing/strokes'
import { usePadCanvas } from './use-pad-canvas'
import { usePadKeys, type Cursor, type PadDeed } from './use-pad-keys'
import { usePen } from './use-pen'
import { usePoliteText } from '@/lib/hooks/use-polite-text'

export interface DigitPadProps {
  actions: DrawingStore
  drawing: Drawing
  drawingNow: boolean
  /** Pixels of the test digit under the ink. */
  under: Uint8Array | null
  /** The box that is cut out for the network. */
  box: PadBox | null
  /** Id of the text that tells how to draw. */
  helpId: string
  /** What stands on empty paper, where it is not a digit that is to be drawn. */
  invitation?: string
}

/** The paper to write on, with mouse, pen, finger or keys. */
export function DigitPad({ actions, drawing, drawingNow, under, box, helpId, invitation }: DigitPadProps) {
  const words = useBenchStrings().strings.draw.pad
  const [deed, setDeed] = useState<{ deed: PadDeed; at: Cursor } | null>(null)
  const keys = usePadKeys(actions, (deed, at) => setDeed({ deed, at }))
  const pen = usePen(actions, () => {
    keys.rest()
    setDeed(null)
  })
  const canvas = usePadCanvas(drawing, under)

  const announce = () => {
    if (!deed) return ''
    if (deed.deed === 'cleared') return words.cleared
    if (deed.deed === 'undone') return words.undone
    const place = { x: Math.round(deed.at.x * 100), y: Math.round(deed.at.y * 100) }
    return fill(drawingNow ? words.penDown : words.penUp, place)
  }
  const said = usePoliteText(announce(), 400, 800)

  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-soft">{words.title}</p>
      <div className="relative aspect-square w-full rounded-lg border border-edge bg-paper text-ink">
        <canvas
          ref={canvas}
          data-testid="digit-pad"
          tabIndex={0}
          role="application"
          aria-label={words.label}
          aria-describedby={helpId}
          className={classes(
            'absolute inset-0 h-full w-full cursor-crosshair touch-none rounded-lg select-none',
            !keys.cursor && 'outline-none', // the ring is for those who draw by keyboard
          )}
          {...pen}
          {...keys.handlers}
        />
        {isEmpty(drawing) && (
          <p
            aria-hidden
            className="pointer-events-none absolute inset-x-0 bottom-4 text-center text-sm text-soft"
          >
            {invitation ?? words.short}
          </p>
        )}
        <PadOverlay
          box={drawingNow ? null : box}
          cursor={keys.cursor}
          penDown={drawingNow}
          pen={penOf(drawing)}
        />
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  )
}
