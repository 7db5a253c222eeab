import { classes } from '@/components/ui/classes'
import { ErrorIcon } from '@/components/ui/icons'
import type { AmountReading, Doubt } from '@/lib/data/amount/reading'
import type { ChequeState } from '@/lib/engine/cheque'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { useDoubtSentence } from './doubt-sentence'
import { useLogFormat } from './log-format'

interface ReadingPanelProps {
  state: ChequeState
  /** There is ink in the box. */
  written: boolean
  reading: AmountReading | null
  doubt: Doubt | null
  currency: string
}

/** The amount, large, or why it is left to a person. */
export function ReadingPanel({ state, written, reading, doubt, currency }: ReadingPanelProps) {
  const { strings } = useBenchStrings()
  const words = strings.cheque.answer
  const sentence = useDoubtSentence()
  const log = useLogFormat()
  const rejected = reading !== null && (reading.text === '' || doubt !== null)
  const amount = reading && !rejected ? reading.text : null
  const reason = reading && doubt ? sentence(doubt, reading) : ''
  const phase = !written ? 'empty' : state.error ? 'failed' : state.current && reading ? 'done' : 'reading'

  const caption = () => {
    if (phase === 'empty') return words.empty
    if (phase === 'failed') return words.failed
    if (phase === 'reading') return state.phase === 'waiting' ? words.waiting : words.reading
    if (amount === null) return ''
    return Number.isFinite(reading!.margin)
      ? fill(words.margin, { margin: log(reading!.margin) })
      : words.only
  }
  const spoken = () => {
    if (phase !== 'done') return ''
    if (amount !== null) return fill(words.said, { digits: amount })
    return reason ? fill(words.saidRejected, { reason }) : ''
  }
  const said = usePoliteText(spoken())

  return (
    <div className="flex flex-col gap-1">
      <p className="text-sm text-soft">{words.title}</p>
      <div
        data-testid="cheque-reading"
        data-value={phase === 'empty' || amount === null ? 'none' : amount}
        data-phase={phase}
        data-best={reading?.text ?? ''}
        data-doubt={doubt?.kind}
        className={classes('flex min-h-28 flex-col', phase === 'reading' && 'opacity-60')}
      >
        {rejected ? (
          <div className="flex flex-col gap-1">
            <p className="flex items-center gap-2 text-xl font-semibold text-ink">
              <ErrorIcon className="size-6 text-why" />
              {words.person}
            </p>
            <p className="text-sm leading-normal text-soft">
              {reason} {reading.text !== '' && fill(words.guess, { digits: reading.text })}
            </p>
          </div>
        ) : (
          <>
            <p className="font-mono text-5xl leading-tight break-all text-ink tabular-nums">
              {amount === null ? <span className="text-soft">–</span> : `${currency}${amount}`}
            </p>
            <p className="text-sm text-soft">{caption()}</p>
          </>
        )}
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  )
}
