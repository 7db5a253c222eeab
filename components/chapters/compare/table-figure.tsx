import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import { Select } from '@/components/ui/select'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { FigureProps } from './figures'
import { say } from './say'
import { cellOf, editions, numberRows, orders, ratioOf, sortedRows, wordRows } from './table'

const fields = {
  edition: oneOf(editions, 'published'),
  order: oneOf(orders, 'plain'),
  open: oneOf([...numberRows, 'none'], 'parameters'),
}

const grid =
  'grid w-full grid-cols-2 gap-x-3 gap-y-0.5 px-2 text-left @xl:grid-cols-[11rem_1fr_1fr_6rem] @xl:items-baseline'

/** The two networks row by row; a row that is pressed shows how its numbers come about. */
export default function TableFigure({ lang, words: all }: FigureProps) {
  const words = all.table
  const { state, change } = useFigureState('both', fields)
  const { edition, order, open } = state
  return (
    <div className="font-sans">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Choices
          label={words.edition}
          value={edition}
          options={editions.map((value) => ({ value, label: words.editions[value] }))}
          onChange={(to) => change({ edition: to })}
          testId="compare-edition"
        />
        <Select
          label={words.order}
          value={order}
          options={orders.map((value) => ({ value, label: words.orders[value] }))}
          onChange={(to) => change({ order: to as typeof order })}
          testId="compare-order"
        />
      </div>
      <div className={`${grid} mt-4 border-b border-line pb-1.5 text-sm font-semibold`} aria-hidden>
        <span className="col-span-2 @xl:col-span-1" />
        <span className="text-lenet">{words.names[edition][0]}</span>
        <span className="text-alexnet">{words.names[edition][1]}</span>
        <span className="hidden text-right text-soft @xl:block">{words.ratio}</span>
      </div>
      <ul aria-label={words.label}>
        {sortedRows(order, edition).map((row) => {
          const cells = ([0, 1] as const).map((side) => cellOf(row, edition, side))
          const ratio = ratioOf(row, edition)
          const isOpen = row === open
          return (
            <li key={row} className="border-b border-line" data-testid="compare-row" data-row={row}>
              <button
                type="button"
                aria-expanded={isOpen}
                onClick={() => change({ open: isOpen ? 'none' : row })}
                className={`${grid} min-h-11 py-2 text-sm hover:bg-wash`}
              >
                <span className="col-span-2 text-soft @xl:col-span-1 @xl:text-ink">{words.rows[row]}</span>
                {cells.map(({ value }, side) => (
                  <span
                    key={side}
                    className="font-mono tabular-nums"
                    data-testid={`compare-${row}-${side}`}
                    data-value={value}
                  >
                    <span className="sr-only">{words.names[edition][side]}: </span>
                    {say(value, lang)}
                  </span>
                ))}
                <span
                  className="col-span-2 text-soft @xl:col-span-1 @xl:text-right"
                  data-testid={`compare-${row}-ratio`}
                  data-value={ratio}
                >
                  {fill(words.times, { ratio: formatNumber(Number(ratio.toPrecision(3)), lang) })}
                </span>
              </button>
              {isOpen && (
                <div className="px-2 pb-3 text-[0.8125rem]" data-testid="compare-arithmetic">
                  <dl className="grid gap-2">
                    {cells.map(({ value, arithmetic }, side) => (
                      <div key={side}>
                        <dt className="text-soft">{words.names[edition][side]}</dt>
                        <dd className="font-mono break-words">
                          {arithmetic === formatNumber(value, 'en')
                            ? arithmetic
                            : `${arithmetic} = ${formatNumber(value, lang)}`}
                        </dd>
                      </div>
                    ))}
                  </dl>
                  <p className="mt-2 text-soft">{words.notes[row]}</p>
                </div>
              )}
            </li>
          )
        })}
        {wordRows.map((row) => (
          <li key={row} className={`${grid} border-b border-line py-2 text-sm`}>
            <span className="col-span-2 text-soft @xl:col-span-1 @xl:text-ink">{words.said[row][0]}</span>
            <span>{words.said[row][1]}</span>
            <span>{words.said[row][2]}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
