import { useMemo, useState } from 'react'
import type { UnfoldingWords } from '@/lib/i18n/en/unfolding'
import { fill } from '@/lib/i18n/fill'
import type { Shape } from '@/lib/nn/shapes'
import { rangeOf } from './ink-of'
import { MapWalker } from './map-walker'
import { placeAt, planeOf } from './plane'
import { sayNumber } from './say-number'
import type { Cell } from './walk'

interface MapViewProps {
  /** All outputs of the layer, and their shape. */
  outputs: ArrayLike<number>
  shape: Shape
  /** The layer's name as it is shown. */
  layer: string
  map: number
  at: Cell
  onMove: (cell: Cell) => void
  onPeek?: (cell: Cell | null) => void
  words: UnfoldingWords
  /** The map alone: its surroundings say value and scale. */
  bare?: boolean
  testId?: string
}

/** One map of a layer, to be walked; below it the value of the chosen cell, or of the one under the mouse. */
export function MapView(props: MapViewProps) {
  const { outputs, shape, layer, map, at, onMove, onPeek, words, bare = false, testId } = props
  const [peek, setPeek] = useState<Cell | null>(null)
  const plane = useMemo(() => planeOf(outputs, shape, map), [outputs, shape, map])
  const range = useMemo(() => rangeOf(outputs), [outputs])
  const say = (cell: Cell) => {
    const value = sayNumber(plane.values[cell.row * plane.columns + cell.column], 3)
    return shape.length === 3
      ? fill(words.cell, { row: cell.row + 1, column: cell.column + 1, value })
      : fill(words.unit, { unit: placeAt(shape, 0, cell).channel, value })
  }
  const isPicture = shape.length === 3
  return (
    <div className="min-w-0">
      <MapWalker
        {...plane}
        range={range}
        at={at}
        onMove={onMove}
        onPeek={(cell) => {
          setPeek(cell)
          onPeek?.(cell)
        }}
        label={fill(isPicture ? words.map : words.vector, { layer, map })}
        say={say}
        testId={testId}
        className={plane.rows > plane.columns ? 'mx-auto w-2/3' : 'w-full'}
      />
      {!bare && (
        <>
          <p className="mt-2 min-h-6 text-sm" data-testid={testId && `${testId}-value`}>
            {say(peek ?? at)}
          </p>
          <p className="text-xs text-soft">
            {fill(words.scale, { least: sayNumber(range.least), most: sayNumber(range.most) })}
          </p>
        </>
      )}
    </div>
  )
}
