import { useMemo } from 'react'
import { Choices } from '@/components/ui/choices'
import { rangeOf } from '@/components/viz/ink-of'
import { fill } from '@/lib/i18n/fill'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { OpenedLayer } from '@/lib/nn/opened-layers'
import type { PhotoTraced } from '@/lib/protocol/photo-inside-messages'
import { useBenchStrings } from '../bench-strings'
import { placeIn, type Unit } from '../inside-bench/chosen-unit'
import { choosePlace, startOf } from './chosen'
import { FieldOnPhoto } from './field-on-photo'
import { MapsPart } from './maps-part'
import { UnitsPart } from './units-part'

interface LayersPartProps {
  spec: AnyNetwork
  layers: readonly OpenedLayer[]
  found: PhotoTraced
  unit: Unit
  /** What the outputs mean, in their order. */
  nameOf: (output: number) => string
}

/** Any layer of the network: its maps, or its units. */
export function LayersPart({ spec, layers, found, unit, nameOf }: LayersPartProps) {
  const words = useBenchStrings().strings.photoInside.layers
  const { at: layer, place } = useMemo(() => placeIn(layers, unit), [layers, unit])
  const { values } = found.layers[layer.last]
  const range = useMemo(() => rangeOf(values), [values])
  const { shape, name } = layer
  const size =
    shape.length === 3
      ? fill(words.maps, { count: shape[2], height: shape[0], width: shape[1] })
      : fill(words.units, { count: shape[0] })
  const toLayer = (to: string) => {
    const other = layers.find((one) => one.name === to)
    if (other) choosePlace(startOf(other, found.layers[other.last].values))
  }
  const chosen: Unit = { layer: name, ...place }
  const { side } = found.seen
  const isOutput = layer.last === spec.layers.length - 1
  return (
    <section
      className="mt-8 border-t border-line pt-5"
      aria-label={words.title}
      data-testid="photo-layers"
      data-layer={name}
      data-map={place.map}
    >
      <h3 className="mb-3 font-sans text-base font-semibold">{words.title}</h3>
      <Choices
        label={words.label}
        value={name}
        onChange={toLayer}
        options={layers.map((one) => ({ value: one.name, label: one.name }))}
        testId="photo-layer"
      />
      <p className="mt-2 mb-4 text-sm text-soft">{size}</p>
      {shape.length === 3 ? (
        <MapsPart
          spec={spec}
          layer={layer}
          values={values}
          range={range}
          size={size}
          seen={found.seen}
          unit={chosen}
          onChoose={choosePlace}
        />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 @min-[44rem]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <UnitsPart
            layer={layer}
            values={values}
            range={range}
            at={place.map}
            onChoose={(map) => choosePlace({ layer: name, map, row: 0, column: 0 })}
            nameOf={isOutput ? nameOf : null}
          />
          <div className="max-w-64 min-w-0">
            <FieldOnPhoto seen={found.seen} field={{ top: 0, left: 0, height: side, width: side }} />
          </div>
        </div>
      )}
    </section>
  )
}
