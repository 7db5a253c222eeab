import { type RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { isEmpty, type Drawing } from '@/lib/data/drawing/strokes'
import { useBenchStrings } from '../bench-strings'
import { drawingOnPad } from '../draw-bench/drawing'
import { PadSheet } from '../draw-bench/pad-sheet'

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
  return (
    <div ref={frame} className="min-w-0 scroll-mt-24">
      <div className="mb-1 flex min-h-5 items-baseline justify-between text-sm text-soft">{words.title}</div>
      <PadSheet
        actions={drawingOnPad}
        drawing={drawing}
        drawingNow={drawingNow}
        under={under}
        label={words.label}
        helpId={helpId}
        invitation={words.empty}
        testId="inside-pad"
      />
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
