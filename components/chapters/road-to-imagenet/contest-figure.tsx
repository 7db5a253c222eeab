'use client'

import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import type { RoadFigureWords } from '@/lib/i18n/en/road-to-imagenet-figures'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import { contest, type Entry } from './contest'

interface Props {
  words: RoadFigureWords['contest']
  lang: Lang
}

const fields = {
  asked: oneOf(
    contest.map(({ id }) => id),
    'y2012',
  ),
}

const MOST = Math.max(...contest.map(({ errorPercent }) => errorPercent))

/** The winners' errors, year by year; a bar tells what stood behind it. */
export default function ContestFigure({ words, lang }: Props) {
  const { state, change } = useFigureState('contest', fields)
  const { asked } = state
  const percent = ({ errorPercent }: Entry) => formatNumber(errorPercent, lang)
  return (
    <div className="font-sans">
      <p className="text-sm text-soft">{words.label}</p>
      <ul className="mt-3 grid gap-1" aria-label={words.label}>
        {contest.map((entry) => (
          <li key={entry.id}>
            {entry.id === 'y2014' && <p className="px-2 py-1 text-sm text-soft">{words.gap}</p>}
            <button
              type="button"
              aria-pressed={entry.id === asked}
              aria-label={fill(words.bar, {
                year: entry.year,
                name: words.entries[entry.id].name,
                percent: percent(entry),
              })}
              data-testid="contest-bar"
              data-entry={entry.id}
              data-error={entry.errorPercent}
              onClick={() => change({ asked: entry.id })}
              className={`grid min-h-11 w-full grid-cols-[3rem_1fr_3.25rem] items-center gap-2.5 rounded-md px-2 text-left text-sm hover:bg-wash @xl:grid-cols-[3rem_12rem_1fr_3.25rem] ${
                entry.id === asked ? 'bg-wash font-semibold text-alexnet' : 'text-ink'
              }`}
            >
              <span className="font-mono tabular-nums">{entry.year}</span>
              <span className="leading-tight">{words.entries[entry.id].name}</span>
              <span className="order-last col-span-3 h-3 @xl:order-none @xl:col-span-1" aria-hidden>
                <span
                  className={`block h-full rounded-sm ${entry.network ? 'bg-alexnet' : 'bg-soft'}`}
                  style={{ width: `${(100 * entry.errorPercent) / MOST}%` }}
                />
              </span>
              <span className="text-right font-mono tabular-nums">{percent(entry)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p
        className="mt-3 min-h-24 rounded-xl bg-wash p-4 text-[0.9375rem] leading-normal @xl:min-h-18"
        aria-live="polite"
        data-testid="contest-answer"
        data-entry={asked}
      >
        <b className="block font-semibold">{words.entries[asked].name}</b>
        {words.entries[asked].text}
      </p>
    </div>
  )
}
