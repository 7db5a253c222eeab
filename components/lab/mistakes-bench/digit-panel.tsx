import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { ProbabilityBars } from '@/components/viz/probability-bars'
import { DIGIT_CLASSES, DIGIT_PIXELS, DIGIT_SIDE } from '@/lib/data/mnist'
import type { DigitView } from '@/lib/engine/examiner'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { formatShare } from '../draw-bench/shares'
import { useBenchStrings } from '../bench-strings'
import { useNameOf } from '../class-names'
import { LayerMaps } from './layer-maps'
import { Why } from './why'

const OUTPUTS = Array.from({ length: DIGIT_CLASSES }, (_, output) => output)

interface DigitPanelProps {
  view: DigitView
  /** Changes when the reader is to be led here. */
  led: number
  /** Places of the digits beside it, to step through. */
  places: readonly number[]
  onOpen: (place: number) => void
  onClose: () => void
}

/** One digit: its probabilities, what drove the answer, and what every layer makes of it. */
export function DigitPanel({ view, led, places, onOpen, onClose }: DigitPanelProps) {
  const { lang, strings } = useBenchStrings()
  const nameOf = useNameOf()
  const words = strings.mistakes.digit
  const { look, place, found, next, error } = view
  const heading = useRef<HTMLHeadingElement>(null)
  const [label, prediction] = [look.labels[place], look.predictions[place]]
  const pixels = look.pixels.subarray(place * DIGIT_PIXELS, (place + 1) * DIGIT_PIXELS)
  const at = places.indexOf(place)

  useEffect(() => heading.current?.focus(), [led])

  const close = () => {
    const opener = document.querySelector<HTMLElement>(
      `[data-testid="mistake-digit"][data-index="${look.indices[place]}"]`,
    )
    onClose()
    opener?.focus()
  }

  return (
    <section
      className="mt-6 border-t border-line pt-5"
      aria-labelledby="digit-title"
      data-testid="digit-panel"
      data-index={look.indices[place]}
      data-phase={next !== null ? 'reading' : error ? 'failed' : 'done'}
      aria-busy={next !== null}
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3
          id="digit-title"
          ref={heading}
          tabIndex={-1}
          className="scroll-mt-24 font-sans text-base font-semibold outline-none"
          aria-live="polite"
        >
          {fill(words.title, {
            index: formatNumber(look.indices[place], lang),
            set: words[look.set],
            label: nameOf(label),
            prediction: nameOf(prediction),
          })}
        </h3>
        <div className="flex flex-wrap gap-2">
          <Button disabled={at <= 0} data-testid="digit-previous" onClick={() => onOpen(places[at - 1])}>
            {words.previous}
          </Button>
          <Button
            disabled={at < 0 || at >= places.length - 1}
            data-testid="digit-next"
            onClick={() => onOpen(places[at + 1])}
          >
            {words.next}
          </Button>
          <Button kind="quiet" data-testid="digit-close" onClick={close}>
            {words.close}
          </Button>
        </div>
      </div>

      {error && (
        <Alert
          tone="error"
          testId="digit-error"
          action={<Button onClick={() => onOpen(place)}>{strings.mistakes.retry}</Button>}
        >
          {errorSentence(strings, error)}
        </Alert>
      )}

      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 @min-[36rem]:grid-cols-[14rem_minmax(0,1fr)]">
        <PixelGrid
          pixels={pixels}
          columns={DIGIT_SIDE}
          rows={DIGIT_SIDE}
          label={words.picture}
          className="aspect-square w-40 border border-line bg-paper @min-[36rem]:w-56"
        />
        <div>
          <p className="mb-2 text-[0.8125rem] text-soft">{words.probabilities}</p>
          <ProbabilityBars
            labels={OUTPUTS.map(nameOf)}
            values={found ? Array.from(found.probabilities) : null}
            label={words.probabilities}
            format={(value) => formatShare(value, 1, lang)}
            className="auto-rows-[1.25rem]"
          />
          {found?.layers.at(-1)?.kind === 'rbf' && (
            <p className="mt-2 text-[0.8125rem] text-soft">{words.softmaxOfPenalties}</p>
          )}
        </div>
      </div>

      {found ? (
        <>
          <Why found={found} pixels={pixels} label={label} prediction={prediction} key={place} />
          <LayerMaps layers={found.layers} />
        </>
      ) : (
        !error && <p className="mt-4 min-h-96 text-soft">{words.reading}</p>
      )}
    </section>
  )
}
