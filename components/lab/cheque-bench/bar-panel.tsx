import { Slider } from '@/components/ui/slider'
import { Plot, PlotDot, PlotName } from '@/components/viz/plot'
import { BANK, barCurves, BARS, sharesAt, VALIDATION_AMOUNTS } from '@/lib/data/amount/bar-curve'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { useLogFormat } from './log-format'

const curves = barCurves()
const STYLES = {
  right: { colour: 'var(--positive)' },
  wrong: { colour: 'var(--alexnet)', dash: '2 3' },
  rejected: { colour: 'var(--soft)', dash: '7 4' },
}

/** The bar that a reading must reach, and what each bar does to validation amounts. */
export function BarPanel({ bar, onBar }: { bar: number; onBar: (bar: number) => void }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.cheque.bar
  const log = useLogFormat()
  const shares = sharesAt(bar)
  const percent = (share: number) =>
    formatNumber(share, lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const meets = shares.right + shares.wrong >= BANK.read && shares.wrong <= BANK.wrong
  const round = (value: number) => Math.round(value / BARS.step) * BARS.step
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p className="text-sm text-soft">{words.title}</p>
      <Slider
        label={words.label}
        value={Number(bar.toFixed(1))}
        min={BARS.least}
        max={BARS.most}
        step={BARS.step}
        onChange={(value) => onBar(round(value))}
        format={log}
        testId="cheque-bar"
      />
      <dl className="grid grid-cols-3 gap-2 text-center" data-testid="cheque-bar-shares">
        {(
          [
            ['read', 'right'],
            ['wrong', 'wrong'],
            ['rejected', 'rejected'],
          ] as const
        ).map(([word, share]) => (
          <div key={share}>
            <dt className="text-xs text-soft">{words[word]}</dt>
            <dd
              className="font-mono text-lg text-ink tabular-nums"
              data-testid={`cheque-share-${share}`}
              data-value={shares[share]}
            >
              {percent(shares[share])}
            </dd>
          </div>
        ))}
      </dl>
      <Plot
        x={{ from: BARS.least, to: BARS.most, ticks: [-6, -2, 2, 6, 10], label: words.axis, format: log }}
        y={{
          from: 0,
          to: 1,
          ticks: [0, 0.5, 1],
          label: '',
          format: (share) => percent(share).replace(/[.]0/, ''),
        }}
        lines={(['rejected', 'wrong', 'right'] as const).map((name) => ({
          points: curves[name],
          ...STYLES[name],
        }))}
        label={words.chart}
        className="h-52"
        onPoint={(x) => onBar(round(x))}
        testId="cheque-bar-chart"
      >
        <PlotDot x={bar} y={shares.right} colour={STYLES.right.colour} />
        <PlotDot x={bar} y={shares.wrong} colour={STYLES.wrong.colour} kind="hollow" />
        <PlotDot x={bar} y={shares.rejected} colour={STYLES.rejected.colour} kind="square" />
        <PlotName x={-5.8} y={0.8} colour={STYLES.right.colour}>
          {words.read}
        </PlotName>
        <PlotName x={-5.8} y={0.16} colour={STYLES.wrong.colour}>
          {words.wrong}
        </PlotName>
        <PlotName x={9.8} y={0.5} side="left" colour={STYLES.rejected.colour}>
          {words.rejected}
        </PlotName>
      </Plot>
      <p className="text-xs leading-normal text-soft">
        {fill(words.how, { amounts: formatNumber(VALIDATION_AMOUNTS, lang) })}
      </p>
      <p className="text-xs leading-normal text-soft">
        {words.bank} <span className="font-semibold text-ink">{meets ? words.meets : words.fails}</span>
      </p>
    </div>
  )
}
