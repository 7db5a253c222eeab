import { useEffect, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { doubtOf } from '@/lib/data/amount/rejection'
import type { AmountReading } from '@/lib/data/amount/reading'
import { stripOf } from '@/lib/data/amount/strip'
import { codeOfExample } from '@/lib/data/amount/under-ink'
import { isEmpty } from '@/lib/data/drawing/strokes'
import { classifierStore } from '@/lib/engine/classifier-client'
import { useCheque } from '@/lib/hooks/use-cheque'
import { useStore } from '@/lib/hooks/use-store'
import { useBenchStrings } from '../bench-strings'
import { EngineNote } from '../engine-note'
import { AlternativesTable } from './alternatives-table'
import { amountInWords } from './amount-in-words'
import { BarPanel } from './bar-panel'
import { chequeDrawing, keepInAddress, loadChequeDrawing } from './cheque-drawing'
import { ChequeForm } from './cheque-form'
import { ChequePad } from './cheque-pad'
import { StatusLine } from '../draw-bench/status-line'
import { ExampleLabel, ExamplesRow } from './examples-row'
import { GraphPanel } from './graph-panel'
import { ReadingPanel } from './reading-panel'
import { StackPanel } from './stack-panel'
import { useBar } from './use-bar'
import { useChequeInk } from './use-cheque-ink'

/** Which alternative and which arc of a reading the reader looks at; of another reading, the first. */
interface Look {
  of: AmountReading | null
  chosen: number
  at: number | null
}

/** A cheque to write an amount on, which is cut into digits and read. */
export default function ChequeBench() {
  const { lang, strings } = useBenchStrings()
  const words = strings.cheque
  const help = useId()
  const { drawing, drawingNow } = useStore(chequeDrawing.store)
  const { state, reader } = useCheque()
  const { example, under, error: digitsError, retry: retryDigits } = useChequeInk(drawing.testDigit)
  const [bar, setBar] = useBar()
  const [kept, setKept] = useState<Look>({ of: null, chosen: 0, at: null })
  const engineState = useStore(classifierStore)
  const { reading, picture } = state
  const written = !isEmpty(drawing)
  const { strokes, testDigit } = drawing
  const underInk = under?.ink ?? null
  const waitsForExample = testDigit !== null && example !== null && underInk === null

  useEffect(() => {
    chequeDrawing.restore(loadChequeDrawing())
    return reader.leave
  }, [reader])
  useEffect(() => keepInAddress(testDigit), [testDigit])
  useEffect(() => {
    if (drawingNow || waitsForExample) return
    const ink = strokes.length > 0 || underInk !== null
    reader.read(ink ? () => stripOf(strokes, underInk) : null)
  }, [reader, strokes, underInk, drawingNow, waitsForExample])

  const look: Look =
    kept.of === reading ? kept : { of: reading, chosen: 0, at: reading?.alternatives[0]?.path[0] ?? null }
  const doubt = reading && reading.text !== '' ? doubtOf(reading, { bar }) : (reading?.doubt ?? null)
  const rejected = reading !== null && (reading.text === '' || doubt !== null)
  const settled = written && state.current && reading !== null
  const sum =
    settled && !rejected
      ? lang === 'zh'
        ? amountInWords(reading.text, lang) + words.form.currencyWord
        : `${amountInWords(reading.text, lang)} ${words.form.currencyWord}`
      : null

  return (
    <div
      role="group"
      aria-label={words.bench}
      className="@container font-sans"
      // Nothing is computed for those who only read; a hand that comes near starts engine and weights.
      onPointerEnter={reader.prepare}
      onFocus={reader.prepare}
    >
      <ChequeForm sum={sum} rejected={settled && rejected}>
        <ChequePad
          actions={chequeDrawing}
          drawing={drawing}
          drawingNow={drawingNow}
          under={underInk}
          reading={state.current ? reading : null}
          path={reading?.alternatives[look.chosen]?.path ?? []}
          helpId={help}
        />
      </ChequeForm>
      <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="flex gap-2">
          <Button onClick={chequeDrawing.undo} data-testid="cheque-undo">
            {words.undo}
          </Button>
          <Button onClick={chequeDrawing.clear} data-testid="cheque-clear">
            {words.clear}
          </Button>
        </div>
        <ExamplesRow onTake={chequeDrawing.take} />
      </div>
      <div className="mt-2 flex flex-col gap-2">
        <EngineNote {...engineState} />
        <StatusLine
          testId="cheque-status"
          className="min-h-14"
          words={words}
          state={state}
          digitsError={digitsError}
          onRetry={() => (digitsError ? retryDigits() : reader.retry())}
        >
          <ExampleLabel
            text={under?.text ?? null}
            changed={strokes.length > 0}
            read={settled ? (rejected ? 'none' : reading.text) : null}
          />
        </StatusLine>
        <p id={help} className="text-xs leading-normal text-soft">
          {words.pad.help}
        </p>
      </div>
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 @min-[44rem]:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <ReadingPanel
            state={state}
            written={written}
            reading={written ? reading : null}
            doubt={doubt}
            currency={words.form.currency}
          />
          <AlternativesTable
            reading={written ? reading : null}
            chosen={look.chosen}
            onChoose={(chosen) =>
              setKept({ of: reading, chosen, at: reading?.alternatives[chosen]?.path[0] ?? null })
            }
          />
        </div>
        <div className="min-w-0 @min-[44rem]:col-start-2 @min-[44rem]:row-span-2 @min-[44rem]:row-start-1">
          <GraphPanel
            reading={written ? reading : null}
            ink={picture?.ink ?? null}
            chosen={look.chosen}
            at={look.at}
            onLook={(at) => setKept({ ...look, at })}
          />
        </div>
        <div className="min-w-0 @min-[44rem]:col-start-1 @min-[44rem]:row-span-2 @min-[44rem]:row-start-2">
          <BarPanel bar={bar} onBar={setBar} />
        </div>
        <div className="min-w-0 @min-[44rem]:col-start-2 @min-[44rem]:row-start-3">
          <StackPanel
            bar={bar}
            onTake={(seed) => chequeDrawing.take(codeOfExample({ kind: 'stack', seed }))}
          />
        </div>
      </div>
    </div>
  )
}
