import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { EMPTY, type Stroke } from '@/lib/data/drawing/strokes'
import { useBenchStrings } from '../bench-strings'
import { drawingOnPad } from '../draw-bench/drawing'

/** A button that takes a drawn picture to the page's pad, where all benches look at it; it keeps its place where a picture was made by no pen. */
export function PutOnPad({ strokes }: { strokes: readonly Stroke[] | null }) {
  const words = useBenchStrings().strings.limits
  const [taken, setTaken] = useState<readonly Stroke[] | null>(null)
  const done = taken !== null && taken === strokes
  return (
    <div className="flex min-h-20 min-w-28 flex-1 flex-col gap-1 @min-[30rem]:w-full">
      {strokes && (
        <Button
          className="self-start px-3! whitespace-normal!"
          data-testid="limits-put"
          onClick={() => {
            drawingOnPad.put({ ...EMPTY, strokes })
            setTaken(strokes)
          }}
        >
          {words.put}
        </Button>
      )}
      <p role="status" className="text-xs leading-snug text-soft">
        {done && words.isPut}
      </p>
    </div>
  )
}
