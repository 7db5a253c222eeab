'use client'

import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { citedFacts } from '@/components/mdx/cited-facts'
import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import type { HistoryFigureWords } from '@/lib/i18n/en/lenet-history-figures'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import { ancestors, type Ancestor } from './ancestors'

interface Props {
  words: HistoryFigureWords['timeline']
  lang: Lang
}

const fields = {
  at: oneOf(
    ancestors.map(({ id }) => id),
    'lenet5',
  ),
}

/** Numbers that the paper rounds. */
const ROUNDED = new Set(['lenet1.params', 'lenet1.macs', 'lenet4.params', 'lenet4.connections'])

/** The networks in the order of time: one is opened, and arrow keys, buttons or a tap lead to the next. */
export default function TimelineFigure({ words, lang }: Props) {
  const name = useId()
  const { state, change } = useFigureState('timeline', fields)
  const at = ancestors.findIndex(({ id }) => id === state.at)
  const setAt = (place: number) => change({ at: ancestors[place].id })
  const open = ancestors[at]
  const entry = words.entries[open.id]

  const numbers = (['params', 'connections', 'macs', 'errorPercent'] as const).flatMap((key) => {
    const fact = open[key]
    if (!fact) return []
    const number = formatNumber(citedFacts[fact].value, lang)
    const text = ROUNDED.has(fact) ? fill(words.about, { number }) : number
    return [
      [words.rows[key], key === 'errorPercent' ? fill(words.percent, { percent: text }) : text] as const,
    ]
  })
  const rows = (['who', 'what', 'how', 'machine', 'fresh'] as const)
    .map((key) => [words.rows[key], entry[key]] as const)
    .filter(([, text]) => text !== '')

  return (
    <div className="font-sans">
      <fieldset className="min-w-0">
        <legend className="sr-only">{words.label}</legend>
        <div className="grid gap-1 @2xl:grid-cols-7">
          {ancestors.map((ancestor, i) => (
            <Stop
              key={ancestor.id}
              ancestor={ancestor}
              name={name}
              year={ancestor.year === null ? words.noYear : String(ancestor.year)}
              title={words.entries[ancestor.id].name}
              isOpen={i === at}
              onOpen={() => setAt(i)}
            />
          ))}
        </div>
      </fieldset>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
        <h3 className="text-xl font-semibold" data-testid="timeline-open" data-id={open.id}>
          {entry.name}
          <span className="ml-3 font-mono text-base font-normal text-soft">{open.year ?? words.noYear}</span>
        </h3>
        <div className="flex gap-2">
          <Button disabled={at === 0} onClick={() => setAt(at - 1)} data-testid="timeline-earlier">
            {words.earlier}
          </Button>
          <Button
            disabled={at === ancestors.length - 1}
            onClick={() => setAt(at + 1)}
            data-testid="timeline-later"
          >
            {words.later}
          </Button>
        </div>
      </div>
      <dl
        className="mt-3 grid gap-x-4 text-[0.9375rem] leading-normal @xl:grid-cols-[8rem_1fr] @xl:gap-y-1.5"
        aria-live="polite"
      >
        {[...rows, ...numbers].map(([label, text]) => (
          <div key={label} className="contents">
            <dt className="mt-2 text-soft @xl:mt-0">{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

interface StopProps {
  ancestor: Ancestor
  name: string
  year: string
  title: string
  isOpen: boolean
  onOpen: () => void
}

/** One of the networks on the line: a native radio button, so that arrow keys walk. */
function Stop({ ancestor, name, year, title, isOpen, onOpen }: StopProps) {
  return (
    <label
      className={`relative flex min-h-11 items-center gap-3 rounded-lg border px-3 py-1.5 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-lenet @2xl:flex-col @2xl:items-start @2xl:gap-0 @2xl:px-2 ${
        isOpen
          ? 'border-lenet bg-wash text-lenet ring-1 ring-lenet'
          : 'border-line text-ink hover:border-lenet'
      }`}
    >
      <input
        type="radio"
        name={name}
        value={ancestor.id}
        checked={isOpen}
        onChange={onOpen}
        className="absolute inset-0 appearance-none opacity-0"
        data-testid="timeline-stop"
      />
      <span className="w-16 shrink-0 font-mono text-xs tabular-nums @2xl:w-auto">{year}</span>
      <span className={`text-sm leading-tight ${isOpen ? 'font-semibold' : ''}`}>{title}</span>
    </label>
  )
}
