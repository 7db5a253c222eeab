import { useMemo } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { raceRuns } from '@/lib/engine/two-run-race'
import { useRace, useRaceState } from '@/lib/hooks/use-race'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { useThrottled } from '@/lib/hooks/use-throttled'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { ROUND_STEPS } from '@/lib/data/race-settings'
import { useBenchStrings } from '../bench-strings'
import { CurveCompare } from './curve-compare'
import { LINE_STYLES } from './run-lines'
import { durationOf, percent, settingsInShort } from './words'

/** Milliseconds between two drawings: they cost more than some steps of training. */
const DRAW_MS = 700

/** A race of two settings while it is run, and afterwards. */
export function RacePanel() {
  const race = useRace()
  const state = useRaceState()
  const { lang, strings } = useBenchStrings()
  const words = strings.runs.racing
  const { phase, sides, error } = state
  const drawn = useThrottled(state, DRAW_MS)
  const compared = useMemo(
    () =>
      raceRuns(drawn).map((run, at) => ({
        run,
        style: LINE_STYLES[at],
        name: settingsInShort(run.settings, { lang, strings }),
      })),
    [drawn, lang, strings],
  )
  const said = usePoliteText(words.phases[phase])
  if (!sides) return null
  const busy = phase === 'racing' || phase === 'loading'
  return (
    <section
      aria-label={words.title}
      className="mt-6 rounded-xl border border-line p-4"
      data-testid="race"
      data-phase={phase}
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h4 className="text-[0.9375rem] font-semibold">
          {words.title}: <span aria-hidden>{words.phases[phase]}</span>
          <span className="sr-only" role="status">
            {said}
          </span>
        </h4>
        <div className="flex flex-wrap gap-2">
          {phase !== 'done' && phase !== 'failed' && (
            <Button
              data-testid={busy ? 'race-pause' : 'race-resume'}
              onClick={busy ? race.pause : () => void race.resume()}
            >
              {busy ? words.pause : words.resume}
            </Button>
          )}
          <Button kind="quiet" data-testid="race-cancel" onClick={race.cancel}>
            {words.cancel}
          </Button>
        </div>
      </div>
      <p className="mt-1 max-w-prose text-[0.8125rem] text-soft">
        {fill(words.text, { round: ROUND_STEPS })} {words.kept}
      </p>
      {error && (
        <div className="mt-2">
          <Alert tone="error">{errorSentence(strings, error)}</Alert>
        </div>
      )}
      <dl className="my-3 grid gap-x-6 gap-y-1 text-[0.875rem] tabular-nums @min-[36rem]:grid-cols-2">
        {sides.map(({ startedAt, step, stepsPerEpoch, settings, history, times, end }, at) => {
          const accuracy = history.looks.at(-1)?.validationAccuracy ?? null
          return (
            <div key={startedAt} data-testid="race-side" data-step={step} data-started={startedAt}>
              <dt className="font-semibold">
                {fill(words.progress, {
                  letter: LINE_STYLES[at].letter,
                  step: formatNumber(step, lang),
                  total: stepsPerEpoch === null ? '–' : formatNumber(stepsPerEpoch * settings.epochs, lang),
                })}
              </dt>
              <dd className="text-soft">
                {end === 'diverged' ? `${strings.runs.ends.diverged} · ` : ''}
                {strings.runs.validation} {accuracy === null ? '–' : percent(accuracy, lang)} ·{' '}
                {durationOf(times.values.at(-1) ?? 0, { lang, strings })}
              </dd>
            </div>
          )
        })}
      </dl>
      <CurveCompare compared={compared} testId="race-chart" />
    </section>
  )
}
