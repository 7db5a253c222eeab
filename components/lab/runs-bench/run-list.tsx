import { useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { RunRecord } from '@/lib/data/run-record'
import type { RunHistory } from '@/lib/engine/run-history'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { downloadRuns } from './download-runs'
import { MOST_CHOSEN } from './run-lines'
import { RunRow } from './run-row'
import type { useChosen } from './use-chosen'
import { nameOf } from './words'

interface Props {
  runs: readonly RunRecord[]
  history: RunHistory
  choice: ReturnType<typeof useChosen>
  /** The run that is training now, if one is. */
  training: number | null
  onRace: () => void
}

/** All runs, the newest first, and what can be done with several of them. */
export function RunList({ runs, history, choice, training, onRace }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.runs
  const [removed, setRemoved] = useState<RunRecord | null>(null)
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => undo.current?.focus(), [removed])
  const { chosen, choose, styleOf, full } = choice
  const exported = chosen.length > 0 ? chosen.map(({ run }) => run) : runs

  return (
    <div>
      <p className="max-w-prose text-[0.875rem] text-soft">{fill(words.hint, { most: MOST_CHOSEN })}</p>
      <ul
        className="mt-2 max-h-120 overflow-y-auto border-b border-line"
        data-testid="run-list"
        tabIndex={-1}
      >
        {runs.map((run) => (
          <RunRow
            key={run.startedAt}
            run={run}
            trains={run.startedAt === training}
            style={styleOf(run.startedAt)}
            full={full}
            onChoose={(wanted) => choose(run.startedAt, wanted)}
            onRename={(name) => void history.rename(run.startedAt, name)}
            onRemove={() => {
              setRemoved(run)
              void history.remove(run.startedAt)
            }}
          />
        ))}
      </ul>
      {removed && (
        <div className="mt-3">
          <Alert
            tone="info"
            testId="run-removed"
            action={
              <Button
                ref={undo}
                data-testid="run-undo"
                onClick={() => {
                  void history.restore(removed)
                  setRemoved(null)
                }}
              >
                {words.undo}
              </Button>
            }
          >
            {fill(words.removed, { name: nameOf(removed, { lang, strings }) })}
          </Alert>
        </div>
      )}
      {runs.length > 0 && (
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button disabled={chosen.length !== 2} data-testid="race-start" onClick={onRace}>
            {words.race}
          </Button>
          <Button data-testid="runs-csv" onClick={() => downloadRuns(exported)}>
            {words.csv}
          </Button>
          <p className="min-w-0 flex-1 basis-60 text-[0.8125rem] text-soft">
            {fill(words.csvText, { which: chosen.length > 0 ? words.csvChosen : words.csvAll })}
          </p>
        </div>
      )}
    </div>
  )
}
