import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { isEmpty, penOf } from '@/lib/data/drawing/strokes'
import { fill } from '@/lib/i18n/fill'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { useStore } from '@/lib/hooks/use-store'
import { useTestDigits } from '@/lib/hooks/use-test-digits'
import { useBenchStrings } from '../bench-strings'
import { drawingOnPad } from '../draw-bench/drawing'
import { PadOverlay } from '../draw-bench/pad-overlay'
import { usePadCanvas } from '../draw-bench/use-pad-canvas'
import { usePadKeys, type Cursor, type PadDeed } from '../draw-bench/use-pad-keys'
import { usePen } from '../draw-bench/use-pen'

/** A second sheet for the page's one drawing, so that nobody has to scroll up to draw. */
export function OwnPad() {
  const { strings } = useBenchStrings()
  const words = strings.limits.pad
  const said = strings.draw.pad
  const help = useId()
  const { drawing, drawingNow } = useStore(drawingOnPad.store)
  const { digits } = useTestDigits()
  const [deed, setDeed] = useState<{ deed: PadDeed; at: Cursor } | null>(null)
  const keys = usePadKeys(drawingOnPad, (deed, at) => setDeed({ deed, at }))
  const pen = usePen(drawingOnPad, () => {
    keys.rest()
    setDeed(null)
  })
  const under = drawing.testDigit === null ? null : (digits?.pixels(drawing.testDigit) ?? null)
  const canvas = usePadCanvas(drawing, under)

  const announce = () => {
    if (!deed) return ''
    if (deed.deed === 'cleared') return said.cleared
    if (deed.deed === 'undone') return said.undone
    const place = { x: Math.round(deed.at.x * 100), y: Math.round(deed.at.y * 100) }
    return fill(drawingNow ? said.penDown : said.penUp, place)
  }
  const spoken = usePoliteText(announce(), 400, 800)

  return (
    <div className="flex max-w-72 flex-col gap-2">
      <div className="relative aspect-square w-full rounded-lg border border-edge bg-paper text-ink">
        <canvas
          ref={canvas}
          data-testid="limits-pad"
          tabIndex={0}
          role="application"
          aria-label={words.label}
          aria-describedby={help}
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
            {words.short}
          </p>
        )}
        <PadOverlay box={null} cursor={keys.cursor} penDown={drawingNow} pen={penOf(drawing)} />
      </div>
      <div className="flex gap-2">
        <Button onClick={drawingOnPad.undo} data-testid="limits-undo">
          {words.undo}
        </Button>
        <Button onClick={drawingOnPad.clear} data-testid="limits-clear">
          {words.clear}
        </Button>
      </div>
      <p id={help} className="text-xs leading-normal text-soft">
        {words.help}
      </p>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </div>
  )
}
