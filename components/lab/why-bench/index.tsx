import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useStore } from '@/lib/hooks/use-store'
import { useWhy } from '@/lib/hooks/use-why'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { useBenchStrings } from '../bench-strings'
import { ClassNames } from '../class-names'
import { DigitNeeded } from '../digit-needed'
import { useDrawnDigit } from '../drawn-digit'
import { useInView } from '../inside-bench/use-in-view'
import { edits } from './edit-store'
import { ErasePart } from './erase-part'
import { NearestPart } from './nearest-part'
import { ReasonsPart } from './reasons-part'

/** Why the drawn digit is read as it is: what can be erased, what speaks for which class, and what it is most like. */
export default function WhyBench() {
  const { strings } = useBenchStrings()
  const words = strings.why
  const { seen, network, mine } = useDrawnDigit()
  const { state, why } = useWhy()
  const { original, picture, earlier } = useStore(edits.store)
  const frame = useRef<HTMLDivElement>(null)
  const inView = useInView(frame)

  useEffect(() => edits.begin(seen.kind === 'digit' ? seen.pixels : null), [seen])
  useEffect(() => {
    if (!original || !picture) why.show(null)
    else if (inView) why.show({ original, picture, network })
    // A network that is trained on is another one.
  }, [why, inView, original, picture, network, mine])

  return (
    <ClassNames value={network === 'mine' ? (mine?.names ?? null) : null}>
      <div
        ref={frame}
        role="group"
        aria-label={words.bench}
        className="@container font-sans"
        data-testid="why-bench"
      >
        {state.error && (
          <Alert tone="error" action={<Button onClick={why.retry}>{words.retry}</Button>}>
            {errorSentence(strings, state.error)}
          </Alert>
        )}
        {original && picture ? (
          <>
            <ErasePart
              original={original}
              picture={picture}
              canUndo={earlier.length > 0}
              before={state.answers?.before ?? null}
              after={state.answers?.after ?? null}
              current={state.answers?.of.picture === picture}
            />
            {state.reasons && (
              <ReasonsPart
                found={state.reasons.found}
                pixels={state.reasons.of.picture}
                old={state.reasons.of.picture !== picture}
              />
            )}
            <NearestPart state={state} why={why} />
          </>
        ) : (
          <DigitNeeded say={words.need} take={words.take} testId="why-take" />
        )}
      </div>
    </ClassNames>
  )
}
