import { CURVE_STYLES } from '@/components/viz/chart-style'
import { classes } from '@/components/ui/classes'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { CHART_LINES, type ChartLine, type Reading } from './chart-readings'
import { formatPercent } from './format-percent'
import { sayLoss, sayRate } from './say-values'

interface Props {
  /** The step at which the values are read, and whether it is the newest. */
  step: number | null
  newest: boolean
  readings: Record<ChartLine | 'rate', Reading | null>
  hidden: ReadonlySet<ChartLine>
  onToggle: (line: ChartLine) => void
}

const isLoss = (line: ChartLine) => line === 'loss' || line === 'validationLoss'

/** The chart's lines as switches, each with its exact value at the step that is being read. */
export function ChartLegend({ step, newest, readings, hidden, onToggle }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainLive.chart
  const say = (line: ChartLine, { value }: Reading) =>
    isLoss(line) ? sayLoss(value) : formatPercent(value, lang, 2)
  return (
    <div className="mt-3">
      <p
        className="mb-1 flex flex-wrap justify-between gap-x-4 text-[0.8125rem] text-soft tabular-nums"
        data-testid="chart-step"
        data-value={step ?? undefined}
      >
        <span>
          {step === null
            ? words.before
            : fill(newest ? words.now : words.at, { step: formatNumber(step, lang) })}
        </span>
        <span data-testid="chart-rate" data-value={readings.rate?.value}>
          {readings.rate && `${words.rate} ${sayRate(readings.rate.value, lang)}`}
        </span>
      </p>
      <div
        role="group"
        aria-label={words.legend}
        className="grid grid-cols-2 gap-x-2 @min-[36rem]:grid-cols-3"
      >
        {CHART_LINES.map((line) => {
          const reading = readings[line]
          const off = hidden.has(line)
          return (
            <button
              key={line}
              type="button"
              aria-pressed={!off}
              className={classes(
                'flex min-h-11 min-w-0 items-center gap-2 rounded-lg px-1 text-left text-[0.8125rem] hover:bg-wash',
                off && 'opacity-55',
              )}
              data-testid={`chart-line-${line}`}
              data-value={reading?.value}
              data-step={reading?.step}
              onClick={() => onToggle(line)}
            >
              <Swatch line={line} off={off} />
              <span className="min-w-0 leading-tight">
                <span className={classes('block text-soft', off && 'line-through')}>{words.lines[line]}</span>
                <span className="block font-mono tabular-nums">
                  {reading ? say(line, reading) : '–'}
                  {reading && reading.step !== step && (
                    <span className="text-soft">
                      {' '}
                      {fill(words.ofStep, { step: formatNumber(reading.step, lang) })}
                    </span>
                  )}
                </span>
              </span>
            </button>
          )
        })}
      </div>
    </div>
  )
}

/** The line as it is drawn in the chart. */
function Swatch({ line, off }: { line: ChartLine; off: boolean }) {
  return (
    <svg viewBox="0 0 24 12" className="h-3 w-6 shrink-0" aria-hidden fill="none">
      {off ? (
        <path d="M4 6h16" stroke="var(--line)" strokeWidth="2" />
      ) : line === 'test' ? (
        <circle cx="12" cy="6" r="4" {...CURVE_STYLES.test} />
      ) : (
        <path d="M0 6h24" {...CURVE_STYLES[line]} />
      )}
    </svg>
  )
}
