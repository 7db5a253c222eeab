import { useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { tileOf } from '@/components/viz/layer-tile'
import { MapView } from '@/components/viz/map-view'
import { planeSize } from '@/components/viz/plane'
import { sayNumber } from '@/components/viz/say-number'
import { TileWalker } from '@/components/viz/tile-walker'
import type { Cell } from '@/components/viz/walk'
import { WalkButtons } from '@/components/viz/walk-buttons'
import { fill } from '@/lib/i18n/fill'
import type { Shape } from '@/lib/nn/shapes'
import { OnPaper } from '../convolution/on-paper'
import type { FigureProps } from './figures'

/** A place in a layer's maps, or in some of them. */
export interface LivePlace extends Cell {
  map: number
}

interface Props extends FigureProps {
  layer: string
  shape: Shape
  /** All outputs of the layer for the photo. */
  outputs: Float32Array
  at: LivePlace
  /** A map without a cell: its strongest one. */
  onMove: (to: LivePlace | Cell | Pick<LivePlace, 'map'>) => void
  /** The map that answers most to this photo. */
  strongest: number
}

/** One map of a layer of the network that runs here, large, with its cells. */
export function LiveMap({ layer, shape, outputs, at, onMove, words }: Props) {
  return (
    <div className="min-w-0" data-part="live">
      <p className="mb-1 text-sm text-soft">
        {shape.length === 3
          ? fill(words.unfolding.map, { layer, map: at.map })
          : fill(words.unfolding.vector, { layer })}
      </p>
      <OnPaper>
        <MapView
          outputs={outputs}
          shape={shape}
          layer={layer}
          map={at.map}
          at={at}
          onMove={onMove}
          words={words.unfolding}
          testId="alexnet-map"
        />
      </OnPaper>
    </div>
  )
}

/** Many small maps: more of them in a row, so that they fit on a page. */
const acrossOf = (maps: number) => (maps > 192 ? 24 : maps > 64 ? 16 : 8)

/** The arrow keys as buttons, and all maps of the layer side by side, unless it is a vector. */
export function AllMaps({ layer, shape, outputs, at, onMove, strongest, words }: Props) {
  const w = words.layers.live
  const [, width, maps] = shape.length === 3 ? shape : [1, 1, 1]
  const tile = useMemo(
    () => (shape.length === 3 ? tileOf({ shape, values: outputs }, acrossOf(shape[2])) : null),
    [shape, outputs],
  )
  const quiet = useMemo(() => {
    const loud = new Set<number>()
    outputs.forEach((value, i) => value > 0 && loud.add(i % maps))
    return maps - loud.size
  }, [outputs, maps])
  const { rows, columns } = planeSize(shape)
  const arrows = (
    <div className="max-w-60">
      <WalkButtons at={at} rows={rows} columns={columns} onMove={onMove} words={words.unfolding} />
    </div>
  )
  if (!tile) return <div className="col-span-2 @min-[44rem]:col-span-1">{arrows}</div>
  const label = fill(w.all, { count: maps, layer })
  const say = ({ map, row, column }: LivePlace) =>
    `${fill(words.unfolding.map, { layer, map })}. ${fill(words.unfolding.cell, {
      row: row + 1,
      column: column + 1,
      value: sayNumber(outputs[(row * width + column) * maps + map], 2),
    })}`
  return (
    <div className="col-span-2 min-w-0 @min-[44rem]:col-span-1">
      <p className="mb-1 text-sm text-soft">{label}</p>
      <OnPaper className="max-w-md">
        <TileWalker
          tile={tile}
          at={at}
          onMove={onMove}
          onPeek={() => {}}
          region={null}
          maps={maps}
          label={label}
          say={say}
          testId="alexnet-maps"
        />
      </OnPaper>
      <p className="mt-1 text-xs text-soft" data-testid="alexnet-quiet" data-value={quiet}>
        {fill(w.quiet, { quiet, count: maps })}
      </p>
      <div className="mt-1">{arrows}</div>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={() => onMove({ map: (at.map + maps - 1) % maps })} data-testid="alexnet-map-back">
          {w.mapBack}
        </Button>
        <Button onClick={() => onMove({ map: (at.map + 1) % maps })} data-testid="alexnet-map-next">
          {w.mapNext}
        </Button>
        <Button
          pressed={at.map === strongest}
          onClick={() => onMove({ map: strongest })}
          data-testid="alexnet-strongest"
        >
          {w.strongest}
        </Button>
      </div>
    </div>
  )
}
