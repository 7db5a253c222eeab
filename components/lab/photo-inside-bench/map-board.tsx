import { useMemo } from 'react'
import { inkOf, rangeOf, type Range } from '@/components/viz/ink-of'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { planeOf } from '@/components/viz/plane'
import { sayNumber } from '@/components/viz/say-number'
import { TileBoard } from '@/components/viz/tile-board'
import { fill } from '@/lib/i18n/fill'
import type { OpenedLayer } from '@/lib/nn/opened-layers'
import { useBenchStrings } from '../bench-strings'

interface MapBoardProps {
  layer: OpenedLayer
  /** NHWC without N, flattened. */
  values: Float32Array
  range: Range
  /** Numbers of the maps in the order in which they stand. */
  order: readonly number[]
  size: string
  at: number
  onChoose: (map: number) => void
}

/** Cells of paper between two maps. */
const GAP = 1
/** Ink between two maps, 0 to 255: a thin line, so that empty maps can be told apart. */
const LINE = 40

/** All maps of a layer side by side, drawn over the layer's own range; one can be chosen. */
export function MapBoard({ layer, values, range, order, size, at, onChoose }: MapBoardProps) {
  const words = useBenchStrings().strings.photoInside.layers
  const [height, width] = layer.shape as readonly number[]
  // Few large maps, or many small ones.
  const across = order.length <= 96 ? 8 : 16
  const rows = Math.ceil(order.length / across)
  const columns = across * (width + GAP) - GAP
  const lines = rows * (height + GAP) - GAP
  const ink = useMemo(() => {
    const all = new Uint8Array(columns * lines).fill(LINE)
    order.forEach((map, place) => {
      const one = inkOf(planeOf(values, layer.shape, map).values, range)
      const [top, left] = [Math.floor(place / across) * (height + GAP), (place % across) * (width + GAP)]
      for (let y = 0; y < height; y++)
        all.set(one.subarray(y * width, (y + 1) * width), (top + y) * columns + left)
    })
    return all
  }, [values, layer, range, order, across, height, width, columns, lines])
  const most = (map: number) => rangeOf(planeOf(values, layer.shape, map).values).most
  return (
    <TileBoard
      count={order.length}
      across={across}
      size={{ width, height }}
      gap={GAP}
      at={order.indexOf(at)}
      onChoose={(place) => onChoose(order[place])}
      label={fill(words.board, { layer: layer.name, size })}
      say={(place) =>
        fill(words.boardMap, { layer: layer.name, map: order[place], value: sayNumber(most(order[place])) })
      }
      testId="map-board"
    >
      <PixelGrid pixels={ink} columns={columns} rows={lines} className="size-full border border-line" />
    </TileBoard>
  )
}
