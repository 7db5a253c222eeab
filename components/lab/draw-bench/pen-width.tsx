import { useId } from 'react'
import { PEN_RANGE } from '@/lib/data/drawing/strokes'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { formatShare } from './shares'

interface PenWidthProps {
  /** In pad sides. */
  width: number
  onTake: (width: number) => void
}

/** How thick the pen writes, of all strokes on the pad. */
export function PenWidth({ width, onTake }: PenWidthProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.draw.steps
  const id = useId()
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-sm text-soft">
        {words.pen}
      </label>
      <input
        id={id}
        type="range"
        className="block h-11 w-24 min-w-0 flex-1 accent-lenet"
        min={PEN_RANGE.from}
        max={PEN_RANGE.to}
        step={0.01}
        value={width}
        aria-valuetext={fill(words.penWidth, { percent: formatShare(width, 0, lang) })}
        data-testid="pen-width"
        onChange={(event) => onTake(event.target.valueAsNumber)}
      />
    </div>
  )
}
