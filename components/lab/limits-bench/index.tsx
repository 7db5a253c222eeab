import { useEffect, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { limitPictures, limitPixels, strokesOf } from '@/lib/data/limits/pictures'
import { DIGIT_PIXELS, DIGIT_SIDE } from '@/lib/data/mnist'
import { classifierStore } from '@/lib/engine/classifier-client'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { useStore } from '@/lib/hooks/use-store'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { formatShare } from '../draw-bench/shares'
import { topOf } from '../draw-bench/top-of'
import { useDrawnDigit } from '../drawn-digit'
import { EngineNote } from '../engine-note'
import { Answer } from './answer'
import { choose, chosenStore, restoreChosen, type Chosen } from './chosen'
import { Gallery } from './gallery'
import { NotADigit } from './not-a-digit'
import { OwnPad } from './own-pad'
import { PutOnPad } from './put-on-pad'
import { Reasons } from './reasons'
import { Summary } from './summary'
import { useReadings, type PictureAnswer } from './use-readings'

/** All pictures of the gallery in one piece: they are read in one go. */
function allPictures(): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(limitPictures.length * DIGIT_PIXELS)
  limitPictures.forEach((picture, i) => all.set(limitPixels(picture), i * DIGIT_PIXELS))
  return all
}

/** What LeNet was not made for, given to it: what it answers, how sure it is, and why. */
export default function LimitsBench() {
  const { lang, strings } = useBenchStrings()
  const words = strings.limits
  const { chosen } = useStore(chosenStore)
  const { seen, network, mine } = useDrawnDigit()
  const engine = useStore(classifierStore)
  // Nothing is computed for those who only read; a hand that comes near starts engine and weights.
  const [awake, setAwake] = useState(false)
  const [all, setAll] = useState(false)
  const [looked, setLooked] = useState<ReadonlySet<Chosen>>(new Set())
  useEffect(restoreChosen, [])

  const own = seen.kind === 'digit' ? seen.pixels : null
  const pictures = useMemo(() => (awake ? allPictures() : null), [awake])
  const gallery = useReadings(pictures, network, mine)
  const ownReadings = useReadings(awake && chosen === 'own' ? own : null, network, mine)
  const readings = chosen === 'own' ? ownReadings : gallery

  const answerTo = (choice: Chosen): PictureAnswer | null =>
    choice === 'own'
      ? (ownReadings.answers?.[0] ?? null)
      : (gallery.answers?.[limitPictures.indexOf(choice)] ?? null)
  const pixelsOf = (choice: Chosen) => (choice === 'own' ? own : limitPixels(choice))
  const digitOf = (choice: Chosen) => {
    const found = answerTo(choice)
    return found && (all || looked.has(choice) || choice === chosen) ? topOf(found.probabilities) : null
  }
  const answer = answerTo(chosen)
  const name = words.names[chosen]
  const said = usePoliteText(
    answer
      ? fill(words.says, {
          name,
          digit: topOf(answer.probabilities),
          percent: formatShare(Math.max(...answer.probabilities), 0, lang, strings.draw.percentAlmostAll),
        })
      : '',
  )
  const pixels = pixelsOf(chosen)

  const take = (next: Chosen) => {
    setAwake(true)
    setLooked(new Set([...looked, chosen, next]))
    choose(next)
  }

  return (
    <div
      role="group"
      aria-label={words.bench}
      className="@container font-sans"
      onPointerEnter={() => setAwake(true)}
      onFocus={() => setAwake(true)}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 @min-[46rem]:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] @min-[46rem]:gap-8">
        <div className="flex flex-col gap-3">
          <Gallery chosen={chosen} onChoose={take} pixelsOf={pixelsOf} digitOf={digitOf} />
          <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1">
            <Button
              data-testid="limits-all"
              pressed={all}
              onClick={() => {
                setAwake(true)
                setAll(!all)
              }}
            >
              {words.readAll}
            </Button>
          </div>
          <Summary answers={all ? gallery.answers : null} network={gallery.network} />
        </div>

        <div className="flex flex-col gap-4">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 @min-[30rem]:grid-cols-[10rem_minmax(0,1fr)]">
            <div className="flex flex-wrap content-start items-end gap-2 @min-[30rem]:flex-col @min-[30rem]:items-start">
              <p className="w-full text-sm text-soft">{words.gets}</p>
              <PixelGrid
                pixels={pixels}
                columns={DIGIT_SIDE}
                rows={DIGIT_SIDE}
                label={pixels ? fill(words.alt, { name }) : words.nothing}
                testId="limits-input"
                className="aspect-square w-40 border border-line bg-paper"
              />
              <PutOnPad strokes={chosen === 'own' ? null : strokesOf(chosen)} />
            </div>
            <Answer readings={readings} probabilities={answer?.probabilities ?? null} />
          </div>
          <NotADigit pixels={pixels} answer={answer} network={readings.network} />
          {chosen === 'own' && <OwnPad />}
        </div>
      </div>
      <div className="mt-4">
        <Reasons chosen={chosen} />
      </div>
      <div className="mt-3">
        <EngineNote {...engine} />
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  )
}
