import { LineSample } from '@/components/lab/runs-bench/line-sample'
import { LINE_STYLES } from '@/components/lab/runs-bench/run-lines'
import { BATCHES } from '@/components/mdx/training-2012'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import type { OptimiserWords } from '@/lib/i18n/en/optimiser-figures'
import type { DecayRow } from './decay'
import { exactly } from './update-number'

interface Props {
  rows: readonly DecayRow[]
  passes: number
  lang: Lang
  words: OptimiserWords['decay']
}

const head = 'py-1.5 pl-3 text-right font-normal'
const number = 'py-1.5 pl-3 text-right font-mono whitespace-nowrap tabular-nums'

/** Half-lives at the four learning rates. */
export function DecayTable({ rows, passes, lang, words }: Props) {
  return (
    <div role="group" tabIndex={0} aria-label={words.table} className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{words.table}</caption>
        <thead>
          <tr className="border-b border-line text-soft">
            <th scope="col" className="py-1.5 text-left font-normal">
              {words.rate}
            </th>
            <th scope="col" className={head}>
              {words.half}
            </th>
            <th scope="col" className={head}>
              {words.halfPasses}
            </th>
            <th scope="col" className={head}>
              {fill(words.leftAfter, { passes })}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ rate, factor, half, left }, at) => (
            <tr
              key={rate}
              className="border-b border-line"
              data-testid="decay-row"
              data-rate={rate}
              data-half={half}
              data-left={left}
            >
              <th scope="row" className="py-1.5 text-left font-normal">
                <LineSample style={LINE_STYLES[at]} />{' '}
                <span className="inline-block font-mono">{exactly(rate)}</span>
                <span className="block text-xs text-soft">
                  1 − λε = <span className="inline-block tabular-nums">{sayFactor(factor)}</span>
                </span>
              </th>
              <td className={number}>{Number.isFinite(half) ? formatNumber(half, lang) : words.never}</td>
              <td className={number}>{Number.isFinite(half) ? sayPasses(half / BATCHES) : words.never}</td>
              <td className={number}>{sayShare(left)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Nines and what comes after them, without the noise of rounding. */
const sayFactor = (factor: number) => String(Number(factor.toFixed(10)))
const sayPasses = (passes: number) => (passes < 100 ? passes.toPrecision(3) : passes.toFixed(0))

/** A share in percent; what is nearly nothing is not called nothing. */
export const sayShare = (share: number): string =>
  share < 0.0001 ? '< 0.01%' : `${(100 * share).toFixed(2)}%`
