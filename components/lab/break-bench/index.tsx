import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { isUndamaged } from '@/lib/data/damage'
import { transformNames, UNTOUCHED } from '@/lib/data/transform-digit'
import { versionOf } from '@/lib/engine/call-digit-worker'
import { useBreak } from '@/lib/hooks/use-break'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { useBenchStrings } from '../bench-strings'
import { ClassNames } from '../class-names'
import { DigitNeeded } from '../digit-needed'
import { useDrawnDigit } from '../drawn-digit'
import { useInView } from '../inside-bench/use-in-view'
import { AccuracyPart } from './accuracy-part'
import { CurvePart } from './curve-part'
import { DamagePart } from './damage-part'
import { DigitPart } from './digit-part'
import { SweepPart } from './sweep-part'
import { useBreakLink } from './use-break-link'

/** Turn, shrink, blot and bury the drawn digit, and take the network apart, until it fails. */
export default function BreakBench() {
  const { strings } = useBenchStrings()
  const words = strings.break
  const { seen, network, mine } = useDrawnDigit()
  const { state, bench } = useBreak()
  useBreakLink(state.transform, bench)
  const frame = useRef<HTMLDivElement>(null)
  const inView = useInView(frame)
  const used = network === 'mine' ? mine : null
  const original = seen.kind === 'digit' ? seen.pixels : null
  const untouched =
    isUndamaged(state.damage) && transformNames.every((name) => state.transform[name] === UNTOUCHED[name])

  useEffect(() => {
    if (inView || !original) bench.show(original, network, versionOf(used))
  }, [bench, inView, original, network, used])

  return (
    <ClassNames value={used?.names ?? null}>
      <div
        ref={frame}
        role="group"
        aria-label={words.bench}
        className="@container font-sans"
        data-testid="break-bench"
      >
        {state.error && (
          <div className="mb-4">
            <Alert tone="error" action={<Button onClick={bench.retry}>{words.retry}</Button>}>
              {errorSentence(strings, state.error)}
            </Alert>
          </div>
        )}
        {original ? (
          <>
            <div className="mb-3 flex justify-end">
              <Button onClick={bench.reset} disabled={untouched} data-testid="break-reset">
                {words.reset}
              </Button>
            </div>
            <DigitPart original={original} state={state} bench={bench} />
            <CurvePart state={state} bench={bench} />
            <DamagePart state={state} bench={bench} />
            <AccuracyPart state={state} bench={bench} mine={used} />
            <SweepPart state={state} bench={bench} />
          </>
        ) : (
          <DigitNeeded say={words.need} take={words.take} testId="break-take" />
        )}
      </div>
    </ClassNames>
  )
}
