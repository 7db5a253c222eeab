import { useMemo, useState } from 'react'
import { ConfusionTable } from '@/components/viz/confusion-table'
import type { Cell } from '@/components/viz/walk'
import { useBenchStrings } from '../bench-strings'
import { confidenceOf, confusionOf, examplesOfCell } from '@/lib/data/confusion'
import type { TuneOutcome } from '@/lib/engine/fine-tune-state'
import type { TuneProject } from '@/lib/engine/fine-tune-project'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { formatPercent } from '../training-bench/format-percent'
import { Thumb } from './thumb'

interface Props {
  outcome: TuneOutcome
  project: TuneProject
}

/** How the pictures held back were read, as a table whose cells open their pictures. */
export function ConfusionPart({ outcome, project }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.fineTune.confusion
  const { names, result } = outcome
  const classes = names.length
  const [chosen, setChosen] = useState<{ outcome: TuneOutcome; cell: Cell } | null>(null)
  const open = chosen?.outcome === outcome ? chosen.cell : null

  const answers = useMemo(() => {
    if (!result || result.validation.ids.length === 0) return null
    const { probabilities } = result
    const labels = result.validation.labels
    const predictions = labels.map((_, i) => {
      const row = Array.from(probabilities.subarray(i * classes, (i + 1) * classes))
      return row.indexOf(Math.max(...row))
    })
    return { labels, predictions, probabilities, confusion: confusionOf(labels, predictions, classes) }
  }, [result, classes])

  const tableWords = useMemo(() => {
    const nameOf = (at: number) => names[at] ?? ''
    return {
      label: words.label,
      rows: words.rows,
      columns: words.columns,
      precision: words.precision,
      recall: words.recall,
      name: nameOf,
      row: (at: number) => fill(words.row, { name: nameOf(at) }),
      column: (at: number) => fill(words.column, { name: nameOf(at) }),
      cell: ({ row, column }: Cell) =>
        fill(words.cell, {
          label: nameOf(row),
          prediction: nameOf(column),
          count: answers?.confusion.counts[row * classes + column] ?? 0,
        }),
      count: (value: number) => String(value),
      share: (value: number | null) =>
        value === null ? '–' : formatNumber(100 * value, lang, { maximumFractionDigits: 0 }),
    }
  }, [names, words, answers, classes, lang])

  if (!result || !answers) return null
  const places = open ? examplesOfCell(answers, open.row, open.column) : []
  const pictures = new Map(project.pictures.map(({ id, rgb }) => [id, rgb]))
  return (
    <section className="mt-6 border-t border-line pt-4" aria-label={words.title}>
      <h3 className="m-0 font-sans! text-[1.0625rem] font-semibold">{words.title}</h3>
      <p className="mt-1 mb-3 text-sm text-soft">
        {fill(words.text, { count: formatNumber(answers.labels.length, lang) })}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 @min-[44rem]:grid-cols-2">
        <ConfusionTable
          classes={classes}
          nameWidth={classes < 5 ? 22 : 14}
          counts={answers.confusion.counts}
          precision={answers.confusion.precision}
          recall={answers.confusion.recall}
          open={open}
          onOpen={(cell) => setChosen({ outcome, cell })}
          words={tableWords}
        />
        {open && (
          <div data-testid="finetune-cell" aria-live="polite">
            <h4 className="m-0 mb-2 font-sans! text-[0.9375rem] font-semibold">
              {fill(words.pictures, { label: names[open.row], prediction: names[open.column] })}
            </h4>
            {places.length === 0 && <p className="m-0 text-sm text-soft">{words.none}</p>}
            <ul className="m-0 flex list-none flex-wrap gap-2 p-0">
              {places.map((place) => {
                const rgb = pictures.get(result.validation.ids[place])
                const share = fill(words.share, {
                  name: names[open.column],
                  percent: formatPercent(confidenceOf(answers, place), lang),
                })
                return (
                  <li key={place} className="w-16 text-center text-xs text-soft tabular-nums">
                    {rgb ? (
                      <Thumb rgb={rgb} className="size-16" label={share} />
                    ) : (
                      <span className="flex size-16 items-center justify-center rounded-sm bg-wash">
                        {words.gone}
                      </span>
                    )}
                    {formatPercent(confidenceOf(answers, place), lang)}
                  </li>
                )
              })}
            </ul>
          </div>
        )}
      </div>
    </section>
  )
}
