import dynamic from 'next/dynamic'
import { useCallback, useMemo } from 'react'
import { CURVE_STYLES } from '@/components/viz/chart-style'
import { useBenchStrings } from '../bench-strings'
import { TUNE_BATCH } from '@/lib/data/fine-tune/settings'
import type { TuneReport } from '@/lib/data/fine-tune/report'
import { useThrottled } from '@/lib/hooks/use-throttled'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { formatPercent } from '../training-bench/format-percent'
import { sayLoss } from '../training-bench/say-values'

const LossChart = dynamic(() => import('@/components/viz/loss-chart'), { ssr: false })

/** Milliseconds between two drawings: a training on features reports more often than anybody sees. */
const DRAW_MS = 250
const LINES = ['loss', 'validationLoss', 'training', 'validation'] as const
/** Classes begin with the same share each: the loss begins at ln of their number, 2.3 for ten. */
const LOSS_ENDS = [0.8, 1.6, 2.4, 8]

/** Loss and accuracy of what is learnt from and of what is held back, in one chart, while they come. */
export function Curves({ reports, epochs }: { reports: readonly TuneReport[]; epochs: number }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.fineTune.chart
  const drawn = useThrottled(reports, DRAW_MS)
  const last = drawn.at(-1)
  const perEpoch = drawn.length > 1 ? drawn[1].step : 1
  const data = useMemo(() => {
    const points = (valueOf: (report: TuneReport) => number | null) =>
      drawn.flatMap((report) => {
        const value = valueOf(report)
        return value === null ? [] : [{ step: report.step, value }]
      })
    const losses = (valueOf: (report: TuneReport) => number | null) =>
      points(valueOf).map(({ step, value }) => ({ step, loss: value }))
    const accuracies = (valueOf: (report: TuneReport) => number | null) =>
      points(valueOf).map(({ step, value }) => ({ step, accuracy: value }))
    return {
      losses: losses(({ loss }) => loss),
      validationLosses: losses(({ validationLoss }) => validationLoss),
      training: accuracies(({ trainingAccuracy }) => trainingAccuracy),
      validation: accuracies(({ validationAccuracy }) => validationAccuracy),
      test: [],
    }
  }, [drawn])
  const chartWords = useMemo(
    () => ({
      loss: words.loss,
      accuracy: words.accuracy,
      steps: fill(words.steps, { batch: TUNE_BATCH }),
    }),
    [words],
  )
  const percent = useCallback((share: number) => formatPercent(share, lang), [lang])
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatPercent(value, lang, 1)
  const loss = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : sayLoss(value)
  const label = last
    ? fill(words.label, {
        step: formatNumber(last.step, lang),
        training: share(last.trainingAccuracy),
        validation: share(last.validationAccuracy),
        loss: loss(last.loss),
        validationLoss: loss(last.validationLoss),
      })
    : words.empty
  const greatest = Math.max(0.7, ...drawn.slice(0, 1).map(({ loss }) => loss))
  const values = {
    loss: loss(last?.loss),
    validationLoss: loss(last?.validationLoss),
    training: share(last?.trainingAccuracy),
    validation: share(last?.validationAccuracy),
  }
  return (
    <div>
      <div
        className="h-64 w-full"
        role="img"
        aria-label={label}
        data-testid="finetune-chart"
        data-points={drawn.length}
      >
        {last && (
          <LossChart
            data={data}
            totalSteps={Math.max(1, perEpoch * epochs)}
            lossEnd={LOSS_ENDS.find((end) => greatest <= end) ?? 8}
            words={chartWords}
            formatPercent={percent}
          />
        )}
      </div>
      <ul className="m-0 mt-2 grid list-none grid-cols-2 gap-x-3 gap-y-1 p-0 text-[0.8125rem]">
        {LINES.map((line) => (
          <li key={line} className="flex items-center gap-2">
            <svg viewBox="0 0 24 12" className="h-3 w-6 shrink-0" aria-hidden fill="none">
              <path d="M0 6h24" {...CURVE_STYLES[line]} />
            </svg>
            <span className="text-soft">
              {words.lines[line]} <span className="font-mono text-ink tabular-nums">{values[line]}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
