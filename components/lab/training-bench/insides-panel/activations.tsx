import { MapsPicture } from '@/components/viz/maps-picture'
import type { LayerValues } from '@/lib/data/train-report'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { Shape } from '@/lib/nn/shapes'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../../bench-strings'
import { layerTitle } from '../layer-title'

interface Props {
  activations: readonly LayerValues[]
  network: AnyNetwork
}

/** What each layer puts out for the chosen digit. */
export function Activations({ activations, network }: Props) {
  const { insides: words, layers } = useBenchStrings().strings.trainLive
  const seen = activations.filter(({ name }) => {
    const kind = network.layers.find((layer) => layer.name === name)?.kind
    return kind !== undefined && kind !== 'flatten' && kind !== 'dropout'
  })
  if (seen.length === 0) return null
  return (
    <>
      <h3 className="mt-5 mb-2 font-semibold">{words.activations}</h3>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-3 @min-[30rem]:grid-cols-2 @min-[52rem]:grid-cols-3">
        {seen.map(({ name, shape, values }) => {
          const title = layerTitle(layers, name)
          const size =
            shape.length === 3
              ? fill(layers.maps, { count: shape[2], height: shape[0], width: shape[1] })
              : fill(layers.units, { count: shape[0] })
          return (
            <li
              key={name}
              className="min-w-0"
              data-testid={`activations-${name}`}
              data-value={meanOf(values)}
            >
              <p className="mb-1 text-[0.8125rem]">
                <b>{title}</b> <span className="text-soft">{size}</span>
              </p>
              <MapsPicture
                values={values}
                shape={shape as Shape}
                label={fill(words.activationLabel, { layer: title, size })}
              />
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Stands for all of a layer's values where one number is enough to see that they have changed. */
const meanOf = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length
