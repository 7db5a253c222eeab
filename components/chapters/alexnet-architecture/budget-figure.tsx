import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { ProgressBar } from '@/components/ui/progress-bar'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { budgetOf, sumOf, type BudgetRow } from './budget'
import type { FigureProps } from './figures'
import { drawn, drawnOf, specOfDrawn } from './forms'
import { PhotoStatus } from './photo-choice'
import { sayPercent } from './say'
import { useTrace } from './use-trace'

const networks = [
  'published',
  'single',
  'torchvision',
  'alexnet64',
] as const satisfies (typeof drawn)[number][]
const fields = { network: oneOf(networks, 'published') }

/** Where parameters sit, where arithmetic goes, and where the time goes on the reader's device. */
export default function BudgetFigure({ lang, words, errors }: FigureProps) {
  const { state, change } = useFigureState('budget', fields)
  const trace = useTrace()
  const w = words.budget
  const { network } = state
  const { times, pass, phase, error, cancelled } = trace.state
  const running = drawnOf[trace.network]
  const measured = network === running && times?.network === trace.network ? times : null
  const rows = budgetOf(specOfDrawn[network], measured?.layers ?? null)
  const all = sumOf(rows, null)
  const busy = pass !== null
  const troubled = error !== null || cancelled
  return (
    <div>
      <Choices
        label={w.network}
        value={network}
        options={networks.map((value) => ({ value, label: w.networks[value] }))}
        onChange={(next) => change({ network: next })}
        testId="budget-network"
      />
      <table className="mt-4 w-full table-fixed text-left text-sm tabular-nums" data-testid="budget-table">
        <thead className="text-soft">
          <tr>
            <th
              scope="col"
              className="w-[19%] py-1.5 text-xs font-normal @min-[40rem]:w-28 @min-[40rem]:text-sm"
            >
              {w.columns.layer}
            </th>
            {(['parameters', 'macs', 'ms'] as const).map((column) => (
              <th key={column} scope="col" className="py-1.5 pl-2 text-xs font-normal @min-[40rem]:text-sm">
                {w.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.name} row={row} all={all} lang={lang} words={w} />
          ))}
          {(['conv', 'dense'] as const).map((kind) => {
            const sum = sumOf(rows, kind)
            return (
              <Row
                key={kind}
                row={{ name: kind, kind, uses: 0, ...sum, ms: measured && sum.ms }}
                all={all}
                isSum
                lang={lang}
                words={w}
              />
            )
          })}
        </tbody>
      </table>
      <div className="mt-4 flex flex-wrap items-end gap-4">
        {busy ? (
          <Button onClick={trace.cancel} data-testid="budget-cancel">
            {w.cancel}
          </Button>
        ) : (
          <Button
            kind="primary"
            disabled={phase !== 'done' && !troubled}
            onClick={() => {
              if (network !== running) change({ network: running })
              trace.measure()
            }}
            data-testid="budget-measure"
          >
            {measured ? w.measureAgain : fill(w.measure, { network: words.drawn[running] })}
          </Button>
        )}
        <div className="min-w-40 flex-1">
          <ProgressBar
            label={pass ? fill(w.progress, pass) : ''}
            value={pass ? pass.done : null}
            max={pass?.total ?? 1}
          />
        </div>
      </div>
      <div className="mt-3 min-h-24 text-sm @min-[40rem]:min-h-16" role="status">
        {error || cancelled || (!busy && phase !== 'done') ? (
          <PhotoStatus trace={trace} lang={lang} words={words} errors={errors} />
        ) : measured && !busy ? (
          <Verdict rows={rows} times={measured} lang={lang} words={words} />
        ) : (
          network !== running && (
            <p className="text-soft">{fill(w.notMeasured, { network: words.drawn[running] })}</p>
          )
        )}
      </div>
    </div>
  )
}

interface RowProps {
  row: BudgetRow
  all: { parameters: number; macs: number; ms: number }
  isSum?: boolean
  lang: FigureProps['lang']
  words: FigureProps['words']['budget']
}

