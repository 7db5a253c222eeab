import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { paintInk } from '@/components/viz/paint-ink'
import { useThemeChange } from '@/components/viz/use-theme-change'
import { useBenchStrings } from '../bench-strings'
import type { OwnSymbols } from '@/lib/data/own-data'
import { removeDrawing } from '@/lib/engine/own-data'
import { fill } from '@/lib/i18n/fill'

interface SymbolRowProps {
  index: number
  name: string
  drawn: OwnSymbols
  checked: boolean
  onChoose: () => void
  onRemove: () => void
}

/** A symbol and its drawings; a press on one takes it away. */
export function SymbolRow({ index, name, drawn, checked, onChoose, onRemove }: SymbolRowProps) {
  const words = useBenchStrings().strings.ownData.symbols
  const drawings = Array.from(drawn.labels).flatMap((label, i) => (label === index ? [i] : []))
  return (
    <div
      className="flex flex-wrap items-center gap-2 rounded-xl border border-line px-3 py-1"
      data-testid="symbol-row"
      data-name={name}
      data-drawings={drawings.length}
    >
      <label className="flex min-h-11 min-w-24 items-center gap-2">
        <input type="radio" className="size-4.5 accent-lenet" checked={checked} onChange={onChoose} />
        <span className="font-semibold break-all">{name}</span>
      </label>
      <div className="flex min-w-24 flex-1 flex-wrap gap-1">
        {drawings.map((drawing, i) => (
          <button
            key={drawing}
            type="button"
            className="min-h-11 min-w-11 rounded-lg hover:bg-wash"
            aria-label={fill(words.removeDrawing, { name, number: i + 1 })}
            onClick={() => removeDrawing(drawing)}
          >
            <Thumb pixels={drawn.pixels.subarray(drawing * 784, (drawing + 1) * 784)} />
          </button>
        ))}
        {drawings.length === 0 && <span className="self-center text-sm text-soft">{words.none}</span>}
      </div>
      <Button kind="quiet" aria-label={fill(words.remove, { name })} onClick={onRemove}>
        ×
      </Button>
    </div>
  )
}

function Thumb({ pixels }: { pixels: Uint8Array }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeChange()
  useEffect(() => {
    if (canvas.current) paintInk(canvas.current, pixels)
  }, [pixels, theme])
  return <canvas ref={canvas} width={28} height={28} className="m-auto size-9 rounded-sm" aria-hidden />
}
