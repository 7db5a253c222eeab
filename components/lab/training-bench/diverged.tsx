import { ErrorIcon } from '@/components/ui/icons'
import { Button } from '@/components/ui/button'
import { milder, suspectOf, type DivergenceEvidence, type Suspect } from '@/lib/data/diagnosis'
import { valuesAt } from '@/lib/data/setting-changes'
import type { TrainSettings } from '@/lib/data/train-settings'
import type { ErrorDetail } from '@/lib/errors'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { sayRate } from './say-values'

interface Props {
  /** Detail of the error training-diverged. */
  detail: ErrorDetail
  settings: TrainSettings
  /** The last step that was done, at which the run stands still. */
  step: number
  onUndo: () => void
  onReset: () => void
}

const evidenceOf = (detail: ErrorDetail): DivergenceEvidence | null =>
  typeof detail.learningRate === 'number' ? (detail as unknown as DivergenceEvidence) : null

/** Says that a run has left the numbers, which setting is most likely at fault and why, and offers the way back. */
export function Diverged({ detail, settings, step, onUndo, onReset }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainLive.diverged
  const evidence = evidenceOf(detail)
  const suspect: Suspect = evidence ? suspectOf(settings, evidence) : 'learningRate'
  const say = (value: number) => sayRate(value, lang)
  const rates = valuesAt(settings, step)
  const rate = rates.learningRate
  const next = milder(suspect, rates)
  return (
    <section
      role="alert"
      aria-label={words.title}
      className="rounded-xl border border-line bg-wash px-4 py-3 text-[0.9375rem] leading-normal"
      data-testid="train-diverged"
      data-suspect={suspect}
    >
      <p className="flex items-start gap-3 font-semibold">
        <ErrorIcon className="mt-0.5 size-5" />
        {words.title}
      </p>
      <p className="mt-2">
        {evidence
          ? fill(words.suspects[suspect], {
              step: formatNumber(evidence.step, lang),
              rate: say(evidence.learningRate),
              momentum: say(evidence.momentum),
              times: formatNumber(1 / (1 - evidence.momentum), lang, { maximumFractionDigits: 0 }),
              gradient: say(evidence.gradientNorm),
              moved: say(evidence.learningRate * evidence.gradientNorm),
              length: say(evidence.parameterNorm),
              loss: say(evidence.loss),
            })
          : fill(words.noEvidence, { rate: say(rate) })}
      </p>
      <p className="mt-1 text-sm text-soft">{words.offer}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          kind="primary"
          className="shrink! whitespace-normal!"
          data-testid="train-undo"
          onClick={onUndo}
        >
          {'learningRate' in next && next.learningRate !== undefined
            ? fill(words.undoRate, { from: say(rate), to: say(next.learningRate) })
            : fill(words.undoMomentum, {
                from: say(evidence?.momentum ?? 0),
                to: say(next.momentum ?? 0),
              })}
        </Button>
        <Button data-testid="diverged-reset" onClick={onReset}>
          {strings.train.reset}
        </Button>
      </div>
    </section>
  )
}
