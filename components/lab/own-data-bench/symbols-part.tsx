import { useEffect, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { AnswerPanel } from '../draw-bench/answer-panel'
import { DigitPad } from '../draw-bench/digit-pad'
import { createDrawingStore } from '../draw-bench/drawing-store'
import { useSeen } from '../draw-bench/use-seen'
import { addDrawing, addSymbol, removeSymbol } from '@/lib/engine/own-data'
import type { useOwnData } from '@/lib/hooks/use-own-data'
import { useDigitReader } from '@/lib/hooks/use-digit-reader'
import { useStore } from '@/lib/hooks/use-store'
import { fill } from '@/lib/i18n/fill'
import { SymbolRow } from './symbol-row'

const MOST_SYMBOLS = 10
const pad = createDrawingStore(() => {})

/** Up to ten symbols, drawn a few times each on the pad, which reads them once LeNet has been trained on them. */
export function SymbolsPart({ own }: { own: ReturnType<typeof useOwnData> }) {
  const words = useBenchStrings().strings.ownData.symbols
  const help = useId()
  const { drawn } = own.state
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState(0)
  const symbol = Math.min(chosen, drawn.names.length - 1)
  const { drawing, drawingNow } = useStore(pad.store)
  const seen = useSeen(drawing, null)
  const { state, reader, mine } = useDigitReader()
  const counts = drawn.names.map((_, i) => drawn.labels.filter((label) => label === i).length)
  const trainable = drawn.names.length >= 2 && counts.every((count) => count > 0)
  const trained = mine?.names ?? null

  useEffect(() => {
    if (!trained) return
    reader.choose('mine')
    reader.read(seen.kind === 'digit' ? seen.pixels : null)
  }, [reader, seen, trained])

  const add = () => {
    const trimmed = name.trim()
    if (!trimmed || drawn.names.length >= MOST_SYMBOLS) return
    addSymbol(trimmed)
    setChosen(drawn.names.length)
    setName('')
  }
  const keep = () => {
    if (seen.kind !== 'digit') return
    addDrawing(symbol, seen.pixels)
    pad.clear()
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 @min-[40rem]:grid-cols-[18rem_minmax(0,1fr)]">
      <div className="flex flex-col gap-3">
        <DigitPad
          actions={pad}
          drawing={drawing}
          drawingNow={drawingNow}
          under={null}
          box={seen.kind === 'digit' ? seen.box : null}
          helpId={help}
          invitation={words.invitation}
        />
        <div className="flex flex-wrap gap-2">
          <Button
            kind="primary"
            disabled={symbol < 0 || seen.kind !== 'digit'}
            onClick={keep}
            data-testid="symbol-keep"
          >
            {symbol < 0 ? words.keepNone : fill(words.keep, { name: drawn.names[symbol] })}
          </Button>
          <Button onClick={pad.clear}>{words.clear}</Button>
        </div>
        <p id={help} className="text-xs text-soft">
          {words.help}
        </p>
      </div>

      <div className="flex min-w-0 flex-col gap-4">
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <label className="flex min-w-40 flex-1 flex-col gap-1 text-sm text-soft">
            {words.name}
            <input
              className="min-h-11 rounded-lg border border-edge bg-paper px-3 text-base text-ink"
              value={name}
              maxLength={12}
              data-testid="symbol-name"
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <Button
            type="submit"
            disabled={name.trim() === '' || drawn.names.length >= MOST_SYMBOLS}
            data-testid="symbol-add"
          >
            {words.add}
          </Button>
        </form>

        <div role="radiogroup" aria-label={words.list} className="flex flex-col gap-2">
          {drawn.names.map((each, i) => (
            <SymbolRow
              key={i}
              index={i}
              name={each}
              drawn={drawn}
              checked={i === symbol}
              onChoose={() => setChosen(i)}
              onRemove={() => removeSymbol(i)}
            />
          ))}
          {drawn.names.length === 0 && <p className="text-soft">{words.empty}</p>}
        </div>

        <div className="flex flex-wrap items-center gap-3">
          <Button
            kind="primary"
            disabled={!trainable || own.reading}
            onClick={() => void own.use(drawn)}
            data-testid="symbols-use"
          >
            {words.use}
          </Button>
          <p className="min-w-40 flex-1 text-sm text-soft">{trainable ? words.multiplied : words.needs}</p>
        </div>

        {trained && <AnswerPanel seen={seen} state={state} names={trained} />}
      </div>
    </div>
  )
}
