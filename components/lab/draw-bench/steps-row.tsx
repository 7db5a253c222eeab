import { useMemo } from 'react'
import { DIGIT_SIDE } from '@/lib/data/mnist'
import { INPUT_SIDE } from '@/lib/data/digit-input'
import { scalePixel, type PixelScaling } from '@/lib/data/digit-scaling'
import { SIDE } from '@/lib/data/drawing/raster'
import { createSeer, type Seen } from '@/lib/data/drawing/seen'
import type { Steps } from '@/lib/data/drawing/steps'
import { penOf, type Drawing } from '@/lib/data/drawing/strokes'
import type { TestDigits } from '@/lib/engine/test-digits'
import { useThrottled } from '@/lib/hooks/use-throttled'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { inkBounds } from './ink-bounds'
import { formatShare } from './shares'
import { bordered, smaller, SMALL_SIDE } from './small-pictures'
import { StepTile } from './step-tile'
import { takeStep } from './steps-taken'

/** The pictures on the way are for the eye, and are made less often than the one that is read. */
const EVERY_MS = 150

interface StepsRowProps {
  drawing: Drawing
  digits: TestDigits | null
  seen: Seen
  steps: Steps
  /** What the network in use wants its pixels to be. */
  scaling: PixelScaling
}

/** What becomes of the drawing, picture by picture; each step can be left out. */
export function StepsRow({ drawing, digits, seen, steps, scaling }: StepsRowProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.draw.steps
  const seenWords = strings.draw.seen
  const shown = useThrottled(drawing, EVERY_MS)
  const stages = useMemo(
    () => createSeer((index) => digits?.pixels(index) ?? null, steps).stages(shown),
    [shown, digits, steps],
  )
  const pixels = seen.kind === 'digit' ? seen.pixels : null
  const input = useMemo(() => pixels && bordered(pixels), [pixels])
  const drawn = useMemo(() => stages && smaller(stages.drawn), [stages])
  const redrawn = useMemo(() => stages && smaller(stages.redrawn), [stages])
  const bounds = pixels && inkBounds(pixels)
  const asIs = seen.kind === 'digit' && !seen.box
  const box = stages && steps.fit ? stages.centred.box : null
  const unit = SMALL_SIDE / SIDE
  const frame = box && {
    x: box.x * unit,
    y: box.y * unit,
    width: box.width * unit,
    height: box.height * unit,
  }
  const fitted = stages?.centred.fitted ?? null
  const fittedSide = fitted ? Math.sqrt(fitted.length) : 20
  const grey = (byte: number) =>
    formatNumber(scalePixel(byte, scaling), lang, { maximumFractionDigits: 2 }).replace('-', '−')
  const described = bounds
    ? fill(seenWords.alt, {
        left: bounds.x + 1,
        right: bounds.x + bounds.width,
        top: bounds.y + 1,
        bottom: bounds.y + bounds.height,
      })
    : seenWords.empty
  const said = (step: 'line' | 'fit' | 'centre') => (steps[step] ? words[step].on : words[step].off)

  return (
    <section aria-label={words.title} className="flex flex-col gap-2">
      <p className="flex flex-wrap gap-x-3 text-sm text-soft">
        <span className="text-ink">{words.title}</span>
        <span>{words.how}</span>
      </p>
      <ol className="grid grid-cols-3 gap-x-3 gap-y-4 @min-[40rem]:grid-cols-5 @min-[40rem]:gap-x-4">
        <StepTile
          name={words.drawn.name}
          said={
            asIs ? seenWords.asIs : fill(words.penWidth, { percent: formatShare(penOf(drawing), 0, lang) })
          }
          picture={{ pixels: drawn, side: SMALL_SIDE, label: words.drawn.alt }}
        />
        <StepTile
          name={words.line.name}
          said={said('line')}
          picture={{ pixels: redrawn, side: SMALL_SIDE, label: words.line.alt }}
          frame={frame}
          taken={steps.line}
          onTake={(taken) => takeStep('line', taken)}
          testId="step-line"
        />
        <StepTile
          name={words.fit.name}
          said={said('fit')}
          picture={{ pixels: fitted, side: fittedSide, label: fill(words.fit.alt, { side: fittedSide }) }}
          taken={steps.fit}
          onTake={(taken) => takeStep('fit', taken)}
          testId="step-fit"
        />
        <StepTile
          name={words.centre.name}
          said={said('centre')}
          picture={{ pixels, side: DIGIT_SIDE, label: `${seenWords.label}: ${described}` }}
          frame={bounds}
          middle={pixels !== null}
          pictureTestId="digit-input-preview"
          taken={steps.centre}
          onTake={(taken) => takeStep('centre', taken)}
          testId="step-centre"
        />
        <StepTile
          name={words.grey.name}
          said={steps.grey ? fill(words.grey.on, { paper: grey(0), ink: grey(255) }) : words.grey.off}
          picture={{ pixels: input, side: INPUT_SIDE, label: words.grey.alt }}
          taken={steps.grey}
          onTake={(taken) => takeStep('grey', taken)}
          testId="step-grey"
        />
      </ol>
    </section>
  )
}
