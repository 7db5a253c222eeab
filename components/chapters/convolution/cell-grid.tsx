import { useId, type KeyboardEvent } from 'react'
import { sayNumber } from '@/components/viz/say-number'
import { walk, type Cell } from '@/components/viz/walk'

interface CellGridProps {
  /** Row by row; null for a place that is empty. */
  values: readonly (number | null)[]
  columns: number
  label: string
  decimals?: number
  /** 'ink' tints by size from 0 to `most`; 'signed' in violet and green. */
  tone: 'ink' | 'signed'
  /** The value that is drawn at full strength. */
  most: number
  /** Cells that take part in the sum at hand, and the one that decides it. */
  lit?: ReadonlySet<number>
  strong?: ReadonlySet<number>
  /** Cells outside the picture: padding. */
  outside?: (at: number) => boolean
  /** Cells that no window reads. */
  unread?: (at: number) => boolean
  at?: Cell
  onMove?: (cell: Cell) => void
  onPeek?: (cell: Cell | null) => void
  say?: (cell: Cell) => string
  testId?: string
  part?: string
}

/** Real numbers in a grid. With `onMove` its cells can be walked: arrow keys, Home, End, a click or a tap. */
export function CellGrid(props: CellGridProps) {
  const {
    values,
    columns,
    label,
    decimals = 0,
    tone,
    most,
    lit,
    strong,
    at,
    onMove,
    say,
    testId,
    part,
  } = props
  const id = useId()
  const rows = Math.ceil(values.length / columns)
  const chosen = at ? at.row * columns + at.column : -1
  const walks = onMove !== undefined
  const onKeyDown = (event: KeyboardEvent) => {
    const to = at && walk(event.key, at, rows, columns)
    if (!to || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onMove?.(to)
  }
  const tint = (value: number | null) => {
    if (value === null) return undefined
    const share = most > 0 ? Math.min(1, Math.abs(value) / most) * 34 : 0
    const colour = tone === 'ink' ? '--ink' : value < 0 ? '--negative' : '--positive'
    return `color-mix(in srgb, var(${colour}) ${share.toFixed(0)}%, var(--card))`
  }
  const size = columns > 9 ? 'text-[0.5625rem] @min-[30rem]:text-xs' : 'text-[0.6875rem] @min-[30rem]:text-sm'
  const cells = values.map((value, i) => {
    const isLit = lit?.has(i) ?? false
    const isStrong = i === chosen || (strong?.has(i) ?? false)
    const frame = isStrong
      ? 'outline-3 outline-lenet z-2'
      : isLit
        ? 'outline-2 outline-ink z-1'
        : props.outside?.(i)
          ? 'outline-1 outline-dashed outline-edge'
          : 'outline-1 outline-line'
    const own = {
      className: `relative grid aspect-square place-items-center font-mono leading-none tabular-nums -outline-offset-1 ${size} ${frame} ${
        props.unread?.(i) ? 'text-soft line-through' : 'text-ink'
      } ${walks ? 'cursor-pointer' : ''}`,
      style: { background: tint(value) },
      'data-value': value ?? undefined,
      'data-lit-cell': isLit || undefined,
    }
    const text = value === null ? '' : sayNumber(value, decimals)
    if (!walks)
      return (
        <span key={i} {...own}>
          {text}
        </span>
      )
    const cell = { row: Math.floor(i / columns), column: i % columns }
    return (
      <div
        key={i}
        id={`${id}-${i}`}
        role="gridcell"
        aria-selected={i === chosen}
        aria-label={i === chosen ? say?.(cell) : text}
        {...own}
        onPointerEnter={(event) => event.pointerType === 'mouse' && props.onPeek?.(cell)}
        onClick={() => onMove(cell)}
      >
        {text}
      </div>
    )
  })
  const template = { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }
  if (!walks)
    return (
      <div
        role="img"
        aria-label={label}
        data-testid={testId}
        data-part={part}
        className="grid w-full"
        style={template}
      >
        {cells}
      </div>
    )
  return (
    <div
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={`${id}-${chosen}`}
      data-testid={testId}
      data-part={part}
      data-row={at?.row}
      data-column={at?.column}
      data-value={values[chosen] ?? undefined}
      className="flex w-full flex-col"
      onKeyDown={onKeyDown}
      onPointerLeave={() => props.onPeek?.(null)}
    >
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} role="row" className="grid" style={template}>
          {cells.slice(row * columns, (row + 1) * columns)}
        </div>
      ))}
    </div>
  )
}
