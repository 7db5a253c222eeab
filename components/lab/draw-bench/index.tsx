import { useEffect, useId } from 'react'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { classifierStore } from '@/lib/engine/classifier-client'
import { useDigitReader } from '@/lib/hooks/use-digit-reader'
import { useStore } from '@/lib/hooks/use-store'
import { useTestDigits } from '@/lib/hooks/use-test-digits'
import { EngineNote } from '../engine-note'
import { AnswerPanel } from './answer-panel'
import { DigitPad } from './digit-pad'
import { drawingOnPad } from './drawing'
import { NetworkSwitch } from './network-switch'
import { loadDrawing } from './saved-drawing'
import { SeenByNetwork } from './seen-by-network'
import { StatusLine } from './status-line'
import { TestDigitLabel } from './test-digit-label'
import { TestDigitPicker } from './test-digit-picker'
import { topOf } from './top-of'
import { useSeen } from './use-seen'

/** Draw a digit, see what the network sees of it, and have it read while you draw. */
export default function DrawBench() {
  const words = useBenchStrings().strings.draw
  const help = useId()
  const { drawing, drawingNow } = useStore(drawingOnPad.store)
  const { digits, error: digitsError, retry: retryDigits } = useTestDigits()
  const { state, reader, mine } = useDigitReader()
  const seen = useSeen(drawing, digits)
  const engineState = useStore(classifierStore)
  const { testDigit } = drawing

  useEffect(() => drawingOnPad.restore(loadDrawing()), [])
  useEffect(() => reader.read(seen.kind === 'digit' ? seen.pixels : null), [reader, seen])
  const retry = () => {
    if (digitsError) retryDigits()
    if (state.error) reader.retry()
  }

  return (
    <div
      role="group"
      aria-label={words.bench}
      className="@container font-sans"
      // Nothing is computed for those who only read; a hand that comes near starts engine and weights.
      onPointerEnter={reader.prepare}
      onFocus={reader.prepare}
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-2 gap-y-1 @min-[40rem]:gap-x-3">
        <div className="flex gap-1 @min-[40rem]:-order-2 @min-[40rem]:gap-2">
          <Button onClick={drawingOnPad.undo} data-testid="digit-undo" className="px-3!">
            {words.undo}
          </Button>
          <Button onClick={drawingOnPad.clear} data-testid="digit-clear" className="px-3!">
            {words.clear}
          </Button>
        </div>
        <NetworkSwitch network={state.network} mine={mine} onChoose={reader.choose} />
      </div>

      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 @min-[36rem]:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)] @min-[54rem]:grid-cols-[20rem_14rem_minmax(0,1fr)] @min-[54rem]:gap-8">
        <DigitPad
          actions={drawingOnPad}
          drawing={drawing}
          drawingNow={drawingNow}
          under={testDigit === null ? null : (digits?.pixels(testDigit) ?? null)}
          box={seen.kind === 'digit' ? seen.box : null}
          helpId={help}
        />
        <div className="@min-[54rem]:order-last">
          <AnswerPanel seen={seen} state={state} names={mine?.names} />
        </div>
        <div className="@min-[36rem]:col-span-2 @min-[54rem]:col-span-1">
          <SeenByNetwork seen={seen} />
        </div>
      </div>

      <div className="mt-3 flex flex-col gap-3">
        <EngineNote {...engineState} />
        <StatusLine state={state} digitsError={digitsError} onRetry={retry}>
          <TestDigitLabel
            label={testDigit === null ? null : (digits?.labels[testDigit] ?? null)}
            read={
              seen.kind === 'digit' && state.answer && state.current
                ? topOf(state.answer.probabilities)
                : null
            }
            changed={drawing.strokes.length > 0}
          />
        </StatusLine>
        <TestDigitPicker digits={digits} onPick={drawingOnPad.take} />
        <p id={help} className="text-xs leading-normal text-soft">
          {words.pad.help}
        </p>
      </div>
    </div>
  )
}
