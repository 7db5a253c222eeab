import { PageLink } from '@/components/ui/page-link'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { ENGINE_NAMES } from '@/lib/engine/engine-preference'
import { raceEngines, raceStore, stopRace, type RaceEntry } from '@/lib/engine/engine-race'
import type { EngineName } from '@/lib/protocol/messages'
import { useStore } from '@/lib/hooks/use-store'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import type { BenchStrings } from '@/lib/i18n/bench-strings'

function outcome(strings: BenchStrings, entry: RaceEntry | undefined): string {
  const words = strings.train.engine
  switch (entry?.state) {
    case undefined:
      return words.waiting
    case 'running':
      return words.running
    case 'failed':
      return errorSentence(strings, entry)
    case 'done': {
      const { stepMs, batch, lossError, gradientError } = entry.check
      const error = Math.max(lossError, gradientError).toExponential(0)
      return fill(words.result, {
        ms: stepMs === null ? '–' : stepMs.toFixed(stepMs < 10 ? 1 : 0),
        batch,
        error,
      })
    }
    default:
      return entry satisfies never
  }
}

interface EnginePanelProps {
  current: EngineName | null
  onChoose: (name: EngineName) => void
}

/** All engines, what each achieved in the race, and a button to use it. */
export function EnginePanel({ current, onChoose }: EnginePanelProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.train.engine
  const { running, entries, winner } = useStore(raceStore)
  return (
    <div
      className="absolute right-0 z-20 mt-2 w-[min(27rem,calc(100vw-4rem))] rounded-xl border border-line bg-card p-4 text-sm shadow-lg max-sm:right-auto max-sm:left-0"
      data-testid="engine-panel"
    >
      <p className="font-semibold">{words.title}</p>
      <p className="mt-1 text-soft">{words.text}</p>
      <ul className="mt-3 flex flex-col gap-1">
        {ENGINE_NAMES.map((name) => (
          <li key={name} className="flex items-center justify-between gap-3 border-t border-line py-2">
            <div className="min-w-0">
              <p>
                {words.names[name]}
                {winner === name && <b className="ml-2">{words.winner}</b>}
              </p>
              <p
                className="text-[0.8125rem] text-soft tabular-nums"
                data-testid={`race-${name}`}
                data-state={entries[name]?.state ?? 'waiting'}
                data-error={raceError(entries[name])}
              >
                {outcome(strings, entries[name])}
              </p>
            </div>
            {current === name ? (
              <span className="shrink-0 px-4 text-soft">{words.inUse}</span>
            ) : (
              <Button
                aria-label={`${words.choose}: ${name}`}
                data-testid={`use-${name}`}
                onClick={() => onChoose(name)}
              >
                {words.choose}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button
          data-testid="race-all"
          onClick={() => (running ? stopRace() : void raceEngines(['wasm', 'webgpu', 'webgl', 'cpu']))}
        >
          {running ? words.stopRace : words.race}
        </Button>
        <p className="min-w-40 flex-1 text-[0.8125rem] text-soft">{words.raceText}</p>
      </div>
      <p className="mt-3 border-t border-line pt-1">
        <PageLink
          href={`/${lang}/performance/`}
          className="prose-link inline-flex min-h-11 items-center"
          data-testid="performance-link"
        >
          {words.more}
        </PageLink>
      </p>
    </div>
  )
}

/** The larger of the two differences from the plain loops. */
const raceError = (entry: RaceEntry | undefined) =>
  entry?.state === 'done' ? Math.max(entry.check.lossError, entry.check.gradientError) : undefined
