import { useEffect, useId } from 'react'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { classifierStore } from '@/lib/engine/classifier-client'
import type { DigitAnswer } from '@/lib/engine/digit-reader'
import { useDigitReader } from '@/lib/hooks/use-digit-reader'
import { useStore } from '@/lib/hooks/use-store'
import { useTestDigits } from '@/lib/hooks/use-test-digits'
import { penOf } from '@/lib/data/drawing/strokes'
import { EngineNote } from '../engine-note'
import { AnswerPanel } from './answer-panel'
import { DigitPad } from './digit-pad'
import { drawingOnPad, firstDrawing } from './drawing'
import { NetworkSwitch } from './network-switch'
import { PenWidth } from './pen-width'
import { StatusLine } from './status-line'
import { StepTrial } from './step-trial'
import { StepsRow } from './steps-row'
import { restoreSteps, stepsTaken } from './steps-taken'
import { TestDigitLabel } from './test-digit-label'
import { TestDigitPicker } from './test-digit-picker'
import { topOf } from './top-of'
import { useSeen } from './use-seen'

/** Taken for no digit. */
const isRejected = ({ verdict }: DigitAnswer) => verdict !== null && verdict !== 'digit'

/** Draw a digit, see what the network sees of it, and have it read while you draw. */
export default function DrawBench() {
  const words = useBenchStrings().strings.draw
  const help = useId()
  const { drawing, drawingNow } = useStore(drawingOnPad.store)
  const { digits, error: digitsError, retry: retryDigits } = useTestDigits()
  const { state, reader, mine } = useDigitReader()
  const { steps } = useStore(stepsTaken)
  const seen = useSeen(drawing, digits, steps)
  const engineState = useStore(classifierStore)
  const { testDigit } = drawing

  useEffect(() => {
    drawingOnPad.restore(firstDrawing())
    restoreSteps()
  }, [])
  useEffect(
    () => reader.read(seen.kind === 'digit' ? seen.pixels : null, { plain: !steps.grey }),
    [reader, seen, steps.grey],
  )
  const answer = seen.kind === 'digit' && state.current ? state.answer : null
  const network = mine ? state.network : 'shipped'
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
        <PenWidth width={penOf(drawing)} onTake={drawingOnPad.takePen} />
        <NetworkSwitch network={state.network} mine={mine} onChoose={reader.choose} />
      </div>

      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 @min-[36rem]:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)] @min-[54rem]:grid-cols-[20rem_minmax(0,1fr)] @min-[54rem]:gap-8">
        <DigitPad
          actions={drawingOnPad}
          drawing={drawing}
          drawingNow={drawingNow}
          under={testDigit === null ? null : (digits?.pixels(testDigit) ?? null)}
          box={seen.kind === 'digit' && steps.fit ? seen.box : null}
          helpId={help}
        />
        <AnswerPanel seen={seen} state={state} names={mine?.names} rejects />
        <div className="flex flex-col gap-4 @min-[36rem]:col-span-2">
          <StepsRow
            drawing={drawing}
            digits={digits}
            seen={seen}
            steps={steps}
            scaling={network === 'mine' && mine ? mine.settings.pixels : 'standardised'}
          />
          <StepTrial network={network} mine={mine} steps={steps} />
        </div>
      </div>

      <div className="mt-3 flex flex-col gap-3">
        <EngineNote {...engineState} />
        <StatusLine
          testId="digit-status"
          className="min-h-18"
          words={words}
          state={state}
          digitsError={digitsError}
          onRetry={retry}
        >
          <TestDigitLabel
            label={testDigit === null ? null : (digits?.labels[testDigit] ?? null)}
            read={answer && (isRejected(answer) ? 'none' : topOf(answer.probabilities))}
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
