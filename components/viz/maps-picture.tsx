import { useMemo } from 'react'
import type { Shape } from '@/lib/nn/shapes'
import { PixelGrid } from './pixel-grid'
import { tileMaps } from './tile-maps'

interface Props {
  /** NHWC without the batch, flattened. */
  values: ArrayLike<number>
  shape: Shape
  label: string
  testId?: string
  className?: string
}

/** Maps in a row: few large ones, or many small ones. */
const acrossOf = (shape: Shape) => (shape.length === 3 && shape[2] > 6 ? 8 : 6)

/** Pixels of the page a value, before the picture is fitted into its place; a vector has few values, so larger ones. */
const CELL = 9
const VECTOR_CELL = 14

/** What a layer puts out for one digit: all its maps, or a vector in rows, as ink. */
export function MapsPicture({ values, shape, label, testId, className = '' }: Props) {
  const { pixels, columns, rows } = useMemo(
    () => (shape.length === 1 ? tileVector(values, shape[0]) : tileMaps(values, shape, acrossOf(shape))),
    [values, shape],
  )
  return (
    <div className={className} style={{ maxWidth: columns * (shape.length === 1 ? VECTOR_CELL : CELL) }}>
      <div className="relative border border-line" style={{ aspectRatio: `${columns} / ${rows}` }}>
        <PixelGrid
          pixels={pixels}
          columns={columns}
          rows={rows}
          label={label}
          testId={testId}
          className="h-full w-full"
        />
        {shape.length === 3 && (
          <svg
            viewBox={`0 0 ${columns} ${rows}`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full"
            fill="none"
            stroke="var(--line)"
            aria-hidden
          >
            <path d={seams(columns, rows, shape)} vectorEffect="non-scaling-stroke" />
          </svg>
        )}
      </div>
    </div>
  )
}

/** Lines through the gaps between the maps. */
function seams(columns: number, rows: number, [height, width]: readonly number[]): string {
  const lines: string[] = []
  for (let x = width + 0.5; x < columns; x += width + 1) lines.push(`M${x} 0V${rows}`)
  for (let y = height + 0.5; y < rows; y += height + 1) lines.push(`M0 ${y}H${columns}`)
  return lines.join('')
}

/** A vector lies down: wide and low, so that it takes little of a page. */
function tileVector(values: ArrayLike<number>, units: number) {
  const turned = tileMaps(values, [units], 1)
  return turned.rows > turned.columns
    ? { pixels: turned.pixels, columns: turned.rows, rows: turned.columns }
    : turned
}
