import { type RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { isEmpty, penOf, type Drawing } from '@/lib/data/drawing/strokes'
import { useBenchStrings } from '../bench-strings'
import { drawingOnPad } from '../draw-bench/drawing'
import { PadOverlay } from '../draw-bench/pad-overlay'
import { usePadCanvas } from '../draw-bench/use-pad-canvas'
import { usePadKeys } from '../draw-bench/use-pad-keys'
import { usePen } from '../draw-bench/use-pen'

interface SmallPadProps {
  drawing: Drawing
  drawingNow: boolean
  /** Pixels of the test digit under the ink. */
  under: Uint8Array | null
  helpId: string
  /** Around the pad, to bring it into view. */
  frame: RefObject<HTMLDivElement | null>
}

/** The page's drawing once more, small, beside the layers: who draws here sees them move. */
export function SmallPad({ drawing, drawingNow, under, helpId, frame }: SmallPadProps) {
  const { strings } = useBenchStrings()
  const words = strings.inside.pad
  const keys = usePadKeys(drawingOnPad, () => {})
  const pen = usePen(drawingOnPad, keys.rest)
  const canvas = usePadCanvas(drawing, under)
  return (
    <div ref={frame} className="min-w-0 scroll-mt-24">
      <div className="mb-1 flex min-h-5 items-baseline justify-between text-sm text-soft">{words.title}</div>
      <div className="relative aspect-square w-full rounded-lg border border-edge bg-paper text-ink">
        <canvas
          ref={canvas}
          data-testid="inside-pad"
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
            className="pointer-events-none absolute inset-x-1 bottom-2 text-center text-sm text-soft"
          >
            {words.empty}
          </p>
        )}
        <PadOverlay box={null} cursor={keys.cursor} penDown={drawingNow} pen={penOf(drawing)} />
      </div>
      <Button
        onClick={drawingOnPad.clear}
        disabled={isEmpty(drawing)}
        data-testid="inside-clear"
        className="mt-2 w-full"
      >
        {strings.draw.clear}
      </Button>
    </div>
  )
}
