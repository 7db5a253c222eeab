import { useId } from 'react'
import { Slider } from '@/components/ui/slider'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { ProbabilityBars } from '@/components/viz/probability-bars'
import { DIGIT_CLASSES, DIGIT_SIDE } from '@/lib/data/mnist'
import { TRANSFORM_RANGES, transformNames, type TransformName } from '@/lib/data/transform-digit'
import type { Break, BreakState } from '@/lib/engine/break'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { useNameOf } from '../class-names'
import { formatShare } from '../draw-bench/shares'
import { topOf } from '../draw-bench/top-of'
import { sayValue } from './say-value'

const OUTPUTS = Array.from({ length: DIGIT_CLASSES }, (_, output) => output)

/** Steps of the sliders, finer than those of the curves. */
const STEPS: Record<TransformName, number> = {
  rotation: 1,
  size: 0.01,
  shiftX: 0.5,
  shiftY: 0.5,
  thickness: 0.1,
  noise: 0.01,
}

interface DigitPartProps {
  /** As it was drawn, 784 bytes. */
  original: Uint8Array
  state: BreakState
  bench: Break
}

/** What is done to the digit, what becomes of it, and what the network then answers. */
export function DigitPart({ original, state, bench }: DigitPartProps) {
  const { lang, strings } = useBenchStrings()
  const nameOf = useNameOf()
  const words = strings.break.digit
  const id = useId()
  const { transform, picture, answer } = state
  const percent = (share: number) => formatShare(share, 1, lang)
  const numbers = answer !== null && answer.probabilities.every(Number.isFinite)
  const top = answer && numbers ? topOf(answer.probabilities) : null
  const sentence = !answer
    ? words.reading
    : top === null
      ? words.lost
      : fill(words.reads, { digit: nameOf(top), percent: percent(answer.probabilities[top]) })
  const said = usePoliteText(sentence)
  const whole = answer && topOf(answer.whole)

  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-3 font-sans text-base font-semibold">
        {words.title}
      </h3>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 @min-[44rem]:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
        <div>
          <div className="mb-4 grid max-w-md grid-cols-[1fr_2fr] items-end gap-4">
            {[
              { name: words.before, pixels: original, testId: undefined },
              { name: words.after, pixels: picture, testId: 'broken-digit' },
            ].map(({ name, pixels, testId }) => (
              <figure key={name} className="min-w-0">
                <PixelGrid
                  pixels={pixels}
                  columns={DIGIT_SIDE}
                  rows={DIGIT_SIDE}
                  label={name}
                  testId={testId}
                  className="aspect-square w-full border border-line bg-paper"
                />
                <figcaption className="mt-1 text-xs text-soft">{name}</figcaption>
              </figure>
            ))}
          </div>
          <p
            className="font-semibold"
            data-testid="broken-reads"
            data-value={top ?? undefined}
            data-probability={top === null ? undefined : answer?.probabilities[top]}
          >
            {sentence}
          </p>
          <p className="mb-3 min-h-5 text-[0.8125rem] text-soft">
            {answer &&
              whole !== null &&
              fill(words.untouched, { digit: nameOf(whole), percent: percent(answer.whole[whole]) })}
          </p>
          <ProbabilityBars
            labels={OUTPUTS.map(nameOf)}
            values={numbers ? answer.probabilities : null}
            label={words.probabilities}
            format={percent}
            className="max-w-md auto-rows-[1.25rem]"
          />
          <p aria-live="polite" className="sr-only">
            {said}
          </p>
        </div>
        <div className="flex flex-col gap-1">
          {transformNames.map((name) => (
            <Slider
              key={name}
              label={strings.break.sliders[name]}
              value={transform[name]}
              min={TRANSFORM_RANGES[name].min}
              max={TRANSFORM_RANGES[name].max}
              step={STEPS[name]}
              format={(value) => sayValue(name, value, strings, lang)}
              testId={`break-${name}`}
              onChange={(value) => {
                bench.change({ [name]: value })
                if (state.along !== name) bench.chooseAlong(name)
              }}
            />
          ))}
        </div>
      </div>
    </section>
  )
}
