import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { useStore } from '@/lib/hooks/use-store'
import { useTestDigits } from '@/lib/hooks/use-test-digits'
import { useBenchStrings } from '../bench-strings'
import { drawingOnPad } from '../draw-bench/drawing'
import { PadSheet } from '../draw-bench/pad-sheet'

/** A second sheet for the page's one drawing, so that nobody has to scroll up to draw. */
export function OwnPad() {
  const words = useBenchStrings().strings.limits.pad
  const help = useId()
  const { drawing, drawingNow } = useStore(drawingOnPad.store)
  const { digits } = useTestDigits()
  const under = drawing.testDigit === null ? null : (digits?.pixels(drawing.testDigit) ?? null)

  return (
    <div className="flex max-w-72 flex-col gap-2">
      <PadSheet
        actions={drawingOnPad}
        drawing={drawing}
        drawingNow={drawingNow}
        under={under}
        label={words.label}
        helpId={help}
        invitation={words.short}
        testId="limits-pad"
      />
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
    </div>
  )
}
