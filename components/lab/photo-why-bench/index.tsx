import { useEffect, useMemo, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { usePhotoWhy } from '@/lib/hooks/use-photo-why'
import { useStore } from '@/lib/hooks/use-store'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { useBenchStrings } from '../bench-strings'
import { useInView } from '../inside-bench/use-in-view'
import { topClasses } from '../photo-bench/top-classes'
import { PhotoHeader } from '../photo-inside-bench/photo-header'
import { PhotoNeeded } from '../photo-inside-bench/photo-needed'
import { usePagePhoto } from '../photo-inside-bench/use-page-photo'
import { useClassNames } from '../photo-inside-bench/use-class-names'
import { edits } from './edit-store'
import { ErasePart } from './erase-part'
import { MapsPart } from './maps-part'
import { TargetPart } from './target-part'
import { useEdited, type EraseFill } from './use-edited'

const NO_PICTURE = new Uint8ClampedArray(4)

/** Why the page's photo is answered as it is: what can be erased, and what speaks for which answer. */
export default function PhotoWhyBench() {
  const { strings } = useBenchStrings()
  const words = strings.photoWhy
  const { shown, choose, error: pageError, retry: retryPhoto } = usePagePhoto()
  const { state, why } = usePhotoWhy()
  const { strokes, earlier } = useStore(edits.store)
  const frame = useRef<HTMLDivElement>(null)
  const inView = useInView(frame)
  const [filling, setFilling] = useState<EraseFill>('around')
  const [chosen, setChosen] = useState<number | null>(null)

  useEffect(() => {
    edits.begin(shown?.photo ?? null)
    if (!shown) why.show(null)
    else if (inView) why.show(shown)
  }, [why, inView, shown])

  const { opened } = state
  const classes = useClassNames(shown?.network ?? 'alexnet64')
  const side = opened?.seen.side ?? 1
  const { picture, mask, share } = useEdited(opened?.seen.rgba ?? NO_PICTURE, side, strokes, filling)
  const first = useMemo(() => (opened ? topClasses(opened.probabilities, 1)[0].index : 0), [opened])
  const count = opened?.probabilities.length ?? 0
  const target = chosen !== null && chosen < count ? chosen : first
  useEffect(() => {
    if (opened) why.ask(picture, target)
  }, [why, opened, picture, target])

  // Another photo begins with its own first answer.
  const [of, setOf] = useState(opened)
  if (opened !== of) {
    setOf(opened)
    setChosen(null)
  }
  const nameOf = (output: number) => classes?.[output]?.label ?? String(output)

  const error = pageError ?? state.error
  const retry = () => (pageError ? retryPhoto() : why.retry())
  return (
    <div
      ref={frame}
      role="group"
      aria-label={words.bench}
      className="@container font-sans"
      data-testid="photo-why"
      data-network={opened?.of.network}
    >
      {error && (
        <div className="mb-4">
          <Alert
            tone="error"
            testId="photo-why-error"
            action={(shown || pageError) && <Button onClick={retry}>{strings.photoInside.retry}</Button>}
          >
            {errorSentence(strings, error)}
          </Alert>
        </div>
      )}
      {!shown ? (
        <PhotoNeeded say={words.need} onChoose={choose} testId="photo-why" />
      ) : (
        <>
          <PhotoHeader
            shown={shown}
            busy={state.phase === 'loading'}
            stopped={state.phase === 'stopped'}
            progress={state.progress}
            onCancel={why.cancel}
            onRetry={why.retry}
            onChoose={choose}
            testId="photo-why"
          />
          {opened && classes && (
            <>
              <ErasePart
                original={opened.seen.rgba}
                picture={picture}
                side={side}
                mask={mask}
                share={share}
                canUndo={earlier.length > 0}
                filling={filling}
                onFilling={setFilling}
                before={opened.probabilities}
                after={state.answer?.probabilities ?? null}
                current={state.answer?.rgba === picture}
                nameOf={nameOf}
              />
              <section className="mt-8 border-t border-line pt-5" aria-label={words.target.title}>
                <h3 className="mb-3 font-sans text-base font-semibold">{words.target.title}</h3>
                <TargetPart
                  probabilities={state.answer?.probabilities ?? opened.probabilities}
                  classes={classes}
                  value={target}
                  onChange={setChosen}
                />
                <MapsPart
                  state={state}
                  why={why}
                  picture={picture}
                  side={side}
                  target={target}
                  nameOf={nameOf}
                />
              </section>
            </>
          )}
        </>
      )}
    </div>
  )
}
