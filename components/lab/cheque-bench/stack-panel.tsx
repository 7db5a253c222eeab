import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { doubtOf } from '@/lib/data/amount/rejection'
import { STACK_SIZE } from '@/lib/engine/cheque-stack'
import { useChequeStack } from '@/lib/hooks/use-cheque'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'

interface StackPanelProps {
  bar: number
  onTake: (seed: number) => void
}

/** Fifty cheques of test digits, read one after the other, and what became of them at this bar. */
export function StackPanel({ bar, onTake }: StackPanelProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.cheque.stack
  const { state, stack } = useChequeStack()
  const { phase, outcomes, progress, error } = state
  const running = phase === 'loading' || phase === 'reading'
  const judged = outcomes.map((outcome) => ({
    ...outcome,
    rejected: outcome.reading.text === '' || doubtOf(outcome.reading, { bar }) !== null,
    right: outcome.reading.text === outcome.text,
  }))
  const count = (wanted: (one: (typeof judged)[number]) => boolean) => judged.filter(wanted).length
  const tally = {
    right: count(({ right, rejected }) => right && !rejected),
    wrong: count(({ right, rejected }) => !right && !rejected),
    rejected: count(({ rejected }) => rejected),
  }
  const kilobytes = (bytes: number) => formatNumber(Math.round(bytes / 1000), lang)

  return (
    <div
      className="flex min-w-0 flex-col gap-2"
      data-testid="cheque-stack"
      data-phase={phase}
      data-done={outcomes.length}
      data-right={tally.right}
      data-wrong={tally.wrong}
      data-rejected={tally.rejected}
    >
      <p className="text-sm text-soft">{fill(words.title, { count: STACK_SIZE })}</p>
      <p className="text-xs leading-normal text-soft">{words.how}</p>
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2">
        <Button onClick={running ? stack.stop : stack.start} data-testid="cheque-stack-start">
          {running ? words.stop : outcomes.length > 0 ? words.again : words.start}
        </Button>
        {running && (
          <div className="min-w-40 flex-1">
            <ProgressBar
              label={
                phase === 'loading'
                  ? progress
                    ? fill(words.loading, {
                        received: kilobytes(progress.received),
                        total: kilobytes(progress.total),
                      })
                    : strings.cheque.starting
                  : fill(words.reading, { done: outcomes.length, total: STACK_SIZE })
              }
              value={phase === 'loading' ? (progress?.received ?? 0) : outcomes.length}
              max={phase === 'loading' ? (progress?.total ?? 1) : STACK_SIZE}
            />
          </div>
        )}
      </div>
      {error && (
        <Alert tone="error" action={<Button onClick={stack.start}>{strings.cheque.retry}</Button>}>
          {errorSentence(strings, error)}
        </Alert>
      )}
      {outcomes.length > 0 && (
        <>
          <p className="text-sm text-ink" role="status">
            {fill(words.tally, tally)}
          </p>
          {judged.some(({ right, rejected }) => !right || rejected) && (
            <>
              <p className="text-xs text-soft">{words.notRight}</p>
              <ul className="flex flex-wrap gap-1">
                {judged
                  .filter(({ right, rejected }) => !right || rejected)
                  .map(({ seed, text, reading, rejected }) => (
                    <li key={seed}>
                      <button
                        type="button"
                        onClick={() => onTake(seed)}
                        aria-label={fill(words.one, {
                          text,
                          read: rejected ? strings.cheque.bar.rejected : reading.text,
                        })}
                        className="min-h-9 rounded-md border border-edge/60 px-2 font-mono text-sm tabular-nums hover:border-lenet"
                      >
                        {text} → {rejected ? '?' : reading.text}
                      </button>
                    </li>
                  ))}
              </ul>
            </>
          )}
        </>
      )}
    </div>
  )
}
