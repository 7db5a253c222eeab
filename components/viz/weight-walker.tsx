import { useId, type KeyboardEvent } from 'react'
import { sayNumber } from './say-number'
import { walk, type Cell } from './walk'

interface Props {
  /** Row by row. */
  values: readonly number[]
  columns: number
  at: Cell
  onMove: (cell: Cell) => void
  label: string
  /** What is said of a cell. */
  say: (cell: Cell) => string
  decimals: number
  testId?: string
}

/** Numbers in a grid, violet negative and green positive, one of them chosen: by arrow keys, Home, End, a click or a tap. */
export function WeightWalker({ values, columns, at, onMove, label, say, decimals, testId }: Props) {
  const id = useId()
  const rows = values.length / columns
  const largest = Math.max(1e-12, ...values.map(Math.abs))
  const chosen = at.row * columns + at.column
  const onKeyDown = (event: KeyboardEvent) => {
    const to = walk(event.key, at, rows, columns)
    if (!to || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onMove(to)
  }
  return (
    <div
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={`${id}-${chosen}`}
      data-testid={testId}
      className="flex flex-col gap-px rounded-sm bg-line p-px"
      onKeyDown={onKeyDown}
    >
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          role="row"
          className="grid gap-px"
          style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
        >
          {Array.from({ length: columns }, (_, column) => {
            const i = row * columns + column
            const value = values[i]
            return (
              <div
                key={column}
                id={`${id}-${i}`}
                role="gridcell"
                aria-selected={i === chosen}
                aria-label={say({ row, column })}
                className="relative h-11 cursor-pointer bg-card"
                style={i === chosen ? { outline: '2px solid var(--lenet)', zIndex: 1 } : undefined}
                onClick={() => onMove({ row, column })}
              >
                <div
                  className="h-5 w-full"
                  style={{
                    backgroundColor: value < 0 ? 'var(--negative)' : 'var(--positive)',
                    opacity: Math.abs(value) / largest,
                  }}
                />
                <div className="text-center font-mono text-[0.6875rem] leading-6 tracking-tighter tabular-nums">
                  {sayNumber(value, decimals)}
                </div>
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}
