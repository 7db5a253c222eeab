import { useEffect, useRef } from 'react'
import { paintFilters } from './paint-filters'
import { useThemeChange } from './use-theme-change'

interface Props {
  /** HWIO, flattened. */
  values: ArrayLike<number>
  shape: readonly number[]
  /** Whether a filter reads an input map at all; where it does not, its place is crossed out. */
  reads?: (map: number, filter: number) => boolean
  label: string
  testId?: string
  className?: string
}

/** Pixels of the canvas a weight, and between two kernels. */
const CELL = 8
const GAP = 8

/** All kernels of a convolution: a column for each filter, a row for each map that it reads. */
export function FiltersPicture({ values, shape, reads, label, testId, className = '' }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeChange()
  const [height, width, maps, filters] = shape
  useEffect(() => {
    if (canvas.current) paintFilters(canvas.current, values, shape, { cell: CELL, gap: GAP, reads })
  }, [values, shape, reads, theme])
  return (
    <canvas
      ref={canvas}
      width={filters * (width * CELL + GAP) - GAP}
      height={maps * (height * CELL + GAP) - GAP}
      role="img"
      aria-label={label}
      data-testid={testId}
      className={`block h-auto max-w-full ${className}`}
    />
  )
}
