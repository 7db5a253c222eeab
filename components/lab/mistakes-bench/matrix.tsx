import { useMemo } from 'react'
import { ConfusionTable } from '@/components/viz/confusion-table'
import type { Cell } from '@/components/viz/walk'
import { DIGIT_CLASSES } from '@/lib/data/mnist'
import type { Look } from '@/lib/engine/examiner'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { formatShare } from '../draw-bench/shares'
import { useBenchStrings } from '../bench-strings'
import { useNameOf } from '../class-names'
import type { OpenCell } from './index'

interface MatrixProps {
  look: Look | null
  cell: OpenCell | null
  onOpen: (label: number, prediction: number) => void
}

/** The confusion matrix of a look, empty before there is one. */
export function Matrix({ look, cell, onOpen }: MatrixProps) {
  const { lang, strings } = useBenchStrings()
  const nameOf = useNameOf()
  const words = strings.mistakes.matrix
  const confusion = look?.confusion ?? null

  const tableWords = useMemo(() => {
    const ofRow = (row: number) =>
      confusion
        ? confusion.counts
            .subarray(row * DIGIT_CLASSES, (row + 1) * DIGIT_CLASSES)
            .reduce((sum, count) => sum + count, 0)
        : 0
    return {
      label: words.label,
      name: nameOf,
      rows: words.rows,
      columns: words.columns,
      precision: words.precision,
      recall: words.recall,
      row: (digit: number) => fill(words.row, { digit: nameOf(digit) }),
      column: (digit: number) => fill(words.column, { digit: nameOf(digit) }),
      cell: ({ row, column }: Cell) => {
        const count = confusion?.counts[row * DIGIT_CLASSES + column] ?? 0
        const values = { label: nameOf(row), prediction: nameOf(column), count: formatNumber(count, lang) }
        const whole = ofRow(row)
        return whole === 0
          ? fill(words.cell, values)
          : fill(words.cellShare, { ...values, percent: formatShare(count / whole, 1, lang) })
      },
      count: (value: number) => String(value),
      share: (value: number | null) =>
        value === null
          ? words.unknown
          : formatNumber(
              100 * value,
              lang,
              value === 1 ? {} : { minimumFractionDigits: 1, maximumFractionDigits: 1 },
            ),
    }
  }, [confusion, words, lang, nameOf])

  return (
    <div className="@min-[52rem]:col-start-1 @min-[52rem]:row-span-2 @min-[52rem]:row-start-1">
      <ConfusionTable
        classes={DIGIT_CLASSES}
        counts={confusion?.counts ?? null}
        precision={confusion?.precision ?? null}
        recall={confusion?.recall ?? null}
        open={cell ? { row: cell.label, column: cell.prediction } : null}
        onOpen={({ row, column }) => onOpen(row, column)}
        words={tableWords}
      />
      <p className="mt-3 text-[0.8125rem] leading-normal text-soft">{words.how}</p>
    </div>
  )
}
