'use client'

import { useRef, useState, type KeyboardEvent } from 'react'
import { walk, type Cell } from './walk'

export interface ConfusionTableProps {
  classes: number
  /** [classes x classes], row by row; null while nothing is known: the table keeps its size. */
  counts: ArrayLike<number> | null
  precision: readonly (number | null)[] | null
  recall: readonly (number | null)[] | null
  /** The cell that is open: row is the label, column the prediction. */
  open: Cell | null
  onOpen: (cell: Cell) => void
  /** Room for the names of the rows, as a share of the width in per cent; enough for a digit when absent. */
  nameWidth?: number
  words: {
    label: string
    /** What rows and columns are. */
    rows: string
    columns: string
    precision: string
    recall: string
    /** What stands at the head of a class's row and column. */
    name: (digit: number) => string
    row: (digit: number) => string
    column: (digit: number) => string
    cell: (cell: Cell) => string
    /** A count, or a share in per cent without its sign. */
    count: (value: number) => string
    share: (value: number | null) => string
  }
}

/** The darkest cell outside the diagonal, as a share of ink: the number on it must stay legible. */
const DARKEST = 34
const RIGHT = 26

/**
 * A confusion matrix as a table: rows are labels, columns predictions, with precision and recall below each class. One
 * cell is in the order of tabs; arrows, Home and End lead to the others. The diagonal is framed and in bold.
 */
export function ConfusionTable(props: ConfusionTableProps) {
  const { classes, counts, precision, recall, open, onOpen, nameWidth = 6, words } = props
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 })
  const each = Array.from({ length: classes }, (_, k) => k)
  const count = (row: number, column: number) => counts?.[row * classes + column] ?? 0
  const ofRow = (row: number) => each.reduce((sum, column) => sum + count(row, column), 0)
  const mistakes = each.flatMap((row) => each.map((column) => (row === column ? 0 : count(row, column))))
  const most = Math.max(1, ...mistakes)

  const fillOf = (row: number, column: number) => {
    if (!counts) return undefined
    const value = count(row, column)
    // The root: a mistake that is made once is still seen beside one that is made fifty times.
    return row === column
      ? `color-mix(in srgb, var(--lenet) ${Math.round((RIGHT * value) / Math.max(1, ofRow(row)))}%, var(--card))`
      : `color-mix(in srgb, var(--ink) ${Math.round(DARKEST * Math.sqrt(value / most))}%, var(--card))`
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = walk(event.key, at, classes, classes)
    if (!to || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    setAt(to)
    table.current
      ?.querySelector<HTMLElement>(`[data-true="${to.row}"][data-predicted="${to.column}"]`)
      ?.focus()
  }
  const shares = (name: string, values: readonly (number | null)[] | null, testId: string) => (
    <>
      <tr>
        <th
          scope="col"
          colSpan={classes + 1}
          className="pt-2 pb-0.5 text-left leading-snug font-normal text-soft"
        >
          {name}
        </th>
      </tr>
      <tr>
        <td />
        {each.map((k) => (
          <td key={k} data-testid={testId} data-digit={k} data-value={values?.[k] ?? undefined}>
            {values ? words.share(values[k]) : '–'}
          </td>
        ))}
      </tr>
    </>
  )

  return (
    <table
      ref={table}
      role="grid"
      aria-label={words.label}
      className="w-full table-fixed border-separate border-spacing-px text-center text-[0.625rem] tabular-nums @min-[30rem]:text-xs"
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          <td style={{ width: `${nameWidth}%` }} />
          <td colSpan={classes} className="pb-0.5 text-soft">
            {words.columns}
          </td>
        </tr>
        <tr>
          <td className="hidden text-soft @min-[30rem]:table-cell">{words.rows}</td>
          <td className="@min-[30rem]:hidden" />
          {each.map((k) => (
            <th
              key={k}
              scope="col"
              aria-label={words.column(k)}
              title={words.column(k)}
              className="truncate pb-1 text-xs font-semibold text-soft"
            >
              {words.name(k)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {each.map((row) => (
          <tr key={row}>
            <th
              scope="row"
              aria-label={words.row(row)}
              title={words.row(row)}
              className="truncate text-xs font-semibold text-soft"
            >
              {words.name(row)}
            </th>
            {each.map((column) => {
              const right = row === column
              const isOpen = open?.row === row && open.column === column
              return (
                <td key={column} className="p-0">
                  <button
                    type="button"
                    disabled={!counts}
                    tabIndex={at.row === row && at.column === column ? 0 : -1}
                    aria-label={words.cell({ row, column })}
                    aria-pressed={isOpen}
                    data-testid="confusion-cell"
                    data-true={row}
                    data-predicted={column}
                    data-count={counts ? count(row, column) : undefined}
                    style={{ background: fillOf(row, column) }}
                    className={`block h-7 w-full overflow-hidden whitespace-nowrap @min-[30rem]:h-9 ${
                      right
                        ? 'border-2 border-lenet text-[0.5625rem] font-bold tracking-tighter text-ink @min-[30rem]:text-xs'
                        : 'border border-line text-ink'
                    } ${isOpen ? 'outline-3 outline-offset-1 outline-ink' : ''}`}
                    onClick={() => {
                      setAt({ row, column })
                      onOpen({ row, column })
                    }}
                  >
                    {counts && (count(row, column) > 0 || right) ? (
                      words.count(count(row, column))
                    ) : (
                      <span className="text-soft">·</span>
                    )}
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
      <tbody className="text-[0.625rem] @min-[30rem]:text-xs">
        {shares(words.precision, precision, 'precision')}
        {shares(words.recall, recall, 'recall')}
      </tbody>
    </table>
  )
}
