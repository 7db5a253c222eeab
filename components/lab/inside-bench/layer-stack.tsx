import { memo, useMemo } from 'react'
import { tileOf, type TilePlace } from '@/components/viz/layer-tile'
import { sayNumber } from '@/components/viz/say-number'
import { TileWalker } from '@/components/viz/tile-walker'
import { fill } from '@/lib/i18n/fill'
import type { OpenedLayer, Region } from '@/lib/nn/opened-layers'
import { shapeSize, type Shape } from '@/lib/nn/shapes'
import type { Unit } from './chosen-unit'
import { indexIn, layerName, saySize, sayValue, type InsideWords } from './names'

interface LayerStackProps {
  layers: readonly OpenedLayer[]
  /** By the index of the layer in the spec; null while nothing is known. */
  outputs: readonly Float32Array[] | null
  /** The unit that is chosen, and what the one that is shown depends on: entry i is a part of the input of layer i. */
  unit: Unit
  regions: readonly Region[]
  onChoose: (unit: Unit) => void
  onPeek: (unit: Unit | null) => void
  /** What the outputs mean, in their order. */
  names: readonly string[]
  words: InsideWords
}

/** All layers under one another, the way a digit goes through them. */
export function LayerStack(props: LayerStackProps) {
  const { layers, outputs, unit, regions, onChoose, onPeek, names, words } = props
  return (
    <div className="grid gap-3">
      {layers.map((layer) => (
        <LayerRow
          key={layer.name}
          layer={layer}
          values={outputs?.[layer.last] ?? null}
          at={unit.layer === layer.name ? unit : null}
          // What the layer behind it takes, be that flatten or dropout.
          region={regions[layer.last + 1] ?? null}
          onChoose={onChoose}
          onPeek={onPeek}
          words={words}
        />
      ))}
      <div
        aria-hidden
        className="-mt-2.5 grid text-center font-mono text-xs text-soft"
        style={{ gridTemplateColumns: `repeat(${names.length}, minmax(0, 1fr))` }}
      >
        {names.map((name, output) => (
          <span key={output} className="truncate">
            {name}
          </span>
        ))}
      </div>
    </div>
  )
}

const LONGEST_ROW = 30

/** Maps in a row: all of them up to eight; of a vector the most units that fill every row. */
export function mapsInRow(shape: Shape): number {
  if (shape.length === 3) return Math.min(8, shape[2])
  let length = Math.min(LONGEST_ROW, shape[0])
  while (shape[0] % length !== 0) length--
  return length
}

interface LayerRowProps {
  layer: OpenedLayer
  values: Float32Array | null
  at: TilePlace | null
  region: Region | null
  onChoose: (unit: Unit) => void
  onPeek: (unit: Unit | null) => void
  words: InsideWords
}

const LayerRow = memo(function LayerRow(props: LayerRowProps) {
  const { layer, values, at, region, onChoose, onPeek, words } = props
  const { name, shape } = layer
  const tile = useMemo(
    () => tileOf({ shape, values: values ?? new Float32Array(shapeSize(shape)) }, mapsInRow(shape)),
    [shape, values],
  )
  const size = saySize(shape, words)
  const range = fill(words.layers.range, {
    least: sayNumber(tile.range.least),
    most: sayNumber(tile.range.most),
  })
  return (
    <div
      data-testid="inside-layer"
      data-layer={name}
      data-least={values ? tile.range.least : undefined}
      data-most={values ? tile.range.most : undefined}
    >
      <p className="mb-0.5 flex flex-wrap justify-between gap-x-3 text-[0.8125rem]">
        <span>
          <b className={at ? 'text-lenet' : undefined}>{layerName(name, words)}</b>{' '}
          <span className="text-soft">{size}</span>
        </span>
        <span className="font-mono text-xs leading-5 text-soft tabular-nums">{values ? range : '–'}</span>
      </p>
      <TileWalker
        tile={tile}
        at={at}
        onMove={(place) => onChoose({ layer: name, ...place })}
        onPeek={(place) => onPeek(place && { layer: name, ...place })}
        region={region}
        maps={shape.length === 3 ? shape[2] : 1}
        label={fill(words.layers.label, { layer: layerName(name, words), size })}
        say={(place) => sayValue(layer, place, values?.[indexIn(shape, place)] ?? 0, words)}
        testId={`inside-${name}`}
      />
    </div>
  )
})
