import { useMemo, useState } from 'react'
import { tileOf } from '@/components/viz/layer-tile'
import { MapWalker } from '@/components/viz/map-walker'
import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import { fill } from '@/lib/i18n/fill'
import type { TracedLayer } from '@/lib/protocol/examine-messages'
import { useBenchStrings } from '../bench-strings'

/** These pass on what they get, in another shape or not at all changed. */
const PASSING: readonly string[] = ['flatten', 'dropout']

/** What every layer makes of the digit, as maps in ink. */
export function LayerMaps({ layers }: { layers: readonly TracedLayer[] }) {
  const words = useBenchStrings().strings.mistakes.layers
  return (
    <div className="mt-7">
      <p className="font-semibold">{words.title}</p>
      <p className="mt-1 text-[0.8125rem] leading-normal text-soft">{words.how}</p>
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 @min-[36rem]:grid-cols-2 @min-[52rem]:grid-cols-3">
        {layers
          .filter(({ kind }) => !PASSING.includes(kind))
          .map((layer) => (
            <LayerMap key={layer.name} layer={layer} />
          ))}
      </div>
    </div>
  )
}

function LayerMap({ layer }: { layer: TracedLayer }) {
  const words = useBenchStrings().strings.mistakes.layers
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 })
  const [peek, setPeek] = useState<Cell | null>(null)
  const tile = useMemo(() => tileOf(layer), [layer])
  const { shape } = layer
  const isMap = shape.length === 3
  const name = layer.name === 'output' ? words.output : layer.name.toUpperCase()
  const size = isMap
    ? fill(words.maps, { count: shape[2], height: shape[0], width: shape[1] })
    : fill(words.units, { count: shape[0] })
  const range = fill(words.range, { least: sayNumber(tile.range.least), most: sayNumber(tile.range.most) })

  const say = ({ row, column }: Cell) => {
    const place = tile.placeAt(row, column)
    if (!place) return words.between
    const value = sayNumber(tile.values[row * tile.columns + column], 3)
    return isMap
      ? fill(words.map, { map: place.map, row: place.row + 1, column: place.column + 1, value })
      : fill(words.unit, { unit: place.map, value })
  }

  return (
    <figure className="min-w-0" data-testid="layer-map" data-layer={layer.name}>
      <figcaption className="mb-1 flex flex-wrap justify-between gap-x-3 text-[0.8125rem]">
        <span>
          <b>{name}</b> <span className="text-soft">{size}</span>
        </span>
        <span className="font-mono text-xs text-soft tabular-nums">{range}</span>
      </figcaption>
      <MapWalker
        values={tile.values}
        rows={tile.rows}
        columns={tile.columns}
        range={tile.range}
        at={at}
        onMove={setAt}
        onPeek={setPeek}
        label={`${name}: ${size}, ${range}`}
        say={say}
      />
      <output className="mt-1 block min-h-5 text-xs text-soft tabular-nums">{say(peek ?? at)}</output>
    </figure>
  )
}
