import { useMemo } from 'react'
import type { Field } from '@/lib/nn/receptive-field'
import { inkOf, rangeOf } from './ink-of'
import { PixelGrid } from './pixel-grid'

interface FieldViewProps {
  values: ArrayLike<number>
  rows: number
  columns: number
  field: Field
  label: string
  className?: string
}

/** A picture with a frame around a part of it: light and dark lines, so that it is seen on paper and on ink. */
export function FieldView({ values, rows, columns, field, label, className = 'w-full' }: FieldViewProps) {
  const ink = useMemo(() => inkOf(values, rangeOf(values)), [values])
  const frame = { x: field.left, y: field.top, width: field.width, height: field.height }
  return (
    <div
      className={`relative border border-line bg-card ${className}`}
      style={{ aspectRatio: `${columns} / ${rows}` }}
      data-field={[field.top, field.left, field.height, field.width].join(' ')}
    >
      <PixelGrid pixels={ink} columns={columns} rows={rows} label={label} className="h-full w-full" />
      <svg
        viewBox={`0 0 ${columns} ${rows}`}
        className="pointer-events-none absolute inset-0 h-full w-full overflow-visible"
        aria-hidden
        fill="none"
      >
        <rect {...frame} vectorEffect="non-scaling-stroke" stroke="var(--card)" strokeWidth="4" />
        <rect {...frame} vectorEffect="non-scaling-stroke" stroke="var(--lenet)" strokeWidth="2" />
      </svg>
    </div>
  )
}
