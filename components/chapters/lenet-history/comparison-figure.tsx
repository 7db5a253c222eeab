'use client'

import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import { Select } from '@/components/ui/select'
import type { HistoryFigureWords } from '@/lib/i18n/en/lenet-history-figures'
import { fill } from '@/lib/i18n/fill'
import { formatNumber, listOf } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import { digitsMisread, families, methods, orders, shownMethods } from './comparison'
import type { Method } from './comparison'

interface Props {
  words: HistoryFigureWords['comparison']
  lang: Lang
}

const shownFamilies = ['all', ...families] as const
const fields = {
  order: oneOf(orders, 'paper'),
  show: oneOf(shownFamilies, 'all'),
  asked: oneOf(
    methods.map(({ id }) => id),
    'lenet5',
  ),
}

const MOST = Math.max(...methods.map(({ errorPercent }) => errorPercent))

/** The bars of 1998: to sort, to filter, and to ask. */
export default function ComparisonFigure({ words, lang }: Props) {
  const { state, change } = useFigureState('comparison', fields)
  const { order, show: family, asked } = state
  const shown = shownMethods(order, family)
  const chosen = methods.find(({ id }) => id === asked)!
  const percent = (method: Method) => formatNumber(method.errorPercent, lang, { minimumFractionDigits: 1 })
  const digits = (method: Method) => formatNumber(digitsMisread(method), lang)
  const notes = [chosen.deslanted && words.deslanted, chosen.distorted && words.distorted].filter(
    (note) => note !== undefined,
  )

  return (
    <div className="font-sans">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Choices
          label={words.order}
          value={order}
          testId="comparison-order"
          options={orders.map((value) => ({ value, label: words.orders[value] }))}
          onChange={(value) => change({ order: value })}
        />
        <Select
          className="w-64 max-w-full"
          label={words.family}
          value={family}
          testId="comparison-family"
          options={shownFamilies.map((value) => ({ value, label: words.families[value] }))}
          onChange={(value) => change({ show: value })}
        />
      </div>
      <div className="mt-4 grid gap-x-8 gap-y-4 @3xl:grid-cols-[1fr_16rem]">
        <ul aria-label={words.label} className="grid content-start gap-0.5" data-testid="comparison-bars">
          {shown.map((method) => (
            <li key={method.id}>
              <button
                type="button"
                aria-pressed={method.id === asked}
                aria-label={fill(words.bar, {
                  name: words.methods[method.id].name,
                  percent: percent(method),
                  digits: digits(method),
                })}
                data-testid="comparison-bar"
                data-method={method.id}
                data-error={method.errorPercent}
                onClick={() => change({ asked: method.id })}
                className={`grid min-h-8 w-full grid-cols-[minmax(0,10.5rem)_1fr_3rem] items-center gap-2.5 rounded-md px-2 text-left text-sm hover:bg-wash @max-[30rem]:grid-cols-[minmax(0,1fr)_3rem] @max-[30rem]:py-1 ${
                  method.id === asked ? 'bg-wash font-semibold text-lenet' : 'text-ink'
                }`}
              >
                <span className="leading-tight">{words.methods[method.id].name}</span>
                <span className="h-3 @max-[30rem]:order-last @max-[30rem]:col-span-2" aria-hidden>
                  <span
                    className={`block h-full rounded-sm ${
                      method.family === 'convolutional' ? 'bg-lenet' : 'bg-soft'
                    }`}
                    style={{ width: `${(100 * method.errorPercent) / MOST}%` }}
                  />
                </span>
                <span className="text-right font-mono tabular-nums">{percent(method)}</span>
              </button>
            </li>
          ))}
        </ul>
        <div
          className="min-h-44 self-start rounded-xl bg-wash p-4 text-[0.9375rem] leading-normal @3xl:sticky @3xl:top-20"
          aria-live="polite"
          data-testid="comparison-answer"
          data-method={asked}
        >
          <h3 className="font-semibold">{words.methods[asked].name}</h3>
          <p className="mt-1">{words.methods[asked].text}</p>
          <p className="mt-2 text-soft">
            {fill(words.chosen, { percent: percent(chosen), digits: digits(chosen) })}
          </p>
          {notes.length > 0 && <p className="mt-1 text-soft">{listOf(notes, lang)}</p>}
        </div>
      </div>
    </div>
  )
}
