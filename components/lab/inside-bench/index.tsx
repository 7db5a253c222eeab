import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { FieldView } from '@/components/viz/field-view'
import { useDigitReader } from '@/lib/hooks/use-digit-reader'
import { useInside } from '@/lib/hooks/use-inside'
import { useStore } from '@/lib/hooks/use-store'
import { useTestDigits } from '@/lib/hooks/use-test-digits'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { openedLayers, regionsRead } from '@/lib/nn/opened-layers'
import { useBenchStrings } from '../bench-strings'
import { drawingOnPad } from '../draw-bench/drawing'
import { useDrawnDigit } from '../drawn-digit'
import { choose, chosenUnit, placeIn, restoreUnit, type Unit } from './chosen-unit'
import { LayerStack } from './layer-stack'
import { indexIn, sayValue } from './names'
import { NetworkChoice } from './network-choice'
import { SmallPad } from './small-pad'
import { UnitPanel } from './unit-panel'
import { useInView } from './use-in-view'

/** Shown while the pad is empty: the first 3 of the hundred test digits. */
const SAMPLE = 30
const SIDE = lenet5Modern.input.height
const NOTHING = new Float32Array(SIDE * SIDE)

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit))

function scrollTo(element: Element | null) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' })
}

/** All layers of the drawn digit while it is drawn; any unit taken apart. */
export default function InsideBench() {
  const { strings } = useBenchStrings()
  const words = strings.inside
  const help = useId()
  const bench = useRef<HTMLDivElement>(null)
  const padFrame = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const inView = useInView(bench)
  const { seen, drawing, network, mine } = useDrawnDigit()
  const { drawingNow } = useStore(drawingOnPad.store)
  const { reader } = useDigitReader()
  const { digits, error: digitsError, retry: retryDigits } = useTestDigits()
  const { state, inside } = useInside()
  const { unit } = useStore(chosenUnit)
  const [peek, setPeek] = useState<Unit | null>(null)

  useEffect(restoreUnit, [])
  const isDrawn = seen.kind === 'digit'
  const pixels = isDrawn ? seen.pixels : (digits?.pixels(SAMPLE) ?? null)
  useEffect(() => {
    if (inView && pixels) inside.look(pixels, network)
  }, [inside, inView, pixels, network, mine])

  const { digit, phase } = state
  const spec = digit?.network.spec ?? lenet5Modern
  const layers = useMemo(() => openedLayers(spec), [spec])
  const chosen = useMemo(() => placeIn(layers, unit), [layers, unit])
  const shown = useMemo(() => (peek ? placeIn(layers, peek) : chosen), [layers, peek, chosen])
  const regions = useMemo(() => {
    const { map, row, column } = shown.place
    return regionsRead(spec, shown.at.index, { channel: map, row, column })
  }, [spec, shown])
  const chosenAs = useMemo(() => ({ layer: chosen.at.name, ...chosen.place }), [chosen])
  const { field } = regions[0]
  const ownNames = digit?.network.mine?.names
  const names = ownNames ? DIGITS.map((_, output) => ownNames[output] ?? '–') : DIGITS
  const rows = {
    top: field.top + 1,
    bottom: field.top + field.height,
    left: field.left + 1,
    right: field.left + field.width,
  }
  const error = state.error ?? digitsError
  const retry = () => {
    if (digitsError) retryDigits()
    if (state.error) inside.retry()
  }
  const draw = () => {
    scrollTo(padFrame.current)
    padFrame.current?.querySelector('canvas')?.focus({ preventScroll: true })
  }
  const note = isDrawn
    ? words.note[network]
    : fill(words.note[seen.kind === 'blot' ? 'blot' : 'empty'], {
        digit: digits?.labels[SAMPLE] ?? '',
      })

  return (
    <div
      ref={bench}
      role="group"
      aria-label={words.bench}
      className="@container font-sans"
      data-testid="inside"
      data-phase={phase}
      data-shows={isDrawn ? 'drawing' : 'sample'}
      data-network={digit ? (digit.network.mine ? 'mine' : 'shipped') : undefined}
    >
      <div className="mb-3 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <p className="min-w-0 flex-1 basis-56" data-testid="inside-note">
          {phase === 'starting' ? words.reading : note}
        </p>
        {!isDrawn && (
          <Button onClick={draw} data-testid="inside-draw">
            {words.note.draw}
          </Button>
        )}
        {mine && <NetworkChoice network={network} onChoose={reader.choose} />}
      </div>
      {error && (
        <div className="mb-4">
          <Alert
            tone="error"
            testId="inside-error"
            action={<Button onClick={retry}>{strings.draw.retry}</Button>}
          >
            {errorSentence(strings, error)}
          </Alert>
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-7 gap-y-6 @min-[58rem]:grid-cols-[20rem_minmax(0,1fr)]">
        <div className="min-w-0 gap-x-6 @min-[36rem]:grid @min-[36rem]:grid-cols-[11rem_minmax(0,32rem)] @min-[58rem]:block">
          <div className="mx-auto mb-4 grid max-w-96 grid-cols-2 content-start gap-4 @min-[36rem]:mx-0 @min-[36rem]:grid-cols-1 @min-[58rem]:grid-cols-2">
            <SmallPad
              drawing={drawing}
              drawingNow={drawingNow}
              under={drawing.testDigit === null ? null : (digits?.pixels(drawing.testDigit) ?? null)}
              helpId={help}
              frame={padFrame}
            />
            <div className="min-w-0" data-testid="inside-input">
              <p className="mb-1 flex min-h-5 justify-between text-sm text-soft">
                <span>{words.input.title}</span> <span>{words.input.size}</span>
              </p>
              <FieldView
                values={digit?.input ?? NOTHING}
                rows={SIDE}
                columns={SIDE}
                field={field}
                label={fill(words.input.label, rows)}
              />
              <p className="mt-2 text-xs leading-normal text-soft">{fill(words.input.sees, rows)}</p>
            </div>
          </div>
          <div className="min-w-0">
            <LayerStack
              layers={layers}
              outputs={digit?.outputs ?? null}
              unit={chosenAs}
              regions={regions}
              onChoose={choose}
              onPeek={setPeek}
              names={names}
              words={words}
            />
            <p className="mt-3 text-xs leading-normal text-soft">{words.how}</p>
            {digit && (
              <div className="sticky bottom-0 z-10 mt-2 flex min-h-12 items-center justify-between gap-3 border-t border-line bg-card py-1 text-sm @min-[58rem]:hidden">
                <span className="min-w-0 tabular-nums">
                  {sayValue(
                    shown.at,
                    shown.place,
                    digit.outputs[shown.at.last][indexIn(shown.at.shape, shown.place)],
                    words,
                  )}
                </span>
                <Button
                  onClick={() => scrollTo(panel.current)}
                  className="px-3!"
                  data-testid="inside-numbers"
                >
                  {words.numbers}
                </Button>
              </div>
            )}
          </div>
        </div>
        {digit && (
          <div ref={panel} className="min-w-0 scroll-mt-20">
            <UnitPanel
              digit={digit}
              layers={layers}
              at={shown.at}
              place={shown.place}
              regions={regions}
              peeking={peek !== null}
              subject={[chosen.at.name, chosen.place.map, chosen.place.row, chosen.place.column].join('/')}
              onChoose={choose}
              onPeek={setPeek}
              words={words}
            />
          </div>
        )}
      </div>
      <p id={help} className="sr-only">
        {strings.draw.pad.help}
      </p>
    </div>
  )
}
