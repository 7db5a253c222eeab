import { useMemo, useState } from 'react'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { rangeOf, type Range } from '@/components/viz/ink-of'
import { MapWalker } from '@/components/viz/map-walker'
import { planeOf } from '@/components/viz/plane'
import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import { mapsByStrength, strongestPlaces } from '@/lib/data/strongest'
import { fill } from '@/lib/i18n/fill'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { OpenedLayer } from '@/lib/nn/opened-layers'
import { receptiveField } from '@/lib/nn/receptive-field'
import type { PhotoSeen } from '@/lib/protocol/photo-messages'
import { useBenchStrings } from '../bench-strings'
import type { Unit } from '../inside-bench/chosen-unit'
import { apartIn, strongestOf } from './chosen'
import { FieldOnPhoto } from './field-on-photo'
import { MapBoard } from './map-board'
import { Patches } from './patches'

interface MapsPartProps {
  spec: AnyNetwork
  layer: OpenedLayer
  values: Float32Array
  range: Range
  size: string
  seen: PhotoSeen
  unit: Unit
  onChoose: (unit: Unit) => void
}

/** Patches of the photo that are shown. */
const PATCHES = 6

/** All maps of a layer; one of them large; what its values see of the photo; where it is strongest. */
export function MapsPart({ spec, layer, values, range, size, seen, unit, onChoose }: MapsPartProps) {
  const words = useBenchStrings().strings.photoInside.layers
  const [order, setOrder] = useState<'strength' | 'number'>('strength')
  const [peek, setPeek] = useState<Cell | null>(null)
  const { shape, name } = layer
  const [rows, columns, maps] = shape as readonly [number, number, number]
  const byStrength = useMemo(() => mapsByStrength(values, shape), [values, shape])
  const numbers = useMemo(
    () => (order === 'strength' ? byStrength : Array.from({ length: maps }, (_, map) => map)),
    [order, byStrength, maps],
  )
  const quiet = useMemo(() => {
    const least = new Float32Array(maps)
    values.forEach((value, at) => (least[at % maps] = Math.max(least[at % maps], Math.abs(value))))
    return least.filter((value) => value === 0).length
  }, [values, maps])
  const plane = useMemo(() => planeOf(values, shape, unit.map), [values, shape, unit.map])
  const places = useMemo(
    () => strongestPlaces(values, [rows, columns, maps], unit.map, PATCHES, apartIn(shape)),
    [values, rows, columns, maps, unit.map, shape],
  )
  const shown = peek ?? unit
  const field = receptiveField(spec, layer.last, shown.row, shown.column)
  const say = ({ row, column }: Cell) =>
    fill(words.cell, {
      row: row + 1,
      column: column + 1,
      value: sayNumber(plane.values[row * columns + column], 3),
    })
  const take = (map: number) => onChoose(strongestOf(layer, values, map))

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 @min-[52rem]:grid-cols-2">
      <div className="min-w-0 max-w-xl">
        <div className="mb-2 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
          <Choices
            label={words.order}
            value={order}
            onChange={setOrder}
            options={[
              { value: 'strength', label: words.byStrength },
              { value: 'number', label: words.numbered },
            ]}
            testId="map-order"
          />
        </div>
        <MapBoard
          layer={layer}
          values={values}
          range={range}
          order={numbers}
          size={size}
          at={unit.map}
          onChoose={take}
        />
        <p className="mt-2 text-xs text-soft" data-testid="quiet-maps" data-value={quiet}>
          {fill(words.scale, { least: sayNumber(range.least), most: sayNumber(range.most) })}
          {quiet > 0 && ` ${fill(words.quiet, { count: quiet, all: maps })}`}
        </p>
        <Slider
          label={words.map}
          value={unit.map}
          min={0}
          max={maps - 1}
          step={1}
          onChange={(map) => take(Math.round(map))}
          testId="map-number"
        />
      </div>
      <div className="min-w-0 max-w-xl">
        <div className="grid grid-cols-2 gap-4">
          <figure className="min-w-0">
            <figcaption className="mb-1 text-sm text-soft">
              {fill(words.mapTitle, { layer: name, map: unit.map })}
            </figcaption>
            <MapWalker
              values={plane.values}
              rows={rows}
              columns={columns}
              range={rangeOf(plane.values)}
              at={unit}
              onMove={(cell) => onChoose({ ...unit, ...cell })}
              onPeek={setPeek}
              label={fill(words.mapTitle, { layer: name, map: unit.map })}
              say={say}
              testId="photo-map"
            />
            <p
              className="mt-1 min-h-10 text-xs leading-normal tabular-nums"
              data-testid="photo-value"
              data-value={plane.values[shown.row * columns + shown.column]}
            >
              {say(shown)} <span className="text-soft">{words.own}</span>
            </p>
          </figure>
          <FieldOnPhoto seen={seen} field={field} />
        </div>
        <div className="mt-3">
          <Patches
            spec={spec}
            index={layer.last}
            seen={seen}
            places={places}
            at={unit}
            onChoose={({ row, column }) => onChoose({ ...unit, row, column })}
          />
        </div>
      </div>
    </div>
  )
}
