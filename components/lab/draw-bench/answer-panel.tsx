import { classes } from '@/components/ui/classes'
import { useBenchStrings } from '../bench-strings'
import { ProbabilityBars } from '@/components/viz/probability-bars'
import type { DigitReaderState } from '@/lib/engine/digit-reader'
import { fill } from '@/lib/i18n/fill'
import type { Seen } from '@/lib/data/drawing/seen'
import { formatShare } from './shares'
import { topOf } from './top-of'
import { usePoliteText } from '@/lib/hooks/use-polite-text'

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']

/** The likeliest digit, large, and the probability of each. */
export function AnswerPanel({
  seen,
  state,
  names,
  rejects = false,
}: {
  seen: Seen
  state: DigitReaderState
  /** What the outputs mean where they are not digits; those beyond it have no name. */
  names?: readonly string[] | null
  /** Pictures that are no digits are answered so, and a place is kept for the reason. */
  rejects?: boolean
}) {
  const { lang, strings } = useBenchStrings()
  const words = strings.draw.answer
  const answer = seen.kind === 'digit' ? state.answer : null
  const top = answer ? topOf(answer.probabilities) : null
  // The network that answered may not be the reader's own, whose outputs have names.
  const named = names && answer?.network === 'mine' ? names : null
  const nameOf = (output: number) => (named ? (named[output] ?? '–') : String(output))
  const verdict = (rejects && !named && answer?.verdict) || 'digit'
  const rejected = verdict !== 'digit'
  const topName = top === null || rejected ? '–' : nameOf(top)

  const caption = () => {
    if (rejected) return words.notDigit
    if (answer && top !== null)
      return fill(words.share, { percent: formatShare(answer.probabilities[top], 1, lang) })
    if (seen.kind !== 'digit') return words[seen.kind]
    return state.error ? words.failed : words.reading
  }
  const spoken = () => {
    if (rejected) return words.notDigit
    if (answer && top !== null) {
      const percent = formatShare(answer.probabilities[top], 0, lang, strings.draw.percentAlmostAll)
      return fill(words.reads, { digit: topName, percent })
    }
    return seen.kind === 'blot' ? words.blot : ''
  }
  const said = usePoliteText(spoken())
  const phase =
    seen.kind !== 'digit'
      ? seen.kind
      : state.error
        ? 'failed'
        : !state.current || !answer
          ? 'reading'
          : rejected
            ? 'rejected'
            : 'done'
  const why = () => {
    if (verdict !== 'digit') return `${words[verdict]} ${words.half}`
    return answer && named ? words.cannotTell : ''
  }

  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-soft">{words.title}</p>
      <div className="grid grid-cols-[5rem_1fr] gap-4">
        <div
          data-testid="digit-prediction"
          data-value={rejected ? 'none' : (top ?? 'none')}
          data-phase={phase}
          data-network={answer?.network}
          data-name={topName}
          className="flex flex-col items-center text-center"
        >
          <span
            className={classes(
              'font-mono leading-none tabular-nums',
              rejected ? 'text-soft' : 'text-ink',
              topName.length > 1 ? 'text-2xl break-all' : 'text-8xl',
            )}
          >
            {topName}
          </span>
          <span className={classes('mt-2 min-h-9 text-xs leading-snug', rejected ? 'text-ink' : 'text-soft')}>
            {caption()}
          </span>
        </div>
        <ProbabilityBars
          labels={named ? DIGITS.map((_, output) => nameOf(output)) : DIGITS}
          values={answer?.probabilities ?? null}
          label={words.bars}
          format={(value) => formatShare(value, 1, lang)}
          className={classes('auto-rows-[1.625rem]', rejected && 'opacity-60')}
        />
      </div>
      {rejects && (
        <p
          className="min-h-18 text-xs leading-normal text-soft @min-[54rem]:min-h-9"
          data-testid="digit-verdict"
        >
          {why()}
        </p>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  )
}