function Row({ row, all, isSum = false, lang, words }: RowProps) {
  const name =
    row.name === 'rest'
      ? words.rest
      : row.name === 'conv'
        ? words.convs
        : row.name === 'dense'
          ? words.dense
          : row.name
  const share = (value: number, of: number) => (of > 0 ? value / of : 0)
  return (
    <tr
      className={`border-t border-line ${isSum ? 'font-semibold' : ''}`}
      data-row={row.name}
      data-kind={row.kind}
    >
      <th scope="row" className="py-1.5 pr-1 text-[0.8125rem] leading-tight font-[inherit] whitespace-nowrap">
        {name}
      </th>
      <Bar
        column="parameters"
        share={share(row.parameters, all.parameters)}
        text={row.kind === 'rest' ? '–' : sayPercent(share(row.parameters, all.parameters), lang)}
        tone="bg-lenet"
      />
      <Bar
        column="macs"
        share={share(row.macs, all.macs)}
        text={row.kind === 'rest' ? '–' : sayPercent(share(row.macs, all.macs), lang)}
        note={row.uses > 0 ? `× ${formatNumber(row.uses, lang)}` : undefined}
        noteTitle={row.uses > 0 ? fill(words.reuse, { count: formatNumber(row.uses, lang) }) : undefined}
        tone="bg-alexnet"
      />
      <Bar
        column="ms"
        share={row.ms === null ? 0 : share(row.ms, all.ms)}
        value={row.ms ?? undefined}
        text={
          row.ms === null
            ? ''
            : formatNumber(row.ms, lang, {
                minimumFractionDigits: row.ms < 10 ? 2 : 0,
                maximumFractionDigits: row.ms < 10 ? 2 : 0,
              })
        }
        tone="bg-ink"
      />
    </tr>
  )
}

interface BarProps {
  column: string
  share: number
  value?: number
  text: string
  note?: string
  noteTitle?: string
  tone: string
}

function Bar({ column, share, value, text, note, noteTitle, tone }: BarProps) {
  return (
    <td className="py-1.5 pl-2" data-column={column} data-share={share} data-value={value}>
      <span className="flex flex-wrap items-baseline justify-between gap-x-2 font-mono text-xs">
        <span>{text}</span>
        {note && (
          <span className="text-[0.6875rem] font-normal text-soft" title={noteTitle}>
            <span aria-hidden>{note}</span>
            <span className="sr-only">{noteTitle}</span>
          </span>
        )}
      </span>
      <span className="mt-1 block h-1.5 overflow-hidden rounded-full bg-wash" aria-hidden>
        <span className={`block h-full origin-left ${tone}`} style={{ transform: `scaleX(${share})` }} />
      </span>
    </td>
  )
}

interface VerdictProps {
  rows: readonly BudgetRow[]
  times: NonNullable<ReturnType<typeof useTrace>['state']['times']>
  lang: FigureProps['lang']
  words: FigureProps['words']
}

/** What the measurement says: how much longer the same arithmetic takes in a dense layer. */
function Verdict({ rows, times, lang, words }: VerdictProps) {
  const w = words.budget
  const [all, convs, dense] = [sumOf(rows, null), sumOf(rows, 'conv'), sumOf(rows, 'dense')]
  const ratio = dense.ms / dense.macs / (convs.ms / convs.macs)
  const { name, threads } = times.engine
  return (
    <>
      <p data-testid="budget-verdict" data-ratio={ratio} data-ms={all.ms}>
        {fill(ratio > 1 ? w.verdict : w.verdictFaster, {
          macs: sayPercent(convs.macs / all.macs, lang, 0),
          ms: sayPercent(convs.ms / all.ms, lang, 0),
          times: formatNumber(ratio, lang, { maximumFractionDigits: 1 }),
        })}
      </p>
      <p className="mt-1 text-soft">
        {fill(w.measured, {
          ms: formatNumber(all.ms, lang, { maximumFractionDigits: 1 }),
          engine: name === 'wasm' && threads > 1 ? `wasm × ${threads}` : name,
          passes: times.passes,
        })}
      </p>
    </>
  )
}
