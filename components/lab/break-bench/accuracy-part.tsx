import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { MEASURED_DIGITS } from '@/lib/data/searched-digits'
import { VALIDATION_DIGITS } from '@/lib/data/mnist'
import { validationOf } from '@/lib/data/train-settings'
import type { Accuracy, Break, BreakState } from '@/lib/engine/break'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'

export const shareOf = ({ right, total }: Accuracy) => right / total

interface AccuracyPartProps {
  state: BreakState
  bench: Break
  /** The reader's network, if it is the one that is broken. */
  mine: MyLeNet | null
}

/** How many of 1,000 digits the damaged network still reads. */
export function AccuracyPart({ state, bench, mine }: AccuracyPartProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.break.accuracy
  const id = useId()
  const { accuracy, measuring, damage, sweeping } = state
  const current = accuracy !== null && accuracy.damage === damage
  const percent = (share: number) =>
    formatNumber(share, lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const progress = measuring?.progress
  const sentence = accuracy
    ? fill(words.said, {
        percent: percent(shareOf(accuracy.damaged)),
        whole: percent(shareOf(accuracy.whole)),
      })
    : ''
  const said = usePoliteText(current ? sentence : '')

  return (
    <section className="mt-8 border-t border-line pt-5" aria-labelledby={id}>
      <h3 id={id} className="font-sans text-base font-semibold">
        {words.title}
      </h3>
      <p className="mt-1 mb-3 max-w-prose text-[0.8125rem] leading-normal text-soft">
        {words.how}
        {mine && mine.settings.data === 'own' && ` ${words.own}`}
        {mine &&
          mine.settings.data !== 'own' &&
          validationOf(mine.settings) < VALIDATION_DIGITS &&
          ` ${words.mineSaw}`}
      </p>
      {measuring && !sweeping ? (
        <Button onClick={bench.cancel} data-testid="accuracy-cancel">
          {words.cancel}
        </Button>
      ) : (
        <Button onClick={bench.measure} disabled={sweeping} data-testid="accuracy-measure">
          {words.measure}
        </Button>
      )}
      <div className="mt-3 max-w-md">
        <ProgressBar
          label={progress ? (progress.stage === 'loading' ? words.loading : words.looking) : words.starting}
          value={measuring && !sweeping ? (progress?.done ?? 0) : null}
          max={progress?.total ?? MEASURED_DIGITS}
          detail={
            progress
              ? fill(words.doneOf, {
                  done: formatNumber(progress.done, lang),
                  total: formatNumber(progress.total, lang),
                })
              : undefined
          }
        />
      </div>
      {accuracy && (
        <div className="mt-2">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <b
              className="font-mono text-2xl tabular-nums"
              data-testid="damaged-accuracy"
              data-value={shareOf(accuracy.damaged)}
              data-whole={shareOf(accuracy.whole)}
              data-current={current}
            >
              {percent(shareOf(accuracy.damaged))}
            </b>
            <span className="text-[0.9375rem]">{words.now}</span>
            <span className="text-[0.8125rem] text-soft">
              {current
                ? fill(words.untouched, { percent: percent(shareOf(accuracy.whole)) })
                : measuring
                  ? words.old
                  : words.stale}
            </span>
          </p>
          <div aria-hidden className="relative mt-2 h-4 max-w-xl overflow-hidden rounded-xs bg-wash">
            <span
              className="absolute inset-y-0 left-0 w-full origin-left bg-edge/40"
              style={{ transform: `scaleX(${shareOf(accuracy.whole)})` }}
            />
            <span
              className="absolute inset-y-0 left-0 w-full origin-left bg-lenet transition-transform duration-150 motion-reduce:transition-none"
              style={{ transform: `scaleX(${shareOf(accuracy.damaged)})` }}
            />
          </div>
          <p className="mt-1 text-[0.8125rem] text-soft">
            {words.chance} {words.follows}
          </p>
        </div>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </section>
  )
}
