import { useMemo } from 'react'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { createSeer } from '@/lib/data/drawing/seen'
import type { Steps } from '@/lib/data/drawing/steps'
import { writeDigit } from '@/lib/data/handwriting/write-digit'
import { fill } from '@/lib/i18n/fill'
import type { Misread } from '@/lib/protocol/reading-messages'
import { useBenchStrings } from '../bench-strings'
import { drawingOnPad } from './drawing'

/** Generated drawings that were misread, as the network saw them; a press puts one on the pad. */
export function MisreadDrawings({ misread, steps }: { misread: readonly Misread[]; steps: Steps }) {
  const words = useBenchStrings().strings.draw.trial
  const pictures = useMemo(() => {
    const see = createSeer(() => null, steps)
    return misread.map(({ seed, read }) => {
      const { digit, drawing } = writeDigit(seed)
      const seen = see(drawing)
      return { seed, digit, read, drawing, pixels: seen.kind === 'digit' ? seen.pixels : null }
    })
  }, [misread, steps])
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-soft">{words.misread}</p>
      <div className="flex flex-wrap gap-1">
        {pictures.map(({ seed, digit, read, drawing, pixels }) => (
          <button
            key={seed}
            type="button"
            onClick={() => drawingOnPad.put(drawing)}
            aria-label={fill(words.one, { digit, read })}
            data-testid="misread-drawing"
            className="flex flex-col items-center rounded-lg border border-edge/60 bg-paper p-1 hover:border-lenet"
          >
            <PixelGrid pixels={pixels} columns={28} rows={28} className="size-9" />
            <span aria-hidden className="font-mono text-xs text-soft">
              {digit}→{read}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}
