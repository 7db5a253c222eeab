import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useBenchStrings } from '../bench-strings'
import { numberStages } from '@/lib/data/page-photo/stages'
import type { NumberPhotoState } from '@/lib/engine/number-photo'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { errorSentence } from '@/lib/i18n/error-sentence'
import type { NumberReading } from '@/lib/protocol/number-messages'
import { readingShares } from './reading-shares'

interface ReadingPanelProps {
  state: NumberPhotoState
  onCancel: () => void
  onRetry: () => void
}

/** The number that was read; or how far the reading is, or why there is none and what to do. */
export function ReadingPanel({ state, onCancel, onRetry }: ReadingPanelProps) {
  const { strings } = useBenchStrings()
  const words = strings.numberPhoto
  const { phase, reading, error, cancelled } = state
  const value = reading && !reading.rejected ? reading.text : 'none'
  return (
    <div
      data-testid="number-photo-reading"
      data-phase={phase}
      data-value={value}
      data-best={reading?.text}
      aria-busy={phase === 'loading'}
      className="min-h-14"
    >
      {error ? (
        <Alert
          tone="error"
          testId="number-photo-error"
          action={!error.code.startsWith('photo-') && <Button onClick={onRetry}>{words.retry}</Button>}
        >
          {errorSentence(strings, error)}
        </Alert>
      ) : phase === 'loading' ? (
        <Loading state={state} onCancel={onCancel} />
      ) : reading ? (
        <Reading reading={reading} />
      ) : (
        <p className="m-0 flex min-h-14 items-center text-sm text-soft">
          {cancelled ? words.cancelled : words.idle}
        </p>
      )}
    </div>
  )
}

function Loading({ state, onCancel }: Pick<ReadingPanelProps, 'state' | 'onCancel'>) {
  const { strings, lang } = useBenchStrings()
  const words = strings.numberPhoto
  const { stages, progress } = state
  const done = numberStages.filter((stage) => stages[stage]).length
  const kilobytes = (bytes: number) => formatNumber(Math.round(bytes / 1000), lang)
  return (
    <div className="flex items-end gap-4">
      <div className="min-w-0 flex-1">
        <ProgressBar
          testId="number-photo-progress"
          label={
            done === 0 ? words.starting : fill(words.loading, { step: done, steps: numberStages.length })
          }
          value={done}
          max={numberStages.length}
          detail={
            progress
              ? fill(words.weights, {
                  received: kilobytes(progress.received),
                  total: kilobytes(progress.total),
                })
              : undefined
          }
        />
      </div>
      <Button onClick={onCancel} data-testid="number-photo-cancel">
        {words.cancel}
      </Button>
    </div>
  )
}

function Reading({ reading }: { reading: NumberReading }) {
  const { strings, lang } = useBenchStrings()
  const words = strings.numberPhoto
  const { text, advice, rejected, doubtful } = reading
  const others = readingShares(reading.alternatives).filter(
    (other) => other.text !== text && other.share >= 0.001,
  )
  const percent = (share: number) =>
    formatNumber(share, lang, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 })
  return (
    <div>
      <p role="status" className="m-0 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="sr-only">
          {rejected ? words.notRead : fill(words.read, { number: [...text].join(' ') })}
        </span>
        {!rejected && (
          <span
            aria-hidden="true"
            className="font-mono text-4xl leading-tight font-semibold tracking-[0.12em]"
          >
            {text}
          </span>
        )}
        {rejected && <strong className="text-lg">{text === '' ? words.notRead : words.unsure}</strong>}
        {rejected && text !== '' && <span className="text-soft">{fill(words.guess, { number: text })}</span>}
      </p>
      {advice.problem && (
        <div data-testid="number-photo-advice" data-problem={advice.problem} className="mt-2">
          <p className="m-0">{fill(words.problems[advice.problem], { place: (doubtful ?? 0) + 1 })}</p>
          {advice.tips.length > 0 && (
            <>
              <p className="m-0 mt-2 text-sm text-soft">{words.tipsTitle}</p>
              <ul className="m-0 list-disc pl-5">
                {advice.tips.map((tip) => (
                  <li key={tip}>{words.tips[tip]}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      {others.length > 0 && (
        <p className="m-0 mt-2 text-sm text-soft" data-testid="number-photo-others">
          {words.others}
          {lang === 'zh' ? '：' : ': '}
          {others
            .slice(0, 3)
            .map((other) => fill(words.share, { number: other.text, percent: percent(other.share) }))
            .join(lang === 'zh' ? '、' : ', ')}
        </p>
      )}
      <p className="m-0 mt-1 text-xs text-soft tabular-nums">
        {fill(words.ms, {
          width: formatNumber(reading.width, lang),
          height: formatNumber(reading.height, lang),
          ms: formatNumber(reading.ms, lang, { maximumFractionDigits: 0 }),
        })}
      </p>
    </div>
  )
}
