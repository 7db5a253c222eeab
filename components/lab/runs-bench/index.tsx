import { useMemo } from 'react'
import { Alert } from '@/components/ui/alert'
import { useRuns, useTrainingRun } from '@/lib/hooks/use-runs'
import { useRace } from '@/lib/hooks/use-race'
import { useBenchStrings } from '../bench-strings'
import { ChallengeBoard } from './challenge-board'
import { CurveCompare } from './curve-compare'
import { RacePanel } from './race-panel'
import { RunList } from './run-list'
import { SettingsTable } from './settings-table'
import { useChosen } from './use-chosen'
import { nameOf } from './words'

/** Every run that was trained here: compare them, race two, take up a challenge. */
export default function RunsBench() {
  const { lang, strings } = useBenchStrings()
  const words = strings.runs
  const { state, history } = useRuns()
  const race = useRace()
  const training = useTrainingRun()
  const choice = useChosen(state.runs)
  const { chosen } = choice
  const compared = useMemo(
    () => chosen.map(({ run, style }) => ({ run, style, name: nameOf(run, { lang, strings }) })),
    [chosen, lang, strings],
  )

  return (
    <div role="group" aria-label={words.bench} className="@container font-sans" data-known={state.known}>
      {!state.kept && (
        <div className="mb-4">
          <Alert tone="info" testId="runs-not-kept">
            {words.notKept}
          </Alert>
        </div>
      )}
      <h3 className="text-[1.0625rem] font-semibold">{words.title}</h3>
      {state.runs.length === 0 ? (
        <div className="mt-2 rounded-xl bg-wash p-5 text-[0.9375rem]" data-testid="runs-empty">
          <p>{words.empty}</p>
          <p className="mt-1 text-soft">{words.emptyHow}</p>
        </div>
      ) : (
        <RunList
          runs={state.runs}
          history={history}
          choice={choice}
          training={training}
          onRace={() => void race.start([chosen[0].run.settings, chosen[1].run.settings])}
        />
      )}
      <RacePanel />
      {chosen.length > 0 && (
        <section aria-label={words.compare} className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-6">
          <CurveCompare compared={compared} testId="overlay" />
          <SettingsTable chosen={chosen} />
        </section>
      )}
      <ChallengeBoard records={state.records} />
    </div>
  )
}
